import { LIBELLE_CANAL, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_PIECE_ACI, PIECES_ACI } from '../../parametres';
import { ACI_2019, ficheFas, guideHdf, instructionFiness, RENOUVELLEMENT_EXPRES } from '../../sources';
import { finDuContrat, terme } from '../delais';
import { Cloture, MOTIFS_CLOTURE, Resiliation } from '../evenements/fin';
import { FaitsCpts, projetValide } from '../faits';
import { protegeTerritoire } from '../phases';
import {
  Contexte,
  echeance,
  ecrireTerritoire,
  lettre,
  REPORT_AU_JOUR_OUVRE,
  Reserves,
  reserves,
  TerritoireEcrit,
} from './contenu';

/** C-P7-08. */
export type PreavisDeTerme = Reserves & {
  nomCpts: string;
  dateSignature: DateCivile;
  dateTerme: DateCivile;
  /** What the request for the next contract holds. */
  pieces: readonly string[];
};

/** C-P8-01. */
export type AccuseDeResiliation = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  preuve: { canal: string; reference: string | null };
  dateSignature: DateCivile;
  delai: string;
  /** The day on which the contract ends. */
  dateEffet: DateCivile;
  /** True when the contract comes to its term before the notice is over. */
  auTerme: boolean;
};

/** C-P8-06. */
export type ClotureDuDossier = Reserves & {
  nomCpts: string;
  dateCloture: DateCivile;
  motif: string;
  /** The CPTS that takes the project over. */
  autreCpts: string | null;
  projetValide: boolean;
  /** False when the territory stays that of the validated project. Source: E-P8-04. */
  territoireLibere: boolean;
  territoire: TerritoireEcrit;
  /** Those of the register, which nobody else will ever bear. */
  numeros: readonly string[];
};

const MOTIF_DE_CLOTURE: Record<(typeof MOTIFS_CLOTURE)[number], string> = {
  CONTRAT_ETEINT: 'fin du contrat',
  DISSOLUTION: 'dissolution de l’association',
  RETRAIT_DU_PROJET: 'retrait du projet de santé',
  FUSION: 'fusion avec une autre communauté',
  SANS_SUITE: 'dossier resté sans suite',
};

export const COURRIERS_FIN: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P7-08', {
    titre: 'Préavis de terme du contrat ACI',
    evenements: ['PREVENIR_DU_TERME'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES],
    signataire: 'CPAM',
    variables: prevenirDuTerme,
  }),
  {
    code: 'C-P8-01',
    titre: 'Accusé de réception de la résiliation',
    evenements: ['RECEVOIR_RESILIATION'],
    gabarit: 'C-P8-01',
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ACI_2019],
    signataire: 'CPAM',
    objet: ({ faits }) => `Accusé de réception de votre résiliation du contrat ACI – ${faits.nom}`,
    variables: accuser,
  },
  lettre('C-P8-06', {
    titre: 'Clôture du dossier',
    evenements: ['CLORE_DOSSIER'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM', 'URPS', 'GESTIONNAIRE_FINESS'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 7'), instructionFiness('§ III.2')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: clore,
  }),
];

function prevenirDuTerme({ faits, lire }: Contexte): PreavisDeTerme {
  const signature = faits.contrat!.signature!;
  return {
    nomCpts: faits.nom,
    dateSignature: signature.signeeLe ?? signature.le,
    dateTerme: terme(signature.le, faits, lire),
    pieces: PIECES_ACI.map((piece) => LIBELLE_PIECE_ACI[piece]),
    aConfirmer: reserves('Q-05', 'Q-08', REPORT_AU_JOUR_OUVRE),
  };
}

function accuser(contexte: Contexte): AccuseDeResiliation {
  const { faits, evenement, lire } = contexte;
  const preavis = echeance(contexte, 'D-P8-01');
  const dateEffet = finDuContrat(faits, lire)!;
  const { canal, reference } = (evenement.donnees as Resiliation).preuve!;
  return {
    nomCpts: faits.nom,
    dateReception: evenement.le,
    preuve: { canal: LIBELLE_CANAL[canal], reference: reference ?? null },
    dateSignature: faits.contrat!.signature!.le,
    delai: dureeEnClair(preavis.duree),
    dateEffet,
    auTerme: dateEffet < preavis.echeance,
    // Neither what becomes of the register's entry nor of the tax exemptions is established.
    aConfirmer: reserves(preavis.aConfirmer, 'Q-05', 'Q-11', REPORT_AU_JOUR_OUVRE),
  };
}

function clore({ faits, evenement }: Contexte): ClotureDuDossier {
  const { motif, autreCpts } = evenement.donnees as Cloture;
  const inscrite = faits.finess?.immatriculation;
  return {
    nomCpts: faits.nom,
    dateCloture: evenement.le,
    motif: MOTIF_DE_CLOTURE[motif],
    autreCpts: autreCpts ?? null,
    projetValide: projetValide(faits),
    territoireLibere: !protegeTerritoire(faits),
    territoire: ecrireTerritoire(faits),
    numeros: inscrite
      ? [`entité juridique ${inscrite.ej}`, ...(inscrite.et ? [`établissement ${inscrite.et}`] : [])]
      : [],
    aConfirmer: inscrite ? ['Q-05'] : [],
  };
}
