import { DateCivile, LIBELLE_CANAL } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { LIBELLE_PROFESSION } from '../../acteurs';
import { guideHdf, guideReunion } from '../../sources';
import { ecrireTerritoire, Reserves, reserves, TerritoireEcrit } from '../courriers/contenu';
import { FicheEmergence, PriseDeContact, Rencontre } from '../evenements/emergence';
import { Initiateur } from '../evenements/champs-lettre';
import { FaitsCpts } from '../faits';
import { departementsDe } from '../territoire';
import { Contexte, derniere, ecrirePersonne, ecrireTaille, majuscule, PersonneEcrite, saisieDe } from './communes';

/** F-EMERGENCE. */
export type FicheDEmergence = Reserves & {
  nomCpts: string;
  contact: { le: DateCivile; canal: string | null };
  contactCaisseLe: DateCivile | null;
  leader: PersonneEcrite | null;
  /** Those who start it, by profession: how many, and where they practise. */
  professions: readonly { profession: string; effectif: number; communes: readonly string[] }[];
  initiateurs: number;
  territoire: TerritoireEcrit;
  taille: string | null;
  departements: readonly string[];
  nombreDeDepartements: number;
  caisseChefDeFile: string | null;
  voisines: readonly string[];
  /** Other projects that claim a part of the territory. */
  concurrents: readonly string[];
  rencontre: {
    proposeeLe: DateCivile | null;
    pour: DateCivile | null;
    tenueLe: DateCivile | null;
    participants: readonly string[];
    suite: string | null;
    compteRendu: string | null;
  };
  /** The deadline that comes first. */
  prochaine: { libelle: string; le: DateCivile; consequence: string } | null;
};

const PARTICIPANT_EN_CLAIR: Record<Rencontre['participants'][number], string> = {
  PORTEURS: 'porteurs',
  ARS: 'ARS',
  AM: 'assurance maladie',
  URPS: 'URPS',
  USAGERS: 'représentants d’usagers',
};

const SUITE_EN_CLAIR: Record<Rencontre['suite'], string> = {
  POURSUIVRE: 'poursuivre le projet',
  RAPPROCHER: 'se rapprocher d’un projet concurrent',
  ABANDONNER: 'abandonner',
};

export const FICHE_EMERGENCE: FicheDefinie<FaitsCpts> = {
  code: 'F-EMERGENCE',
  titre: 'Fiche d’émergence',
  gabarit: 'fiches/emergence',
  emetteur: 'ARS',
  bases: [guideHdf('fiches 4 et 8'), guideReunion('accompagnement des porteurs')],
  manque: ({ faits }) =>
    faits.contact ? undefined : 'Aucun premier contact avec le porteur n’est enregistré à ce jour.',
  variables: emergence,
};

function emergence(contexte: Contexte): FicheDEmergence {
  const { faits, echeances, le } = contexte;
  const contact = faits.contact!;
  const { canal } = saisieDe<PriseDeContact>(contexte, contact.seq);
  const initiateurs = initiateursDe(contexte);
  const departements = departementsDe(faits.territoire);
  const { leader, voisines = [], caisseChefDeFile } = faits.emergence ?? {};
  const prochaine = echeances.find(({ echeance }) => echeance >= le);
  return {
    nomCpts: faits.nom,
    contact: { le: contact.le, canal: canal ? LIBELLE_CANAL[canal] : null },
    contactCaisseLe: contactCaisse(contexte),
    leader: ecrirePersonne(contexte, leader ?? faits.lettre?.contacts[0]),
    professions: parProfession(initiateurs, faits),
    initiateurs: initiateurs.length,
    territoire: ecrireTerritoire(faits),
    taille: ecrireTaille(faits.population, contact.le),
    departements,
    nombreDeDepartements: departements.length,
    caisseChefDeFile: caisseChefDeFile ?? null,
    voisines,
    concurrents: faits.concurrence?.concurrents ?? [],
    rencontre: rencontre(contexte),
    prochaine: prochaine
      ? { libelle: prochaine.libelle, le: prochaine.echeance, consequence: prochaine.consequence }
      : null,
    aConfirmer: reserves('Q-14', prochaine?.aConfirmer),
  };
}

/** As they were named last: by the emergence sheet, by the letter, or by a new version of it. */
function initiateursDe({ journal }: Contexte): readonly Initiateur[] {
  const sources = ['COMPLETER_EMERGENCE', 'DEPOSER_LETTRE_INTENTION', 'ACTUALISER_LETTRE_INTENTION'];
  const nommes = journal
    .filter(({ type }) => sources.includes(type))
    .flatMap(({ donnees }) => {
      const { initiateurs } = donnees as FicheEmergence;
      return initiateurs ? [initiateurs] : [];
    });
  return nommes.at(-1) ?? [];
}

function parProfession(initiateurs: readonly Initiateur[], { territoire }: FaitsCpts): FicheDEmergence['professions'] {
  const nommer = (code: string) => {
    const nom = territoire.find(({ commune }) => commune === code)?.nom;
    return nom ? `${nom} (${code})` : `commune ${code}, hors du territoire`;
  };
  return [...new Set(initiateurs.map(({ profession }) => profession))].map((profession) => {
    const siens = initiateurs.filter((un) => un.profession === profession);
    return {
      profession: majuscule(LIBELLE_PROFESSION[profession]),
      effectif: siens.length,
      communes: [...new Set(siens.map(({ commune }) => nommer(commune)))],
    };
  });
}

function contactCaisse({ journal }: Contexte): DateCivile | null {
  const dates = journal
    .filter(({ type }) => type === 'COMPLETER_EMERGENCE')
    .flatMap(({ donnees }) => (donnees as FicheEmergence).contactCaisseLe ?? []);
  return dates.at(-1) ?? null;
}

function rencontre(contexte: Contexte): FicheDEmergence['rencontre'] {
  const { proposee, tenue } = contexte.faits.rencontre ?? {};
  const compte = tenue && derniere(contexte, 'TENIR_RENCONTRE');
  const { participants = [], compteRendu } = (compte?.donnees ?? {}) as Partial<Rencontre>;
  return {
    proposeeLe: proposee?.le ?? null,
    pour: proposee?.pour ?? null,
    tenueLe: tenue?.le ?? null,
    participants: participants.map((un) => PARTICIPANT_EN_CLAIR[un]),
    suite: tenue ? SUITE_EN_CLAIR[tenue.suite] : null,
    compteRendu: compteRendu?.trim() || null,
  };
}
