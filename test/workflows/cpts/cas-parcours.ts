import { CasDeRegle, CONTRAT } from './examens';

export const CAS_PARCOURS: readonly CasDeRegle[] = [
  {
    code: 'R-PROC-14',
    vraie: { type: 'CHANGER_DE_PARCOURS', le: '2022-09-03' },
    fausse: {
      type: 'CHANGER_DE_PARCOURS',
      faits: { contrat: CONTRAT },
      message: 'Le contrat en vigueur garde son parcours : seul un avenant le change.',
      remede: 'Signez un avenant qui intègre la mission crise sanitaire.',
    },
  },
];
