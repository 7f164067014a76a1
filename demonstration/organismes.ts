import { type GenreOrganisme, type Organisme } from '#libs/persistance';
import { type Agence, AGENCES, sigleDeLaCaisse } from '#libs/territoires';
import { type DataSource } from 'typeorm';

type OrganismeFictif = Pick<
  Organisme,
  'genre' | 'region' | 'nom' | 'service' | 'adresse' | 'ville' | 'courriel' | 'telephone' | 'signataires'
>;

const GESTIONNAIRE = { nom: 'Florence Finess (fictif)', qualite: 'Gestionnaire FINESS' };

/** The four agencies of a region, as their letterheads would show them. Everything in them is invented. */
function organismesDe({ region, nom: sigle }: Agence): OrganismeFictif[] {
  const nom = sigle.replaceAll("'", '’');
  const territoire = nom.replace(/^ARS /, '');
  const decrire = (
    genre: GenreOrganisme,
    nomOrganisme: string,
    service: string,
    boite: string,
    rang: number,
    signataires: Organisme['signataires'],
  ): OrganismeFictif => ({
    genre,
    region,
    nom: `${nomOrganisme} (fictif)`,
    service: `${service} (fictif)`,
    adresse: [`${rang} place de l’Exemple (adresse fictive)`, `000${region} Ville-Exemple`],
    ville: 'Ville-Exemple',
    courriel: `${boite}.${region}@agences.test`,
    // A block of numbers kept for works of fiction.
    telephone: `01 99 00 ${region} 0${rang}`,
    signataires,
  });
  return [
    decrire('ARS', nom, 'Direction de l’offre de soins', 'ars', 1, {
      DG_ARS: { nom: 'Dominique Directrice (fictif)', qualite: `Directrice générale de l’${nom}` },
      ARS_INSTRUCTEUR: { nom: 'Claude Instructeur (fictif)', qualite: 'Chargé de mission CPTS' },
      GESTIONNAIRE_FINESS: GESTIONNAIRE,
    }),
    decrire('CPAM', `${sigleDeLaCaisse(region)} ${territoire}`, 'Relations avec les CPTS', 'caisse', 2, {
      CPAM: { nom: 'Camille Caisse (fictif)', qualite: 'Directrice' },
    }),
    decrire('URPS', `URPS ${territoire}`, 'Accompagnement des CPTS', 'urps', 3, {
      URPS: { nom: 'Ulysse Union (fictif)', qualite: 'Président' },
    }),
    decrire('GESTIONNAIRE_FINESS', `Gestionnaire FINESS ${territoire}`, 'Répertoire FINESS', 'finess', 4, {
      GESTIONNAIRE_FINESS: GESTIONNAIRE,
    }),
  ];
}

/** Describes, for each of the 18 regions, the agencies that no one has described yet. */
export async function installerOrganismes(source: DataSource): Promise<void> {
  await source.query(
    `INSERT INTO organisme (genre, region, nom, service, adresse, ville, courriel, telephone, signataires, fictif)
      SELECT o.genre, o.region, o.nom, o.service, o.adresse, o.ville, o.courriel, o.telephone, o.signataires, true
      FROM jsonb_to_recordset($1) AS o(genre text, region text, nom text, service text, adresse text[], ville text,
        courriel text, telephone text, signataires jsonb)
      ON CONFLICT DO NOTHING`,
    [JSON.stringify(AGENCES.flatMap(organismesDe))],
  );
}
