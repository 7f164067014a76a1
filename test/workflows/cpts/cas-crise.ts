import { CasDeRegle } from './examens';

const PLAN = 'ENREGISTRER_PLAN_CRISE';
const THEMES = ['ANTICIPER', 'S_ADAPTER', 'ACTIVER_ET_PILOTER', 'EVALUER'];
const cellules = (...types: string[]) => types.map((type) => ({ type, themes: THEMES }));

export const CAS_CRISE: readonly CasDeRegle[] = [
  {
    code: 'A-PLAN-COMPLET',
    vraie: {
      type: PLAN,
      donnees: { cellules: cellules('BLESSES', 'MALADES', 'AGENT_INFECTIEUX', 'AGENT_NRC', 'OFFRE_DE_SOINS') },
    },
    fausse: {
      type: PLAN,
      donnees: {
        cellules: [
          ...cellules('BLESSES', 'MALADES', 'AGENT_INFECTIEUX'),
          { type: 'OFFRE_DE_SOINS', themes: ['ANTICIPER', 'S_ADAPTER'] },
        ],
      },
      message:
        'Le plan ne traite pas, ou pas entièrement : agent nucléaire, radiologique ou chimique (aucun thème) ; altération de l’offre de soins (activer et piloter, évaluer).',
      remede: 'Complétez ces parties, ou enregistrez cette version comme étant en rédaction.',
    },
  },
  {
    code: 'A-PLAN-ARTICULE',
    vraie: { type: PLAN, donnees: { articulation: ['Plan blanc'] } },
    fausse: {
      type: PLAN,
      donnees: { articulation: [] },
      message: 'Le plan ne s’articule avec aucun autre plan du territoire.',
      remede: 'Nommez les plans concernés : plan blanc, plan communal de sauvegarde, dispositif de l’ARS.',
    },
  },
  {
    code: 'A-AUTORITE-CRISE',
    vraie: { type: 'DECLARER_CRISE', donnees: { autorite: 'PREFET' } },
    fausse: {
      type: 'ACTIVER_PLAN_CRISE',
      donnees: { autorite: 'CPTS' },
      message:
        'Seules ces autorités en décident : le directeur général de l’ARS, le préfet, le ministre chargé de la santé. L’acte indiqué vient d’une autre : la CPTS.',
      remede: 'Attendez l’acte de l’une de ces autorités : rien n’est automatique.',
    },
  },
  {
    code: 'A-CRISE-EXCLUE',
    vraie: { type: 'DECLARER_CRISE', donnees: { situation: 'CRISE_SANITAIRE' } },
    fausse: {
      type: 'DECLARER_CRISE',
      donnees: { situation: 'TENSION_HOSPITALIERE' },
      message: 'Le plan de crise ne répond pas à une tension hospitalière.',
      remede: 'Ces situations relèvent de l’organisation ordinaire des soins : n’enregistrez pas de crise.',
    },
  },
  {
    code: 'A-BILAN-CRISE',
    vraie: { type: 'VALIDER_BILAN_CRISE', donnees: { retourExperience: true, valideurs: ['ARS', 'CPAM'] } },
    fausse: {
      type: 'VALIDER_BILAN_CRISE',
      donnees: { retourExperience: true, valideurs: ['ARS'] },
      message: 'Le bilan doit être validé par la caisse et par l’ARS.',
      remede: 'Menez le retour d’expérience avec la CPTS, puis faites valider le bilan : la part variable en dépend.',
    },
  },
];
