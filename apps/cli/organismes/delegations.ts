import { ROLES } from '#libs/acces';
import { estDateCivile } from '#libs/droit';
import { Compte, type Delegation, enTransaction, Organisme, poolDe } from '#libs/persistance';
import { defautDeDelegation, defautDeFin, finirDelegation, inscrireDelegation, type Trace } from '#libs/redaction';
import { type Anomalie, type Fichier, type LigneLue, lireCsv, type NatureLecture } from '#libs/territoires';
import { type PoolClient } from 'pg';
import { type DataSource, IsNull } from 'typeorm';
import { GENRES } from './lecture';

export const COLONNES_DELEGATIONS = [
  ...['genre', 'region', 'departement', 'role', 'compte', 'nom', 'qualite', 'acte', 'du', 'au'],
];

export interface BilanDelegations {
  nouvelles: number;
  ecourtees: number;
  inchangees: number;
  anomalies: Anomalie[];
}

type NatureDelegation = NatureLecture | 'CELLULE_VIDE' | 'VALEUR_IMPOSSIBLE' | 'INCONNU' | 'NE_SE_MODIFIE_PAS';
type Ligne = LigneLue<NatureDelegation>;

const FACULTATIVES = ['departement', 'compte', 'au'];

/** Adds the delegations that are not known and ends those that a line shortens. A line that cannot go in is rejected. */
export async function importerDelegations(source: DataSource, fichier: Fichier, le: string): Promise<BilanDelegations> {
  const lu = lireCsv<NatureDelegation>(fichier, COLONNES_DELEGATIONS);
  lu.lignes.forEach(verifier);
  const bilan = await enTransaction(poolDe(source), async (client) => {
    const comptes = { nouvelles: 0, ecourtees: 0, inchangees: 0 };
    for (const ligne of lu.lignes) {
      const sort = ligne.rejetee ? undefined : await inscrire(source, client, ligne, { par: null, le });
      if (sort) comptes[sort] += 1;
    }
    return comptes;
  });
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  return { ...bilan, anomalies: anomalies.sort((a, b) => a.ligne - b.ligne) };
}

function verifier(ligne: Ligne): void {
  for (const champ of COLONNES_DELEGATIONS)
    if (!FACULTATIVES.includes(champ) && ligne.cellule(champ) === '')
      ligne.rejeter(champ, 'CELLULE_VIDE', 'Cette cellule est vide, et la délégation en a besoin.');
  const exiger = (champ: string, admises: readonly string[]) => {
    const valeur = ligne.cellule(champ);
    if (valeur && !admises.includes(valeur))
      ligne.rejeter(champ, 'VALEUR_IMPOSSIBLE', `Cette valeur n’existe pas : écrivez ${admises.join(', ')}.`);
  };
  exiger('genre', GENRES);
  exiger('role', ROLES);
  for (const champ of ['du', 'au']) {
    const date = ligne.cellule(champ);
    if (date && !estDateCivile(date))
      ligne.rejeter(champ, 'VALEUR_IMPOSSIBLE', 'Cette date n’existe pas : écrivez-la AAAA-MM-JJ.');
  }
}

/** What became of a line; `undefined`: rejected. */
async function inscrire(
  source: DataSource,
  client: PoolClient,
  ligne: Ligne,
  trace: Trace,
): Promise<'nouvelles' | 'ecourtees' | 'inchangees' | undefined> {
  const organisme = await organismeDeLaLigne(source, ligne);
  const compte = await compteDeLaLigne(source, ligne);
  if (!organisme || compte === undefined) return undefined;
  const [role = '', nom = '', qualite = '', acte = '', du = ''] = ['role', 'nom', 'qualite', 'acte', 'du'].map(
    (champ) => ligne.cellule(champ),
  );
  const au = ligne.cellule('au') || null;
  const voulue = { role, nom, qualite, acte, du, au, compteId: compte?.id ?? null };
  const connue = await delegationConnue(client, organisme.id, voulue);
  if (!connue) {
    const defaut = defautDeDelegation(organisme, voulue, compte);
    if (defaut) return void ligne.rejeter(defaut.champ, 'VALEUR_IMPOSSIBLE', `${defaut.phrase} ${defaut.remede}`);
    await inscrireDelegation(client, organisme.id, voulue, trace);
    return 'nouvelles';
  }
  if (connue.qualite !== qualite || connue.acte !== acte || connue.compteId !== voulue.compteId) {
    const raison =
      'Une délégation ne se modifie pas : terminez celle-ci, puis ajoutez-en une autre qui commence après.';
    return void ligne.rejeter('du', 'NE_SE_MODIFIE_PAS', raison);
  }
  if (connue.au === au) return 'inchangees';
  const defaut =
    au === null
      ? {
          champ: 'au',
          phrase: 'Cette délégation a déjà une fin.',
          remede: 'Ajoutez-en une autre, avec l’acte qui la donne.',
        }
      : await defautDeFin(client, organisme, connue, au);
  if (defaut) return void ligne.rejeter(defaut.champ, 'NE_SE_MODIFIE_PAS', `${defaut.phrase} ${defaut.remede}`);
  await finirDelegation(client, organisme.id, connue, au!, trace);
  return 'ecourtees';
}

async function organismeDeLaLigne(source: DataSource, ligne: Ligne): Promise<Organisme | undefined> {
  const departement = ligne.cellule('departement').toUpperCase();
  const organisme = await source.getRepository(Organisme).findOneBy({
    genre: ligne.cellule('genre') as Organisme['genre'],
    region: ligne.cellule('region'),
    departement: departement || IsNull(),
  });
  if (organisme) return organisme;
  const raison = 'Aucun organisme n’est décrit pour ce genre, cette région et ce département : importez-le d’abord.';
  return void ligne.rejeter('genre', 'INCONNU', raison);
}

/** `null`: the line names no account. `undefined`: it names one that nobody knows, and is rejected. */
async function compteDeLaLigne(source: DataSource, ligne: Ligne): Promise<Compte | null | undefined> {
  const identifiant = ligne.cellule('compte').toLowerCase();
  if (identifiant === '') return null;
  const compte = await source.getRepository(Compte).findOneBy({ identifiant });
  if (compte) return compte;
  return void ligne.rejeter(
    'compte',
    'INCONNU',
    'Aucun compte ne porte cet identifiant : créez-le, ou videz la cellule.',
  );
}

async function delegationConnue(
  client: PoolClient,
  organismeId: string,
  { role, nom, du }: Pick<Delegation, 'role' | 'nom' | 'du'>,
): Promise<Delegation | undefined> {
  const { rows } = await client.query<Delegation>(
    `SELECT id, role, compte_id AS "compteId", nom, qualite, acte, du, au FROM delegation
      WHERE organisme_id = $1 AND role = $2 AND nom = $3 AND du = $4 FOR UPDATE`,
    [organismeId, role, nom, du],
  );
  return rows[0];
}
