import { ajouterJours, ajouterMois, type DateCivile } from '#libs/droit';
import { DUREE_CONTRAT, PREAVIS_RESILIATION } from '#workflows/cpts/parametres';
import { departPour } from '../dates';
import { validerProjet } from '../etapes';
import { cloreConvention, demanderAci, informerFiness, negocier, resilier, signerAci } from '../etapes-contrat';
import { payerApres } from '../paiements';
import { type Recit } from '../recit';
import { finaliserLePlan, type Vie, vivre } from '../vie';
import { dateDeValidation, passerParFiness } from './finess';

// The contract: its life, year after year, and its end.

/** Days between the validation and the signature, at the least; and those that the negotiation takes of them. */
const AVANT_SIGNATURE = 120;
const JOURS_DE_NEGOCIATION = 75;

/** The contract signed on that day, everything before it, then its life. */
function contratDu(recit: Recit, signature: DateCivile, vie: Vie): void {
  const validation = dateDeValidation(recit, ajouterJours(signature, -AVANT_SIGNATURE));
  validerProjet(recit, validation, recit.sujet.rang % 4 === 1);
  passerParFiness(recit, validation);
  demanderAci(recit, ajouterJours(signature, -JOURS_DE_NEGOCIATION));
  negocier(recit, ajouterJours(signature, -30));
  vivre(recit, signature, signerAci(recit, signature), vie);
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
function contratExpire(recit: Recit, terme: DateCivile, vie: Omit<Vie, 'jusquAu'> = {}): void {
  contratDu(recit, departPour(DUREE_CONTRAT, terme), { jusquAu: ajouterJours(terme, -1), ...vie });
  cloreConvention(recit, terme);
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
      contratExpire(recit, ilYA(recit, 100), { dernierDialogueApresTerme: true });
      demanderAci(recit, ilYA(recit, 70));
      negocier(recit, ilYA(recit, 45));
      const signature = ilYA(recit, 30);
      signerAci(recit, signature);
      informerFiness(recit, signature);
      const noter = recit.noter.bind(recit);
      finaliserLePlan(noter, ajouterJours(signature, 15));
      payerApres(recit, signature, recit.jour);
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
    raconter: (recit: Recit) => {
      contratResilie(recit, ilYA(recit, 35), 33);
      cloreConvention(recit, ilYA(recit, 35));
    },
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
      const clos = ilYA(recit, 10);
      contratExpire(recit, ilYA(recit, 90), { dernierDialogueApresTerme: true, clos });
      recit.noter('CLORE_DOSSIER', clos, 'ARS_INSTRUCTEUR', { motif: 'CONTRAT_ETEINT' });
    },
  },
} as const;
