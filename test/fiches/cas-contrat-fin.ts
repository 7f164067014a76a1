import { Histoire } from '../courriers/histoire';
import { entier } from './cas-contrat-vie';
import { fiche, FicheDeTest } from './contexte';
import { lance } from './histoires-contrat';

const PREUVE = { canal: 'LRAR', reference: '2C 123 456 7890 1' };

/** The CPTS resigns: the notice runs from the receipt. */
export const enPreavis = (le = '2024-12-09', histoire: Histoire = lance()) =>
  histoire.puis('RECEVOIR_RESILIATION', le, { preuve: PREUVE });

/** Ended on the three-hundredth day of the first year. */
export const eteint = () => enPreavis().attendre('2025-02-09');

/** What the fund keeps, item by item. In cents. */
const etablir = (...montants: [poste: string, droitAcquis: number, avanceRecue: number][]) =>
  eteint().puis('ETABLIR_DECOMPTE', '2025-03-03', {
    lignes: montants.map(([poste, droitAcquis, avanceRecue]) => ({ poste, droitAcquis, avanceRecue })),
  });

/** Claimed, received, contested, kept in part. */
export const notifie = () =>
  etablir(['FONCTIONNEMENT', 6_164_384, 7_500_000], ['ACCES_SOINS', 100, 0])
    .puis('VALIDER_DECOMPTE', '2025-03-04')
    .puis('NOTIFIER_INDU', '2025-03-04', { motivation: 'Les avances dépassent les droits acquis à la fin du contrat.' })
    .puis('ENREGISTRER_RECEPTION', '2025-03-06', { objet: 'INDU', preuve: PREUVE })
    .puis('CONTESTER_INDU', '2025-04-01')
    .puis('STATUER_SUR_CONTESTATION', '2025-04-22', {
      ...{ sens: 'MAINTENU', montant: 1_000_000 },
      motivation: 'La contestation est admise pour partie, le reste est maintenu.',
    });

/** Rights and advances are equal, as the fund keeps them; then checked and settled. */
export const aValider = () => etablir(['FONCTIONNEMENT', 7_500_000, 7_500_000]);
export const sansReste = () =>
  aValider().puis('VALIDER_DECOMPTE', '2025-03-04').puis('SOLDER_DECOMPTE', '2025-03-10', { moyen: 'SANS_RESTE' });

/** The end falls on the second anniversary. */
export const aLAnniversaire = () => enPreavis('2026-02-15', entier()).attendre('2026-04-15');

/** The end of a contract: foreseen, worked out, claimed, or nothing to be claimed. */
export const casDeLaFin = (): FicheDeTest[] => [
  fiche('F-DECOMPTE', notifie(), '2025-04-22'),
  fiche('F-DECOMPTE provisoire', enPreavis(), '2024-12-09'),
  fiche('F-DECOMPTE calculé', eteint(), '2025-02-09'),
  fiche('F-DECOMPTE à valider', aValider(), '2025-03-03'),
  fiche('F-DECOMPTE sans reste', sansReste(), '2025-03-10'),
  fiche('F-DECOMPTE à l’anniversaire', aLAnniversaire(), '2026-04-15'),
];
