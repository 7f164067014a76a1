import { DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { DELAI_OBSERVATIONS, PREAVIS_RESILIATION } from '../../parametres';
import { crpa, FIN_DES_CONTRATS, guideHdf, RUPTURE_PAR_ANALOGIE } from '../../sources';
import { terme } from '../delais';
import { ConstatDeManquement, ConvocationAudition, DecisionDeResilier, Grief } from '../evenements/rupture';
import { FaitsCpts } from '../faits';
import { MotifDeRupture } from '../faits/fin';
import { CAISSE, Contexte, lettre, Reserves, reserves, VoiesDeRecours, voiesDeRecours } from './contenu';

/** C-P8-02. */
export type ConstatNotifie = Reserves & {
  nomCpts: string;
  dateConstat: DateCivile;
  dateContrat: DateCivile;
  /** The amicable exchange that came before. */
  dateEchange: DateCivile;
  griefs: readonly { manquement: string; engagement: string; faits: string }[];
  pieces: readonly string[];
  delai: string;
  /** True when the agency signs beside the fund. */
  conjoint: boolean;
};

/** C-P8-03. */
export type ConvocationALAudition = Reserves & {
  nomCpts: string;
  dateConstat: DateCivile;
  dateDemande: DateCivile;
  pourLe: DateCivile;
  lieu: string | null;
};

/** C-P8-04. */
export type DecisionDeRupture = Reserves & {
  nomCpts: string;
  dateDecision: DateCivile;
  dateContrat: DateCivile;
  dateConstat: DateCivile;
  dateObservations: DateCivile | null;
  dateAudition: DateCivile | null;
  manquements: readonly string[];
  motivation: string;
  preavis: string;
  /** The contract ends on that day at the latest, whatever the notice. */
  dateTerme: DateCivile;
  conjoint: boolean;
  recours: VoiesDeRecours;
};

const MANQUEMENT: Record<MotifDeRupture, string> = {
  MISSION_NON_DEMARREE: 'mission non démarrée dans le délai du contrat',
  MISSION_NON_DEPLOYEE: 'mission non déployée dans le délai du contrat',
  ELIGIBILITE_PERDUE: 'condition d’éligibilité perdue',
};

const CONDITION: Record<NonNullable<Grief['condition']>, string> = {
  PROJET_DE_SANTE: 'projet de santé validé',
  FORME_JURIDIQUE: 'forme juridique',
  AUTRE: 'autre condition',
};

const CONTRADICTOIRE = [guideHdf('fiche 7'), crpa('L.121-1 et L.122-1'), RUPTURE_PAR_ANALOGIE];

export const COURRIERS_RUPTURE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P8-02', {
    titre: 'Constat de manquement au contrat ACI',
    evenements: ['NOTIFIER_CONSTAT'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'LRAR',
    bases: [...CONTRADICTOIRE, FIN_DES_CONTRATS],
    signataire: 'CPAM',
    reception: { evenement: 'ENREGISTRER_RECEPTION', donnees: { objet: 'CONSTAT' } },
    variables: constater,
  }),
  lettre('C-P8-03', {
    titre: 'Convocation à une audition',
    evenements: ['CONVOQUER_AUDITION'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'LRAR',
    bases: CONTRADICTOIRE,
    signataire: 'CPAM',
    variables: convoquer,
  }),
  lettre('C-P8-04', {
    titre: 'Résiliation du contrat ACI',
    evenements: ['DECIDER_RESILIATION'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'LRAR',
    bases: [guideHdf('fiche 7'), crpa('L.211-2')],
    signataire: 'CPAM',
    reception: { evenement: 'ENREGISTRER_RECEPTION', donnees: { objet: 'DECISION' } },
    variables: decider,
  }),
];

const signeLe = ({ contrat }: FaitsCpts): DateCivile => contrat!.signature!.signeeLe ?? contrat!.signature!.le;

function qualifier({ motif, mission, condition }: Grief): string {
  const precision = mission ? LIBELLE_MISSION[mission] : condition && CONDITION[condition];
  return precision ? `${MANQUEMENT[motif]} (${precision})` : MANQUEMENT[motif];
}

function constater({ faits, evenement, lire }: Contexte): ConstatNotifie {
  const { griefs, pieces, signataires } = evenement.donnees as ConstatDeManquement;
  const delai = lire(DELAI_OBSERVATIONS, evenement.le);
  return {
    nomCpts: faits.nom,
    dateConstat: evenement.le,
    dateContrat: signeLe(faits),
    dateEchange: faits.echangeAmiable!.le,
    griefs: griefs.map((grief) => ({
      manquement: qualifier(grief),
      engagement: grief.engagement,
      faits: grief.faits,
    })),
    pieces,
    delai: dureeEnClair(delai.valeur),
    conjoint: signataires.includes('ARS'),
    aConfirmer: reserves(delai, 'Q-34'),
  };
}

function convoquer({ faits, evenement }: Contexte): ConvocationALAudition {
  const { pourLe, lieu } = evenement.donnees as ConvocationAudition;
  const { constat, audition } = faits.rupture!;
  return {
    nomCpts: faits.nom,
    dateConstat: constat.le,
    dateDemande: audition!.demandee.le,
    pourLe,
    lieu: lieu?.trim() || null,
    aConfirmer: ['Q-09'],
  };
}

function decider(contexte: Contexte): DecisionDeRupture {
  const { faits, evenement, lire } = contexte;
  const { motivation, signataires } = evenement.donnees as DecisionDeResilier;
  const { constat, observations, audition } = faits.rupture!;
  const preavis = lire(PREAVIS_RESILIATION, evenement.le);
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Cette décision peut être contestée', {
    aupresDe: CAISSE,
    pointDeDepart: 'la réception de la présente lettre',
  });
  return {
    nomCpts: faits.nom,
    dateDecision: evenement.le,
    dateContrat: signeLe(faits),
    dateConstat: constat.le,
    dateObservations: observations?.le ?? null,
    dateAudition: audition?.tenue?.le ?? null,
    manquements: constat.motifs.map((motif) => MANQUEMENT[motif]),
    motivation,
    preavis: dureeEnClair(preavis.valeur),
    dateTerme: terme(faits.contrat!.signature!.le, faits, lire),
    conjoint: signataires.includes('ARS'),
    recours,
    aConfirmer: reserves(preavis, ...points, 'Q-05', 'Q-09', 'Q-11'),
  };
}
