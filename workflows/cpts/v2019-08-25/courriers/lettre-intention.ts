import { DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { crpa, csp, instructionFiness } from '../../sources';
import { DepotLettre, ValidationLettre } from '../evenements/lettre-intention';
import { FaitsCpts } from '../faits';
import {
  Contexte,
  echeance,
  ecrireTerritoire,
  REPORT_AU_JOUR_OUVRE,
  Reserves,
  reserves,
  Silence,
  TerritoireEcrit,
  VoiesDeRecours,
  voiesDeRecours,
} from './contenu';

/** C-P2-01. */
export type AccuseDeLettre = Reserves & {
  nomCpts: string;
  silence: Silence;
  /** Where it was filed first, when it was not with the agency: silence runs from there. */
  depotInitial: { aupresDe: string; le: DateCivile } | null;
  dateReception: DateCivile;
  recours: VoiesDeRecours;
};

/** C-P2-03. */
export type ValidationDeLettre = Reserves & {
  nomCpts: string;
  dateDepot: DateCivile;
  dateValidation: DateCivile;
  accordCaisseLe: DateCivile | null;
  territoire: TerritoireEcrit;
};

export const COURRIERS_LETTRE: readonly CourrierDefini<FaitsCpts>[] = [
  {
    code: 'C-P2-01',
    titre: 'Accusé de réception de la lettre d’intention',
    evenements: ['DEPOSER_LETTRE_INTENTION'],
    gabarit: 'C-P2-01',
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [crpa('L.112-3, L.112-6, L.231-4 (2° et 3°) et R.112-5')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Accusé de réception de la lettre d’intention – ${faits.nom}`,
    variables: accuser,
  },
  {
    code: 'C-P2-03',
    titre: 'Validation de la lettre d’intention',
    evenements: ['VALIDER_LETTRE_INTENTION'],
    gabarit: 'C-P2-03',
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['URPS', 'CPAM'],
    canal: 'COURRIER',
    bases: [csp('L.1434-12'), instructionFiness('§ II.2')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Validation de la lettre d’intention – ${faits.nom}`,
    variables: valider,
  },
];

function accuser(contexte: Contexte): AccuseDeLettre {
  const silence = echeance(contexte, 'D-P2-01');
  const { recours, points } = voiesDeRecours(contexte, silence.echeance, 'Le refus né du silence peut être contesté', {
    pointDeDepart: 'la date à laquelle il naît',
  });
  return {
    nomCpts: contexte.faits.nom,
    depotInitial: (contexte.evenement.donnees as DepotLettre).depotInitial ?? null,
    dateReception: contexte.evenement.le,
    silence: {
      dateReception: silence.depart.le,
      delai: dureeEnClair(silence.duree),
      dateDecision: silence.echeance,
      sens: 'rejet',
      effet: 'la lettre d’intention est refusée',
    },
    recours,
    aConfirmer: reserves(silence.aConfirmer, ...points, REPORT_AU_JOUR_OUVRE),
  };
}

function valider({ faits, evenement }: Contexte): ValidationDeLettre {
  const accord = (evenement.donnees as ValidationLettre).accordCaisseLe;
  return {
    nomCpts: faits.nom,
    dateDepot: faits.lettre!.le,
    dateValidation: evenement.le,
    accordCaisseLe: accord !== undefined && accord <= evenement.le ? accord : null,
    territoire: ecrireTerritoire(faits),
    // The vintage of the population that counts is itself to be confirmed.
    aConfirmer: ['Q-14'],
  };
}
