import { Refus } from '#libs/dossiers';
import { EntreeJournal, Incident } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';

// A part of the real law that throws: what the dossier becomes meanwhile, and once it is mended. Filed on 15 January:
// silence accepts at the end of 15 March.

let atelier: Atelier;
let dossier: string;
const espions: jest.SpyInstance[] = [];
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
});
afterEach(async () => {
  reparer();
  await atelier.fermer();
});

const versions = REGISTRE['cpts']!.versions;
const tomber = (): never => {
  throw new TypeError('Alix Durand');
};
const fausser = (objets: readonly (object | undefined)[], methode: string, par: () => unknown = tomber) => {
  for (const objet of new Set(objets))
    espions.push(jest.spyOn(objet as never, methode).mockImplementation(par as never));
};
const reparer = () => espions.splice(0).forEach((espion) => espion.mockRestore());
const regles = (code: string) => versions.map((version) => version.regles[code]);
const echeances = (code: string) => versions.map((version) => version.echeances.find((une) => une.code === code));
const evenements = (type: string) => versions.map((version) => version.evenements.find((un) => un.type === type));

const incidents = () =>
  atelier.source
    .getRepository(Incident)
    .find({ where: { dossierId: dossier }, order: { ouvertLe: 'ASC', cle: 'ASC' } });
const ouverts = async () => (await incidents()).filter(({ closLe }) => closLe === null);
const journal = () =>
  atelier.source.getRepository(EntreeJournal).find({ where: { dossierId: dossier }, order: { seq: 'ASC' } });
const types = async () => (await journal()).map(({ type }) => type);
const registre = async (code: string) =>
  (
    await atelier.pool.query<{ statut: string; finie: number | null; echeance: string }>(
      `SELECT statut, terminee_par AS finie, echeance FROM echeance WHERE dossier_id = $1 AND code = $2`,
      [dossier, code],
    )
  ).rows;
async function refus(type: string, le: string, donnees: object = {}, par: 'DG_ARS' | 'ARS_INSTRUCTEUR' = 'DG_ARS') {
  const issue = await agir(atelier, dossier, type, le, donnees, par).catch((erreur: unknown) => erreur);
  if (!(issue instanceof Refus)) throw new Error('pas de refus');
  return issue;
}

describe('une règle que l’on ne sait pas vérifier', () => {
  it('refuse l’acte d’une personne, en le disant, et ouvre un incident que seule une personne clôt', async () => {
    fausser(regles('G-P5-02'), 'vraie');
    const avant = await types();
    for (const essai of [1, 2]) {
      const { sorte, motifs } = await refus('VALIDER_PROJET_SANTE', '2026-01-15');
      expect(sorte).toBe('DROIT');
      expect(motifs.map(({ code }) => code)).toEqual(['G-P5-02']);
      expect(motifs[0].message).toMatch(/^La règle G-P5-02 n’a pas pu être vérifiée/);
      const [incident, ...autres] = await ouverts();
      expect(autres).toEqual([]);
      expect(incident).toMatchObject({
        sorte: 'REGLE',
        cle: `refus:${dossier}:G-P5-02`,
        occurrences: essai,
        travail: null,
      });
      expect(incident!.message).toMatch(/faites recommencer l’acte, puis clôturez\.$/);
    }
    expect(await types()).toEqual(avant);
    const { rows } = await atelier.pool.query(`SELECT type FROM refus WHERE dossier_id = $1`, [dossier]);
    expect(rows).toEqual([{ type: 'VALIDER_PROJET_SANTE' }, { type: 'VALIDER_PROJET_SANTE' }]);
    expect(JSON.stringify([rows, await ouverts()])).not.toContain('Durand');
    const actions = await atelier.consultation.actions(dossier, atelier.personne('DG_ARS'));
    expect(actions.find(({ type }) => type === 'VALIDER_PROJET_SANTE')).toMatchObject({ possible: false });

    reparer();
    await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-01-15', {}, 'DG_ARS');
  });

  it('réparée, et contraire à l’effet enregistré sans elle : l’incident reste ouvert et dit ce qu’il faut examiner', async () => {
    fausser(regles('D-P5-01'), 'vraie');
    atelier.horloge.regler('2026-03-16T08:00:00.000Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
    const [incident] = await ouverts();
    expect(incident).toMatchObject({
      ...{ sorte: 'REGLE', cle: `regle:${dossier}:D-P5-01`, dossierId: dossier },
      travail: { tache: 'rattraper', donnees: { dossier } },
    });
    expect((await journal()).at(-1)!.avertissements).toEqual(['ANOMALIE:D-P5-01']);

    // Still broken: it says so again.
    await atelier.rattrapage.rattraper(dossier);
    expect((await ouverts())[0]).toMatchObject({ id: incident!.id, occurrences: 2 });
    reparer();
    fausser(regles('D-P5-01'), 'vraie', () => false);
    await atelier.rattrapage.rattraper(dossier);
    expect((await ouverts())[0]!.message).toMatch(
      /^La règle D-P5-01, vérifiée après coup, va contre « Constater la validation tacite du projet de santé » du 15\/03\/2026 \(entrée n° 7\)/,
    );
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
    reparer();
    await atelier.rattrapage.rattraper(dossier);
    expect(await ouverts()).toEqual([]);
    expect(await types()).toHaveLength(7);
  });
});

describe('un effet du temps que l’on ne sait pas enregistrer', () => {
  it('refuse tout acte qui le suit avec une phrase, et ouvre l’incident sans attendre l’horloge', async () => {
    fausser(evenements('CONSTATER_VALIDATION_TACITE'), 'noter');
    atelier.horloge.regler('2026-03-16T08:00:00.000Z');
    const avant = await types();
    const { sorte, motifs } = await refus('TRANSMETTRE_FINESS', '2026-03-16', {}, 'ARS_INSTRUCTEUR');
    expect([sorte, motifs[0].code]).toEqual(['DROIT', 'EFFET-EMPECHE']);
    expect(motifs[0].message).toBe(
      'L’échéance D-P5-01:6 est arrivée mais son effet n’a pas pu être enregistré (TypeError).',
    );
    await expect(atelier.consultation.actions(dossier, atelier.personne('DG_ARS'))).rejects.toThrow(Refus);
    expect(await ouverts()).toMatchObject([
      {
        ...{ sorte: 'ECHEANCE', cle: `temps:${dossier}`, occurrences: 1 },
        travail: { tache: 'passer_le_temps', donnees: { dossier }, cle: `temps:${dossier}` },
      },
    ]);
    expect(await types()).toEqual(avant);

    reparer();
    await agir(atelier, dossier, 'TRANSMETTRE_FINESS', '2026-03-16');
    expect((await types()).slice(avant.length)).toEqual(['CONSTATER_VALIDATION_TACITE', 'TRANSMETTRE_FINESS']);
    expect((await journal()).at(-2)).toMatchObject({ le: '2026-03-15' });
  });
});

describe('une échéance que l’on ne sait pas calculer', () => {
  it('qui a un effet : rien ne bouge dans sa partie, le reste avance ; retrouvée, elle prend effet à sa date légale', async () => {
    fausser(echeances('D-P5-01'), 'departs');
    atelier.horloge.regler('2026-03-16T08:00:00.000Z');
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(0);
    expect(await registre('D-P5-01')).toEqual([{ statut: 'ARMEE', finie: null, echeance: '2026-03-15' }]);
    const [incident] = await ouverts();
    expect(incident).toMatchObject({ sorte: 'ECHEANCE', cle: `delai:${dossier}:D-P5-01`, occurrences: 1 });
    // A late refusal, or one that came in time: nobody knows what silence has already decided.
    for (const le of ['2026-03-15', '2026-03-16']) {
      const { motifs } = await refus('VALIDER_PROJET_SANTE', le);
      expect(motifs.map(({ code }) => code)).toEqual(['D-P5-01']);
      expect(motifs[0].remede).toMatch(/le fait prendra place à sa date/);
    }
    const { effets } = await agir(atelier, dossier, 'FRANCHIR_ETAPES_ASSOCIATION', '2026-03-16', {
      etapes: [{ etape: 'STATUTS', le: '2026-03-01' }],
    });
    expect(effets.anomalies).toMatchObject([{ quoi: 'ECHEANCE', code: 'D-P5-01' }]);
    // Nor does it find a place before a fact recorded since.
    expect((await refus('VALIDER_PROJET_SANTE', '2026-03-15')).motifs.map(({ code }) => code)).toEqual(['D-P5-01']);
    expect(await registre('D-P5-01')).toEqual([{ statut: 'ARMEE', finie: null, echeance: '2026-03-15' }]);

    reparer();
    await atelier.rattrapage.rattraper(dossier);
    expect(await ouverts()).toEqual([]);
    expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
    expect((await journal()).at(-1)).toMatchObject({ type: 'CONSTATER_VALIDATION_TACITE', le: '2026-03-15' });
    expect(await registre('D-P5-01')).toMatchObject([{ statut: 'ECHUE' }]);
  });

  it('terminée sans que l’on ait su le dire : le registre la garde, puis la lève une fois réparée', async () => {
    await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-01-15', {}, 'DG_ARS');
    expect(await registre('D-PF-01')).toMatchObject([{ statut: 'ARMEE' }]);
    fausser(echeances('D-PF-01'), 'departs');
    const { seq } = await agir(atelier, dossier, 'TRANSMETTRE_FINESS', '2026-01-15');
    expect(await registre('D-PF-01')).toMatchObject([{ statut: 'ARMEE', finie: null }]);
    expect((await journal()).at(-1)!.avertissements).toContain('ANOMALIE-ECHEANCE:D-PF-01');
    expect(await ouverts()).toMatchObject([{ cle: `delai:${dossier}:D-PF-01` }]);
    reparer();
    await atelier.rattrapage.rattraper(dossier);
    expect(await registre('D-PF-01')).toMatchObject([{ statut: 'LEVEE', finie: seq }]);
    expect(await ouverts()).toEqual([]);
  });
});
