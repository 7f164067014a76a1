import type { Attendus } from '../attendus';
import { lettreValidee } from '../faits';

export const ATTENDUS_DEMARCHE: Attendus = (faits, est) => [
  [est('enCours.demarche.contactAEtablir'), 'Prendre contact avec le porteur', 'ARS_INSTRUCTEUR'],
  [est('enCours.demarche.lettreADeposer'), 'Déposer la lettre d’intention', 'PORTEUR'],
  [est('enCours.demarche.lettreAInstruire'), 'Valider ou refuser la lettre d’intention', 'ARS_INSTRUCTEUR'],
  [est('enCours.demarche.complementDeLettreAttendu'), 'Produire les compléments demandés', 'PORTEUR'],
  [est('enCours.demarche.lettreARedeposer'), 'Déposer une nouvelle lettre d’intention', 'PORTEUR'],
  [lettreValidee(faits) && !faits.reunion && !faits.projet, 'Tenir la réunion d’information', 'URPS'],
  [lettreValidee(faits) && !faits.association, 'Déclarer l’association', 'PORTEUR'],
];
