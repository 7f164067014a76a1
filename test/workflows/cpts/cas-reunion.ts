import { CasDeRegle, LETTRE } from './examens';

export const CAS_REUNION: readonly CasDeRegle[] = [
  {
    code: 'G-P3-01',
    vraie: {
      type: 'TENIR_REUNION_INFORMATION',
      faits: { lettre: { ...LETTRE, decision: { sens: 'VALIDEE', le: '2024-01-20', seq: 4 } } },
    },
    fausse: {
      type: 'TENIR_REUNION_INFORMATION',
      faits: { lettre: LETTRE },
      message: 'La lettre d’intention n’est pas validée à cette date.',
      remede: 'Validez d’abord la lettre d’intention, ou motivez une dérogation : cet ordre est un usage.',
    },
  },
  {
    code: 'G-P3-02',
    vraie: { type: 'TENIR_REUNION_INFORMATION', donnees: {} },
    fausse: {
      type: 'CONVOQUER_REUNION_INFORMATION',
      donnees: { pour: '2024-06-15', tousInvites: false },
      message: 'Tous les professionnels de santé libéraux du territoire ne sont pas invités.',
      remede: 'Complétez l’invitation avec l’URPS ; la réunion peut se tenir sans attendre.',
    },
  },
  {
    code: 'G-P3-03',
    vraie: {
      type: 'TENIR_REUNION_INFORMATION',
      donnees: {
        ordreDuJour: [
          'CONCEPT',
          'HISTORIQUE',
          'EQUIPE',
          'ATOUTS',
          'TERRITOIRE',
          'PRE_DIAGNOSTIC',
          'ORIENTATIONS',
          'SUITES',
        ],
      },
    },
    fausse: {
      type: 'TENIR_REUNION_INFORMATION',
      donnees: { ordreDuJour: ['CONCEPT', 'HISTORIQUE', 'EQUIPE', 'ATOUTS', 'TERRITOIRE', 'ORIENTATIONS'] },
      message: 'L’ordre du jour ne couvre pas : pré-diagnostic, étapes suivantes.',
      remede: 'Ajoutez ces points, et prévoyez un temps d’échange et le recueil des volontaires.',
    },
  },
];
