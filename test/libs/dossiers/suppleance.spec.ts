import { Role, Utilisateur } from '#libs/acces';
import { EntreeJournal, hacher } from '#libs/persistance';
import { Client } from 'pg';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { mener, ouvrirDossier, POPULATION } from '../../appui/parcours';
import { confier, creerCompte, noterAbsence } from '../../appui/personnel';
import { ASSOCIATION, SOCLES } from '../../scenarios/scenario';

const [PREMIER, DERNIER] = ['2026-06-10', '2026-06-12'];

let atelier: Atelier;
let suppleante: Utilisateur;
let absence: string;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-06-01T08:00:00.000Z');
  suppleante = await compte('Suppleante', ['ARS_INSTRUCTEUR', 'CPAM']);
  await atelier.pool.query('UPDATE compte SET suppleant_id = $2 WHERE id = $1', [charge().id, suppleante.id]);
  absence = await noterAbsence(atelier.pool, charge().id, { du: PREMIER, au: DERNIER });
});
afterAll(() => atelier.fermer());

const charge = () => atelier.personne('ARS_INSTRUCTEUR');

async function compte(nom: string, roles: Role[]): Promise<Utilisateur> {
  const regions = ['93'];
  const id = await creerCompte(atelier.pool, { nom, roles, regions });
  return { id, identifiant: `${nom}@equipe.test`, nom, roles, regions, departements: [] };
}

const journal = (dossierId: string) =>
  atelier.source.getRepository(EntreeJournal).find({ where: { dossierId }, order: { seq: 'ASC' } });

/** A dossier on which an act can be recorded again and again. */
async function dossierOuvert(): Promise<string> {
  atelier.horloge.regler('2026-06-01T08:00:00.000Z');
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-06-01');
  return dossier;
}

/** One more act, by this person, at this instant. @returns the account written beside theirs */
async function declarer(dossierId: string, par: Utilisateur, instant: string): Promise<string | null> {
  atelier.horloge.regler(instant);
  const { revision } = await atelier.consultation.consulter(dossierId, par);
  const acte = { type: 'DECLARER_ASSOCIATION', le: '2026-06-01', donnees: ASSOCIATION };
  await atelier.dossiers.agir({ dossierId, ...acte, revision }, par);
  return (await journal(dossierId)).at(-1)!.pour;
}

describe('[point 7] un acte enregistré par qui remplace la personne en charge', () => {
  it('porte « pour » elle du premier au dernier jour de l’absence, au fuseau du dossier, ni la veille ni le lendemain', async () => {
    const dossier = await dossierOuvert();
    // 10 June begins in Paris at 22:00 UTC the day before.
    expect(await declarer(dossier, suppleante, '2026-06-09T21:59:59.999Z')).toBeNull();
    expect(await declarer(dossier, suppleante, '2026-06-09T22:00:00.000Z')).toBe(charge().id);
    expect(await declarer(dossier, suppleante, '2026-06-12T21:59:59.999Z')).toBe(charge().id);
    expect(await declarer(dossier, suppleante, '2026-06-12T22:00:00.000Z')).toBeNull();
  });

  it('n’en porte pas quand la personne en charge agit elle-même, ni un autre que son remplaçant, ni une absence annulée', async () => {
    const dossier = await dossierOuvert();
    const midi = `${PREMIER}T12:00:00.000Z`;
    const collegue = await compte('Collegue', ['ARS_INSTRUCTEUR']);
    expect(await declarer(dossier, charge(), midi)).toBeNull();
    expect(await declarer(dossier, collegue, midi)).toBeNull();
    expect(await declarer(dossier, suppleante, midi)).toBe(charge().id);
    await atelier.pool.query(`UPDATE absence SET annulee_le = now(), annulee_par = 'x' WHERE id = $1`, [absence]);
    expect(await declarer(dossier, suppleante, midi)).toBeNull();
    await atelier.pool.query(`UPDATE absence SET annulee_le = NULL, annulee_par = NULL WHERE id = $1`, [absence]);
  });

  it('n’en porte que sous le rôle au titre duquel le dossier est confié, et à la dernière personne qui l’a reçu', async () => {
    const dossier = await dossierOuvert();
    const midi = `${PREMIER}T12:00:00.000Z`;
    const caisse = await compte('Caisse', ['CPAM']);
    await confier(atelier.pool, dossier, 'CPAM', charge().id);
    expect(await declarer(dossier, suppleante, midi)).toBe(charge().id);
    await confier(atelier.pool, dossier, 'ARS_INSTRUCTEUR', caisse.id);
    expect(await declarer(dossier, suppleante, midi)).toBeNull();
    await confier(atelier.pool, dossier, 'ARS_INSTRUCTEUR', charge().id);
    expect(await declarer(dossier, suppleante, midi)).toBe(charge().id);

    // The dossier is the absent instructor's, but this is an act of the fund, that nobody has in charge there.
    const contrat = await ouvrirDossier(atelier);
    await mener(atelier, contrat, 'DEMANDER_ACI', '2026-06-01');
    const { revision } = await atelier.consultation.consulter(contrat, suppleante);
    const acte = { type: 'SIGNER_ACI', le: '2026-06-01', donnees: { missions: SOCLES, population: POPULATION } };
    await atelier.dossiers.agir({ dossierId: contrat, ...acte, revision }, suppleante);
    expect((await journal(contrat)).at(-1)).toMatchObject({ role: 'CPAM', pour: null });
  });

  it('suit les suppléants des absents, de proche en proche', async () => {
    const dossier = await dossierOuvert();
    const midi = `${PREMIER}T12:00:00.000Z`;
    const troisieme = await compte('Troisieme', ['ARS_INSTRUCTEUR']);
    await atelier.pool.query('UPDATE compte SET suppleant_id = $2 WHERE id = $1', [suppleante.id, troisieme.id]);
    expect(await declarer(dossier, troisieme, midi)).toBeNull();
    const sienne = await noterAbsence(atelier.pool, suppleante.id, { du: PREMIER, au: PREMIER });
    expect(await declarer(dossier, troisieme, midi)).toBe(charge().id);
    // Away, and here all the same: it is still in the stead of the one in charge.
    expect(await declarer(dossier, suppleante, midi)).toBe(charge().id);
    await atelier.pool.query('DELETE FROM absence WHERE id = $1', [sienne]);
  });

  it('renvoyé sous la même clé, rend la même réponse et n’ajoute rien, absence finie comprise', async () => {
    const dossier = await ouvrirDossier(atelier);
    const commande = { dossierId: dossier, type: 'PRENDRE_CONTACT', le: '2026-06-01', donnees: {}, revision: 1 };
    const envoyer = () => atelier.dossiers.agir({ ...commande, cleIdempotence: 'pour' }, suppleante);
    atelier.horloge.regler(`${PREMIER}T12:00:00.000Z`);
    const premiere = await envoyer();
    atelier.horloge.regler('2026-07-01T12:00:00.000Z');
    expect(await envoyer()).toEqual(premiere);
    expect((await journal(dossier)).map(({ pour }) => pour)).toEqual([null, charge().id]);
  });

  it('reçu tardivement, le porte aussi ; ce que le temps fait autrement à cause de lui ne le porte pas', async () => {
    atelier.horloge.regler('2026-03-20T08:00:00.000Z');
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-03-20');
    const demande = { pieces: ['Liste des communes'], texte: 'CSP, art. L.1434-12', avantLe: '2026-05-30' };
    const enregistrer = async (type: string, le: string, donnees: object, par = suppleante) => {
      const { revision } = await atelier.consultation.consulter(dossier, par);
      return atelier.dossiers.agir({ dossierId: dossier, type, le, donnees, revision }, par);
    };
    atelier.horloge.regler('2026-05-02T08:00:00.000Z');
    await enregistrer('DEMANDER_PIECES_PROJET_SANTE', '2026-03-30', { nature: 'BLOQUANTE', ...demande }, charge());
    await enregistrer('DEMANDER_PIECES_PROJET_SANTE', '2026-05-01', { nature: 'SIMPLE', ...demande }, charge());
    atelier.horloge.regler(`${PREMIER}T12:00:00.000Z`);
    const { tardif } = await enregistrer('RECEVOIR_PIECES_PROJET_SANTE', '2026-04-05', {});
    expect(tardif).toBeDefined();
    expect((await journal(dossier)).slice(-3).map(({ type, role, pour }) => [type, role, pour])).toEqual([
      ['DEMANDER_PIECES_PROJET_SANTE', 'ARS_INSTRUCTEUR', null],
      ['RECEVOIR_PIECES_PROJET_SANTE', 'ARS_INSTRUCTEUR', charge().id],
      ['CONSTATER_VALIDATION_TACITE', 'HORLOGE', null],
    ]);
  });

  it('est dans le maillon : l’effacer ou le changer se voit, et les entrées qui n’en portent pas se hachent comme avant', async () => {
    const dossier = await dossierOuvert();
    await declarer(dossier, suppleante, `${PREMIER}T12:00:00.000Z`);
    const entrees = await journal(dossier);
    const [ouverture, acte] = [entrees[0]!, entrees.at(-1)!];
    const maillon = ({
      dossierId,
      enregistreLe,
      cleIdempotence: _,
      empreinteCommande: __,
      hash: ___,
      ...reste
    }: EntreeJournal) =>
      Object.fromEntries(
        Object.entries({ ...reste, dossier: dossierId, enregistreLe: enregistreLe.toISOString() }).filter(
          ([, valeur]) => valeur !== null,
        ),
      );
    expect('pour' in maillon(ouverture)).toBe(false);
    expect(hacher(maillon(ouverture))).toBe(ouverture.hash);
    expect(hacher(maillon(acte))).toBe(acte.hash);

    const retoucher = async (pour: string | null) => {
      const proprietaire = new Client({ connectionString: atelier.url });
      await proprietaire.connect();
      await proprietaire.query('ALTER TABLE journal DISABLE TRIGGER journal_inviolable');
      await proprietaire.query('UPDATE journal SET pour = $2 WHERE dossier_id = $1 AND seq = $3', [
        dossier,
        pour,
        acte.seq,
      ]);
      await proprietaire.query('ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_inviolable');
      await proprietaire.end();
      return (await atelier.preuve.verifierTous()).defauts.map(({ seq, raison }) => [seq, raison]);
    };
    const defaut = [[acte.seq, 'le contenu ne correspond plus à son empreinte']];
    expect(await retoucher(null)).toEqual(defaut);
    expect(await retoucher(suppleante.id)).toEqual(defaut);
    expect(await retoucher(charge().id)).toEqual([]);
  });
});
