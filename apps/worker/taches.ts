import {
  DossiersService,
  FichesService,
  HorlogeService,
  PreuveService,
  RattrapageService,
  REGISTRE,
  REGLAGES_PAR_DEFAUT,
} from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { Expediteur } from '#libs/exterieur/courriel';
import { Registre } from '#libs/moteur';
import { enTransaction, poolDe } from '#libs/persistance';
import {
  AvancementService,
  AvisService,
  ControleService,
  executionSuivie,
  HorlogeDeFormation,
  IncidentsService,
  Occurrence,
  ordonnancer,
  ResumeService,
} from '#libs/veille';
import { INestApplicationContext } from '@nestjs/common';
import { TaskList } from 'graphile-worker';
import { DataSource } from 'typeorm';
import type { ConfigurationWorker } from './application';
import { AvertissementDesAdministrateurs } from './administrateurs';
import { Composition } from './composition';
import { Envoi } from './envoi';
import { tachesDeFormation } from './formation';
import { Lots } from './lots';
import { Passage } from './passage';
import { PreuveNocturne } from './preuve';
import { Tour } from './tour';

/** What the tasks of a worker work with. */
export interface Outillage {
  configuration: ConfigurationWorker;
  contexte: INestApplicationContext;
  source: DataSource;
  horloge: Horloge;
  smtp: Expediteur;
}

/** Every task that the queue may hand to a worker, by the name under which it is added. */
export function tachesDe({ configuration, contexte, source, horloge, smtp }: Outillage): TaskList {
  const passage = new Passage(source, horloge, contexte.get(DossiersService));
  const rattrapage = contexte.get(RattrapageService);
  const fiches = contexte.get(FichesService);
  const composition = new Composition(source, horloge, configuration, rattrapage, configuration.gabarits, fiches);
  const envoi = new Envoi(poolDe(source), horloge, smtp);
  const lots = new Lots(source, horloge, contexte.get(FichesService), configuration);
  const avis = new AvisService(source, horloge);
  const resume = new ResumeService(source, horloge, contexte.get<Registre>(REGISTRE));
  const controle = new ControleService(source, horloge);
  const preuve = new PreuveNocturne(source, horloge, contexte.get(PreuveService));
  const pool = poolDe(source);
  const periodique = (nom: string, faire: (occurrence: Occurrence, arret?: AbortSignal) => Promise<unknown>) => ({
    [nom]: executionSuivie(pool, horloge, nom, faire),
  });
  const incidents = new IncidentsService(source, horloge);
  const administrateurs = new AvertissementDesAdministrateurs(source, horloge);
  const tour = new Tour(source, horloge, [
    { nom: 'échéances', faire: () => contexte.get(HorlogeService).balayer() },
    { nom: 'avis', faire: () => avis.emettre() },
    { nom: 'relances', faire: () => avis.relancer() },
    {
      nom: 'travaux périodiques',
      faire: () => enTransaction(pool, (client) => ordonnancer(client, horloge.maintenant())),
    },
    { nom: 'travaux abandonnés', faire: () => incidents.relever() },
    // Also here: an incident that no administrator could be told of is told as soon as there is one.
    { nom: 'administrateurs', faire: () => administrateurs.avertir() },
  ]);
  const taches: TaskList = {
    passer_le_temps: (donnees) => passage.passer((donnees as { dossier: string }).dossier),
    balayer: () => tour.faire(),
    rattraper: (donnees) => rattrapage.rattraper((donnees as { dossier: string }).dossier),
    avertir_administrateurs: async () => void (await administrateurs.avertir()),
    composer_courrier: (donnees) => composition.composer((donnees as { courrier: string }).courrier),
    envoyer_courrier: (donnees) => {
      const { courrier, messageId } = donnees as { courrier: string; messageId?: string };
      return envoi.envoyer(courrier, messageId);
    },
    poursuivre_lot: (donnees, { abortSignal }) => lots.poursuivre((donnees as { lot: string }).lot, abortSignal),
    ...periodique('resume_quotidien', ({ fuseau }) => resume.envoyer(fuseau)),
    ...periodique('controle_des_avis', ({ fuseau }) => controle.controler(fuseau)),
    ...periodique('preuve_nocturne', (_, arret) => preuve.prouver(arret)),
  };
  if (!(horloge instanceof HorlogeDeFormation)) return taches;
  const avancement = new AvancementService(poolDe(source), horloge, {
    tour: () => tour.faire(),
    taches: Object.keys(taches),
    delaiDeSaisie: (configuration.reglages ?? REGLAGES_PAR_DEFAUT).delaiDeSaisie,
  });
  return tachesDeFormation(taches, horloge, avancement);
}
