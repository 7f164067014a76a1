import { LIBELLE_ROLE, Role } from '#libs/acces';
import { DateCivile, dateCourte, joursEntre } from '#libs/droit';
import type { Echeance, Echelon } from '#libs/moteur';
import { DossierSuivi, Prevenu, Qualite } from './annuaire';
import { MessageDeLApplication } from './messages';

/** A notice to ask, with the deadline that it is about. */
export interface AvisDu {
  id: string;
  avant: string;
  echelon: Echelon;
  /** Days after which it is asked again. */
  relance: number;
  suivi: boolean;
  /** How many times it was asked. */
  demandes: number;
  prevuA: Date;
  dossier: DossierSuivi & { nom: string; fuseau: string };
  /** Entry of the journal that armed the deadline. */
  seq: number;
  detail: Echeance;
  armeeLe: Date;
  effetA: Date;
  /** Whether the deadline still stands, with the same last day. */
  enCours: boolean;
}

/** What the template of a notice reads beside what every message is given. */
export interface VariablesDAvis extends Record<string, unknown> {
  nomCpts: string;
  avant: string;
  libelle: string;
  /** Last day. */
  echeance: DateCivile;
  /** How far away it is, in words. */
  reste: string;
  effetLe: DateCivile;
  consequence: string;
  explication: string;
  /** As it follows « en qualité de ». */
  qualite: string;
  /** Which time it is asked, from the second on. */
  demande: number | null;
  /** Identity of the dossier, for the link to its page. */
  dossier: string;
}

export interface Demande {
  avis: AvisDu;
  /** 1 the first time. */
  rang: number;
  /** Civil day in the time zone of the dossier. */
  jour: DateCivile;
}

/** The message of one person: their own capacity, their own copy. `ordre` tells the copies of one demand apart, from 1. */
export function messageDAvis({ avis, rang, jour }: Demande, prevenu: Prevenu, ordre: number): MessageDeLApplication {
  const { avant, detail, dossier } = avis;
  const { cle, libelle, echeance, effetLe, consequence, explication } = detail;
  const variables: VariablesDAvis = {
    nomCpts: dossier.nom,
    ...{ avant, libelle, echeance, effetLe, consequence, explication },
    reste: resteEnMots(joursEntre(jour, echeance)),
    qualite: enQualiteDe(prevenu, detail.responsable),
    demande: rang > 1 ? rang : null,
    dossier: dossier.id,
  };
  const relance = rang > 1 ? 'Relance – ' : '';
  return {
    code: 'A-RAPPEL',
    titre: 'Rappel d’échéance',
    gabarit: 'rappel-echeance',
    objet: `${relance}${avant} – ${libelle} le ${dateCourte(echeance)} – ${dossier.nom}`,
    comptes: [prevenu.compteId],
    variables,
    reference: `${dossier.id.slice(0, 8)}-${cle}-${echeance}-${avant}-${rang}.${ordre}`.toUpperCase(),
    dossier: { id: dossier.id, seq: avis.seq },
  };
}

/** What an administrator reads when a date of the law draws near and nobody below is there to act. */
export function personneNEstLa({ avant, detail: { libelle, echeance } }: AvisDu): string {
  return (
    `Avis « ${avant} – ${libelle} », dernier jour le ${dateCourte(echeance)} : ni la personne chargée du dossier, ni un ` +
    'suppléant, ni la direction ne sont là pour en prendre connaissance. Confiez le dossier à quelqu’un de présent, ou ' +
    'déclarez un suppléant.'
  );
}

const QUALITES: Record<Exclude<Qualite, 'EQUIPE' | 'SUPPLEANT'>, string> = {
  CHARGE: 'personne chargée du dossier',
  DIRECTION: 'direction',
  ADMINISTRATEUR: 'administrateur, car personne d’autre n’est là pour ce dossier',
};

function enQualiteDe({ qualite, pour }: Prevenu, responsable: string): string {
  if (pour) return `suppléant ${/^[aeiouàâéèêëîïôöûü]/i.test(pour.nom) ? 'd’' : 'de '}${pour.nom}`;
  if (qualite === 'CHARGE' || qualite === 'DIRECTION' || qualite === 'ADMINISTRATEUR') return QUALITES[qualite];
  return `titulaire du rôle « ${LIBELLE_ROLE[responsable as Role] ?? responsable} » sur ce territoire`;
}

function resteEnMots(jours: number): string {
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'demain';
  if (jours === -1) return 'hier';
  return jours > 0 ? `dans ${jours} jours` : `il y a ${-jours} jours`;
}
