import { FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { type ConsultationService, type DossiersService, type OuvertureService } from '#libs/dossiers';
import { type Horloge } from '#libs/exterieur';
import { type DataSource } from 'typeorm';
import { importerInscriptions, importerTerritoires } from '../apps/cli/importer';
import { type Bilan, reprendre, seul, terminer } from './chargement';
import { installerComptes } from './comptes';
import { installerEnTetes } from './en-tetes';
import { installerEquipe } from './equipe';
import { lireDonnees } from './fichiers';
import { jouer, type Scene } from './joueur';
import { mettreEnScene, type Piece } from './mise-en-scene';
import { installerOrganismes } from './organismes';
import { dossiersDeLaReunion, ouvrirLaReunion } from './reunion';

export { type Bilan } from './chargement';
export { COMPTES_DEMONSTRATION, MOT_DE_PASSE } from './comptes';

export interface Outils {
  source: DataSource;
  dossiers: DossiersService;
  ouvertures: OuvertureService;
  consultation: ConsultationService;
  horloge: Horloge;
  /** Called when there is something to load, which takes a while. */
  prevenir?(): void;
}

const EN_MEME_TEMPS = 4;

/**
 * Loads the demonstration: accounts, agencies, and dossiers on real territories and registrations, led by invented
 * acts to every situation of the path. Once; a load cut short is completed. To be called before the worker starts.
 * @returns what the demonstration holds: dossiers, and facts after their opening
 * @throws Error in production
 */
export async function chargerDemonstration(outils: Outils): Promise<Bilan> {
  if (process.env.NODE_ENV === 'production')
    throw new Error('La démonstration ne se charge pas en production (NODE_ENV=production).');
  const { source, horloge } = outils;
  return seul(source, async (client) => {
    const maintenant = horloge.maintenant();
    const { jour, bilan } = await reprendre(client, jourCivil(maintenant, FUSEAU_NATIONAL), maintenant);
    if (bilan) return bilan;
    outils.prevenir?.();
    const comptes = await installerComptes(source);
    await installerOrganismes(source);
    await installerEnTetes(source, jour, maintenant);
    const ouvreurs = [comptes.get('instructeur.occitanie@demo.test')!, comptes.get('instructeur@demo.test')!];
    const cadre = { ...outils, origine: 'DEMONSTRATION' as const, comptes: ouvreurs };
    const { paca, communes, finess } = lireDonnees();
    const { lignes: territoires } = await importerTerritoires(cadre, paca, communes, jour);
    const { lignes: inscriptions } = await importerInscriptions(cadre, finess, horloge);
    const fictifs = dossiersDeLaReunion(territoires.length + inscriptions.length);
    const reunion = comptes.get('instructeur.reunion@demo.test')!;
    await ouvrirLaReunion(outils.ouvertures, reunion, await dossiersInventes(source), fictifs);
    const inventes = await dossiersInventes(source);
    // A dossier opened by other hands is real: nothing invented goes into it.
    const pieces = mettreEnScene(territoires, inscriptions, fictifs, jour).filter(({ sujet }) =>
      inventes.has(sujet.dossier),
    );
    await jouerTout({ ...outils, comptes }, pieces);
    await installerEquipe(source, jour, maintenant);
    return terminer(
      client,
      pieces.map(({ sujet }) => sujet.dossier),
      horloge.maintenant(),
    );
  });
}

async function dossiersInventes(source: DataSource): Promise<Set<string>> {
  const lignes = await source.query<{ id: string }[]>(`SELECT id FROM dossier WHERE origine = 'DEMONSTRATION'`);
  return new Set(lignes.map(({ id }) => id));
}

/** The stories that another one will stop come first; the others, several at the same time. */
async function jouerTout(scene: Scene, pieces: readonly Piece[]): Promise<void> {
  const bloquees = pieces.filter(({ situation }) => situation === 'LETTRE_BLOQUEE');
  const file = pieces.filter((piece) => !bloquees.includes(piece));
  for (const { sujet, recit } of bloquees) await jouer(scene, sujet, recit.suite());
  const main = async () => {
    for (let piece = file.shift(); piece; piece = file.shift()) await jouer(scene, piece.sujet, piece.recit.suite());
  };
  const issues = await Promise.allSettled(Array.from({ length: EN_MEME_TEMPS }, main));
  const echec = issues.find((issue) => issue.status === 'rejected');
  if (echec) throw echec.reason;
}
