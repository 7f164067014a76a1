import { CONSTAT_TACITE, JUSQU_AU_PROJET, Pas, Scenario } from './scenario';

const TERRITOIRE_ETENDU = [{ commune: '13001' }, { commune: '13012' }, { commune: '13109' }, { commune: '13118' }];

/** As the service finds it: one more commune, and its inhabitants. */
const ETENDU = {
  territoire: TERRITOIRE_ETENDU.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
  population: { total: 178_000, maximum: 178_000, millesime: 2026, partiesInconnues: [] },
};

const depot = (le: string, echeance: string): Pas => ({
  le,
  par: 'ARS_INSTRUCTEUR',
  type: 'DEPOSER_EVOLUTION_TERRITOIRE',
  donnees: { territoire: TERRITOIRE_ETENDU },
  constats: ETENDU,
  donne: {
    phase: 'P6',
    etats: { evolutionDuTerritoire: 'evolutionAInstruire' },
    armees: { 'A-SILENCE-EVOLUTION': echeance },
  },
});

const SANS_OBJET = 'Le projet dont le territoire devait évoluer n’est plus validé : l’évolution est sans objet.';
const OPPOSITION = {
  motifs: ['TERRITOIRE_NON_PERTINENT'],
  motivation: 'La commune ajoutée relève d’un autre bassin de santé (fictif).',
};

/** Validated by silence, and told to the register: nothing else is awaited. */
const VALIDEE: readonly Pas[] = [
  ...JUSQU_AU_PROJET,
  CONSTAT_TACITE,
  {
    le: '2024-03-18',
    par: 'ARS_INSTRUCTEUR',
    type: 'TRANSMETTRE_FINESS',
    donne: {
      phase: 'P6',
      etats: { finess: 'immatriculationAEnregistrer' },
      levees: ['D-PF-01'],
      courriers: ['C-PF-01'],
    },
  },
];

export const EVOLUTION_TACITE: Scenario = {
  titre: 'Évolution du territoire : nouveau dépôt partiel, même silence de deux mois',
  recit:
    'Une CPTS validée étend son territoire. Le volet territoire est déposé de nouveau : l’ARS a deux mois pour s’y ' +
    'opposer. Une demande bloquante fait repartir le délai de zéro, une demande simple n’y touche pas. Le silence ' +
    'valide l’évolution, de plein droit ; l’avenant au contrat vient ensuite.',
  pas: [
    ...VALIDEE,
    depot('2024-06-03', '2024-08-03'),
    {
      le: '2024-06-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_EVOLUTION',
      donnees: { nature: 'SIMPLE', pieces: ['Avis de la commune'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-06-17',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_EVOLUTION',
      donnees: { pieces: ['Avis de la commune'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-07-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_EVOLUTION',
      donnees: {
        nature: 'BLOQUANTE',
        pieces: ['Liste des communes', 'Signature des membres'],
        texte: 'CSP, art. L.1434-12',
        avantLe: '2024-07-31',
      },
      donne: {
        phase: 'P6',
        etats: { evolutionDuTerritoire: 'piecesDEvolutionAttendues' },
        armees: { 'A-PIECES-EVOLUTION': '2024-07-31' },
        levees: ['A-SILENCE-EVOLUTION'],
        avertissements: ['R-PROC-07'],
      },
    },
    {
      le: '2024-07-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_EVOLUTION',
      donnees: { nature: 'SIMPLE', pieces: ['Carte'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-07-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_EVOLUTION',
      donnees: { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-08-02' },
      donne: { phase: 'P6', armees: { 'A-PIECES-EVOLUTION': '2024-08-02' } },
    },
    {
      le: '2024-07-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_EVOLUTION',
      donnees: { pieces: ['Carte'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-07-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_EVOLUTION',
      donne: {
        phase: 'P6',
        etats: { evolutionDuTerritoire: 'evolutionAInstruire' },
        armees: { 'A-SILENCE-EVOLUTION': '2024-09-15' },
        levees: ['A-PIECES-EVOLUTION', 'A-PIECES-EVOLUTION'],
      },
    },
    { horloge: '2024-09-15', effets: [] },
    {
      horloge: '2024-09-16',
      effets: [
        {
          type: 'CONSTATER_EVOLUTION_TACITE',
          le: '2024-09-15',
          donne: {
            phase: 'P6',
            etats: { evolutionDuTerritoire: 'aucuneEvolution' },
            levees: ['A-SILENCE-EVOLUTION'],
          },
        },
      ],
    },
  ],
};

export const EVOLUTION_DISPUTEE: Scenario = {
  titre: 'Évolution du territoire : chevauchement, opposition, retrait, validation',
  recit:
    'Une extension qui chevauche une CPTS voisine n’est pas reçue. L’ARS s’oppose à la suivante, pour l’un des deux ' +
    'motifs que la loi admet et avant l’échéance ; la CPTS en retire une autre ; la dernière est validée expressément, ' +
    'malgré une pièce encore attendue.',
  pas: [
    ...VALIDEE,
    {
      ...(depot('2024-06-03', '') as { le: string; par: string; type: string; donnees: object }),
      constats: {
        ...ETENDU,
        chevauchements: [
          { commune: '13118', autre: 'CPTS du Pays voisin (fictif)', raison: 'La commune 13118 y figure en entier.' },
        ],
      },
      refus: {
        'G-P5-03':
          'Le territoire du projet chevauche celui d’une autre CPTS. Avec CPTS du Pays voisin (fictif) : La commune 13118 y figure en entier.',
      },
    },
    depot('2024-06-03', '2024-08-03'),
    {
      le: '2024-08-02',
      enregistreLe: '2024-08-05',
      par: 'DG_ARS',
      type: 'OPPOSER_EVOLUTION_TERRITOIRE',
      donnees: { ...OPPOSITION, notifieeLe: '2024-08-04' },
      refus: {
        'G-P5-06':
          'L’opposition notifiée le 04/08/2024 est sans effet : le silence vaut validation à l’expiration du 03/08/2024.',
      },
    },
    {
      le: '2024-08-02',
      par: 'DG_ARS',
      type: 'OPPOSER_EVOLUTION_TERRITOIRE',
      donnees: OPPOSITION,
      donne: {
        phase: 'P6',
        etats: { evolutionDuTerritoire: 'aucuneEvolution' },
        levees: ['A-SILENCE-EVOLUTION'],
      },
    },
    depot('2024-09-02', '2024-11-02'),
    {
      le: '2024-09-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_EVOLUTION_TERRITOIRE',
      donne: {
        phase: 'P6',
        etats: { evolutionDuTerritoire: 'aucuneEvolution' },
        levees: ['A-SILENCE-EVOLUTION'],
      },
    },
    depot('2024-10-01', '2024-12-01'),
    {
      le: '2024-10-10',
      par: 'DG_ARS',
      type: 'VALIDER_EVOLUTION_TERRITOIRE',
      donne: {
        phase: 'P6',
        etats: { evolutionDuTerritoire: 'aucuneEvolution' },
        levees: ['A-SILENCE-EVOLUTION'],
      },
    },
    ...(['VALIDER', 'OPPOSER', 'RETIRER'] as const).flatMap((decision, rang): Pas[] => [
      depot(`2025-0${rang + 1}-02`, `2025-0${rang + 3}-02`),
      {
        le: `2025-0${rang + 1}-06`,
        par: 'ARS_INSTRUCTEUR',
        type: 'DEMANDER_PIECES_EVOLUTION',
        donnees: {
          ...{ nature: 'BLOQUANTE', pieces: ['Carte'], texte: 'CSP, art. L.1434-12' },
          avantLe: `2025-0${rang + 1}-20`,
        },
        donne: {
          phase: 'P6',
          etats: { evolutionDuTerritoire: 'piecesDEvolutionAttendues' },
          armees: { 'A-PIECES-EVOLUTION': `2025-0${rang + 1}-20` },
          levees: ['A-SILENCE-EVOLUTION'],
        },
      },
      {
        le: `2025-0${rang + 1}-10`,
        par: decision === 'RETIRER' ? 'ARS_INSTRUCTEUR' : 'DG_ARS',
        type: `${decision}_EVOLUTION_TERRITOIRE`,
        donnees: decision === 'OPPOSER' ? OPPOSITION : {},
        donne: {
          phase: 'P6',
          etats: { evolutionDuTerritoire: 'aucuneEvolution' },
          levees: ['A-PIECES-EVOLUTION'],
        },
      },
    ]),
  ],
};

export const EVOLUTION_SANS_OBJET: Scenario = {
  titre: 'Évolution du territoire privée d’objet par une opposition au projet enregistrée en retard',
  recit:
    'Une évolution est en cours d’examen quand on enregistre l’opposition notifiée à temps qui prive d’effet la ' +
    'validation tacite du projet lui-même. L’évolution n’a plus d’objet : elle ne peut qu’être retirée, et le temps n’y ' +
    'fait plus rien.',
  pas: [
    ...VALIDEE,
    depot('2024-03-20', '2024-05-20'),
    {
      le: '2024-03-14',
      enregistreLe: '2024-03-21',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { ...OPPOSITION, notifieeLe: '2024-03-15' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetARedeposer' },
        levees: ['A-SILENCE-EVOLUTION'],
        avertissements: ['A-RECTIFICATION', 'X-12'],
        courriers: ['C-P5-04', 'C-P5-07'],
      },
    },
    { horloge: '2024-06-01', effets: [] },
    {
      le: '2024-04-02',
      par: 'DG_ARS',
      type: 'VALIDER_EVOLUTION_TERRITOIRE',
      refus: { 'A-EVOLUTION': SANS_OBJET },
    },
    {
      le: '2024-04-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_EVOLUTION_TERRITOIRE',
      donne: { phase: 'P5', etats: { evolutionDuTerritoire: 'aucuneEvolution' } },
    },
  ],
};

export const EVOLUTION_QUI_TOMBE: Scenario = {
  titre: 'Évolution du territoire en cours, et renonciation de la CPTS à son projet',
  recit:
    'La CPTS a déposé une évolution et l’ARS a annoncé un retrait de la validation quand elle renonce à son projet : ' +
    'l’une et l’autre tombent avec lui.',
  pas: [
    ...VALIDEE,
    depot('2024-04-02', '2024-06-02'),
    {
      le: '2024-04-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENGAGER_RETRAIT_VALIDATION',
      donnees: {
        ...{ cause: 'ILLEGALITE', motivation: 'Le territoire validé est celui d’une autre CPTS (fictif).' },
        observationsAvantLe: '2024-05-03',
      },
      donne: {
        phase: 'P6',
        etats: { retraitDeValidation: 'observationsAttendues' },
        armees: { 'A-OBSERVATIONS': '2024-05-03', 'D-P5-02': '2024-07-15' },
      },
    },
    {
      le: '2024-04-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'LRAR', reference: '2C 555 666 7777 8' },
      donne: {
        phase: 'P5',
        etats: {
          demarche: 'projetAbandonneParLaCpts',
          retraitDeValidation: 'aucunRetraitEnvisage',
          evolutionDuTerritoire: 'aucuneEvolution',
        },
        levees: ['A-OBSERVATIONS', 'A-SILENCE-EVOLUTION', 'D-P5-02'],
      },
    },
  ],
};

export const SCENARIOS_EVOLUTION: readonly Scenario[] = [
  EVOLUTION_TACITE,
  EVOLUTION_DISPUTEE,
  EVOLUTION_SANS_OBJET,
  EVOLUTION_QUI_TOMBE,
];
