import { DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { ACI_2019 } from '../../sources';
import { finDuContrat } from '../delais';
import { Canal } from '../evenements/champs';
import { Resiliation } from '../evenements/fin';
import { FaitsCpts } from '../faits';
import { Contexte, echeance, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

const CANAL_EN_CLAIR: Record<Canal, string> = {
  COURRIEL: 'courriel',
  COURRIER: 'courrier',
  LRAR: 'lettre recommandée avec avis de réception',
  LRE: 'lettre recommandée électronique',
  TELESERVICE: 'téléservice',
  REMISE: 'remise contre signature',
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

export const COURRIERS_FIN: readonly CourrierDefini<FaitsCpts>[] = [
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
];

function accuser(contexte: Contexte): AccuseDeResiliation {
  const { faits, evenement, lire } = contexte;
  const preavis = echeance(contexte, 'D-P8-01');
  const dateEffet = finDuContrat(faits, lire)!;
  const { canal, reference } = (evenement.donnees as Resiliation).preuve!;
  return {
    nomCpts: faits.nom,
    dateReception: evenement.le,
    preuve: { canal: CANAL_EN_CLAIR[canal], reference: reference ?? null },
    dateSignature: faits.contrat!.signature!.le,
    delai: dureeEnClair(preavis.duree),
    dateEffet,
    auTerme: dateEffet < preavis.echeance,
    // Neither what becomes of the register's entry nor of the tax exemptions is established.
    aConfirmer: reserves(preavis.aConfirmer, 'Q-05', 'Q-11', REPORT_AU_JOUR_OUVRE),
  };
}
