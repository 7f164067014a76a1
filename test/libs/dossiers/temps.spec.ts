import { EcheanceInscrite, EntreeJournal } from '#libs/persistance';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';

let atelier: Atelier;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
});
afterEach(() => atelier.fermer());

const journal = (dossierId: string) =>
  atelier.source.getRepository(EntreeJournal).find({ where: { dossierId }, order: { seq: 'ASC' } });
const echeances = async (dossierId: string) =>
  Object.fromEntries(
    (await atelier.source.getRepository(EcheanceInscrite).findBy({ dossierId })).map((e) => [e.code, e] as const),
  );
const travaux = async () =>
  (
    await atelier.pool.query<{ tache: string }>(`SELECT task_identifier AS tache FROM graphile_worker.jobs ORDER BY id`)
  ).rows.map(({ tache }) => tache);

async function projetEnInstruction(regionArs = '93', territoire?: { commune: string }[]): Promise<string> {
  const dossier = await ouvrirDossier(atelier, { regionArs, ...(territoire ? { territoire } : {}) });
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  return dossier;
}

describe('[D-P5-01] la validation tacite', () => {
  it('la veille et le jour, rien ; le lendemain à 00:00 de l’agence, elle est acquise, une fois', async () => {
    const dossier = await projetEnInstruction();
    expect((await echeances(dossier))['D-P5-01']).toMatchObject({
      statut: 'ARMEE',
      echeance: '2026-03-15',
      effetLe: '2026-03-16',
      effetA: new Date('2026-03-15T23:00:00.000Z'),
    });
    atelier.horloge.regler('2026-03-15T22:59:59.999Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
    atelier.horloge.regler('2026-03-15T23:00:00.000Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
    expect((await journal(dossier)).at(-1)).toMatchObject({
      type: 'CONSTATER_VALIDATION_TACITE',
      le: '2026-03-15',
      enregistreLe: new Date('2026-03-15T23:00:00.000Z'),
      acteur: 'horloge',
      role: 'HORLOGE',
    });
    expect((await echeances(dossier))['D-P5-01']).toMatchObject({ statut: 'ECHUE' });
  });

  it('à La Réunion, le jour finit trois heures plus tôt qu’à Paris ; en Guyane, quatre heures plus tard', async () => {
    const effets = await Promise.all(
      [
        ['04', '97411'],
        ['93', '13001'],
        ['03', '97302'],
      ].map(async ([region, commune]) => {
        const dossier = await projetEnInstruction(region!, [{ commune: commune! }]);
        return (await echeances(dossier))['D-P5-01']!.effetA.toISOString();
      }),
    );
    expect(effets).toEqual(['2026-03-15T20:00:00.000Z', '2026-03-15T23:00:00.000Z', '2026-03-16T03:00:00.000Z']);
  });

  it('un travailleur arrêté pendant dix jours rattrape : date légale d’alors, enregistrement d’aujourd’hui', async () => {
    const dossier = await projetEnInstruction();
    atelier.horloge.regler('2026-03-26T09:00:00.000Z');
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 1 });
    expect(await travaux()).toContain('passer_le_temps');
    await atelier.dossiers.passerLeTemps(dossier);
    expect((await journal(dossier)).at(-1)).toMatchObject({
      le: '2026-03-15',
      enregistreLe: new Date('2026-03-26T09:00:00.000Z'),
    });
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 0 });
  });

  it('dix réveils à la fois ne la produisent qu’une fois', async () => {
    const dossier = await projetEnInstruction();
    atelier.horloge.regler('2026-03-26T09:00:00.000Z');
    const effets = await Promise.all(Array.from({ length: 10 }, () => atelier.dossiers.passerLeTemps(dossier)));
    expect(effets.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
  });

  it('un acte daté d’après l’échéance trouve le temps déjà passé, même si aucun travailleur n’a tourné', async () => {
    const dossier = await projetEnInstruction();
    atelier.horloge.regler('2026-03-26T09:00:00.000Z');
    await agir(atelier, dossier, 'TRANSMETTRE_FINESS', '2026-03-20');
    expect((await journal(dossier)).slice(-2).map(({ type, le }) => `${le} ${type}`)).toEqual([
      '2026-03-15 CONSTATER_VALIDATION_TACITE',
      '2026-03-20 TRANSMETTRE_FINESS',
    ]);
    expect((await echeances(dossier))['D-PF-01']).toMatchObject({ statut: 'LEVEE', termineePar: 8 });
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
  });

  it('une histoire que l’on saisit après coup n’est pas doublée par l’horloge pendant la saisie', async () => {
    atelier.horloge.regler('2026-06-01T09:00:00.000Z');
    const dossier = await projetEnInstruction();
    // Overdue when armed: the clock waits for the typing pause, then acts.
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 0 });
    await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-02-20', {}, 'DG_ARS');
    atelier.horloge.regler('2026-06-01T09:01:00.000Z');
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 0 });
    expect((await journal(dossier)).map(({ type }) => type)).not.toContain('CONSTATER_VALIDATION_TACITE');
  });

  it('sans saisie depuis la pause, elle agit', async () => {
    atelier.horloge.regler('2026-06-01T09:00:00.000Z');
    await projetEnInstruction();
    atelier.horloge.regler('2026-06-01T09:00:11.000Z');
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 1 });
  });
});

describe('[D-P2-01] [D-PF-01] un délai sans événement', () => {
  it('passé, il devient une tâche en retard jusqu’à ce que l’acte soit fait', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-01-15');
    atelier.horloge.regler('2026-01-22T23:00:00.000Z');
    expect(await atelier.avis.emettre()).toMatchObject({ alertes: 1 });
    expect(await atelier.avis.emettre()).toMatchObject({ alertes: 0 });
    expect((await echeances(dossier))['D-PF-01']).toMatchObject({ statut: 'ECHUE', termineePar: null });
    await agir(atelier, dossier, 'TRANSMETTRE_FINESS', '2026-01-23');
    expect((await echeances(dossier))['D-PF-01']).toMatchObject({ statut: 'ECHUE', termineePar: 8 });
  });

  it('[Q-01] le silence sur la lettre ne refuse rien de lui-même', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-15');
    atelier.horloge.regler('2026-04-01T09:00:00.000Z');
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 0 });
    expect(await atelier.avis.emettre()).toMatchObject({ alertes: 1 });
    expect(await journal(dossier)).toHaveLength(3);
    expect((await atelier.consultation.consulter(dossier, atelier.personne('AUDITEUR'))).etats).toContain(
      'Lettre d’intention à instruire',
    );
  });
});

describe('les deux axes du temps', () => {
  it('rejouer jusqu’à une entrée, une date légale, ou ce que l’on savait un jour', async () => {
    const dossier = await projetEnInstruction();
    atelier.horloge.regler('2026-03-26T09:00:00.000Z');
    await atelier.dossiers.passerLeTemps(dossier);
    const auditeur = atelier.personne('AUDITEUR');
    const phase = async (filtre: object) => (await atelier.consultation.rejouer(dossier, auditeur, filtre)).etats[0];
    expect(await phase({ seq: 3 })).toBe('Lettre d’intention à instruire');
    expect(await phase({ le: '2026-03-14' })).toBe('Projet de santé à instruire');
    expect(await phase({ le: '2026-03-15' })).toBe('Projet de santé validé tacitement');
    expect(await phase({ connuLe: '2026-03-25' })).toBe('Projet de santé à instruire');
    expect(await phase({ connuLe: '2026-03-26' })).toBe('Projet de santé validé tacitement');
  });
});
