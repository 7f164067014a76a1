import { Histoire } from '../courriers/histoire';
import { SOCLES } from '../scenarios/scenario';
import { fiche, FicheDeTest } from './contexte';
import { complet, demande, INDICATEURS, projetValide, signe } from './histoires-contrat';

const SIGNATURES = { cpts: '2025-03-03', caisse: '2025-03-04', ars: '2025-03-05' };
const VOISINES = [{ commune: '13001' }, { commune: '13012' }, { commune: '13103' }];

/** A wider territory, more members, other indicators and one mission less: everything that an amendment may change. */
export const agrandi = () =>
  complet()
    .puis('DEMANDER_AVENANT', '2025-02-03', { objets: ['TERRITOIRE', 'MISSION', 'INDICATEURS'] })
    .puis('CONCERTER_AVENANT', '2025-02-10', { avec: ['ARS', 'CAISSE'] })
    .puis(
      'SIGNER_AVENANT',
      '2025-03-05',
      {
        ...{ signatures: SIGNATURES, territoire: VOISINES, missionsRetirees: ['QUALITE'], membres: 120 },
        indicateurs: INDICATEURS.slice(0, -1),
      },
      {
        territoire: VOISINES.map(({ commune }) => ({ commune, nom: `Commune ${commune}`, departement: '13' })),
        population: { total: 180_000, maximum: 180_000, millesime: 2026, partiesInconnues: [] },
      },
    );

/** One mission more, and nothing else. */
export const enrichi = () =>
  signe()
    .puis('DEMANDER_AVENANT', '2025-02-03', { objets: ['MISSION'] })
    .puis('SIGNER_AVENANT', '2025-03-05', { signatures: SIGNATURES, missionsAjoutees: ['ACCOMPAGNEMENT'] });

export const renouvele = () =>
  signe()
    .puis('DEMARRER_MISSION', '2024-10-01', { mission: 'ACCES_SOINS' })
    .puis('RENOUVELER_ACI', '2029-03-05', {
      missions: SOCLES,
      signatures: { cpts: '2029-03-01', caisse: '2029-03-04', ars: '2029-03-05' },
    });

const LONG = 'Communauté professionnelle territoriale de santé du Grand Plateau des Hautes Vallées et de la Côte Bleue';
const VASTE = Array.from({ length: 44 }, (_, rang) => ({
  ...{ commune: String(4001 + rang).padStart(5, '0'), departement: '04' },
  nom: `Saint-Exemple-sur-Rivière-${rang + 1}`,
}));
const long = () => complet(new Histoire({ nom: LONG, territoire: VASTE }));

/** The contract and what changes it, in each of their turns. */
export const casDuContrat = (): FicheDeTest[] => [
  fiche('F-CONTRAT', complet(), '2024-04-15'),
  fiche('F-CONTRAT projet', demande(2023), '2024-04-02'),
  fiche(
    'F-CONTRAT projet sans représentant',
    projetValide(2023, { siege: undefined }).puis('DEMANDER_ACI', '2024-03-25'),
    '2024-04-02',
    {
      sansRepresentant: true,
    },
  ),
  fiche('F-CONTRAT barème de 2019', signe({ an: 2020, population: 30_000 }), '2021-04-15'),
  fiche('F-CONTRAT renouvellement', renouvele(), '2029-03-05'),
  fiche('F-CONTRAT avec son avenant', agrandi(), '2025-03-05'),
  fiche('F-CONTRAT long', long(), '2024-04-15', { long: true }),
  fiche('F-AVENANT', agrandi(), '2025-03-05'),
  fiche('F-AVENANT mission', enrichi(), '2025-03-05'),
];
