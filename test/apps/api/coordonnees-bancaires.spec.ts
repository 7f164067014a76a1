import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { LETTRE } from '../../scenarios/scenario';

// An IBAN is nobody's business here: whatever the act and wherever it is typed, it is refused and kept nowhere.

const IBAN = 'FR14 2004 1010 0505 0001 3M02 606';
const COLLE = IBAN.replaceAll(' ', '');

interface Action {
  type: string;
  roles: readonly string[];
}

let serveur: Serveur;
let instructeur: Client;
let caisse: Client;
let id: string;

const ouvrir = (nom: string) => instructeur.post('/api/dossiers', { nom, regionArs: '93', territoire: unSecteur() });

beforeAll(async () => {
  serveur = await ouvrirServeur();
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
  caisse = await serveur.comme('CPAM');
  id = (await ouvrir('CPTS sans banque (fictif)')).corps.id as string;
});
afterAll(() => serveur.fermer());

const PHRASE = 'contient un IBAN : les coordonnées bancaires ne s’enregistrent jamais ici, retirez-les';

it('refuse un IBAN dans le nom d’un dossier : rien n’est ouvert', async () => {
  const { statut, corps } = await ouvrir(`CPTS ${IBAN}`);
  expect([statut, corps.champs]).toEqual([400, [{ champ: 'nom', message: PHRASE }]]);
});

it.each([
  [
    'ORDONNER_VERSEMENT',
    'calcul',
    { poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant: 1, calcul: `Sur ${IBAN}` },
  ],
  ['ANNULER_VERSEMENT', 'motivation', { versement: 1, motivation: `Le bon compte est le ${COLLE.toLowerCase()}.` }],
  [
    'VERSER_FIR',
    'derogations.0.motif',
    { derogations: [{ regle: 'G-P1-01', motif: 'Compte DE89-3704-0044-0532-0130-00' }] },
  ],
  [
    'DEPOSER_LETTRE_INTENTION',
    'contacts.0.nom',
    { ...LETTRE, contacts: [{ nom: `Dr Martin IBAN ${COLLE}`, courriel: 'a@b.test' }] },
  ],
  ['TENIR_DIALOGUE_GESTION', 'reserves', { annee: 1, reserves: 'Virement GB29 NWBK 6016 1331 9268 19.' }],
  [
    'ABANDONNER',
    'autreCpts',
    {
      motif: 'SANS_NOUVELLES',
      autreCpts: `À rembourser sur MC58\u00a01122\u00a02000\u00a00101\u00a02345\u00a06789\u00a0030`,
    },
  ],
])('refuse un IBAN saisi dans %s (%s), d’une seule phrase', async (type, champ, donnees) => {
  const actions = (await instructeur.get(`/api/dossiers/${id}/actions`)).corps.actions as Action[];
  const { roles } = actions.find((action) => action.type === type)!;
  const client = roles.includes('CPAM') ? caisse : instructeur;
  const corps = { type, le: '2026-05-01', donnees, revision: 1 };
  const reponse = await client.post(`/api/dossiers/${id}/evenements`, corps);
  expect([reponse.statut, reponse.corps.champs]).toEqual([400, [{ champ, message: PHRASE }]]);
});

it('n’en garde rien : ni journal, ni personne, ni aucune autre table', async () => {
  const tables = await serveur.source.query<{ nom: string }[]>(
    `SELECT table_name AS nom FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { nom } of tables) {
    const lignes = await serveur.source.query<unknown[]>(
      `SELECT 1 FROM "${nom}" AS t WHERE t::text ~* '(FR|DE|GB|MC)[0-9]{2}.?(2004|3704|NWBK|1122)'`,
    );
    expect([nom, lignes.length]).toEqual([nom, 0]);
  }
});
