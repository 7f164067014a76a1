import type { Depart, EcheanceDefinie, Lire } from '#libs/moteur';
import {
  CONTROLE_FINESS,
  DERNIERE_LISTE_DREES,
  INFORMATION_ACI,
  LISTE_DREES,
  TRANSMISSION_FINESS,
} from '../../parametres';
import { ALERTES_DU_LENDEMAIN, ALERTES_DU_MOIS, ALERTES_OUVREES } from '../../rappels';
import { instructionFiness } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { FaitsCpts, projetValide, validationATransmettre } from '../faits';
import { contratASignaler } from '../faits/finess';

export const ECHEANCES_FINESS: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-PF-01',
    libelle: 'Transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.1')],
    depuis: 'validation du projet de santé, ou rejet par le gestionnaire FINESS',
    dans: ['enCours.finess'],
    departs: (faits) => {
      if (!validationATransmettre(faits)) return [];
      const { le, seq } = faits.projet!.decision!;
      const rejet = faits.finess?.rejet;
      return [
        rejet?.decision === seq
          ? { le: rejet.le, seq: rejet.seq, fait: 'rejet par le gestionnaire FINESS' }
          : { le, seq, fait: 'validation du projet de santé' },
      ];
    },
    duree: TRANSMISSION_FINESS,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la transmission devait être faite sans délai',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_OUVREES,
  },
  {
    code: 'D-PF-02',
    libelle: 'Information du gestionnaire FINESS sur le contrat ACI',
    sources: [instructionFiness('§ III.1')],
    depuis: 'signature du contrat',
    dans: ['enCours.finess'],
    departs: (faits) => {
      const signature = contratASignaler(faits);
      return signature ? [{ le: signature.le, seq: signature.seq, fait: 'signature du contrat' }] : [];
    },
    duree: INFORMATION_ACI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le contrat signé devait être signalé immédiatement',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_DU_LENDEMAIN,
  },
  {
    code: 'D-PF-03',
    libelle: 'Contrôle de cohérence FINESS',
    sources: [instructionFiness('§ III.3')],
    depuis: 'contrôle précédent',
    dans: ['enCours.finess'],
    departs: (faits) => {
      const { controle, fermeture } = faits.finess ?? {};
      return controle && !fermeture && projetValide(faits) ? [{ ...controle, fait: 'contrôle précédent' }] : [];
    },
    duree: CONTROLE_FINESS,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le contrôle trimestriel du répertoire est à faire, et ses écarts à relever',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_DU_MOIS,
  },
];

/** Of the path of 2019 alone: the list was over before the next one. */
export const ECHEANCES_DREES: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-PF-04',
    libelle: 'Liste mensuelle adressée à la DREES',
    sources: [instructionFiness('§ IV')],
    depuis: 'premier jour du mois de la liste précédente',
    dans: ['enCours.finess'],
    departs: listeSuivante,
    duree: LISTE_DREES,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la liste du mois devait partir le premier',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: ALERTES_DU_MOIS,
  },
];

/** From the first day of the month of the last list, until the last one that was due. R-T-08c. */
function listeSuivante(faits: FaitsCpts, lire: Lire): Depart[] {
  const liste = faits.finess?.listeDrees;
  if (!liste || faits.finess?.fermeture || !projetValide(faits)) return [];
  const le = `${liste.le.slice(0, 7)}-01`;
  const suivante = dernierJour('D-PF-04', LISTE_DREES, le, faits, lire);
  return suivante <= lire(DERNIERE_LISTE_DREES, liste.le).valeur
    ? [{ le, seq: liste.seq, fait: 'premier jour du mois de la liste précédente' }]
    : [];
}
