import { dateCourte, DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { POINTS_A_CONFIRMER } from '../../points-a-confirmer';
import { REGLE_APPLICATION } from '../../sources';
import { ecrireTerritoire, Reserves, TerritoireEcrit } from '../courriers/contenu';
import { FaitsCpts } from '../faits';
import { statutDuTerritoire } from '../territoire';
import { Derogation } from '../evenements/champs';
import { abreger, Contexte, couper, ecrirePersonne, ecrireTaille, ListeCoupee, PersonneEcrite } from './communes';
import { argentAu, ContratResume, contratAu, LigneDArgent, MissionSuivie, missionsAuJour } from './situation-contrat';
import { EtapeSituee, etapesDe } from './situation-etapes';

/** F-SITUATION: everything on two pages. What does not hold in its place is cut, and the cut is told. */
export type FicheDeSituationDuDossier = Reserves & {
  nomCpts: string;
  phase: string;
  etat: string;
  /** No other dossier may claim the territory. */
  protege: boolean;
  /** What the territory is worth on that day. */
  statutTerritoire: string;
  territoire: Omit<TerritoireEcrit, 'elements'> & ListeCoupee<string>;
  taille: string | null;
  contact: PersonneEcrite | null;
  association: {
    denomination: string;
    siren: string | null;
    siret: string | null;
    rna: string | null;
    siege: string | null;
    representant: PersonneEcrite | null;
  } | null;
  finess: { ej: string; et: string | null; le: DateCivile; fermeLe: DateCivile | null } | null;
  etapes: readonly EtapeSituee[];
  echeances: ListeCoupee<{ libelle: string; le: DateCivile; consequence: string; depassee: boolean }>;
  attendus: ListeCoupee<string>;
  contrat: ContratResume | null;
  missions: readonly MissionSuivie[];
  argent: readonly LigneDArgent[];
  derogations: ListeCoupee<{ regle: string; le: DateCivile; motif: string }>;
  pointsAConfirmer: ListeCoupee<{ code: string; point: string }>;
  derniersActes: ListeCoupee<{ le: DateCivile; enregistreLe: DateCivile; seq: number; libelle: string }>;
};

/** How much of each list two pages hold, and how many communes leave the room of one more deadline. */
const COMMUNES_PAR_ECHEANCE = 4;
const PLACES = { communes: 16, echeances: 7, attendus: 5, derogations: 5, points: 4, actes: 12 };

export const FICHE_SITUATION: FicheDefinie<FaitsCpts> = {
  code: 'F-SITUATION',
  titre: 'Fiche de situation du dossier',
  gabarit: 'fiches/situation',
  emetteur: 'ARS',
  bases: [REGLE_APPLICATION],
  variables: situer,
};

function situer(contexte: Contexte): FicheDeSituationDuDossier {
  const { faits, resume, le, echeances, journal } = contexte;
  const { elements, ...territoire } = ecrireTerritoire(faits);
  const pivot = faits.lettre?.le ?? faits.contact?.le ?? le;
  const actes = journal.toReversed().map((acte) => ({
    ...{ le: acte.le, enregistreLe: acte.enregistreLe, seq: acte.seq },
    libelle: abreger(acte.libelle, 90),
  }));
  return {
    nomCpts: abreger(faits.nom, 120),
    phase: resume.phases.find(({ code }) => code === resume.phase)!.libelle,
    etat: etatDe(contexte),
    protege: resume.protegeTerritoire,
    statutTerritoire: statutDuTerritoire(faits),
    territoire: {
      ...territoire,
      ...couper(
        elements.map((un) => abreger(un, 60)),
        PLACES.communes,
      ),
    },
    taille: ecrireTaille(faits.population, pivot),
    contact: court(ecrirePersonne(contexte, faits.emergence?.leader ?? faits.lettre?.contacts[0])),
    association: associationDe(contexte),
    finess: finessDe(faits),
    etapes: etapesDe(contexte),
    echeances: couper(
      echeances.map((une) => ({
        libelle: abreger(une.libelle, 70),
        le: une.echeance,
        consequence: abreger(une.consequence, 90),
        depassee: une.effetLe <= le,
      })),
      PLACES.echeances + Math.floor(Math.max(0, PLACES.communes - elements.length) / COMMUNES_PAR_ECHEANCE),
    ),
    attendus: couper(
      resume.attendus.map(({ quoi }) => abreger(quoi, 110)),
      PLACES.attendus,
    ),
    contrat: contratAu(contexte),
    missions: missionsAuJour(contexte),
    argent: argentAu(contexte),
    derogations: couper(derogationsDe(contexte), PLACES.derogations),
    pointsAConfirmer: couper(pointsDe(contexte), PLACES.points),
    derniersActes: couper(actes, PLACES.actes),
    aConfirmer: pointsDe(contexte).map(({ code }) => code),
  };
}

function etatDe({ faits, resume }: Contexte): string {
  if (!resume.clos) return 'en cours';
  return faits.fin ? `clos le ${dateCourte(faits.fin.le)}` : 'clos';
}

function associationDe(contexte: Contexte): FicheDeSituationDuDossier['association'] {
  const { association } = contexte.faits;
  if (!association) return null;
  const { denomination, siren, siret, rna, siege, representant } = association;
  return {
    denomination: abreger(denomination, 100),
    siren: siren ?? null,
    siret: siret ?? null,
    rna: rna ?? null,
    siege: siege ? abreger(siege, 90) : null,
    representant: court(ecrirePersonne(contexte, representant)),
  };
}

const court = (personne: PersonneEcrite | null): PersonneEcrite | null =>
  personne && {
    nom: abreger(personne.nom, 60),
    qualite: personne.qualite && abreger(personne.qualite, 60),
    joindre: personne.joindre && abreger(personne.joindre, 80),
  };

function finessDe({ finess }: FaitsCpts): FicheDeSituationDuDossier['finess'] {
  if (!finess?.immatriculation) return null;
  const { ej, et, le } = finess.immatriculation;
  return { ej, et: et ?? null, le, fermeLe: finess.fermeture?.le ?? null };
}

/** Rules set aside, for ever: the last ones first. */
function derogationsDe({ journal }: Contexte): { regle: string; le: DateCivile; motif: string }[] {
  return journal
    .flatMap(({ le, donnees }) =>
      ((donnees as { derogations?: readonly Derogation[] }).derogations ?? []).map(({ regle, motif }) => ({
        ...{ regle, le },
        motif: abreger(motif, 110),
      })),
    )
    .reverse();
}

/** What no text establishes, and on which the figures and the deadlines of that day lean. */
function pointsDe({ resume, echeances }: Contexte): { code: string; point: string }[] {
  const codes = [
    ...echeances.flatMap(({ aConfirmer }) => aConfirmer),
    ...resume.reperes.flatMap(({ aConfirmer }) => aConfirmer ?? []),
  ];
  return POINTS_A_CONFIRMER.filter(({ code }) => codes.includes(code)).map(({ code, point }) => ({
    code,
    point: abreger(point, 110),
  }));
}
