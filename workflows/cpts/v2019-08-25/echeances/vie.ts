import type { EcheanceDefinie } from '#libs/moteur';
import {
  ASSEMBLEE_ANNUELLE,
  DECLARATION_D_EMBAUCHE,
  PUBLICATION_DES_COMPTES,
  SEUIL_DES_SUBVENTIONS,
} from '../../parametres';
import { ALERTES_D_EMBAUCHE, ALERTES_EN_MOIS, SUIVI_EN_MOIS } from '../../rappels';
import { COMPTES_DES_ASSOCIATIONS, guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { REPORT_AU_JOUR_OUVRE } from './report';

const VIE_ASSOCIATIVE = ['enCours.vieAssociative'];

export const ECHEANCES_VIE: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'A-ASSEMBLEE',
    libelle: 'Assemblée générale annuelle',
    sources: [guideHdf('fiche 7')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'dernière assemblée générale',
    dans: VIE_ASSOCIATIVE,
    departs: ({ assemblees }) => {
      const derniere = assemblees?.at(-1);
      return derniere ? [{ le: derniere.le, seq: derniere.seq, fait: 'dernière assemblée générale' }] : [];
    },
    duree: ASSEMBLEE_ANNUELLE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : aucune assemblée n’est enregistrée depuis la précédente',
    responsable: 'CPAM',
    rappels: SUIVI_EN_MOIS,
    suivi: true,
  },
  {
    code: 'D-P7-04',
    libelle: 'Publication des comptes annuels',
    sources: [COMPTES_DES_ASSOCIATIONS],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'approbation des comptes',
    dans: VIE_ASSOCIATIVE,
    departs: ({ assemblees = [] }, lire) =>
      assemblees
        .filter(
          ({ le, comptesApprouves, subventions = 0, publies }) =>
            comptesApprouves && !publies && subventions > lire(SEUIL_DES_SUBVENTIONS, le).valeur,
        )
        .map(({ le, seq, exercice }) => ({
          le,
          seq,
          instance: `exercice${exercice}`,
          libelle: `Publication des comptes de l’exercice ${exercice}`,
          fait: 'approbation des comptes',
        })),
    duree: PUBLICATION_DES_COMPTES,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : les comptes devaient être publiés',
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'X-34',
    libelle: 'Déclaration d’embauche, avant la prise de poste',
    sources: [guideHdf('fiche 7')],
    depuis: 'prise de poste prévue',
    dans: VIE_ASSOCIATIVE,
    departs: ({ employeur }) => {
      const embauche = employeur?.embauche;
      return embauche && !embauche.declareeLe
        ? [{ le: embauche.prevueLe, seq: embauche.seq, fait: 'prise de poste prévue' }]
        : [];
    },
    duree: DECLARATION_D_EMBAUCHE,
    effet: 'LE_JOUR_MEME',
    consequence: 'alerte : l’embauche devait être déclarée avant la prise de poste',
    responsable: 'CPAM',
    rappels: ALERTES_D_EMBAUCHE,
  },
];
