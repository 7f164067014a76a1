import { Utilisateur } from '#libs/acces';
import { ReglagesService } from '#libs/dossiers';
import { EntreeJournal } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { Client } from 'pg';
import { exigerVersionsConnues } from '#libs/dossiers';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, ouvrirDossier } from '../../appui/parcours';

let atelier: Atelier;
let reglages: ReglagesService;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  reglages = new ReglagesService(atelier.source, REGISTRE, atelier.horloge);
});
afterEach(() => atelier.fermer());

const admin = (): Utilisateur => atelier.personne('ADMIN');
const unReglage = async () => {
  const [premier] = await reglages.lister('93', admin());
  return premier!;
};

describe('les valeurs régionales', () => {
  it('sont réglées par un administrateur, à partir d’un jour, avec la décision qui les fixe', async () => {
    const { cle, defaut } = await unReglage();
    const valeur = defaut[0]!.valeur;
    await reglages.regler(
      { regionArs: '93', cle, du: '2025-01-01', valeur, reference: 'Décision ARS n° 1 (fictif)' },
      admin(),
    );
    const { regles } = await unReglage();
    expect(regles).toMatchObject([
      { du: '2025-01-01', valeur, reference: 'Décision ARS n° 1 (fictif)', acteur: admin().id },
    ]);
    expect((await reglages.lister('76', admin())).every((reglage) => reglage.regles.length === 0)).toBe(true);
  });

  it('ne se modifient pas : le même jour est refusé, la base refuse la retouche', async () => {
    const { cle, defaut } = await unReglage();
    const corps = { regionArs: '93', cle, du: '2025-01-01', valeur: defaut[0]!.valeur, reference: 'Décision (fictif)' };
    await reglages.regler(corps, admin());
    await expect(reglages.regler(corps, admin())).rejects.toMatchObject({ champs: [{ champ: 'du' }] });
    await expect(atelier.source.query(`UPDATE reglage SET du = '2020-01-01'`)).rejects.toThrow();
    await expect(atelier.source.query('DELETE FROM reglage')).rejects.toThrow();
    const proprietaire = new Client({ connectionString: atelier.url });
    await proprietaire.connect();
    await expect(proprietaire.query('DELETE FROM reglage')).rejects.toThrow('ne se modifie pas');
    await expect(proprietaire.query('TRUNCATE reglage')).rejects.toThrow('ne se modifie pas');
    await proprietaire.end();
  });

  it('servent au jugement, et celle qui a servi est figée avec l’acte', async () => {
    const { cle, defaut } = await unReglage();
    const valeur = defaut[0]!.valeur;
    await reglages.regler(
      { regionArs: '93', cle, du: '2025-01-01', valeur, reference: 'Décision ARS n° 2 (fictif)' },
      admin(),
    );
    const dossier = await ouvrirDossier(atelier);
    await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-10');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-11', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS (fictif)',
    });
    const [, contact, association] = await atelier.source
      .getRepository(EntreeJournal)
      .find({ where: { dossierId: dossier }, order: { seq: 'ASC' } });
    expect(contact!.constats.reglages).toMatchObject({
      [cle]: [{ du: '2025-01-01', valeur, source: { reference: 'Décision ARS n° 2 (fictif)' } }],
    });
    // Known to the dossier from then on: not repeated.
    expect(association!.constats).not.toHaveProperty('reglages');
  });

  it.each([
    ['une autre personne qu’un administrateur', {}, 'CPAM', 'ACCES'],
    ['une région inconnue', { regionArs: 'XX' }, 'ADMIN', 'regionArs'],
    ['un paramètre national', { cle: 'silence.projet' }, 'ADMIN', 'cle'],
    ['une date impossible', { du: '2025-02-31' }, 'ADMIN', 'du'],
    ['une valeur d’une autre forme', { valeur: 'beaucoup' }, 'ADMIN', 'valeur'],
    ['aucune décision', { reference: '' }, 'ADMIN', 'reference'],
  ] as const)('%s est refusé, avec la raison', async (_, defaut, role, attendu) => {
    const parametre = (await reglages.lister('93', admin())).find((r) => typeof r.defaut[0]!.valeur !== 'string')!;
    const corps = {
      ...{ regionArs: '93', cle: parametre.cle, du: '2025-01-01', valeur: parametre.defaut[0]!.valeur },
      ...{ reference: 'Décision (fictif)', ...defaut },
    };
    const essai = reglages.regler(corps, atelier.personne(role));
    await expect(essai).rejects.toMatchObject(
      attendu === 'ACCES' ? { sorte: 'ACCES' } : { champs: [expect.objectContaining({ champ: attendu })] },
    );
    expect(await atelier.source.query('SELECT * FROM reglage')).toEqual([]);
  });
});

describe('un dossier d’une version inconnue', () => {
  it('empêche de démarrer, en nommant les dossiers, sans rien modifier', async () => {
    const dossier = await ouvrirDossier(atelier, { nom: 'CPTS d’après (fictif)' });
    await exigerVersionsConnues(atelier.source, REGISTRE);
    await atelier.source.query(`UPDATE dossier SET version = '2031-01-01' WHERE id = $1`, [dossier]);
    await expect(exigerVersionsConnues(atelier.source, REGISTRE)).rejects.toThrow(
      'Des dossiers suivent une version du parcours que ce programme ne connaît pas : « CPTS d’après (fictif) » (cpts 2031-01-01). Lancez la version du programme qui la connaît ; rien n’a été modifié.',
    );
    await atelier.source.query(`UPDATE dossier SET version = instantane->>'version' WHERE id = $1`, [dossier]);
  });
});
