import { dateCourte, DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { CONVENTION_ACI } from '../../nomenclature-finess';
import { LIBELLE_PIECE_ACI } from '../../parametres';
import { ACI_2019, crpa, ficheFas, guideHdf, instructionFiness } from '../../sources';
import { ConvocationNegociation, DemandeDePiecesAci } from '../evenements/contrat';
import { FaitsCpts } from '../faits';
import { Contexte, lettre, Reserves } from './contenu';

/** C-P6-01. */
export type AccuseDeDemandeAci = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  /** Compulsory documents that the request lacks. */
  manquantes: readonly string[];
};

/** C-P6-02. */
export type PiecesManquantesAci = Reserves & {
  nomCpts: string;
  dateDemande: DateCivile;
  pieces: readonly string[];
  avantLe: DateCivile | null;
};

/** C-P6-03. */
export type ConvocationDeNegociation = Reserves & {
  nomCpts: string;
  seanceLe: DateCivile;
  avecUrps: boolean;
};

/** C-P6-05, which is also C-PF-04: one act tells the register of the contract. */
export type SignalementDuContrat = Reserves & {
  nomCpts: string;
  dateSignature: DateCivile;
  convention: { code: string; libelle: string };
  siren: string | null;
  /** Numbers of the register; `null` while the CPTS has none. */
  numeros: { ej: string; et: string | null } | null;
  dateOuverture: string | null;
};

const negociation = (avecUrps: boolean) =>
  lettre('C-P6-03', {
    titre: 'Convocation à la négociation du contrat ACI',
    evenements: ['CONVOQUER_NEGOCIATION_ACI'],
    si: ({ evenement }) => Boolean((evenement.donnees as ConvocationNegociation).urps) === avecUrps,
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: avecUrps ? ['ARS', 'URPS'] : ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le contrat tripartite'), guideHdf('fiche 6')],
    signataire: 'CPAM',
    variables: convoquer,
  });

export const COURRIERS_CONTRAT: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P6-01', {
    titre: 'Accusé de réception de la demande de contrat ACI',
    evenements: ['DEMANDER_ACI'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ACI_2019, crpa('L.112-3')],
    signataire: 'CPAM',
    variables: accuser,
  }),
  lettre('C-P6-02', {
    titre: 'Pièces manquantes de la demande de contrat ACI',
    evenements: ['DEMANDER_PIECES_ACI'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('la demande de contrat')],
    signataire: 'CPAM',
    variables: reclamer,
  }),
  negociation(false),
  negociation(true),
  lettre('C-P6-05', {
    titre: 'Contrat ACI signé : convention à enregistrer',
    evenements: ['SIGNALER_CONTRAT_FINESS'],
    emetteur: 'ARS',
    destinataires: ['GESTIONNAIRE_FINESS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.1 et annexe 1, § 3.13')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: signaler,
  }),
];

function accuser({ faits, evenement }: Contexte): AccuseDeDemandeAci {
  return {
    nomCpts: faits.nom,
    dateReception: evenement.le,
    manquantes: (faits.contrat!.piecesAttendues ?? []).map((piece) => LIBELLE_PIECE_ACI[piece]),
    aConfirmer: [],
  };
}

function reclamer({ faits, evenement }: Contexte): PiecesManquantesAci {
  const { pieces, avantLe } = evenement.donnees as DemandeDePiecesAci;
  return {
    nomCpts: faits.nom,
    dateDemande: faits.contrat!.demande.le,
    pieces: pieces.map((piece) => LIBELLE_PIECE_ACI[piece]),
    avantLe: avantLe ?? null,
    aConfirmer: [],
  };
}

function convoquer({ faits, evenement }: Contexte): ConvocationDeNegociation {
  const { seanceLe, urps } = evenement.donnees as ConvocationNegociation;
  return { nomCpts: faits.nom, seanceLe, avecUrps: Boolean(urps), aConfirmer: [] };
}

function signaler({ faits }: Contexte): SignalementDuContrat {
  const { association, finess, contrat } = faits;
  const inscrite = finess?.immatriculation;
  const { code, libelle } = CONVENTION_ACI;
  return {
    nomCpts: association?.denomination ?? faits.nom,
    dateSignature: contrat!.signature!.le,
    convention: { code, libelle },
    siren: association?.siren ?? inscrite?.siren ?? null,
    numeros: inscrite ? { ej: inscrite.ej, et: inscrite.et ?? null } : null,
    dateOuverture: inscrite?.ouverture ? dateCourte(inscrite.ouverture) : null,
    aConfirmer: [],
  };
}
