import { dateCourte, estNumeroFiness, estSiren, estSiret } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { AUTORISATION_TACITE, IMMATRICULATION } from '../../parametres';
import { IDENTIFIANTS, instructionFiness, REGLE_APPLICATION } from '../../sources';
import { Immatriculation } from '../evenements/finess';
import { FaitsCpts, projetValide, validationATransmettre } from '../faits';
import { RegleCpts, surSaisie } from './communes';
import { REGLES_FICHE_FINESS } from './fiche-finess';
import { REGLES_VIE_FINESS } from './vie-finess';

const anomaliesFiness = ({ donnees, faits }: Examen<FaitsCpts, Immatriculation>): string[] => {
  if (!donnees) return [];
  const { ej, etablissements } = donnees;
  const siren = faits.association?.siren;
  return [
    ...(estNumeroFiness(ej.numeroFiness) ? [] : [`numéro FINESS EJ ${ej.numeroFiness}`]),
    ...(estSiren(ej.siren) ? [] : [`SIREN ${ej.siren}`]),
    ...(siren && siren !== ej.siren ? [`SIREN ${ej.siren}, différent de celui de l’association (${siren})`] : []),
    ...etablissements.flatMap(({ numeroFiness, siret }) => [
      ...(estNumeroFiness(numeroFiness) ? [] : [`numéro FINESS ET ${numeroFiness}`]),
      ...(estSiret(siret) && siret.startsWith(ej.siren) ? [] : [`SIRET ${siret}`]),
    ]),
  ];
};

/** The register took the legal entity alone when the project was validated. Source: R-T-08a. */
const entiteSeule = ({ faits: { projet }, lire }: Examen<FaitsCpts, Immatriculation>): boolean =>
  projet?.decision !== undefined && lire(IMMATRICULATION, projet.decision.le).valeur === 'EJ_SEULE';

/**
 * Same legal person: its entity is completed, never created again. Another one: numbers already given to the former are
 * not given to it.
 */
const doublons = ({ donnees, faits }: Examen<FaitsCpts, Immatriculation>): string[] => {
  if (!donnees) return [];
  const { ej, etablissements, recherche } = donnees;
  const connue = faits.finess?.immatriculation;
  const et = etablissements[0]?.numeroFiness;
  const trouvee = recherche?.numeroFiness;
  const parSiren = recherche?.parSiren === 'TROUVEE';
  const memePersonne = connue && (connue.siren === undefined || connue.siren === ej.siren);
  return [
    ...(parSiren && trouvee === undefined
      ? ['une entité juridique porte déjà ce SIREN, et son numéro n’est pas indiqué']
      : []),
    ...(trouvee !== undefined && trouvee !== ej.numeroFiness
      ? [`l’entité juridique ${trouvee} existe déjà : ${ej.numeroFiness} serait un doublon`]
      : []),
    ...(memePersonne && connue.ej !== ej.numeroFiness
      ? [`la CPTS est déjà l’entité juridique ${connue.ej} : ${ej.numeroFiness} serait un doublon`]
      : []),
    ...(memePersonne && connue.et && et && connue.et !== et
      ? [`la CPTS est déjà l’établissement ${connue.et} : ${et} serait un doublon`]
      : []),
    ...(connue && !memePersonne && [connue.ej, connue.et].some((numero) => numero === ej.numeroFiness || numero === et)
      ? [`ces numéros sont ceux d’une autre personne morale (SIREN ${connue.siren!}), et ne se réattribuent pas`]
      : []),
  ];
};

/** The day from which the register holds the CPTS to be authorised.. */
const autorisation = ({ faits: { projet }, lire }: Examen<FaitsCpts>): string | undefined => {
  const decision = projet?.decision;
  if (decision?.mode !== 'TACITE') return decision?.le;
  return lire(AUTORISATION_TACITE, decision.le).valeur === 'DATE_D_ACQUISITION' ? decision.le : undefined;
};

export const REGLES_FINESS: readonly RegleCpts[] = [
  {
    code: 'A-TRANSMISSION',
    enonce: 'La validation en vigueur n’a pas encore été transmise au gestionnaire FINESS.',
    sources: [instructionFiness('§ III.1'), REGLE_APPLICATION],
    vraie: ({ faits }) => validationATransmettre(faits),
    message: () => 'La validation du projet a déjà été transmise.',
    remede: () => 'Attendez l’immatriculation ; pour une mise à jour, le gestionnaire FINESS l’enregistre.',
  },
  {
    code: 'G-PF-01',
    enonce: 'Seule une CPTS dont le projet de santé est validé est immatriculée.',
    sources: [instructionFiness('annexe 1, § 1')],
    vraie: ({ faits, le }) => projetValide(faits, le),
    message: () => 'Le projet de santé n’est pas validé à cette date.',
    remede: () => 'Attendez la validation du projet, expresse ou tacite.',
  },
  {
    code: 'G-PF-02',
    enonce:
      'Une entité juridique et un seul établissement, sans activité ni équipement ; l’entité seule, tant que le répertoire s’en tenait là.',
    sources: [instructionFiness('annexe 1, §§ 2 et 3')],
    vraie: surSaisie<Immatriculation>(
      ({ ej, etablissements }, examen) =>
        (etablissements.length === 1 || (etablissements.length === 0 && entiteSeule(examen))) &&
        etablissements.every(({ numeroFiness, activites }) => numeroFiness !== ej.numeroFiness && !activites?.length),
    ),
    message: ({ donnees }: Examen<FaitsCpts, Immatriculation>) =>
      donnees?.etablissements.length !== 1
        ? `Une CPTS a un seul établissement : ${donnees?.etablissements.length ?? 0} sont indiqués.`
        : donnees.etablissements[0]!.activites?.length
          ? 'Aucune activité ni aucun équipement ne se rattache à une CPTS.'
          : 'L’entité juridique et l’établissement ont chacun leur numéro FINESS.',
    remede: () => 'Enregistrez une entité juridique et un établissement, chacun avec son numéro, sans activité.',
  },
  {
    code: 'G-PF-05',
    enonce: 'Les numéros FINESS, SIREN et SIRET ont la forme et la clé attendues et concordent.',
    sources: [IDENTIFIANTS, instructionFiness('annexe 1')],
    vraie: (examen: Examen<FaitsCpts, Immatriculation>) => anomaliesFiness(examen).length === 0,
    message: (examen: Examen<FaitsCpts, Immatriculation>) => `À vérifier : ${anomaliesFiness(examen).join(' ; ')}.`,
    remede: () => 'Corrigez ces numéros d’après la fiche FINESS et l’avis SIRENE.',
  },
  {
    code: 'G-PF-03',
    enonce:
      'Une entité juridique déjà immatriculée est complétée, jamais créée une seconde fois ; aucun numéro n’est réattribué.',
    sources: [instructionFiness('§ III.4'), instructionFiness('annexe 1')],
    vraie: (examen: Examen<FaitsCpts, Immatriculation>) => doublons(examen).length === 0,
    message: (examen: Examen<FaitsCpts, Immatriculation>) => `Doublon : ${doublons(examen).join(' ; ')}.`,
    remede: () => 'Corrigez l’entité juridique existante et rattachez-lui son établissement, sans nouveau numéro.',
  },
  {
    code: 'G-PF-04',
    enonce: 'La raison sociale de l’établissement est celle de l’entité juridique.',
    sources: [instructionFiness('annexe 1, §§ 2 et 3')],
    vraie: surSaisie<Immatriculation>(({ ej, etablissements }) =>
      etablissements.every(({ raisonSociale = ej.raisonSociale }) => raisonSociale === ej.raisonSociale),
    ),
    message: ({ donnees }: Examen<FaitsCpts, Immatriculation>) =>
      `L’établissement s’appelle « ${donnees!.etablissements[0]!.raisonSociale!} », et l’entité juridique « ${donnees!.ej.raisonSociale} ».`,
    remede: () => 'Donnez aux deux la dénomination des statuts.',
  },
  {
    code: 'A-AUTORISATION',
    enonce: 'La date d’autorisation est celle de la validation du projet, expresse ou tacite.',
    sources: [instructionFiness('annexe 1, § 3.10')],
    aConfirmer: ['Q-30'],
    vraie: (examen: Examen<FaitsCpts, Immatriculation>) => {
      const attendue = autorisation(examen);
      return (examen.donnees?.etablissements ?? []).every(
        ({ dateAutorisation }) => dateAutorisation === undefined || dateAutorisation === attendue,
      );
    },
    message: (examen: Examen<FaitsCpts, Immatriculation>) =>
      `La date d’autorisation du ${dateCourte(examen.donnees!.etablissements[0]!.dateAutorisation!)} n’est pas celle de la validation du projet (${dateCourte(autorisation(examen) ?? examen.le)}).`,
    remede: () =>
      'Reprenez la date d’envoi du courrier de validation ; après un silence, celle de l’acquisition de la décision tacite.',
  },
  ...REGLES_FICHE_FINESS,
  ...REGLES_VIE_FINESS,
];
