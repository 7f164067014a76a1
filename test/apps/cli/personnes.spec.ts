import { ajouterJours, jourCivil } from '#libs/droit';
import { HORLOGE_REELLE } from '#libs/exterieur';
import { Pool } from 'pg';
import { creerCompte } from '../../appui/personnel';
import { type BaseDeTest, baseDeTest } from '../../poste/base';
import { cpts as lancer, type Issue } from './lancer';

let base: BaseDeTest;
let pool: Pool;
beforeAll(async () => {
  base = await baseDeTest();
  pool = new Pool({ connectionString: base.url });
  await creerCompte(pool, { nom: 'Ada', roles: ['ARS_INSTRUCTEUR'] });
  await creerCompte(pool, { nom: 'Bea', roles: ['ARS_INSTRUCTEUR'] });
  await creerCompte(pool, { nom: 'Cam', roles: ['CPAM'] });
});
afterAll(async () => {
  await pool.end();
  await base.fermer();
});

const cpts = (mots: string) => lancer(['comptes', ...mots.split(' ')], { DATABASE_URL: base.url });
const reussi = (sortie: string): Issue => ({ code: 0, sortie: `${sortie}\n`, erreurs: '' });
const refuse = (phrase: string): Issue => ({ code: 1, sortie: '', erreurs: `${phrase}\n` });

describe('[point 7] la ligne de commande', () => {
  it('nomme suppléant et supérieur, déclare une absence, et les montre', async () => {
    const demain = ajouterJours(jourCivil(HORLOGE_REELLE.maintenant(), 'Europe/Paris'), 1);
    const enClair = demain.split('-').reverse().join('/');
    expect(await cpts('suppleant ADA@equipe.test bea@equipe.test')).toEqual(
      reussi('ADA@equipe.test : remplacé par Bea en cas d’absence.'),
    );
    expect(await cpts('superieur ada@equipe.test cam@equipe.test')).toEqual(
      reussi('ada@equipe.test : ses avis remontent à Cam.'),
    );
    expect(await cpts(`absence ada@equipe.test --du ${demain} --au ${demain} --suppleant bea@equipe.test`)).toEqual(
      reussi(`ada@equipe.test : absence déclarée du ${enClair} au ${enClair}.`),
    );
    expect(await cpts(`absence bea@equipe.test --du ${demain}`)).toEqual(
      reussi(`bea@equipe.test : absence déclarée à compter du ${enClair}.`),
    );
    const { sortie } = await cpts('lister');
    const [titres, ada, bea] = sortie.split('\n').map((ligne) => ligne.split(/ {2,}/));
    expect(titres!.slice(5)).toEqual(['suppléant', 'supérieur', 'absences']);
    expect(ada!.slice(5)).toEqual(['Bea', 'Cam', `du ${enClair} au ${enClair}`]);
    expect(bea!.slice(5)).toEqual(['–', '–', `à compter du ${enClair}`]);
    const { rows } = await pool.query<{ par: string }>('SELECT DISTINCT declaree_par AS par FROM absence');
    expect(rows).toEqual([{ par: 'ligne de commande' }]);

    expect(await cpts('suppleant ada@equipe.test aucun')).toEqual(reussi('ada@equipe.test : sans suppléant.'));
  });

  it('refuse en une phrase, avec ce qu’il faut faire', async () => {
    const [soi, inconnu, date] = await Promise.all([
      cpts('suppleant cam@equipe.test cam@equipe.test'),
      cpts('superieur cam@equipe.test personne@equipe.test'),
      cpts('absence cam@equipe.test --du 2026-02-30'),
    ]);
    expect(soi).toEqual(
      refuse('Personne ne se remplace soi-même. Choisissez une autre personne, ou n’en choisissez aucune.'),
    );
    expect(inconnu.erreurs).toMatch(/^Aucun compte ne porte l’identifiant personne@equipe\.test\. Voyez/);
    expect(date).toEqual(refuse('--du « 2026-02-30 » n’est pas une date qui existe, au format AAAA-MM-JJ.'));
  });
});
