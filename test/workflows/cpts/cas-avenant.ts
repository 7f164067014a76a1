import { CasDeRegle, CONTRAT } from './examens';

const SIGNER = 'SIGNER_AVENANT';
const NEGOCIE = { le: '2024-05-01', seq: 10 };
const TERRITOIRE = [{ commune: '13001' }];

export const CAS_AVENANT: readonly CasDeRegle[] = [
  {
    code: 'G-P7-01',
    vraie: { type: 'DEMANDER_AVENANT', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'DEMANDER_AVENANT',
      le: '2024-03-31',
      faits: { contrat: CONTRAT },
      message: 'Aucun contrat ACI n’est en vigueur le 31/03/2024.',
      remede: 'Un avenant se demande et se signe entre la signature du contrat et sa fin.',
    },
  },
  {
    code: 'G-P7-02',
    vraie: {
      type: SIGNER,
      faits: {
        contrat: {
          ...CONTRAT,
          avenant: {
            ...NEGOCIE,
            objets: ['TERRITOIRE'],
            concertation: { le: '2024-05-10', seq: 11, avec: ['CAISSE', 'ARS'] },
          },
        },
      },
      donnees: { territoire: TERRITOIRE },
      constats: { chevauchements: [] },
    },
    fausse: {
      type: SIGNER,
      faits: {
        contrat: {
          ...CONTRAT,
          avenant: { ...NEGOCIE, objets: ['TERRITOIRE'], concertation: { le: '2024-05-10', seq: 11, avec: ['ARS'] } },
        },
      },
      donnees: { territoire: TERRITOIRE },
      constats: {
        chevauchements: [
          { commune: '13001', autre: 'CPTS Voisine (fictif)', raison: 'Aix-en-Provence (13001) figure en entier.' },
        ],
      },
      message:
        'La concertation sur le territoire n’est pas tracée avec la caisse. Le nouveau territoire chevauche celui d’une autre CPTS. Avec CPTS Voisine (fictif) : Aix-en-Provence (13001) figure en entier.',
      remede: 'Tracez la concertation et précisez les parties de commune de chaque CPTS.',
    },
  },
  {
    code: 'A-AVENANT-OBJETS',
    vraie: {
      type: SIGNER,
      faits: { contrat: { ...CONTRAT, avenant: { ...NEGOCIE, objets: ['MISSION', 'ACTION'] } } },
      donnees: { missionsAjoutees: ['QUALITE'] },
    },
    fausse: {
      type: SIGNER,
      faits: { contrat: { ...CONTRAT, avenant: { ...NEGOCIE, objets: ['TERRITOIRE'] } } },
      donnees: { missionsAjoutees: ['QUALITE'] },
      message: 'L’avenant ne répond pas à sa demande : territoire (annoncé, absent), missions (non annoncé).',
      remede: 'Complétez l’avenant, ou renoncez-y et demandez-en un autre.',
    },
  },
  {
    code: 'A-AVENANT-MISSIONS',
    vraie: {
      type: SIGNER,
      le: '2022-09-03',
      faits: { contrat: CONTRAT },
      donnees: { missionsAjoutees: ['CRISE', 'QUALITE'] },
    },
    fausse: {
      type: SIGNER,
      le: '2022-09-02',
      faits: { contrat: CONTRAT },
      donnees: { missionsAjoutees: ['CRISE', 'ACCES_SOINS'], missionsRetirees: ['PARCOURS', 'QUALITE'] },
      message:
        'L’avenant ne peut pas être signé ainsi : « Crise sanitaire » n’est ouverte que le 03/09/2022, « Accès aux soins » figure déjà au contrat, « Parcours » est une mission socle, « Qualité et pertinence » ne figure pas au contrat.',
      remede: 'Ne retirez que des missions optionnelles, n’ajoutez que ce qui manque au contrat.',
    },
  },
  {
    code: 'R-P7-01',
    vraie: { type: SIGNER, le: '2024-06-01', faits: { contrat: CONTRAT } },
    fausse: {
      type: SIGNER,
      le: '2022-09-03',
      faits: { contrat: { ...CONTRAT, signature: { ...CONTRAT.signature, le: '2020-09-15' } } },
      message: 'L’avenant suit le barème du 03/09/2022 ; jusqu’ici, le contrat suivait celui du 25/08/2019.',
      remede: 'Prévenez la CPTS : les montants changent à compter de l’avenant, sans rétroactivité.',
    },
  },
  {
    code: 'R-P7-02',
    vraie: {
      type: SIGNER,
      faits: { contrat: CONTRAT },
      donnees: { territoire: TERRITOIRE },
      constats: { population: { total: 175_000 } },
    },
    fausse: {
      type: SIGNER,
      faits: { contrat: CONTRAT },
      donnees: { territoire: TERRITOIRE },
      constats: { population: { total: 175_001 } },
      message: 'Le nouveau territoire fait passer la CPTS de la taille 3 à la taille 4, à compter du 01/04/2025.',
      remede: 'Prévenez la CPTS et la caisse : les versements déjà faits ne changent pas.',
    },
  },
];
