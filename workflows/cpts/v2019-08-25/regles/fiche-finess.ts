import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { PIECES_TRANSMISSION, STATUT_JURIDIQUE_FINESS } from '../../parametres';
import { instructionFiness } from '../../sources';
import { ConventionFiness, Immatriculation, TransmissionFiness } from '../evenements/finess';
import { contratSigne, FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

// What a person should complete or check in the register: none of it refuses. Rulebook § 5.6.

type ExamenFiche = Examen<FaitsCpts, Immatriculation>;

const piecesManquantes = ({ donnees, le, lire }: Examen<FaitsCpts, TransmissionFiness>) =>
  donnees?.pieces ? lire(PIECES_TRANSMISSION, le).valeur.filter((piece) => !donnees.pieces!.includes(piece)) : [];

const differences = ({ donnees, faits: { association } }: ExamenFiche): string[] => {
  if (!donnees || !association) return [];
  const { raisonSociale, adresse } = donnees.ej;
  return [
    ...(association.denomination === raisonSociale ? [] : [`dénomination « ${association.denomination} »`]),
    ...(association.siege === undefined || association.siege === adresse ? [] : [`siège « ${association.siege} »`]),
  ];
};

const statutsAdmis = ({ faits: { association }, le, lire }: Examen<FaitsCpts>): readonly string[] =>
  lire(STATUT_JURIDIQUE_FINESS, le).valeur[association?.forme ?? ''] ?? [];

const coordonneesVides = ({ donnees }: ExamenFiche): string[] =>
  donnees ? [...(donnees.ej.telephone ? [] : ['le téléphone']), ...(donnees.ej.courriel ? [] : ['le courriel'])] : [];

/** The date of opening that the act leaves in the register, and those that are expected. X-27. */
const ouverture = ({ type, donnees, faits }: Examen<FaitsCpts, Immatriculation & ConventionFiness>) => {
  const connue = faits.finess?.immatriculation?.ouverture;
  const saisie =
    type === 'ENREGISTRER_IMMATRICULATION'
      ? donnees?.etablissements[0]?.dateOuverture
      : (donnees?.dateOuverture ?? connue);
  const etablissement = type !== 'ENREGISTRER_IMMATRICULATION' || donnees?.etablissements[0] !== undefined;
  return {
    saisie,
    etablissement,
    validation: faits.projet?.decision?.le,
    signature: contratSigne(faits)?.signature?.le,
  };
};

export const REGLES_FICHE_FINESS: readonly RegleCpts[] = [
  {
    code: 'A-PIECES-FINESS',
    enonce: 'La transmission comporte le projet validé, les statuts et l’écrit informant de la validation.',
    sources: [instructionFiness('§ III.1')],
    vraie: (examen: Examen<FaitsCpts, TransmissionFiness>) => piecesManquantes(examen).length === 0,
    message: (examen: Examen<FaitsCpts, TransmissionFiness>) =>
      `Pièces non transmises : ${piecesManquantes(examen).join(', ')}.`,
    remede: () => 'Complétez l’envoi : le gestionnaire FINESS rejette une transmission à laquelle une pièce manque.',
  },
  {
    code: 'A-DOUBLON',
    enonce: 'Avant de créer une entité juridique, on la cherche par SIREN, puis par nom.',
    sources: [instructionFiness('§ III.4')],
    vraie: surSaisie<Immatriculation>(
      ({ recherche }, { faits }) => recherche !== undefined || faits.finess?.immatriculation !== undefined,
    ),
    message: () => 'La recherche de doublon, par SIREN puis par nom, n’est pas enregistrée.',
    remede: () => 'Cherchez la CPTS dans le répertoire avant de la créer, et notez le résultat.',
  },
  {
    code: 'A-DENOMINATION',
    enonce: 'La raison sociale et l’adresse de l’entité juridique sont celles des statuts.',
    sources: [instructionFiness('annexe 1, § 2')],
    vraie: (examen: ExamenFiche) => differences(examen).length === 0,
    message: (examen: ExamenFiche) => `Les statuts disent autre chose : ${differences(examen).join(', ')}.`,
    remede: () => 'Reprenez les statuts ; s’ils ont changé, enregistrez d’abord leur modification.',
  },
  {
    code: 'A-STATUT-JURIDIQUE',
    enonce: 'Le statut juridique FINESS est celui de la forme que donnent les statuts.',
    sources: [instructionFiness('annexe 1, § 2')],
    aConfirmer: ['Q-31'],
    vraie: surSaisie<Immatriculation>(({ ej }, examen) => {
      const admis = statutsAdmis(examen);
      return admis.length === 0 || admis.includes(ej.statutJuridique);
    }),
    message: (examen: ExamenFiche) =>
      `Le statut juridique ${examen.donnees!.ej.statutJuridique} n’est pas celui de la forme des statuts (attendu : ${statutsAdmis(examen).join(' ou ')}).`,
    remede: () => 'Vérifiez le code dans la nomenclature FINESS : c’est au gestionnaire de le saisir.',
  },
  {
    code: 'A-COORDONNEES',
    enonce: 'Le téléphone et le courriel de la CPTS sont renseignés, dans la mesure du possible.',
    sources: [instructionFiness('annexe 1, § 2')],
    vraie: (examen: ExamenFiche) => coordonneesVides(examen).length === 0,
    message: (examen: ExamenFiche) => `Non renseigné dans FINESS : ${coordonneesVides(examen).join(' et ')}.`,
    remede: () => 'Demandez ces coordonnées à la CPTS ; leur absence n’empêche pas l’immatriculation.',
  },
  {
    code: 'X-27',
    enonce:
      'La date d’ouverture est celle de la validation ou, si la CPTS n’était pas en activité, celle de la signature.',
    sources: [instructionFiness('annexe 1, § 3.11')],
    vraie: (examen) => {
      const { saisie, etablissement, validation, signature } = ouverture(examen as never);
      if (examen.donnees === undefined || !etablissement) return true;
      return saisie === undefined ? signature === undefined : [validation, signature].includes(saisie);
    },
    message: (examen) => {
      const { saisie, validation, signature } = ouverture(examen as never);
      const admises = [
        ...(validation ? [`${dateCourte(validation)} (validation du projet)`] : []),
        ...(signature ? [`${dateCourte(signature)} (signature du contrat)`] : []),
      ].join(' ou ');
      return saisie
        ? `La date d’ouverture du ${dateCourte(saisie)} n’est pas celle que l’on attend : ${admises}.`
        : `La date d’ouverture est vide, et le contrat est signé : on attend ${admises}.`;
    },
    remede: () =>
      'Laissez la date vide tant que la CPTS n’est pas en activité ; remplissez-la à la signature du contrat.',
  },
];
