import type { EvenementDefini } from '#libs/moteur';
import { instructionFiness } from '../../sources';
import { contratSigne, FaitsCpts } from '../faits';
import type { Finess } from '../faits/finess';
import {
  ChangementFiness,
  ControleFiness,
  ConventionFiness,
  FermetureFiness,
  FinDeConvention,
  Immatriculation,
  RejetFiness,
  TransmissionFiness,
} from './saisies-finess';
import { DonneesSansPrecision } from './champs';

export * from './saisies-finess';

const surFiness = (faits: FaitsCpts, changement: Partial<Finess>): FaitsCpts => ({
  ...faits,
  finess: { ...faits.finess, ...changement },
});

/** The same, once what was waited for is there. */
const sans = (faits: FaitsCpts, cle: 'transmission' | 'rejet' | 'miseAJour' | 'fermeture'): FaitsCpts => {
  const { [cle]: _, ...finess } = faits.finess ?? {};
  return { ...faits, finess };
};

export const EVENEMENTS_FINESS: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'TRANSMETTRE_FINESS',
    libelle: 'Transmettre au gestionnaire FINESS',
    phase: 'PF',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: TransmissionFiness,
    suppose: 'un projet de santé validé et pas encore transmis',
    sources: [instructionFiness('§ III.1')],
    avertissements: ['A-PIECES-FINESS'],
    noter: (faits, { le, seq }) =>
      surFiness(sans(faits, 'rejet'), { transmission: { le, seq, decision: faits.projet!.decision!.seq } }),
  },
  {
    type: 'REJETER_TRANSMISSION_FINESS',
    libelle: 'Rejeter la transmission et la rendre au pôle premier recours',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: RejetFiness,
    suppose: 'une transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.2')],
    noter: (faits, { le, seq }) =>
      surFiness(sans(faits, 'transmission'), {
        rejet: { le, seq, decision: faits.finess!.transmission!.decision },
      }),
  },
  {
    type: 'ENREGISTRER_IMMATRICULATION',
    libelle: 'Enregistrer ou mettre à jour l’immatriculation FINESS',
    phase: 'PF',
    route: 'PRINCIPALE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: Immatriculation,
    suppose: 'une transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.2 et annexe 1')],
    avertissements: ['A-DOUBLON', 'A-DENOMINATION', 'A-STATUT-JURIDIQUE', 'A-COORDONNEES', 'X-27'],
    noter: (faits, { le, seq, donnees }) => {
      const { ej, etablissements } = donnees as Immatriculation;
      const et = etablissements[0];
      const ouverture = et?.dateOuverture;
      return surFiness(sans(sans(faits, 'miseAJour'), 'fermeture'), {
        immatriculation: {
          le,
          seq,
          ej: ej.numeroFiness,
          ...(et ? { et: et.numeroFiness, siret: et.siret } : {}),
          raisonSociale: ej.raisonSociale,
          siren: ej.siren,
          adresse: ej.adresse,
          ...(ouverture ? { ouverture } : {}),
        },
      });
    },
  },
  {
    type: 'SIGNALER_CONTRAT_FINESS',
    libelle: 'Signaler le contrat ACI signé au gestionnaire FINESS',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'un contrat ACI signé',
    sources: [instructionFiness('§ III.1')],
    noter: (faits, { le, seq }) =>
      surFiness(faits, { signalement: { le, seq, contrat: faits.contrat!.signature!.seq } }),
  },
  {
    type: 'ENREGISTRER_CONVENTION_FINESS',
    libelle: 'Enregistrer la convention ACI sur l’établissement',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: ConventionFiness,
    suppose: 'une CPTS immatriculée et un contrat ACI signé',
    sources: [instructionFiness('annexe 1, § 3.13')],
    avertissements: ['X-27'],
    noter: (faits, { le, seq, donnees }) => {
      const { dateOuverture } = donnees as ConventionFiness;
      const immatriculation = faits.finess!.immatriculation!;
      return surFiness(faits, {
        convention: { le, seq, contrat: contratSigne(faits)!.signature!.seq },
        ...(dateOuverture ? { immatriculation: { ...immatriculation, ouverture: dateOuverture } } : {}),
      });
    },
  },
  {
    type: 'CLORE_CONVENTION_FINESS',
    libelle: 'Clore la convention ACI sur l’établissement',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: FinDeConvention,
    suppose: 'une convention ACI enregistrée, et la fin du contrat',
    sources: [instructionFiness('§ III.2')],
    noter: (faits, { le, seq }) => surFiness(faits, { convention: { ...faits.finess!.convention!, fin: { le, seq } } }),
  },
  {
    type: 'SIGNALER_CHANGEMENT_FINESS',
    libelle: 'Signaler un changement au gestionnaire FINESS',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: ChangementFiness,
    suppose: 'une CPTS immatriculée',
    sources: [instructionFiness('§ III.3')],
    noter: (faits, { le, seq, donnees }) => {
      const { changements } = donnees as ChangementFiness;
      return aMettreAJour(
        faits,
        le,
        seq,
        changements.filter((champ) => champ !== 'DIRIGEANTS'),
      );
    },
  },
  {
    type: 'CONTROLER_FINESS',
    libelle: 'Contrôler la cohérence du répertoire FINESS',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'GESTIONNAIRE_FINESS'],
    donnees: ControleFiness,
    suppose: 'un projet de santé validé',
    sources: [instructionFiness('§ III.3')],
    noter: (faits, { le, seq, donnees }) => {
      const { ecarts } = donnees as ControleFiness;
      const controle = surFiness(faits, { controle: { le, seq } });
      return ecarts.length ? aMettreAJour(controle, le, seq, ecarts) : controle;
    },
  },
  {
    type: 'FERMER_FINESS',
    libelle: 'Fermer l’établissement et l’entité juridique dans FINESS',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: FermetureFiness,
    suppose: 'une CPTS immatriculée',
    sources: [instructionFiness('§ III.2')],
    noter: (faits, { le, seq }) => surFiness(sans(faits, 'miseAJour'), { fermeture: { le, seq } }),
  },
];

/** Of the path of 2019 alone: the list was over before the next one. */
export const EVENEMENTS_DREES: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'INSCRIRE_LISTE_DREES',
    libelle: 'Faire figurer la CPTS sur la liste mensuelle de la DREES',
    phase: 'PF',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet de santé validé',
    sources: [instructionFiness('§ IV')],
    noter: (faits, { le, seq }) => surFiness(faits, { listeDrees: { le, seq } }),
  },
];

function aMettreAJour(faits: FaitsCpts, le: string, seq: number, champs: readonly string[]): FaitsCpts {
  return surFiness(faits, {
    miseAJour: { le, seq, champs: [...new Set([...(faits.finess?.miseAJour?.champs ?? []), ...champs])] },
  });
}
