import { citer, DateCivile, dateLongue, dureeEnClair } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import {
  ACCORD_NATIONAL,
  DELAI_OBSERVATIONS,
  DOSSIER_DU_DIALOGUE,
  DUREE_CONTRAT,
  EFFET_DE_LA_TAILLE,
  FENETRE_DIALOGUE,
  FONCTIONNEMENT_PREMIERE_ANNEE,
  PAIEMENT_INDU,
  PART_AVANCEE,
  PIECES_DU_DIALOGUE,
  PREAVIS_RESILIATION,
  SOINS_NON_PROGRAMMES,
} from '../../parametres';
import {
  ACI_2019,
  CALENDRIER_MISSIONS,
  contratType,
  FIN_DES_CONTRATS,
  ficheFas,
  guideHdf,
  RENOUVELLEMENT_EXPRES,
} from '../../sources';
import { pivotAu, terme } from '../delais';
import { ecrireTerritoire, REPORT_AU_JOUR_OUVRE, Reserves, reserves, TerritoireEcrit } from '../courriers/contenu';
import { OBJET_EN_CLAIR } from '../courriers/contrat-signe';
import { FaitsCpts, projetValide } from '../faits';
import { Contexte } from './communes';
import {
  AnnexeFinanciere,
  annexeFinanciere,
  ContratAEcrire,
  contratAEcrire,
  MissionEcrite,
  missionsEcrites,
  PartieCpts,
  partieCpts,
} from './contrat-ecrit';
import { ecrireIndicateurs, IndicateurEcrit } from './indicateurs-ecrits';

/** F-CONTRAT. */
export type ContratTripartite = Reserves & {
  nomCpts: string;
  cpts: PartieCpts;
  /** True while it is negotiated: its dates are those of a signature on the day of the sheet. */
  projet: boolean;
  renouvellement: boolean;
  /** The national agreement within which it lives. */
  accord: string;
  /** What came before, as it follows « Considérant ». */
  considerants: readonly string[];
  dateEffet: DateCivile;
  dateTerme: DateCivile;
  duree: string;
  territoire: Pick<TerritoireEcrit, 'etendue' | 'elements'>;
  population: number;
  millesime: number;
  membres: number | null;
  missions: readonly MissionEcrite[];
  /** How fast unscheduled care is to be answered, by whom. */
  soins: { heures: number; professions: string };
  /** Signed since; the sheet says the contract as they changed it. */
  avenants: readonly string[];
  indicateurs: readonly IndicateurEcrit[];
  financement: AnnexeFinanciere;
  /** In per cent of what is fixed for the year; how the operating budget of the first one is paid. */
  avance: { premiereAnnee: string; fonctionnement: number; missions: number };
  /** From when a new size counts, as it follows « prend effet ». */
  effetDeLaTaille: string;
  dialogue: { delai: string; pieces: readonly string[] };
  fin: { preavis: string; observations: string; remboursement: string };
  /** The text on which each clause rests, as it is cited under it. */
  textes: Readonly<
    Record<'missions' | 'emploi' | 'versement' | 'dialogue' | 'avenant' | 'duree' | 'resiliation' | 'fin', string>
  >;
  /** `null`: a blank place. */
  signatures: { cpts: DateCivile | null; caisse: DateCivile | null; ars: DateCivile | null };
};

const PREMIERE_ANNEE = { EN_ENTIER: 'en entier', AVANCE_ET_SOLDE: 'en avance, puis en solde' } as const;
const EFFET = {
  PROCHAIN_ANNIVERSAIRE: 'au versement anniversaire suivant',
  SIGNATURE: 'à la signature de l’avenant',
} as const;

export const FICHE_CONTRAT: FicheDefinie<FaitsCpts> = {
  code: 'F-CONTRAT',
  titre: 'Contrat tripartite ACI',
  gabarit: 'fiches/contrat',
  emetteur: 'CPAM',
  parties: ['CPAM', 'ARS'],
  bases: [ACI_2019, contratType('art. 6'), ficheFas('le contrat tripartite'), guideHdf('fiches 6, 16 et 17')],
  manque: (contexte) =>
    contratAEcrire(contexte)
      ? undefined
      : 'Aucun contrat n’est demandé ni signé : enregistrez d’abord la demande d’adhésion à l’ACI.',
  variables: rediger,
};

function rediger(contexte: Contexte): ContratTripartite {
  const { le, lire } = contexte;
  const ecrit = contratAEcrire(contexte)!;
  const { faits, contrat, projet, renouvellement, signatures } = ecrit;
  const { signature, avenants = [] } = contrat;
  const effet = signature.le;
  const pivot = pivotAu(contrat, le)!;
  const duree = lire(DUREE_CONTRAT, effet);
  const dateTerme = terme(effet, faits, lire);
  const accord = lire(ACCORD_NATIONAL, effet);
  const fenetre = lire(FENETRE_DIALOGUE, effet);
  const dossier = lire(DOSSIER_DU_DIALOGUE, effet);
  const preavis = lire(PREAVIS_RESILIATION, effet);
  const observations = lire(DELAI_OBSERVATIONS, effet);
  const indu = lire(PAIEMENT_INDU, effet);
  const soins = lire(SOINS_NON_PROGRAMMES, pivot);
  const avance = lire(PART_AVANCEE, effet);
  const premiere = lire(FONCTIONNEMENT_PREMIERE_ANNEE, effet);
  const effetDeLaTaille = lire(EFFET_DE_LA_TAILLE, pivot);
  const population = avenants.findLast((un) => un.population)?.population ?? signature.population ?? faits.population;
  const revus = avenants.findLast((un) => un.indicateurs);
  const convenusLe = revus?.le ?? signature.signeeLe ?? signature.le;
  const { etendue, elements } = ecrireTerritoire(faits);
  const financement = annexeFinanciere(ecrit, contexte);
  return {
    nomCpts: faits.nom,
    cpts: partieCpts(contexte, faits),
    ...{ projet, renouvellement },
    accord: accord.valeur.version,
    considerants: considerants(ecrit),
    ...{ dateEffet: effet, dateTerme, duree: dureeEnClair(duree.valeur) },
    territoire: { etendue, elements },
    ...{ population: population.total, millesime: population.millesime },
    membres: avenants.findLast((un) => un.membres !== undefined)?.membres ?? signature.membres ?? null,
    missions: missionsEcrites(ecrit, contexte),
    soins: soins.valeur,
    avenants: avenants.map(
      ({ numero, le: jour, objets }) =>
        `avenant n° ${numero} du ${dateLongue(jour)} (${objets.map((objet) => OBJET_EN_CLAIR[objet]).join(', ')})`,
    ),
    indicateurs: ecrireIndicateurs(
      revus?.indicateurs ?? signature.indicateurs ?? [],
      projet ? null : convenusLe,
      faits.justificatifs,
    ),
    financement,
    avance: { ...avance.valeur, premiereAnnee: PREMIERE_ANNEE[premiere.valeur] },
    effetDeLaTaille: EFFET[effetDeLaTaille.valeur],
    dialogue: { delai: dureeEnClair(fenetre.valeur), pieces: dossier.valeur.map((piece) => PIECES_DU_DIALOGUE[piece]) },
    fin: {
      preavis: dureeEnClair(preavis.valeur),
      observations: dureeEnClair(observations.valeur),
      remboursement: dureeEnClair(indu.valeur),
    },
    textes: {
      missions: citer(CALENDRIER_MISSIONS),
      emploi: citer(guideHdf('fiche 7')),
      versement: citer(contratType('art. 6')),
      dialogue: citer(fenetre.source),
      avenant: citer(ficheFas('le suivi du contrat')),
      duree: `${citer(duree.source)} ; ${citer(RENOUVELLEMENT_EXPRES)}`,
      resiliation: `${citer(preavis.source)} ; ${citer(observations.source)}`,
      fin: citer(FIN_DES_CONTRATS),
    },
    signatures: {
      cpts: signatures?.cpts ?? null,
      caisse: signatures?.caisse ?? null,
      ars: signatures?.ars ?? null,
    },
    aConfirmer: reserves(
      ...[duree, accord, fenetre, preavis, observations, indu, soins, avance, effetDeLaTaille],
      ...['Q-08', 'Q-14', REPORT_AU_JOUR_OUVRE],
    ),
  };
}

/** What the parties take note of before they agree. */
function considerants({ faits, projet, renouvellement, contrat }: ContratAEcrire): string[] {
  const { projet: sante, finess } = faits;
  const decision = projetValide(faits) ? sante!.decision! : undefined;
  const accord = `l’accord des trois parties${renouvellement ? ' pour renouveler leur contrat' : ''}`;
  const comment = decision?.mode === 'TACITE' ? 'réputé validé par le silence de l’agence' : 'validé par l’agence';
  return [
    ...(decision ? [`le projet de santé, ${comment} le ${dateLongue(decision.le)}`] : []),
    ...(finess?.immatriculation ? ['l’immatriculation de la communauté au répertoire FINESS'] : []),
    ...(renouvellement ? [] : [`la demande d’adhésion de la communauté, reçue le ${dateLongue(contrat.demande.le)}`]),
    ...(projet ? [] : [`${accord}, conclu le ${dateLongue(contrat.signature.signeeLe ?? contrat.signature.le)}`]),
  ];
}
