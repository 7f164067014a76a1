import type { Examen } from '#libs/moteur';
import { LIBELLE_POINT_REUNION } from '../../contenu-lettre';
import { ORDRE_DU_JOUR_REUNION } from '../../parametres';
import { guideHdf } from '../../sources';
import { ConvocationReunion, ReunionTenue } from '../evenements/reunion';
import { FaitsCpts, lettreValidee } from '../faits';
import { RegleCpts, surSaisie } from './communes';

type Saisie = ConvocationReunion | ReunionTenue;

const pointsOublies = ({ donnees, le, lire }: Examen<FaitsCpts, Saisie>) =>
  donnees?.ordreDuJour
    ? lire(ORDRE_DU_JOUR_REUNION, le).valeur.filter((point) => !donnees.ordreDuJour!.includes(point))
    : [];

export const REGLES_REUNION: readonly RegleCpts[] = [
  {
    code: 'G-P3-01',
    enonce: 'La réunion d’information territoriale se tient après la validation de la lettre d’intention.',
    sources: [guideHdf('fiche 5')],
    derogeablePour: ['CONVOQUER_REUNION_INFORMATION', 'TENIR_REUNION_INFORMATION'],
    vraie: ({ faits, le }) => lettreValidee(faits, le),
    message: () => 'La lettre d’intention n’est pas validée à cette date.',
    remede: () => 'Validez d’abord la lettre d’intention, ou motivez une dérogation : cet ordre est un usage.',
  },
  {
    code: 'G-P3-02',
    enonce: 'Tous les professionnels de santé libéraux du territoire sont invités à la réunion.',
    sources: [guideHdf('fiche 5')],
    vraie: surSaisie<Saisie>(({ tousInvites }) => tousInvites !== false),
    message: () => 'Tous les professionnels de santé libéraux du territoire ne sont pas invités.',
    remede: () => 'Complétez l’invitation avec l’URPS ; la réunion peut se tenir sans attendre.',
  },
  {
    code: 'G-P3-03',
    enonce: 'L’ordre du jour couvre tous les points que la réunion doit présenter.',
    sources: [guideHdf('fiche 5')],
    vraie: surSaisie<Saisie>((_, examen) => pointsOublies(examen).length === 0),
    message: (examen: Examen<FaitsCpts, Saisie>) =>
      `L’ordre du jour ne couvre pas : ${pointsOublies(examen)
        .map((point) => LIBELLE_POINT_REUNION[point])
        .join(', ')}.`,
    remede: () => 'Ajoutez ces points, et prévoyez un temps d’échange et le recueil des volontaires.',
  },
];
