import { IMMATRICULATION } from '../scenarios/scenario';

/** What a letter must say of its own, in one of its cases. */
type Mention = [cas: string, mentions: readonly string[]];

/** From whom, to whom, with which copies and by which channels. Source: § 1.12 and the table of the phase. */
interface Trajet {
  de: string;
  a: readonly string[];
  copies: readonly string[];
  canaux: readonly string[];
}

const RECOURS = [
  ...['Voies et délais de recours', 'dans un délai de 2 mois à compter de'],
  ...['un recours gracieux auprès de', 'un recours contentieux devant le tribunal administratif'],
];
const SERVICE = ['Service chargé de votre dossier', 'Téléphone : ', 'Courriel : '];
/** R-PROC-02: what every acknowledgement says of silence. */
const ACCUSE = [
  'Demande reçue le : ',
  'une décision naît à l’expiration du : ',
  'Sens de cette décision : ',
  ...SERVICE,
];
const TERRITOIRE = ['Aix-en-Provence (13001) et Salon-de-Provence (13103).', '160 000 habitants'];

/** Letter by letter, in the order of the path: what it may not go without. */
export const MENTIONS: readonly Mention[] = [
  ['C-P1-01', ['le 4 septembre 2023', 'le 18 septembre 2023', 'Une lettre d’intention présente', ...TERRITOIRE]],
  [
    'C-P1-02',
    ['ont pris contact', 'le 4 septembre 2023', 'le 18 septembre 2023', 'Votre union y est invitée', ...TERRITOIRE],
  ],
  ['C-P1-02 sans date', ['la date vous sera communiquée']],
  ['C-P1-03', ['Projet de CPTS du Pays voisin', 'Aix-en-Provence (13001)', 'la médiation de l’union régionale']],
  ['C-P2-01', [...ACCUSE, 'Sens de cette décision : rejet', 'la lettre d’intention est refusée', ...RECOURS]],
  [
    'C-P2-02',
    [
      ...['Liste des communes du territoire', 'au plus tard le : 20 octobre 2023', 'suspendu', '8 décembre 2023'],
      ...['Texte qui l’exige : Code de la santé publique, art. L.1434-12', ...SERVICE],
    ],
  ],
  ['C-P2-02 compléments souhaités', ['n’est ni suspendu ni allongé']],
  [
    'C-P2-03',
    ['validée à la date du 20 septembre 2023', 'Territoire acté', 'Suites à donner', 'ne vaut pas attribution'],
  ],
  ['C-P2-04', ['refusée, par décision du 10 octobre 2023', 'Motifs', 'recouvre, pour l’essentiel', ...RECOURS]],
  [
    'C-P2-04 motifs d’un silence',
    ['à l’expiration du 5 novembre 2023', 'demandé les motifs le 20 novembre 2023', ...RECOURS],
  ],
  ['C-P2-05', ['comité de validation', 'Séance du : 28 septembre 2023', 'un avis écrit', ...TERRITOIRE]],
  [
    'C-P2-06',
    [
      ...['constitution de la communauté', '45 000,00 €', 'à cet objet, et à lui seul', 'convention signée'],
      ...['peut être retirée', 'compte rendu financier', 'au plus tard le 30 juin 2024'],
    ],
  ],
  ['C-P3-01', ['12 octobre 2023', 'Salle des fêtes', '1. concept de CPTS', '8. étapes suivantes']],
  ['C-P3-02', ['26 octobre 2023', '104 professionnels', 'seront ajustés', 'Accès aux soins']],
  ['C-P4-01', ['17 octobre 2023', 'Ordre du jour', 'adoption des statuts', 'élection des représentants', 'signature)']],
  ['C-P4-02', ['conditions de défraiement prévues', 'À revoir', 'un conseil']],
  ['C-P4-03', ['numéro SIREN', 'numéro SIRET', 'au répertoire SIRENE']],
  ['C-P5-01', [...ACCUSE, 'Sens de cette décision : acceptation', 'une attestation vous sera délivrée']],
  [
    'C-P5-02',
    [
      ...['Texte qui l’exige : Code de la santé publique, art. L.1434-12', 'Liste des communes du territoire'],
      ...['au plus tard le : 29 février 2024', 'repart entièrement, pour 2 mois', ...SERVICE],
    ],
  ],
  ['C-P5-03', ['Signature des membres', 'qu’aucun texte n’impose', 'ne modifie pas le délai', '15 mars 2024']],
  ['C-P5-04', ['le motif suivant', 'absence de pertinence du territoire d’action', 'Motivation', ...RECOURS]],
  ['C-P5-05', ['validé à la date du 2 décembre 2019', 'au répertoire FINESS comme date d’autorisation']],
  ['C-P5-06', ['Validation tacite acquise à l’expiration du : 15 mars 2024', 'Aucune opposition n’a été notifiée']],
  ['C-P5-06 sur demande', ['Validation tacite acquise à l’expiration du : 15 mars 2024']],
  ['C-P5-07', ['validé, par décision expresse du 1er mars 2024', 'opposable aux autres projets', ...TERRITOIRE]],
  [
    'C-P5-07 opposition',
    ['opposée à ce projet, par décision du 26 février 2024', 'absence de pertinence du territoire'],
  ],
  [
    'C-PF-01',
    ['Copie du projet de santé validé', 'Copie des statuts', 'Écrit informant le promoteur', 'SIREN', 'SIRET'],
  ],
  ['C-PF-02', ['Numéro FINESS EJ', 'Numéro FINESS ET', 'Date d’autorisation']],
  ['C-PF-03', ['Numéro FINESS EJ', 'Numéro FINESS ET', 'Date d’autorisation']],
  ['C-P6-01', ['Le silence gardé sur cette demande ne vaut pas acceptation', ...SERVICE]],
  ['C-P6-02', ['liste des membres avec leurs statuts', 'avant le 15 avril 2024', ...SERVICE]],
  ['C-P6-03', ['Séance du : 8 avril 2024', 'les missions engagées', 'les indicateurs']],
  ['C-P6-04', ['signé par les trois parties le 15 avril 2024', 'Accès aux soins 15/10/2024 15/10/2025 90 000,00 €']],
  ['C-P6-05', ['Date de signature du contrat 15 avril 2024', IMMATRICULATION.etablissements[0]!.numeroFiness]],
  [
    'C-P7-01',
    ['Dialogue de gestion : 20 mai 2025', 'au plus tard le : 15 juin 2025', 'budget réalisé et prévisionnel'],
  ],
  ['C-P7-02', ['La 1re année', 'au plus tard le : 15 avril 2025', 'au plus tard le : 15 juin 2025', 'budget réalisé']],
  ['C-P7-03', ['20 mai 2025', 'signé par les trois parties le 2 juin 2025', 'N1 80', 'glisse sur l’exercice suivant']],
  ['C-P7-03 désaccord', ['désaccord partiel', 'La part non contestée', 'commission paritaire']],
  [
    'C-P7-04',
    [
      ...['Montant versé : 75 000,00 €', 'soit 75 000 € × 100 % = 75 000 €', 'en vigueur depuis le 3 septembre 2022'],
      'Dossier vérifié complet le jour de la signature.',
    ],
  ],
  [
    'C-P7-04 part variable',
    [
      'soit 35 000 € × 80 % × 196/365 = 15 035,62 €',
      '× 196/365 : 196 jours sur les 365 de l’année de contrat, du 01/10/2024 inclus au 15/04/2025 exclu.',
      'Base du prorata de l’année de démarrage ou de fin',
      'version du 25 août 2019',
    ],
  ],
  ['C-P7-05', ['au plus tard le 15 octobre 2024', 'par courriel', 'Conséquences d’un retard', 'automatique']],
  ['C-P7-05 seconde relance', ['échéance dépassée', 'lettre recommandée avec avis de réception (2C 123 456 7890 1)']],
  ['C-P7-06', ['l’avenant n° 1', 'signé par les trois parties le 5 mars 2025', 'Barème applicable']],
  ['C-P7-07', ['siège', 'dans les 3 mois', 'Au plus tard le : 28 février 2025', 'une amende de']],
  [
    'C-P7-08',
    ['Terme du contrat : 15 avril 2029', 'n’est pas reconduit tacitement', 'Aucune avance n’est versée au-delà'],
  ],
  ['C-P8-01', ['Résiliation reçue le : 15 octobre 2025', 'Le contrat prend fin le : 15 décembre 2025']],
  [
    'C-P8-02',
    [
      'Grief',
      'Engagement visé',
      'Faits constatés',
      'un délai de 1 mois',
      'vous faire assister',
      'une audition sera organisée',
    ],
  ],
  ['C-P8-03', ['Audition : 1er juillet 2025', 'Siège de la caisse', 'vous faire assister']],
  ['C-P8-04', ['Motifs', 'prend effet 2 mois après la réception', 'le 15 avril 2029', ...RECOURS]],
  [
    'C-P8-05',
    [
      ...['31 849,32 €', '75 000 € × 155/365', '45 650,68 €', 'Délai de paiement : 2 mois'],
      ...['Cet indu peut être contesté', 'Une contestation reçue', ...RECOURS],
    ],
  ],
  ['C-P8-06', ['Territoire : non libéré', 'Projet de santé : validé']],
  ['C-P8-06 fusion', ['Territoire : libéré', 'CPTS du Pays voisin']],
];

const trajet = (de: string, a: string, copies: string, ...canaux: string[]): Trajet => ({
  de,
  a: a.split(' '),
  copies: copies ? copies.split(' ') : [],
  canaux: canaux.length ? canaux : ['COURRIEL'],
});

/** The table of § 1.12, row by row; a letter that two agencies sign leaves from the one that notifies it. */
export const TRAJETS: Readonly<Record<string, Trajet>> = {
  'C-P2-01': trajet('ARS', 'PORTEUR', 'CPAM'),
  'C-P2-02': trajet('ARS', 'PORTEUR', 'CPAM'),
  'C-P2-03': trajet('ARS', 'PORTEUR', 'URPS CPAM', 'COURRIER'),
  'C-P2-04': trajet('ARS', 'PORTEUR', 'CPAM', 'LRAR'),
  'C-P2-06': trajet('ARS', 'CPTS', '', 'COURRIER'),
  'C-P3-01': trajet('URPS', 'PROFESSIONNELS URPS PORTEUR', 'ARS CPAM'),
  'C-P5-01': trajet('ARS', 'CPTS', 'CPAM'),
  'C-P5-02': trajet('ARS', 'CPTS', 'CPAM'),
  'C-P5-04': trajet('ARS', 'CPTS', '', 'LRAR'),
  'C-P5-05': trajet('ARS', 'CPTS', 'CPAM', 'COURRIER'),
  'C-P5-06': trajet('ARS', 'CPTS', 'CPAM URPS'),
  'C-PF-01': trajet('ARS', 'GESTIONNAIRE_FINESS', ''),
  'C-PF-02': trajet('ARS', 'ARS', ''),
  'C-PF-03': trajet('ARS', 'CPTS CPAM', ''),
  'C-P6-02': trajet('CPAM', 'CPTS', 'ARS'),
  'C-P6-04': trajet('CPAM', 'CPTS', 'ARS', 'COURRIER'),
  'C-P6-05': trajet('ARS', 'GESTIONNAIRE_FINESS', ''),
  'C-P7-01': trajet('CPAM', 'CPTS', 'ARS'),
  'C-P7-04': trajet('CPAM', 'CPTS', ''),
  'C-P7-05': trajet('CPAM', 'CPTS', 'ARS', 'COURRIEL', 'LRAR'),
  'C-P8-01': trajet('CPAM', 'CPTS', 'ARS'),
  'C-P8-02': trajet('CPAM', 'CPTS', 'ARS', 'LRAR'),
  'C-P8-04': trajet('CPAM', 'CPTS', 'ARS', 'LRAR'),
  'C-P8-05': trajet('CPAM', 'CPTS', 'ARS', 'LRAR'),
  'C-P8-06': trajet('ARS', 'CPTS', 'CPAM URPS GESTIONNAIRE_FINESS'),
};

/** Adverse to the one they are written to: they give their grounds and how they may be contested. R-PROC-10, R-PROC-17. */
export const DEFAVORABLES: readonly string[] = ['C-P2-04', 'C-P5-04', 'C-P8-04', 'C-P8-05'];

/** A letter of the rulebook that another one is. C-PF-04 and C-P6-05: one act tells the register of the contract. */
export const MEME_LETTRE: Readonly<Record<string, string>> = { 'C-PF-04': 'C-P6-05' };
