import { estNumeroFiness, estSiren, estSiret } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { IMMATRICULATION } from '../../parametres';
import { IDENTIFIANTS, instructionFiness, REGLE_APPLICATION } from '../../sources';
import { Immatriculation } from '../evenements/finess';
import { FaitsCpts, projetValide, validationATransmettre } from '../faits';
import { RegleCpts, surSaisie } from './communes';

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
];
