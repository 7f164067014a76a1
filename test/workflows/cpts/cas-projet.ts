import { CAS_VALIDATION } from './cas-validation';
import { ASSOCIATION, CasDeRegle, DEMANDE, OPPOSE, PROJET, TACITE } from './examens';

const DEPOT = 'DEPOSER_PROJET_SANTE';
const CHEVAUCHEMENT = { chevauchements: [{ commune: '06088', autre: 'CPTS Nice Est', raison: 'Nice est prise.' }] };
const AUTRE_FORME = { ...ASSOCIATION, forme: 'AUTRE' as const, le: '2021-05-01' };

export const CAS_PROJET: readonly CasDeRegle[] = [
  ...CAS_VALIDATION,
  {
    code: 'G-P4-01',
    vraie: { type: DEPOT, le: '2021-05-13', faits: { association: { ...AUTRE_FORME, creeeLe: '2021-05-01' } } },
    fausse: {
      type: DEPOT,
      le: '2021-05-14',
      faits: { association: { ...AUTRE_FORME, creeeLe: '2021-05-14' } },
      message: 'Depuis le 14/05/2021, la CPTS doit être une association (loi 1901 ou droit local).',
      remede:
        'Déclarez l’association qui porte désormais la CPTS. Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.',
    },
  },
  {
    code: 'R-T-01b',
    vraie: { type: DEPOT, le: '2021-06-01', faits: { association: ASSOCIATION } },
    fausse: {
      type: DEPOT,
      le: '2022-05-13',
      faits: { association: { ...AUTRE_FORME, creeeLe: '2020-01-01' } },
      message: 'La structure n’est pas une association : la régularisation est ouverte, elle deviendra obligatoire.',
      remede: 'Transformez-la en association avant le 14/05/2022.',
    },
  },
  {
    code: 'R-P4-01',
    vraie: { type: DEPOT, faits: { reunion: { le: '2024-01-05', seq: 4 }, association: ASSOCIATION } },
    fausse: {
      type: DEPOT,
      message:
        'Ordre inhabituel, non bloquant : la réunion d’information n’a pas été tenue ; l’association n’est pas déclarée (les paiements et le contrat en dépendent).',
      remede: 'Enregistrez-les si elles ont eu lieu ; le projet peut être déposé sans attendre.',
    },
  },
  {
    code: 'G-P5-02',
    vraie: { type: DEPOT },
    fausse: {
      type: DEPOT,
      faits: { territoire: [] },
      message: 'Le territoire du projet n’est pas précisé : c’est le seul contenu que la loi impose.',
      remede:
        'Indiquez les communes du territoire. Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.',
    },
  },
  {
    code: 'G-P5-03',
    vraie: { type: 'VALIDER_PROJET_SANTE', constats: { chevauchements: [] } },
    fausse: {
      type: 'VALIDER_PROJET_SANTE',
      constats: CHEVAUCHEMENT,
      message: 'Le territoire du projet chevauche celui d’une autre CPTS. Avec CPTS Nice Est : Nice est prise.',
      remede: 'Précisez les parties de commune de chaque CPTS, ou opposez-vous au projet : territoire non pertinent.',
    },
  },
  {
    code: 'G-P5-05',
    vraie: { type: DEPOT, le: '2024-02-05', faits: { projet: OPPOSE } },
    fausse: {
      type: DEPOT,
      le: '2024-02-04',
      faits: { projet: OPPOSE },
      message: 'L’opposition n’a été notifiée que le 05/02/2024.',
      remede: 'Enregistrez le nouveau dépôt à la date de sa réception, après la notification de l’opposition.',
    },
  },
  {
    code: 'G-P5-06',
    vraie: { type: 'OPPOSER_PROJET_SANTE', le: '2024-03-15', faits: { projet: PROJET } },
    fausse: {
      type: 'OPPOSER_PROJET_SANTE',
      le: '2024-03-14',
      faits: { projet: PROJET },
      donnees: { notifieeLe: '2024-03-16' },
      message:
        'L’opposition notifiée le 16/03/2024 est sans effet : le silence vaut validation à l’expiration du 15/03/2024.',
      remede:
        'Une validation tacite illégale ne peut plus qu’être retirée, dans le délai de retrait et après procédure contradictoire.',
    },
  },
  {
    code: 'D-P5-01',
    vraie: { type: 'CONSTATER_VALIDATION_TACITE', le: '2024-03-15', faits: { projet: PROJET } },
    fausse: {
      type: 'CONSTATER_VALIDATION_TACITE',
      le: '2024-03-14',
      faits: { projet: PROJET },
      message: 'Le délai court jusqu’au 15/03/2024.',
      remede: 'Attendez l’expiration du délai.',
    },
  },
  {
    code: 'R-PROC-05',
    vraie: {
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      faits: { projet: { ...PROJET, demandes: [DEMANDE] } },
      donnees: { pieces: ['Statuts'] },
    },
    fausse: {
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      faits: { projet: PROJET },
      message: 'Aucune demande de pièces n’est en attente.',
      remede: 'Enregistrez d’abord la demande à laquelle ces pièces répondent.',
    },
  },
  {
    code: 'A-MOTIFS-OPPOSITION',
    vraie: { type: 'OPPOSER_PROJET_SANTE', donnees: { motifs: ['TERRITOIRE_NON_PERTINENT'] } },
    fausse: {
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['TERRITOIRE_NON_PERTINENT', 'BUDGET_INSUFFISANT'] },
      message: 'Ces motifs ne sont pas de ceux que la loi admet : BUDGET_INSUFFISANT.',
      remede:
        'Retenez OBJECTIFS_DU_PRS_NON_RESPECTES ou TERRITOIRE_NON_PERTINENT ; toute autre remarque est une recommandation, sans effet sur le projet.',
    },
  },
  {
    code: 'A-NOTIFICATION',
    vraie: {
      type: 'OPPOSER_PROJET_SANTE',
      le: '2024-03-01',
      donnees: { notifieeLe: '2024-03-05' },
      constats: { aujourdhui: '2024-03-05' },
    },
    fausse: {
      type: 'OPPOSER_PROJET_SANTE',
      le: '2024-03-01',
      donnees: { notifieeLe: '2024-03-05' },
      constats: { aujourdhui: '2024-03-04' },
      message: 'La notification du 05/03/2024 n’a pas encore eu lieu : nous sommes le 04/03/2024.',
      remede: 'Enregistrez l’opposition une fois notifiée : d’ici là, le silence continue de courir.',
    },
  },
  {
    code: 'A-EN-TEMPS',
    vraie: { type: 'VALIDER_PROJET_SANTE', le: '2024-03-15', faits: { projet: TACITE } },
    fausse: {
      type: 'VALIDER_PROJET_SANTE',
      le: '2024-03-16',
      faits: { projet: TACITE },
      message: 'Le projet est réputé validé depuis l’expiration du 15/03/2024 : l’acte du 16/03/2024 est sans effet.',
      remede: 'Vérifiez la date : seul un acte antérieur à l’expiration du délai, enregistré en retard, est admis.',
    },
  },
  {
    code: 'A-RECTIFICATION',
    vraie: { type: 'VALIDER_PROJET_SANTE', faits: { projet: PROJET } },
    fausse: {
      type: 'VALIDER_PROJET_SANTE',
      faits: { projet: TACITE },
      message: 'La validation tacite du 15/03/2024 est déjà au journal : cet acte, antérieur, la prive d’effet.',
      remede:
        'Prévenez la CPTS, la caisse et le gestionnaire FINESS que l’attestation de validation tacite est caduque.',
    },
  },
  {
    code: 'X-28',
    vraie: { type: 'VALIDER_PROJET_SANTE', le: '2024-03-01', constats: { aujourdhui: '2024-03-01' } },
    fausse: {
      type: 'VALIDER_PROJET_SANTE',
      le: '2024-03-01',
      constats: { aujourdhui: '2024-03-11' },
      message:
        'La validation est du 01/03/2024, et son courrier partira le 11/03/2024 : la date d’autorisation FINESS est celle de l’envoi.',
      remede:
        'Si un courrier est déjà parti à cette date, gardez-en la preuve ; sinon, datez la validation d’aujourd’hui.',
    },
  },
  {
    code: 'R-PROC-08',
    vraie: { type: DEPOT, le: '2024-05-17', donnees: { depotInitial: { aupresDe: 'CPAM', le: '2024-05-17' } } },
    fausse: {
      type: DEPOT,
      le: '2024-05-17',
      donnees: { depotInitial: { aupresDe: 'CPAM', le: '2024-05-18' } },
      message: 'Le dépôt du 18/05/2024 est postérieur à la réception par l’ARS, du 17/05/2024.',
      remede: 'La date du fait est celle de la réception par l’ARS : vérifiez les deux dates.',
    },
  },
];
