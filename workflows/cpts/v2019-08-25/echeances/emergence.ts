import type { EcheanceDefinie } from '#libs/moteur';
import { DELAI_RENCONTRE } from '../../parametres';
import { SUIVI_EN_JOURS } from '../../rappels';
import { guideReunion } from '../../sources';
import { FaitsCpts } from '../faits';

export const ECHEANCES_EMERGENCE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P1-01',
    libelle: 'Rencontre à proposer au porteur',
    sources: [guideReunion('accompagnement des porteurs')],
    depuis: 'premier contact',
    dans: ['enCours.rencontre.rencontreAProposer'],
    departs: ({ contact, lettre }) => (contact && !lettre ? [{ ...contact, fait: 'premier contact' }] : []),
    duree: DELAI_RENCONTRE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : proposez une rencontre au porteur, sans effet juridique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
];
