import { DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { nommerCategorie } from '../../acteurs';
import {
  ETAPE_FACULTATIVE,
  ETAPES_ASSOCIATION,
  LIBELLE_CHANGEMENT,
  LIBELLE_ETAPE,
  LIBELLE_VIGILANCE,
  POINTS_DE_VIGILANCE,
} from '../../association';
import { DECLARATION_CHANGEMENT } from '../../parametres';
import { guideHdf, guideReunion, LOI_1901, STATUTS_CPTS } from '../../sources';
import { Reserves, reserves } from '../courriers/contenu';
import { dernierJour } from '../dernier-jour';
import { AvisSurLesStatuts } from '../evenements/association';
import { FaitsCpts, FormeJuridique } from '../faits';
import { etapesFranchies, nombreDeMembres } from '../faits/association';
import { Contexte, ecrirePersonne, majuscule, PersonneEcrite, saisieDe } from './communes';

/** F-ASSOCIATION. */
export type FicheAssociation = Reserves & {
  nomCpts: string;
  /** `null` before its declaration: its steps alone are known. */
  identite: {
    denomination: string;
    forme: string;
    siege: string | null;
    rna: string | null;
    siren: string | null;
    siret: string | null;
    ape: string | null;
    creeeLe: DateCivile | null;
    recepisseLe: DateCivile | null;
    publieeLe: DateCivile | null;
    bureau: number | null;
    courriel: PersonneEcrite | null;
    representant: PersonneEcrite | null;
  } | null;
  etapes: readonly { libelle: string; le: DateCivile | null; facultative: boolean }[];
  franchies: number;
  vigilance: readonly { libelle: string; avis: string }[];
  avisLe: DateCivile | null;
  conseils: string | null;
  assembleePrevueLe: DateCivile | null;
  assemblees: readonly {
    exercice: number;
    le: DateCivile;
    comptes: string;
    transmisLe: DateCivile | null;
  }[];
  declarations: readonly {
    changement: string;
    deliberationLe: DateCivile;
    /** Last day on which it is declared in time. */
    avantLe: DateCivile;
    declareLe: DateCivile | null;
  }[];
  membres: readonly { categorie: string; effectif: number }[];
  nombreDeMembres: number;
};

const FORME_EN_CLAIR: Record<FormeJuridique, string> = {
  ASSOCIATION_1901: 'association de la loi de 1901',
  ASSOCIATION_DROIT_LOCAL: 'association de droit civil local',
  AUTRE: 'autre forme',
};

export const FICHE_ASSOCIATION: FicheDefinie<FaitsCpts> = {
  code: 'F-ASSOCIATION',
  titre: 'Fiche de l’association',
  gabarit: 'fiches/association',
  emetteur: 'ARS',
  bases: [LOI_1901, guideHdf('fiches 5 et 7'), guideReunion('annexe 4'), STATUTS_CPTS],
  manque: ({ faits }) =>
    faits.association || faits.etapes
      ? undefined
      : 'Aucune association n’est déclarée, et aucune étape de sa création n’est notée à ce jour.',
  variables: associer,
};

function associer(contexte: Contexte): FicheAssociation {
  const { faits, lire } = contexte;
  const franchies = etapesFranchies(faits);
  const etapes = ETAPES_ASSOCIATION.map((etape) => ({
    libelle: LIBELLE_ETAPE[etape],
    le: franchies[etape] ?? null,
    facultative: etape === ETAPE_FACULTATIVE,
  }));
  const { membres = {}, changements = [], assemblees = [] } = faits;
  return {
    nomCpts: faits.nom,
    identite: identifier(contexte),
    etapes,
    franchies: etapes.filter(({ le }) => le !== null).length,
    ...vigilance(contexte),
    assembleePrevueLe: franchies.ASSEMBLEE_CONSTITUTIVE ? null : (faits.assembleePrevueLe ?? null),
    assemblees: assemblees.map(({ exercice, le, comptesApprouves, transmis }) => ({
      ...{ exercice, le },
      comptes: comptesApprouves ? 'approuvés' : 'non approuvés',
      transmisLe: transmis?.le ?? null,
    })),
    declarations: changements.map(({ nature, le, declareLe }) => ({
      changement: majuscule(LIBELLE_CHANGEMENT[nature]),
      deliberationLe: le,
      avantLe: dernierJour('D-P4-01', DECLARATION_CHANGEMENT, le, faits, lire),
      declareLe: declareLe ?? null,
    })),
    membres: Object.entries(membres)
      .filter(([, nombre]) => nombre > 0)
      .map(([categorie, nombre]) => ({ categorie: majuscule(nommerCategorie(categorie)), effectif: nombre })),
    nombreDeMembres: nombreDeMembres(faits),
    aConfirmer: reserves(...(changements.length ? ['Q-12'] : [])),
  };
}

function identifier(contexte: Contexte): FicheAssociation['identite'] {
  const { association } = contexte.faits;
  if (!association) return null;
  const { denomination, forme, siege, rna, siren, siret, ape, creeeLe, recepisseLe, publieeLe, bureau } = association;
  return {
    denomination,
    forme: FORME_EN_CLAIR[forme],
    siege: siege ?? null,
    rna: rna ?? null,
    siren: siren ?? null,
    siret: siret ?? null,
    ape: ape ?? null,
    creeeLe: creeeLe ?? null,
    recepisseLe: recepisseLe ?? null,
    publieeLe: publieeLe ?? null,
    bureau: bureau ?? null,
    courriel: ecrirePersonne(contexte, association.courriel),
    representant: ecrirePersonne(contexte, association.representant),
  };
}

/** The grid, point by point: the opinion of the ARS on each, if it gave one. */
function vigilance(contexte: Contexte): Pick<FicheAssociation, 'vigilance' | 'avisLe' | 'conseils'> {
  const { avisStatuts } = contexte.faits;
  const saisie = avisStatuts && saisieDe<AvisSurLesStatuts>(contexte, avisStatuts.seq);
  return {
    avisLe: avisStatuts?.le ?? null,
    conseils: saisie?.conseils?.trim() || null,
    vigilance: POINTS_DE_VIGILANCE.map((point) => ({
      libelle: majuscule(LIBELLE_VIGILANCE[point]),
      avis: !avisStatuts
        ? 'à examiner'
        : avisStatuts.reserves.includes(point)
          ? 'réserve'
          : avisStatuts.nonExamines.includes(point)
            ? 'non examiné'
            : 'respecté',
    })),
  };
}
