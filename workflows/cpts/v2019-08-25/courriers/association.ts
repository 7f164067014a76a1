import { Centimes, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_CHANGEMENT, LIBELLE_VIGILANCE } from '../../association';
import { AMENDE_DECLARATION, DECLARATION_CHANGEMENT } from '../../parametres';
import { guideHdf, guideReunion, LOI_1901, STATUTS_CPTS } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { AvisSurLesStatuts, DeliberationChangement, EtapesFranchies } from '../evenements/association';
import { FaitsCpts } from '../faits';
import { Contexte, ecrireTerritoire, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

/** C-P4-01. */
export type ModeleDeConvocation = Reserves & {
  nomCpts: string;
  dateAssemblee: DateCivile;
  /** `44 communes`. */
  etendue: string;
};

/** C-P4-02. */
export type AvisStatuts = Reserves & {
  denomination: string;
  points: readonly { libelle: string; respecte: boolean }[];
  conseils: string | null;
};

/** C-P4-03. */
export type RelanceSiren = Reserves & {
  denomination: string;
  numeros: readonly string[];
};

/** C-P7-07. */
export type RappelDeDeclaration = Reserves & {
  denomination: string;
  dateDeliberation: DateCivile;
  changements: readonly string[];
  delai: string;
  avantLe: DateCivile;
  amende: { premiere: Centimes; recidive: Centimes };
};

export const COURRIERS_ASSOCIATION: readonly CourrierDefini<FaitsCpts>[] = [
  // The letter of the association itself: the agency only hands the bearers a model, which they sign.
  lettre('C-P4-01', {
    titre: 'Modèle de convocation à l’assemblée générale constitutive',
    evenements: ['FRANCHIR_ETAPES_ASSOCIATION'],
    si: ({ evenement }) => (evenement.donnees as EtapesFranchies).assembleePrevueLe !== undefined,
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['URPS'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 5'), LOI_1901],
    signataire: 'ARS_INSTRUCTEUR',
    variables: proposerUneConvocation,
  }),
  lettre('C-P4-02', {
    titre: 'Avis sur les statuts de l’association',
    evenements: ['RENDRE_AVIS_STATUTS'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    canal: 'COURRIEL',
    bases: [guideReunion('annexe 4'), STATUTS_CPTS],
    signataire: 'ARS_INSTRUCTEUR',
    variables: conseiller,
  }),
  lettre('C-P4-03', {
    titre: 'Numéros SIREN et SIRET de l’association',
    evenements: ['RELANCER_SIREN'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 5')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: relancer,
  }),
  lettre('C-P7-07', {
    titre: 'Changement à déclarer au greffe des associations',
    evenements: ['DELIBERER_CHANGEMENT'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [LOI_1901],
    signataire: 'ARS_INSTRUCTEUR',
    variables: rappeler,
  }),
];

const denommer = ({ association, nom }: FaitsCpts): string => association?.denomination ?? nom;

function proposerUneConvocation({ faits, evenement }: Contexte): ModeleDeConvocation {
  return {
    nomCpts: faits.nom,
    dateAssemblee: (evenement.donnees as EtapesFranchies).assembleePrevueLe!,
    etendue: ecrireTerritoire(faits).etendue,
    aConfirmer: [],
  };
}

function conseiller({ faits, evenement }: Contexte): AvisStatuts {
  const { grille = [], conseils } = evenement.donnees as AvisSurLesStatuts;
  return {
    denomination: denommer(faits),
    points: grille.map(({ point, respecte }) => ({ libelle: LIBELLE_VIGILANCE[point], respecte })),
    conseils: conseils?.trim() || null,
    aConfirmer: [],
  };
}

function relancer({ faits }: Contexte): RelanceSiren {
  const { siren, siret } = faits.association ?? {};
  const numeros = [...(siren ? [] : ['numéro SIREN']), ...(siret ? [] : ['numéro SIRET du siège'])];
  return {
    denomination: denommer(faits),
    // Both are known already: what is asked for is their proof.
    numeros: numeros.length ? numeros : ['avis de situation au répertoire SIRENE'],
    aConfirmer: [],
  };
}

function rappeler({ faits, evenement, lire }: Contexte): RappelDeDeclaration {
  const delai = lire(DECLARATION_CHANGEMENT, evenement.le);
  const amende = lire(AMENDE_DECLARATION, evenement.le);
  return {
    denomination: denommer(faits),
    dateDeliberation: evenement.le,
    changements: (evenement.donnees as DeliberationChangement).changements.map((nature) => LIBELLE_CHANGEMENT[nature]),
    delai: dureeEnClair(delai.valeur),
    avantLe: dernierJour('D-P4-01', DECLARATION_CHANGEMENT, evenement.le, faits, lire),
    amende: amende.valeur,
    aConfirmer: reserves(delai, amende, REPORT_AU_JOUR_OUVRE),
  };
}
