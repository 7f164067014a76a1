import { Centimes, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { COMPTE_RENDU_FIR, CONVENTION_SUBVENTION, ObjetFir } from '../../parametres';
import { crpa, FIR, SUBVENTIONS } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { FaitsCpts } from '../faits';
import { derniereAide } from '../faits/fir';
import { Contexte, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

const OBJET_EN_CLAIR: Record<ObjetFir, string> = {
  INDEMNISATION: 'indemnisation du temps des professionnels de santé',
  COORDINATION: 'coordination du projet',
  CONSTITUTION: 'constitution de la communauté (diagnostic, projet de santé)',
  APPUI_EXTERNE: 'appui méthodologique externe',
};

/** C-P2-06. */
export type AttributionDeLAide = Reserves & {
  nomCpts: string;
  dateDemande: DateCivile;
  dateDecision: DateCivile;
  objets: readonly string[];
  montant: Centimes;
  finExercice: DateCivile;
  /** The amount above which an agreement is compulsory; `null` when the grant stays below. Source: R-P2-03. */
  seuilConvention: Centimes | null;
  compteRendu: { delai: string; avantLe: DateCivile };
};

export const COURRIERS_FIR: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P2-06', {
    titre: 'Attribution d’une aide du fonds d’intervention régional',
    evenements: ['ATTRIBUER_FIR'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    canal: 'COURRIER',
    bases: [FIR, SUBVENTIONS, crpa('L.242-2, 2°')],
    signataire: 'DG_ARS',
    variables: attribuer,
  }),
];

function attribuer({ faits, evenement, lire }: Contexte): AttributionDeLAide {
  const aide = derniereAide(faits)!;
  const finExercice = aide.finExercice!;
  const montant = aide.montant!;
  const delai = lire(COMPTE_RENDU_FIR, finExercice);
  const seuil = lire(CONVENTION_SUBVENTION, evenement.le);
  return {
    nomCpts: faits.nom,
    dateDemande: aide.le,
    dateDecision: evenement.le,
    objets: aide.objets.map((objet) => OBJET_EN_CLAIR[objet]),
    montant,
    finExercice,
    seuilConvention: montant > seuil.valeur ? seuil.valeur : null,
    compteRendu: {
      delai: dureeEnClair(delai.valeur),
      avantLe: dernierJour('D-P2-04', COMPTE_RENDU_FIR, finExercice, faits, lire),
    },
    aConfirmer: reserves(delai, seuil, REPORT_AU_JOUR_OUVRE),
  };
}
