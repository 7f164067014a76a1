import { EcheanceInscrite, EntreeJournal } from '#libs/persistance';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { agir, mener, ouvrirDossier, POPULATION } from '../appui/parcours';
import { ASSOCIATION, SOCLES } from '../scenarios/scenario';

// Where a period ends, in the time of the agency, on the days on which calendars and clocks disagree. Each case is played
// to the end: nothing a millisecond before, the effect at the instant itself, under the legal date.

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
});
afterAll(() => atelier.fermer());

const echeance = (dossierId: string, code: string) =>
  atelier.source.getRepository(EcheanceInscrite).findOneByOrFail({ dossierId, code });
const dernierFait = (dossierId: string) =>
  atelier.source.getRepository(EntreeJournal).findOneOrFail({ where: { dossierId }, order: { seq: 'DESC' } });
/** The last two entries: what happened, on which legal date, under which version of the path. */
const faits = async (dossierId: string) =>
  (await atelier.source.getRepository(EntreeJournal).find({ where: { dossierId }, order: { seq: 'ASC' } }))
    .slice(-2)
    .map(({ type, le, version }) => [type, le, version]);

let secteurs = 0;

/** A project filed on that day with the agency of that region. */
async function deposer(le: string, regionArs = '93', commune = '13001'): Promise<string> {
  atelier.horloge.regler(`${le}T12:00:00.000Z`);
  const maille = `Secteur ${(secteurs += 1)} du calendrier (fictif)`;
  const dossier = await ouvrirDossier(atelier, { regionArs, territoire: [{ commune, maille }] });
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', le);
  return dossier;
}

/** Lets time pass up to the instant, and asks that it do nothing before, its work then, and nothing more after. */
async function echoir(dossier: string, instant: string): Promise<EntreeJournal> {
  atelier.horloge.regler(new Date(Date.parse(instant) - 1).toISOString());
  expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
  atelier.horloge.regler(instant);
  expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
  expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
  return dernierFait(dossier);
}

describe('[D-P5-01] l’effet est à 00:00 de l’agence, quel que soit l’écart de ce jour-là avec l’heure universelle', () => {
  it.each([
    ['encore la veille du passage à l’heure d’été', '2026-01-27', '2026-03-27', '2026-03-27T23:00:00.000Z'],
    ['le jour du passage commence à l’heure d’hiver', '2026-01-28', '2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['le lendemain du passage commence à l’heure d’été', '2026-01-29', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['encore la veille du retour à l’heure d’hiver', '2026-08-23', '2026-10-23', '2026-10-23T22:00:00.000Z'],
    ['le jour du retour commence à l’heure d’été', '2026-08-24', '2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['le lendemain du retour commence à l’heure d’hiver', '2026-08-25', '2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('%s (dépôt du %s)', async (_, depot, dernierJour, effet) => {
    const dossier = await deposer(depot);
    const { echeance: jour, effetA } = await echeance(dossier, 'D-P5-01');
    expect([jour, effetA.toISOString()]).toEqual([dernierJour, effet]);
    expect(await echoir(dossier, effet)).toMatchObject({ type: 'CONSTATER_VALIDATION_TACITE', le: dernierJour });
  });

  it.each([
    ['La Réunion', '04', '97411', '2026-03-15T20:00:00.000Z', '2026-07-15T20:00:00.000Z'],
    ['Mayotte', '06', '97611', '2026-03-15T21:00:00.000Z', '2026-07-15T21:00:00.000Z'],
    ['Marseille', '93', '13001', '2026-03-15T23:00:00.000Z', '2026-07-15T22:00:00.000Z'],
    ['la Guyane', '03', '97302', '2026-03-16T03:00:00.000Z', '2026-07-16T03:00:00.000Z'],
    ['la Guadeloupe', '01', '97105', '2026-03-16T04:00:00.000Z', '2026-07-16T04:00:00.000Z'],
    ['la Martinique', '02', '97209', '2026-03-16T04:00:00.000Z', '2026-07-16T04:00:00.000Z'],
    ['Saint-Barthélemy', '01', '97701', '2026-03-16T04:00:00.000Z', '2026-07-16T04:00:00.000Z'],
    ['Saint-Martin', '01', '97801', '2026-03-16T04:00:00.000Z', '2026-07-16T04:00:00.000Z'],
  ])('à l’heure de %s, en hiver et en été', async (_, region, commune, hiver, ete) => {
    for (const [depot, effet, dernierJour] of [
      ['2026-01-15', hiver, '2026-03-15'],
      ['2026-05-15', ete, '2026-07-15'],
    ] as const) {
      const dossier = await deposer(depot, region, commune);
      expect((await echeance(dossier, 'D-P5-01')).effetA.toISOString()).toBe(effet);
      expect(await echoir(dossier, effet)).toMatchObject({ type: 'CONSTATER_VALIDATION_TACITE', le: dernierJour });
    }
  });
});

describe('[R-PROC-16] le 29 février', () => {
  it.each([
    ['deux mois depuis le 29 décembre y finissent', '2027-12-29', '2028-02-29', '2028-02-29T23:00:00.000Z'],
    ['depuis le 31 décembre aussi', '2027-12-31', '2028-02-29', '2028-02-29T23:00:00.000Z'],
    ['une autre année, ils finissent le 28', '2026-12-31', '2027-02-28', '2027-02-28T23:00:00.000Z'],
    ['et deux mois depuis le 29 février, le 29 avril', '2028-02-29', '2028-04-29', '2028-04-29T22:00:00.000Z'],
  ])('%s (dépôt du %s)', async (_, depot, dernierJour, effet) => {
    const dossier = await deposer(depot);
    const { echeance: jour, effetA } = await echeance(dossier, 'D-P5-01');
    expect([jour, effetA.toISOString()]).toEqual([dernierJour, effet]);
    expect(await echoir(dossier, effet)).toMatchObject({ le: dernierJour });
  });

  it('[D-P6-01] un contrat signé ce jour-là expire cinq ans après, le 28', async () => {
    atelier.horloge.regler('2028-02-29T12:00:00.000Z');
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'SIGNER_ACI', '2028-02-29');
    const { echeance: terme, effetA } = await echeance(dossier, 'D-P6-01');
    expect([terme, effetA.toISOString()]).toEqual(['2033-02-28', '2033-02-27T23:00:00.000Z']);
    expect(await echoir(dossier, effetA.toISOString())).toMatchObject({ type: 'CONSTATER_FIN_CONTRAT', le: terme });
  });
});

describe('[R-T-03b] [R-PROC-14] un délai armé sous une version antérieure garde sa date', () => {
  it('le parcours change pendant les deux mois : même échéance, même instant, même fait de départ', async () => {
    const dossier = await deposer('2022-07-25');
    const avant = await echeance(dossier, 'D-P5-01');
    expect(avant).toMatchObject({ echeance: '2022-09-25', effetA: new Date('2022-09-25T22:00:00.000Z') });
    expect((await dernierFait(dossier)).version).toBe('2019-08-25');
    atelier.horloge.regler('2022-09-10T08:00:00.000Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
    expect(await dernierFait(dossier)).toMatchObject({ type: 'CHANGER_DE_PARCOURS', version: '2022-09-03' });
    expect(await echeance(dossier, 'D-P5-01')).toEqual(avant);
    expect(await echoir(dossier, '2022-09-25T22:00:00.000Z')).toMatchObject({
      ...{ type: 'CONSTATER_VALIDATION_TACITE', le: '2022-09-25', version: '2022-09-03' },
    });
  });

  it('un contrat signé sous le parcours de 2019 y reste, et expire sous lui au jour dit', async () => {
    atelier.horloge.regler('2021-06-01T08:00:00.000Z');
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DEMANDER_ACI', '2021-06-01');
    const association = { ...ASSOCIATION, creeeLe: '2021-05-01', recepisseLe: '2021-05-20' };
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2021-06-01', association);
    await agir(
      atelier,
      dossier,
      'SIGNER_ACI',
      '2021-06-01',
      { missions: SOCLES.slice(0, 3), population: POPULATION },
      'CPAM',
    );
    const avant = await echeance(dossier, 'D-P6-01');
    atelier.horloge.regler('2022-10-01T08:00:00.000Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
    expect(await echeance(dossier, 'D-P6-01')).toEqual(avant);
    const { echeance: terme, effetA } = avant;
    expect([terme, effetA.toISOString()]).toEqual(['2026-06-01', '2026-05-31T22:00:00.000Z']);
    atelier.horloge.regler('2026-05-31T21:59:59.999Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
    atelier.horloge.regler('2026-05-31T22:00:00.000Z');
    // The end of its contract lets the dossier go over to the path in force.
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(2);
    expect(await faits(dossier)).toEqual([
      ['CONSTATER_FIN_CONTRAT', '2026-06-01', '2019-08-25'],
      ['CHANGER_DE_PARCOURS', '2026-06-01', '2022-09-03'],
    ]);
  });

  it('un dossier laissé par une autre construction du programme se rejoue, et garde sa date', async () => {
    const dossier = await deposer('2026-01-15');
    const avant = await echeance(dossier, 'D-P5-01');
    await atelier.pool.query(
      `UPDATE dossier SET instantane = jsonb_set(instantane, '{empreinte}', to_jsonb(repeat('0', 64))) WHERE id = $1`,
      [dossier],
    );
    expect(await echoir(dossier, '2026-03-15T23:00:00.000Z')).toMatchObject({ le: '2026-03-15' });
    expect(await echeance(dossier, 'D-P5-01')).toMatchObject({ statut: 'ECHUE', echeance: avant.echeance });
  });
});
