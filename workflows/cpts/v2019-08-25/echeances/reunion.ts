import type { EcheanceDefinie } from '#libs/moteur';
import { CIBLE_REUNION } from '../../parametres';
import { SUIVI_EN_JOURS } from '../../rappels';
import { guideHdf } from '../../sources';
import { FaitsCpts, lettreValidee } from '../faits';
import { departDeCible } from './cible';

export const ECHEANCES_REUNION: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'A-CIBLE-REUNION',
    libelle: 'Cible régionale de tenue de la réunion d’information',
    sources: [guideHdf('fiche 5')],
    depuis: 'validation de la lettre d’intention',
    dans: ['enCours.reunionInformation.reunionATenir', 'enCours.reunionInformation.reunionConvoquee'],
    departs: (faits, lire) => {
      if (!lettreValidee(faits) || faits.projet) return [];
      const { le, seq } = faits.lettre!.decision!;
      return departDeCible(CIBLE_REUNION, { le, seq, fait: 'validation de la lettre d’intention' }, lire);
    },
    duree: CIBLE_REUNION,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la réunion d’information n’est pas tenue dans la cible de la région, sans effet juridique',
    responsable: 'URPS',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
];
