import { Centimes, DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { financerContrats, FinancementDuContrat, Ligne } from '../financement';
import { ContratSigne, contratsSignesDepuisToujours } from '../financement/regime';
import { contratDuVersement } from './calendrier';
import { FaitsCpts } from './faits';
import { Versement } from './faits/vie';
import { LIBELLE_POSTE, NatureDeVersement } from '../postes';

// Payments, beside the lines of the schedule that they pay. Pure.

/** What a payment pays. */
export type Part = Pick<Versement, 'contrat' | 'poste' | 'nature' | 'annee'>;

// The rules of one act ask for the same schedule many times over. Kept by reader too: what it reads goes to the journal.
const CALCULES = new WeakMap<FaitsCpts, WeakMap<Lire, Map<DateCivile, FinancementDuContrat[]>>>();

function contrats(faits: FaitsCpts, lire: Lire, jour: DateCivile): FinancementDuContrat[] {
  const parLecteur = CALCULES.get(faits) ?? new WeakMap<Lire, Map<DateCivile, FinancementDuContrat[]>>();
  const parJour = parLecteur.get(lire) ?? new Map<DateCivile, FinancementDuContrat[]>();
  const calcule = parJour.get(jour) ?? financerContrats(faits, lire, jour);
  CALCULES.set(faits, parLecteur.set(lire, parJour.set(jour, calcule)));
  return calcule;
}

/** Ordered, neither released nor cancelled: a second person is awaited. Oldest first. */
export const versementsALiberer = ({ versements = [] }: FaitsCpts): Versement[] =>
  versements.filter(({ libere, annule }) => !libere && !annule);

/** The contract under which a payment was ordered. */
export const contratPaye = (faits: FaitsCpts, { contrat }: Pick<Part, 'contrat'>): ContratSigne | undefined =>
  contratsSignesDepuisToujours(faits).find(({ signature }) => signature.seq === contrat);

/** The line of the schedule, as it is known that day. */
export function ligneDe(faits: FaitsCpts, part: Part, lire: Lire, jour: DateCivile): Ligne | undefined {
  const contrat = contrats(faits, lire, jour).find((un) => un.contrat === part.contrat);
  return contrat?.lignes.find(
    ({ poste, nature, annee }) => poste === part.poste && nature === part.nature && annee === part.annee,
  );
}

/** The contract year of a payment: the size and the scale that it keeps. */
export const anneeDe = (faits: FaitsCpts, { contrat, annee }: Part, lire: Lire, jour: DateCivile) =>
  contrats(faits, lire, jour)
    .find((un) => un.contrat === contrat)
    ?.annees.find(({ rang }) => rang === annee);

/** Lines that could be ordered that day, oldest first, with what remains of each. In cents. */
export function aOrdonner(faits: FaitsCpts, lire: Lire, jour: DateCivile): { ligne: Ligne; reste: Centimes }[] {
  return contrats(faits, lire, jour)
    .flatMap(({ lignes }) => lignes)
    .filter((ligne) => ligne.etat === 'DUE' && contratDuVersement(faits, ligne, jour)?.signature.seq === ligne.contrat)
    .map((ligne) => ({ ligne, reste: ligne.montant - ligne.ordonne }))
    .sort((a, b) => a.ligne.exigibleLe.localeCompare(b.ligne.exigibleLe));
}

export const NATURE: Record<NatureDeVersement, string> = {
  AVANCE: 'L’avance',
  SOLDE: 'Le solde',
  VARIABLE: 'La part variable',
};

export const nomDuPoste = (poste: Versement['poste']): string =>
  poste === 'FONCTIONNEMENT' ? 'fonctionnement' : `mission « ${LIBELLE_POSTE[poste]} »`;

/** `L’avance de l’année 1 (fonctionnement)`, as it begins a sentence. */
export const nomDeLaPart = ({ nature, annee, poste }: Part): string =>
  `${NATURE[nature]} de l’année ${annee} (${nomDuPoste(poste)})`;

/** The same, inside a sentence. */
export const laPart = (part: Part): string => `l${nomDeLaPart(part).slice(1)}`;
