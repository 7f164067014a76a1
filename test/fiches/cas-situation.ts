import { Histoire } from '../courriers/histoire';
import { fiche, FicheDeTest } from './contexte';
import { close, projet, tacite } from './cas-parcours';
import { complet, demande, signe } from './histoires-contrat';

const LONG = 'Communauté professionnelle territoriale de santé du Grand Plateau des Hautes Vallées et de la Côte Bleue';
const PHRASE =
  'Grande ville : une seule commune d’exercice, plusieurs quartiers, et un motif aussi long que la saisie l’admet. ';

const VASTE = Array.from({ length: 60 }, (_, rang) => ({
  ...{ commune: String(4001 + rang).padStart(5, '0'), departement: '04' },
  nom: `Saint-Exemple-le-Très-Long-Nom-sur-Rivière-${rang + 1}`,
}));

/** The most that a dossier may hold: long names, many communes, waivers, deadlines, members, and a whole life. */
export const immense = () => {
  const histoire = new Histoire({
    nom: `${LONG} `.repeat(3).slice(0, 300),
    territoire: VASTE,
    population: { total: 190_000, maximum: 210_000, millesime: 2026, partiesInconnues: VASTE.map(({ nom }) => nom) },
  });
  const contrat = complet(histoire);
  for (let rang = 1; rang <= 8; rang += 1)
    contrat
      .puis('DELIBERER_CHANGEMENT', `2024-05-0${rang}`, { changements: ['DIRIGEANTS', 'SIEGE_SOCIAL', 'STATUTS'] })
      .puis('VERSER_A_UN_MEMBRE', `2024-06-0${rang}`, {
        ...{ membre: `M-000${rang}`, nature: 'INDEMNITE', montantCentimes: 30_000 },
        derogations: [{ regle: 'A-PLAFOND-INCONNU', motif: PHRASE.repeat(15).slice(0, 1900) }],
      });
  return contrat.puis('RECEVOIR_RESILIATION', '2025-10-15', { preuve: { canal: 'REMISE' } });
};

/** `F-SITUATION` in each of its turns: the same two pages for all of them. */
export const casDeSituation = (): FicheDeTest[] => [
  fiche('F-SITUATION dossier vide', new Histoire({ population: INCONNUE }), '2023-01-02'),
  fiche('F-SITUATION projet déposé', projet(), '2024-01-15'),
  fiche('F-SITUATION validé tacitement', tacite(), '2024-03-16', { personnes: {} }),
  fiche('F-SITUATION contrat demandé', demande(), '2024-04-02'),
  fiche('F-SITUATION', complet(), '2024-07-15'),
  fiche(
    'F-SITUATION barème de 2019',
    signe({ an: 2020, population: 200_000, donnees: { membres: 110 } }),
    '2022-10-01',
  ),
  fiche('F-SITUATION majorée', signe({ population: 200_000, donnees: { membres: 110 } }), '2024-07-15'),
  fiche('F-SITUATION sans membres déclarés', signe(), '2024-04-15'),
  fiche('F-SITUATION clos', close().puis('CLORE_DOSSIER', '2026-02-02', { motif: 'RETRAIT_DU_PROJET' }), '2026-02-02'),
  fiche('F-SITUATION immense', immense(), '2025-10-15', { long: true, personnes: LONGUES }),
];

const INCONNUE = { total: 0, maximum: 0, millesime: 2026, partiesInconnues: ['Aix-en-Provence'] };

const longue = {
  nom: `${LONG} `.repeat(3).trim(),
  qualite: PHRASE.repeat(2),
  courriel: `${'porteur-au-nom-tres-long-'.repeat(4)}@cpts.test`,
  telephone: '04 00 00 00 00',
};
const LONGUES = { 'personne-0': longue, 'personne-9': longue };
