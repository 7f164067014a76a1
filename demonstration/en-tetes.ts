import { ajouterJours, type DateCivile, dateLongue } from '#libs/droit';
import { type GenreOrganisme } from '#libs/persistance';
import { examinerFichier } from '#libs/redaction';
import { type DataSource } from 'typeorm';
import { type IdentifiantFictif } from './comptes';
import { lireLogo } from './fichiers';

interface Agence {
  genre: GenreOrganisme;
  region: string;
}

/** Agencies that supply a logo: drawn for the demonstration, and marked so. */
const LOGOS: readonly (Agence & { logo: string })[] = [
  { genre: 'ARS', region: '93', logo: 'logo-ars.png' },
  { genre: 'ARS', region: '76', logo: 'logo-ars.png' },
  { genre: 'ARS', region: '04', logo: 'logo-ars.png' },
  { genre: 'CPAM', region: '93', logo: 'logo-caisse.png' },
];

const TEXTES: Readonly<Record<string, string>> = {
  'logo-ars.png': 'Logo fictif d’une agence',
  'logo-caisse.png': 'Logo fictif d’une caisse',
};

/** Where no decision leaves before somebody has signed it: few dossiers, so that its signature book stays short. */
const AU_PARAPHEUR: Agence & { role: string } = { genre: 'ARS', region: '04', role: 'DG_ARS' };

interface DelegationFictive extends Agence {
  role: string;
  compte?: IdentifiantFictif;
  nom: string;
  qualite: string;
  /** In days from that of the load; no end: the training clock may go as far as it likes. */
  du: number;
  au?: number;
}

const DIRECTRICE = {
  role: 'DG_ARS',
  compte: 'dg@demo.test',
  nom: 'Dominique Directrice (fictif)',
  du: -400,
  qualite: 'Pour la direction générale et par délégation, la directrice de l’offre de soins',
} as const;

const DELEGATIONS: readonly DelegationFictive[] = [
  { genre: 'ARS', region: '93', ...DIRECTRICE },
  { genre: 'ARS', region: '04', ...DIRECTRICE },
  {
    ...{ genre: 'ARS', region: '93', role: 'DG_ARS', nom: 'Édouard Parti (fictif)', du: -900, au: -401 },
    qualite: 'Pour la direction générale et par délégation, le directeur de l’offre de soins',
  },
  {
    ...{ genre: 'ARS', region: '04', role: 'DG_ARS', nom: 'Noa Suivante (fictif)', du: 45, au: 410 },
    qualite: 'Pour la direction générale et par délégation, la directrice adjointe',
  },
  {
    ...{
      genre: 'CPAM',
      region: '93',
      role: 'CPAM',
      compte: 'cpam@demo.test',
      nom: 'Camille Caisse (fictif)',
      du: -200,
    },
    qualite: 'Pour la direction de la caisse et par délégation, la sous-directrice',
  },
];

/**
 * Gives some of the invented agencies what they would supply: a logo, delegations of signature in force, over and to
 * come, and a signature book. An agency that somebody has described for good is left alone. Safe to repeat.
 * @param maintenant instant of the load (ISO, UTC)
 */
export async function installerEnTetes(source: DataSource, jour: DateCivile, maintenant: string): Promise<void> {
  for (const nom of Object.keys(TEXTES)) {
    const { sha256, type, octets } = examinerFichier('logo', nom, lireLogo(nom));
    await source.query(
      'INSERT INTO fichier (sha256, type, nom, octets, ajoute_le) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [sha256, type, nom, octets, maintenant],
    );
    for (const { genre, region } of LOGOS.filter(({ logo }) => logo === nom))
      await source.query(
        `UPDATE organisme SET logo = $3, logo_texte = $4
          WHERE fictif AND genre = $1 AND region = $2 AND departement IS NULL AND logo IS NULL`,
        [genre, region, sha256, TEXTES[nom]],
      );
  }
  const { genre, region, role } = AU_PARAPHEUR;
  await source.query(
    `UPDATE organisme SET parapheur = ARRAY[$3] WHERE fictif AND genre = $1 AND region = $2 AND departement IS NULL`,
    [genre, region, role],
  );
  await source.query(
    `INSERT INTO delegation (organisme_id, role, compte_id, nom, qualite, acte, du, au, ajoutee_le)
      SELECT o.id, d.role, c.id, d.nom, d.qualite, d.acte, d.du, d.au, $2
      FROM jsonb_to_recordset($1) AS d(genre text, region text, role text, compte text, nom text, qualite text, acte text,
          du date, au date)
        JOIN organisme o ON o.fictif AND o.genre = d.genre AND o.region = d.region AND o.departement IS NULL
        LEFT JOIN compte c ON c.demonstration AND c.identifiant = d.compte
      WHERE NOT EXISTS (SELECT FROM delegation e WHERE e.organisme_id = o.id AND e.role = d.role AND e.nom = d.nom)`,
    [JSON.stringify(DELEGATIONS.map((delegation) => dater(delegation, jour))), maintenant],
  );
}

function dater({ du, au, ...delegation }: DelegationFictive, jour: DateCivile): object {
  const debut = ajouterJours(jour, du);
  return {
    ...delegation,
    du: debut,
    au: au === undefined ? null : ajouterJours(jour, au),
    acte: `Décision du ${dateLongue(debut)} portant délégation de signature (fictive)`,
  };
}
