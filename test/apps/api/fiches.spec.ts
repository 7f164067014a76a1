import { PreuveService } from '#libs/dossiers';
import { CourrierEmis, Dossier } from '#libs/persistance';
import { createHash } from 'node:crypto';
import { agirParHttp } from '../../appui/http';
import { organismes } from '../../appui/organismes';
import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { texteDesPages } from '../../libs/courriers/lire-pdf';
import { ASSOCIATION, LETTRE } from '../../scenarios/scenario';

let serveur: Serveur;
let instructeur: Client;
let auditeur: Client;

beforeAll(async () => {
  serveur = await ouvrirServeur('2026-03-02T09:00:00.000Z');
  await organismes(serveur.source);
  instructeur = await serveur.comme('ARS_INSTRUCTEUR');
  auditeur = await serveur.comme('AUDITEUR');
});
afterAll(() => serveur.fermer());

async function ouvrir(regionArs = '93', territoire: object = unSecteur()): Promise<string> {
  const { corps } = await instructeur.post('/api/dossiers', {
    ...{ nom: 'CPTS <script> {{x}} (fictif)', regionArs, territoire },
  });
  return (corps as { id: string }).id;
}

async function faire(id: string, type: string, le: string, donnees: object = {}): Promise<void> {
  const { statut, corps } = await agirParHttp(instructeur, id, type, le, donnees);
  if (statut !== 201) throw new Error(`${type} : ${statut} ${JSON.stringify(corps)}`);
}

/** A project filed on 16 February 2026: what came before is a week apart, or more. */
async function projet(): Promise<string> {
  const id = await ouvrir();
  await faire(id, 'PRENDRE_CONTACT', '2026-01-12', { interlocuteur: { nom: 'Dr Camille Martin' } });
  await faire(id, 'DEPOSER_LETTRE_INTENTION', '2026-01-19', LETTRE);
  await faire(id, 'VALIDER_LETTRE_INTENTION', '2026-02-02');
  await faire(id, 'DECLARER_ASSOCIATION', '2026-02-09', ASSOCIATION);
  await faire(id, 'DEPOSER_PROJET_SANTE', '2026-02-16');
  return id;
}

const etablir = (client: Client, id: string, code: string, corps: object = {}) =>
  client.post(`/api/dossiers/${id}/fiches/${code}`, corps);
const fiche = async (client: Client, id: string, code: string, le?: string) => {
  const { corps } = await client.get(`/api/dossiers/${id}/fiches${le ? `?le=${le}` : ''}`);
  return (corps as { fiches: { code: string; possible: boolean }[] }).fiches.find((une) => une.code === code);
};
const lirePdf = async (id: string) => (await instructeur.get(`/api/courriers/${id}.pdf`)).corps as Buffer;
const lireHtml = async (id: string) => String((await instructeur.get(`/api/courriers/${id}.html`)).corps);
const etablies = (id: string) => serveur.source.getRepository(CourrierEmis).findBy({ dossierId: id, statut: 'ETABLI' });

describe('les fiches d’un dossier', () => {
  it('disent ce qui peut être établi ce jour-là, et ce qui manque aux autres', async () => {
    const id = await projet();
    const { corps } = await instructeur.get(`/api/dossiers/${id}/fiches`);
    expect(corps.le).toBe('2026-03-02');
    expect(corps.fiches.find((une: { code: string }) => une.code === 'F-SITUATION')).toEqual({
      ...{ code: 'F-SITUATION', titre: 'Fiche de situation du dossier', emetteur: 'ARS' },
      ...{ possible: true, manque: null, etablissable: true },
    });
    expect(await fiche(instructeur, id, 'F-FINESS')).toMatchObject({
      possible: false,
      manque: 'La CPTS n’est pas encore immatriculée au répertoire FINESS : enregistrez d’abord son immatriculation.',
      etablissable: false,
    });
    expect(await fiche(auditeur, id, 'F-SITUATION')).toMatchObject({ possible: true, etablissable: false });
  });

  it('changent avec le jour : la veille du dépôt, le jour même et le lendemain', async () => {
    const id = await projet();
    const possible = async (le: string) => (await fiche(instructeur, id, 'F-INSTRUCTION', le))!.possible;
    expect(await possible('2026-02-15')).toBe(false);
    expect(await possible('2026-02-16')).toBe(true);
    expect(await possible('2026-02-17')).toBe(true);
    // What the sheet says, and the entry of the journal that proves it.
    const lue = async (le: string) => {
      const { corps } = await instructeur.get(`/api/dossiers/${id}/fiches/F-SITUATION/apercu.html?le=${le}`);
      const texte = String(corps);
      return [/<dt>Phase<\/dt><dd>(.*?)<\/dd>/.exec(texte)![1], /son entrée n°&nbsp;(\d+) /.exec(texte)![1]];
    };
    expect(await lue('2026-01-18')).toEqual(['Émergence (en cours)', '2']);
    expect(await lue('2026-01-19')).toEqual(['Lettre d’intention (en cours)', '3']);
    expect(await lue('2026-01-20')).toEqual(['Lettre d’intention (en cours)', '3']);
  });

  it('refusent un jour à venir, une date impossible, une fiche ou un dossier inconnus, et un autre territoire', async () => {
    const id = await projet();
    const lire = async (client: Client, suite: string) => (await client.get(`/api/dossiers/${suite}`)).statut;
    expect(await lire(instructeur, `${id}/fiches?le=2026-03-03`)).toBe(400);
    expect(await lire(instructeur, `${id}/fiches?le=2026-02-30`)).toBe(400);
    expect((await etablir(instructeur, id, 'F-SITUATION', { le: '2026-03-03' })).statut).toBe(400);
    expect((await etablir(instructeur, id, 'F-SITUATION', { le: 12 })).statut).toBe(400);
    expect(await lire(instructeur, `${id}/fiches/F-INCONNUE/apercu.pdf`)).toBe(404);
    expect((await etablir(instructeur, id, 'F-INCONNUE')).statut).toBe(404);
    expect(await lire(instructeur, '00000000-0000-4000-8000-000000000000/fiches')).toBe(404);
    const ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['84'] });
    expect(await lire(ailleurs, `${id}/fiches`)).toBe(404);
    expect(await lire(ailleurs, `${id}/fiches/F-SITUATION/apercu.pdf`)).toBe(404);
    expect((await etablir(ailleurs, id, 'F-SITUATION')).statut).toBe(404);
    expect((await serveur.anonyme().get(`/api/dossiers/${id}/fiches`)).statut).toBe(401);
    expect(await etablies(id)).toEqual([]);
  });

  it('disent en 409 ce qui manque à la fiche, ou l’organisme à décrire', async () => {
    const id = await projet();
    const { statut, corps } = await etablir(instructeur, id, 'F-TACITE');
    expect([statut, corps.detail]).toEqual([
      409,
      'Aucune validation tacite du projet de santé n’est acquise à ce jour.',
    ]);
    await serveur.source.query(`DELETE FROM organisme WHERE region = '84'`);
    const sansAgence = await ouvrir('84', [{ commune: '38185' }]);
    const refus = await etablir(instructeur, sansAgence, 'F-SITUATION');
    expect([refus.statut, refus.corps.detail]).toEqual([
      409,
      expect.stringContaining('Aucun organisme ARS n’est décrit pour la région 84'),
    ]);
  });
});

describe('l’aperçu', () => {
  it('se lit en PDF et en HTML, marqué « Aperçu », sans rien écrire', async () => {
    const id = await projet();
    const pdf = await auditeur.get(`/api/dossiers/${id}/fiches/F-SITUATION/apercu.pdf`);
    expect([pdf.statut, pdf.entetes.get('content-type')]).toEqual([200, 'application/pdf']);
    const pages = await texteDesPages(pdf.corps as Buffer);
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toContain('Aperçu');
    const html = await auditeur.get(`/api/dossiers/${id}/fiches/F-SITUATION/apercu.html`);
    expect(html.entetes.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(String(html.corps)).toContain('CPTS &lt;script&gt; {{x}} (fictif)');
    expect(String(html.corps)).not.toContain('<script>');
    expect(await etablies(id)).toEqual([]);
  });
});

describe('une fiche établie', () => {
  it('est figée : redemandée, c’est la même, octet pour octet, quel que soit le jour où on la redemande', async () => {
    const id = await projet();
    const { statut, corps } = await etablir(instructeur, id, 'F-SITUATION', { le: '2026-02-20' });
    const rang = '0006';
    expect([statut, corps.nouveau, corps.reference]).toEqual([
      201,
      true,
      `93-${id.slice(0, 8).toUpperCase()}-${rang}-F-SITUATION-20260220`,
    ]);
    const pdf = await lirePdf(corps.id);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(corps.sha256);
    expect((await texteDesPages(pdf)).join(' ')).not.toContain('Aperçu');
    serveur.horloge.regler('2026-03-05T09:00:00.000Z');
    const encore = await etablir(await serveur.comme('DG_ARS'), id, 'F-SITUATION', { le: '2026-02-20' });
    serveur.horloge.regler('2026-03-02T09:00:00.000Z');
    expect(encore.corps).toEqual({ ...corps, nouveau: false });
    expect(await lirePdf(corps.id)).toEqual(pdf);
    // Another day is another sheet, of the same history.
    const autre = await etablir(instructeur, id, 'F-SITUATION', { le: '2026-02-21' });
    expect([autre.corps.nouveau, autre.corps.sha256 === corps.sha256]).toEqual([true, false]);
  });

  it('n’existe qu’une fois, même demandée par plusieurs en même temps', async () => {
    const id = await projet();
    const reponses = await Promise.all(
      Array.from({ length: 4 }, () => etablir(instructeur, id, 'F-EMERGENCE', { le: '2026-02-20' })),
    );
    expect(reponses.map(({ statut }) => statut)).toEqual([201, 201, 201, 201]);
    expect(new Set(reponses.map(({ corps }) => corps.id)).size).toBe(1);
    expect(reponses.filter(({ corps }) => corps.nouveau)).toHaveLength(1);
    expect(await etablies(id)).toHaveLength(1);
  });

  it('ne s’établit que par un agent de l’organisme dont elle porte l’en-tête', async () => {
    const id = await projet();
    for (const client of [
      auditeur,
      await serveur.comme('ADMIN'),
      await serveur.comme('URPS'),
      await serveur.comme('CPAM'),
    ]) {
      const { statut, corps } = await etablir(client, id, 'F-SITUATION');
      expect([statut, corps.detail]).toEqual([403, expect.stringContaining('seuls ses agents l’établissent')]);
    }
    expect(await etablies(id)).toEqual([]);
    const { corps } = await etablir(await serveur.comme('GESTIONNAIRE_FINESS'), id, 'F-SITUATION');
    expect(await lireHtml(corps.id)).toContain('Gestionnaire FINESS');
  });

  it('ne change pas quand arrive un fait plus ancien : redemandée, elle en est une autre, qui le dit', async () => {
    const id = await projet();
    const avant = (await etablir(instructeur, id, 'F-SITUATION', { le: '2026-02-20' })).corps;
    const pdf = await lirePdf(avant.id);
    expect(await lireHtml(avant.id)).not.toContain('tenue le 05/02/2026');
    await faire(id, 'TENIR_REUNION_INFORMATION', '2026-02-05', { presents: 104 });
    const apres = (await etablir(instructeur, id, 'F-SITUATION', { le: '2026-02-20' })).corps;
    expect([apres.nouveau, apres.id === avant.id]).toEqual([true, false]);
    expect(await lireHtml(apres.id)).toContain('tenue le 05/02/2026');
    expect(await lirePdf(avant.id)).toEqual(pdf);
    // The day before that fact, nothing has changed: neither what is said, nor what proves it.
    const veille = async () =>
      String((await instructeur.get(`/api/dossiers/${id}/fiches/F-SITUATION/apercu.html?le=2026-02-04`)).corps);
    expect(await veille()).not.toContain('tenue le');
    expect(await veille()).toContain('entrée n°&nbsp;4 ');
    expect(String(apres.reference)).toContain('-0007-F-SITUATION-20260220');
  });

  it('n’est pas un courrier à envoyer, se lit avec les autres, et se prouve avec le dossier', async () => {
    const id = await projet();
    const { corps } = await etablir(instructeur, id, 'F-EMERGENCE');
    const { courriers } = (await instructeur.get(`/api/dossiers/${id}/courriers`)).corps;
    expect(courriers.find((un: { id: string }) => un.id === corps.id)).toMatchObject({
      ...{ code: 'F-EMERGENCE', statut: 'ETABLI', destinataires: [], enEchec: false, sha256: corps.sha256 },
    });
    const { courriels } = (await instructeur.get('/api/courriels?parPage=100')).corps;
    expect(courriels.filter(({ code }: { code: string }) => code.startsWith('F-'))).toEqual([]);
    const preuve = serveur.api.get(PreuveService);
    const dossier = await serveur.source.getRepository(Dossier).findOneByOrFail({ id });
    expect(await preuve.verifier(dossier)).toBeUndefined();
    await expect(serveur.source.query(`UPDATE courrier SET pdf = '\\x00' WHERE id = $1`, [corps.id])).rejects.toThrow(
      /est figé/,
    );
  });
});
