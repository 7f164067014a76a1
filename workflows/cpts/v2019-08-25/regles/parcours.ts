import { dateCourte } from '#libs/droit';
import { crpa, MISSION_CRISE } from '../../sources';
import { contratActif } from '../faits';
import { PARCOURS_SUIVANT } from '../evenements/parcours';
import { RegleCpts } from './communes';

export const REGLES_PARCOURS: readonly RegleCpts[] = [
  {
    code: 'R-PROC-14',
    enonce:
      'Un contrat déjà formé garde son parcours et son barème jusqu’à un avenant ; les autres dossiers suivent le texte nouveau.',
    sources: [crpa('L.221-4'), MISSION_CRISE],
    aConfirmer: ['Q-25'],
    vraie: ({ faits, le }) => !contratActif(faits) && le >= PARCOURS_SUIVANT,
    message: ({ faits }) =>
      contratActif(faits)
        ? 'Le contrat en vigueur garde son parcours : seul un avenant le change.'
        : `Le nouveau parcours n’est en vigueur que le ${dateCourte(PARCOURS_SUIVANT)}.`,
    remede: ({ faits }) =>
      contratActif(faits)
        ? 'Signez un avenant qui intègre la mission crise sanitaire.'
        : 'Attendez l’entrée en vigueur : le passage est enregistré de plein droit.',
  },
];
