import type { DateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { MISSION_CRISE } from '../../sources';
import { FaitsCpts } from '../faits';
import { EcheanceAtteinte } from './champs';

/** The path that takes the place of this one. */
export const PARCOURS_SUIVANT = '2022-09-03';

/** The path that a contract signed on a day follows; nothing when it is the first one. */
export const parcoursEnVigueur = (signeeLe: DateCivile | undefined): string | undefined =>
  (signeeLe ?? '') >= PARCOURS_SUIVANT ? PARCOURS_SUIVANT : undefined;

export const EVENEMENTS_PARCOURS: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'CHANGER_DE_PARCOURS',
    libelle: 'Passer au parcours en vigueur',
    phase: 'P6',
    route: 'HORLOGE',
    roles: ['HORLOGE'],
    donnees: EcheanceAtteinte,
    suppose: 'un dossier sans contrat en vigueur, à l’entrée en vigueur du parcours suivant',
    sources: [MISSION_CRISE],
    versVersion: () => PARCOURS_SUIVANT,
    noter: (faits) => faits,
  },
];
