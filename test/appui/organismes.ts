import { AGENCES } from '#libs/territoires';
import { DataSource } from 'typeorm';

const SIGNATAIRES = {
  DG_ARS: { nom: 'Alix Durand (fictif)', qualite: 'Pour la direction générale et par délégation' },
  ARS_INSTRUCTEUR: { nom: 'Claude Petit (fictif)', qualite: 'Chargé de mission premier recours' },
  GESTIONNAIRE_FINESS: { nom: 'Dominique Leroy (fictif)', qualite: 'Gestionnaire FINESS' },
  URPS: { nom: 'Camille Bernard (fictif)', qualite: 'Président de l’union' },
  CPAM: { nom: 'Sacha Moreau (fictif)', qualite: 'Pour la direction de la caisse' },
};

/** Describes an invented agency of each kind in every region, so that letters have a head. */
export async function organismes(source: DataSource): Promise<void> {
  for (const genre of ['ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'])
    for (const { region, nom } of AGENCES)
      await source.query(
        `INSERT INTO organisme (genre, region, nom, service, adresse, ville, courriel, telephone, signataires, fictif)
          VALUES ($1, $2, $3, 'Pôle premier recours', $4, 'Ville-Fictive', $5, '01 00 00 00 00', $6, true)`,
        [
          genre,
          region,
          genre === 'ARS' ? nom : `${genre} de la région ${region}`,
          ['1 rue Fictive', '00000 Ville-Fictive'],
          `${genre.toLowerCase()}-${region}@agence.test`,
          JSON.stringify(SIGNATAIRES),
        ],
      );
}
