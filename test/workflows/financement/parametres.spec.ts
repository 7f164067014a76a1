import { POINTS_A_CONFIRMER } from '../../../workflows/cpts/points-a-confirmer';
import {
  ATTEINTE_PREVUE,
  BAREME,
  BASE_DU_PRORATA,
  COMPLEMENT_ACCES_AUX_SOINS,
  EFFET_DE_LA_TAILLE,
  FONCTIONNEMENT_PREMIERE_ANNEE,
  MAJORATION,
  PARAMETRES,
  PART_AVANCEE,
  PRORATA_DU_VARIABLE,
  TARIF_DE_CRISE,
} from '../../../workflows/cpts/parametres';
import { valeurEnClair } from '../../../workflows/cpts/valeurs-en-clair';
import { enClair } from './tableau';

it.each([
  ['Q-07', EFFET_DE_LA_TAILLE],
  ['Q-15', COMPLEMENT_ACCES_AUX_SOINS],
  ['Q-16', MAJORATION],
  ['Q-18', PRORATA_DU_VARIABLE],
  ['Q-19', TARIF_DE_CRISE],
  ['Q-20', BASE_DU_PRORATA],
  ['Q-21', ATTEINTE_PREVUE],
] as const)('[%s] s’appuie sur un paramètre daté : le changer change les montants', (code, parametre) => {
  expect(parametre.valeurs.at(-1)!.aConfirmer).toBe(code);
  expect(PARAMETRES).toContain(parametre);
  expect(POINTS_A_CONFIRMER.find((point) => point.code === code)).not.toHaveProperty('sansAppui');
});

it.each([
  [BASE_DU_PRORATA, 'JOURS', 'jours réels de l’année de contrat'],
  [BASE_DU_PRORATA, 'MOIS', 'mois entiers, sur douze'],
  [PRORATA_DU_VARIABLE, true, 'oui'],
  [COMPLEMENT_ACCES_AUX_SOINS, 'FIXE', 'avec la part fixe'],
  [COMPLEMENT_ACCES_AUX_SOINS, 'VARIABLE', 'avec la part variable'],
  [TARIF_DE_CRISE, 'ANNEE_DE_DEMARRAGE', 'celle du démarrage de la mission'],
  [TARIF_DE_CRISE, 'JUSQU_AU_PLAN_FINALISE', 'celles qui s’ouvrent avant que le plan soit finalisé'],
  [FONCTIONNEMENT_PREMIERE_ANNEE, 'EN_ENTIER', 'en entier'],
  [FONCTIONNEMENT_PREMIERE_ANNEE, 'AVANCE_ET_SOLDE', 'en avance, puis en solde'],
  [EFFET_DE_LA_TAILLE, 'PROCHAIN_ANNIVERSAIRE', 'la prochaine date anniversaire'],
  [PART_AVANCEE, { fonctionnement: 75, missions: 75 }, 'fonctionnement : 75 ; missions : 75'],
])('un juriste lit la valeur, non son code : %#', (parametre, valeur, lue) => {
  expect(valeurEnClair(parametre, valeur)).toBe(lue);
});

it('le barème se lit en euros, champ par champ', () => {
  const crise = { missions: { CRISE: { miseAJour: [12_500_00, 17_500_00, 22_500_00, 25_000_00] } } };
  expect(enClair(valeurEnClair(BAREME, crise))).toBe(
    'missions : Crise sanitaire : mise à jour du plan de crise : T1 12 500 €, T2 17 500 €, T3 22 500 €, T4 25 000 €',
  );
});
