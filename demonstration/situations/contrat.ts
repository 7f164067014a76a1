import { ajouterJours, ajouterMois, type DateCivile, enVigueur } from '#libs/droit';
import { type Mission } from '#workflows/cpts/missions';
import {
  CALENDRIER,
  DUREE_CONTRAT,
  FENETRE_DIALOGUE,
  PREAVIS_RESILIATION,
  TRAME_CRISE,
} from '#workflows/cpts/parametres';
import { departPour, entre, finDe } from '../dates';
import { ajouterParAvenant, demanderAci, resilier, signerAci, validerProjet } from '../etapes';
import { type Recit } from '../recit';
import { dateDeValidation, passerParFiness } from './finess';

// The contract: its life, year after year, and its end.

interface Vie {
  /** Last day on which something of that life is told. */
  jusquAu: DateCivile;
  /** Missions that do not start. */
  sans?: readonly Mission[];
  /** The last yearly meeting is not held. */
  dernierDialogueManque?: boolean;
}

/** Days between the validation and the signature, at the least; and those that the negotiation takes of them. */
const AVANT_SIGNATURE = 120;
const JOURS_DE_NEGOCIATION = 75;

/** The contract signed on that day, everything before it, then its missions and its yearly meetings. */
function contratDu(recit: Recit, signature: DateCivile, vie: Vie): void {
  const validation = dateDeValidation(recit, ajouterJours(signature, -AVANT_SIGNATURE));
  validerProjet(recit, validation, recit.sujet.rang % 4 === 1);
  passerParFiness(recit, validation);
  demanderAci(recit, ajouterJours(signature, -JOURS_DE_NEGOCIATION));
  vivre(recit, signature, signerAci(recit, signature), vie);
}

function vivre(
  recit: Recit,
  signature: DateCivile,
  missions: readonly Mission[],
  { jusquAu, sans = [], dernierDialogueManque = false }: Vie,
): void {
  const aDeployer: { mission: Mission; demarree: DateCivile; avant: DateCivile }[] = [];
  for (const [mission, depart] of departsDesMissions(signature, missions)) {
    const { demarrage, deploiement } = CALENDRIER[mission] ?? CALENDRIER.PREVENTION!;
    const le = entre(depart, finDe(demarrage, depart), 0.6 + recit.ecart(6) / 20);
    if (le > jusquAu || sans.includes(mission)) continue;
    // A mission that came after the contract enters it by amendment, before it starts.
    if (!missions.includes(mission)) ajouterParAvenant(recit, mission, depart, entre(depart, le, 0.5));
    recit.noter('DEMARRER_MISSION', le, 'CPAM', { mission });
    aDeployer.push({ mission, demarree: le, avant: finDe(deploiement, depart) });
  }
  const dialogues: { annee: number; le: DateCivile }[] = [];
  for (let annee = 1; ajouterMois(signature, 12 * annee) < finDe(DUREE_CONTRAT, signature); annee += 1) {
    const anniversaire = ajouterMois(signature, 12 * annee);
    const le = entre(anniversaire, finDe(FENETRE_DIALOGUE, anniversaire), 0.4 + recit.ecart(8) / 20);
    if (anniversaire <= jusquAu) dialogues.push({ annee, le });
  }
  if (dernierDialogueManque) dialogues.pop();
  for (const { annee, le } of dialogues.filter((dialogue) => dialogue.le <= jusquAu)) {
    const prochain = ajouterMois(signature, 12 * (annee + 1));
    const deploiements = aDeployer.filter(({ demarree, avant }) => demarree < le && avant <= prochain);
    for (const deploye of deploiements) aDeployer.splice(aDeployer.indexOf(deploye), 1);
    recit.noter('TENIR_DIALOGUE_GESTION', le, 'CPAM', {
      annee,
      ...(deploiements.length ? { deploiements: deploiements.map(({ mission }) => mission) } : {}),
    });
  }
}

/** From what day the calendar of each mission counts. A contract older than the crisis plan gets it by amendment. */
function departsDesMissions(signature: DateCivile, missions: readonly Mission[]): [Mission, DateCivile][] {
  const trame = enVigueur(TRAME_CRISE, signature).valeur;
  const tardives: Mission[] = missions.includes('CRISE') || finDe(DUREE_CONTRAT, signature) <= trame ? [] : ['CRISE'];
  return [
    ...missions.map((mission): [Mission, DateCivile] => [
      mission,
      mission === 'CRISE' && signature < trame ? trame : signature,
    ]),
    ...tardives.map((mission): [Mission, DateCivile] => [mission, trame]),
  ];
}

/** A contract signed so many months ago, and some days more. */
const contratDepuis = (recit: Recit, mois: number, vie: Omit<Vie, 'jusquAu'> = {}) =>
  contratDu(recit, ajouterJours(ajouterMois(recit.jour, -mois), -recit.ecart(6)), { jusquAu: recit.jour, ...vie });

type Raconter = (recit: Recit, mois?: number) => void;
const enContrat = (titre: string, parDefaut: number, vie: Omit<Vie, 'jusquAu'> = {}) => {
  const raconter: Raconter = (recit, mois = parDefaut) => contratDepuis(recit, mois, vie);
  return { phase: 'P7', titre, raconter };
};

/** A first contract that came to its term on that day. */
function contratExpire(recit: Recit, terme: DateCivile): void {
  contratDu(recit, departPour(DUREE_CONTRAT, terme), { jusquAu: ajouterJours(terme, -1) });
}

function contratResilie(recit: Recit, effet: DateCivile, moisAvant: number): void {
  const reception = departPour(PREAVIS_RESILIATION, effet);
  contratDu(recit, ajouterMois(reception, -moisAvant), { jusquAu: reception });
  resilier(recit, reception);
}

const ilYA = ({ jour }: Recit, jours: number) => ajouterJours(jour, -jours);

export const SITUATIONS_CONTRAT = {
  MISSIONS_A_DEMARRER: enContrat('Contrat tout neuf : missions à démarrer', 1),
  EN_CONTRAT: enContrat('Contrat en vigueur, missions démarrées, dialogues tenus', 30),
  MISSION_EN_RETARD: enContrat('Contrat en vigueur, une mission en retard', 18, { sans: ['ACCES_SOINS'] }),
  DIALOGUE_A_TENIR: enContrat('Contrat en vigueur, dialogue de gestion annuel à tenir', 25, {
    dernierDialogueManque: true,
  }),
  DIALOGUE_EN_RETARD: enContrat('Contrat en vigueur, dialogue de gestion annuel en retard', 29, {
    dernierDialogueManque: true,
  }),
  CONTRAT_SANS_FINESS: enContrat('Contrat en vigueur sans immatriculation : paiements bloqués', 9),
  CONTRAT_RENOUVELE: {
    phase: 'P7',
    titre: 'Second contrat, le premier étant arrivé à son terme',
    raconter: (recit: Recit) => {
      contratExpire(recit, ilYA(recit, 100));
      demanderAci(recit, ilYA(recit, 70));
      signerAci(recit, ilYA(recit, 30));
    },
  },
  PREAVIS: {
    phase: 'P8',
    titre: 'Préavis de résiliation en cours',
    raconter: (recit: Recit) => contratResilie(recit, ajouterJours(recit.jour, 25), 40),
  },
  CONTRAT_RESILIE: {
    phase: 'P8',
    titre: 'Contrat éteint par résiliation',
    raconter: (recit: Recit) => contratResilie(recit, ilYA(recit, 35), 33),
  },
  CONTRAT_EXPIRE: {
    phase: 'P8',
    titre: 'Contrat arrivé à son terme',
    raconter: (recit: Recit) => contratExpire(recit, ilYA(recit, 20)),
  },
  DOSSIER_CLOS: {
    phase: 'P8',
    titre: 'Dossier clos après l’extinction du contrat',
    raconter: (recit: Recit) => {
      contratExpire(recit, ilYA(recit, 90));
      recit.noter('CLORE_DOSSIER', ilYA(recit, 50), 'ARS_INSTRUCTEUR', { motif: 'CONTRAT_ETEINT' });
    },
  },
} as const;
