import { Refus } from '#libs/dossiers';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { LETTRE } from '../../scenarios/scenario';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
});
afterAll(() => atelier.fermer());

const LE = '2026-01-05';
const codes = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'accepté',
    (erreur: Refus) => erreur.motifs.map(({ code }) => code),
  );
const ouvrir = (nom: string, ...territoire: { commune: string; maille?: string }[]) =>
  ouvrirDossier(atelier, { nom, territoire });
const valide = async (nom: string, ...territoire: { commune: string; maille?: string }[]) => {
  const dossier = await ouvrir(nom, ...territoire);
  await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', LE);
  return dossier;
};
const deposer = async (...territoire: { commune: string; maille?: string }[]) => {
  const dossier = await ouvrir('CPTS candidate', ...territoire);
  await agir(atelier, dossier, 'PRENDRE_CONTACT', LE);
  return codes(agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', LE, LETTRE));
};

describe('[G-P1-03] une commune n’appartient qu’à une CPTS, sauf parties distinctes', () => {
  it('commune entière contre commune entière : refusée, la CPTS et la commune sont nommées', async () => {
    await valide('CPTS Nice Ouest', { commune: '06088' });
    const dossier = await ouvrir('CPTS Nice Est', { commune: '06088' });
    await agir(atelier, dossier, 'PRENDRE_CONTACT', LE);
    const refus = await agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', LE, LETTRE).catch((erreur: Refus) => erreur);
    expect((refus as Refus).motifs.map(({ code }) => code)).toEqual(['G-P1-03', 'G-P2-01']);
    expect((refus as Refus).message).toBe(
      "Le territoire chevauche celui d’une autre CPTS. Avec CPTS Nice Ouest : Nice (06088) figure en entier dans les deux territoires : retirez la commune de l'un, ou nommez les parties que chacun prend.",
    );
  });

  it('parties distinctes et comparables : admises ; même partie ou parties inconnues : refusées', async () => {
    await valide('CPTS Marseille 4-5', { commune: '13204' }, { commune: '13205' });
    expect(await deposer({ commune: '13206' })).toBe('accepté');
    expect(await deposer({ commune: '13055', maille: '13205' })).toEqual(['G-P1-03', 'G-P2-01']);
    expect(await deposer({ commune: '13055' })).toEqual(['G-P1-03', 'G-P2-01']);
    // An IRIS of the fourth arrondissement lies within it; a quartier cannot be compared with it.
    expect(await deposer({ commune: '13055', maille: '132040101' })).toEqual(['G-P1-03', 'G-P2-01']);
    expect(await deposer({ commune: '13055', maille: 'La Plaine' })).toEqual(['G-P1-03', 'G-P2-01']);
  });

  it('un projet concurrent dont la lettre n’est pas validée ne protège rien', async () => {
    const premier = await ouvrir('CPTS Toulon A', { commune: '83137' });
    await mener(atelier, premier, 'DEPOSER_LETTRE_INTENTION', LE);
    const second = await ouvrir('CPTS Toulon B', { commune: '83137' });
    await mener(atelier, second, 'VALIDER_LETTRE_INTENTION', LE);
    // The first in time, validated second, is refused at its own validation.
    expect(await codes(agir(atelier, premier, 'VALIDER_LETTRE_INTENTION', LE))).toEqual(['G-P1-03', 'G-P2-01']);
  });

  it('vingt validations à la fois sur la même commune : une seule passe', async () => {
    const dossiers = await Promise.all(
      Array.from({ length: 20 }, (_, rang) => ouvrir(`CPTS ${rang}`, { commune: '84007' })),
    );
    for (const dossier of dossiers) await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', LE);
    const issues = await Promise.all(
      dossiers.map((dossier) => codes(agir(atelier, dossier, 'VALIDER_LETTRE_INTENTION', LE))),
    );
    expect(issues.filter((issue) => issue === 'accepté')).toHaveLength(1);
    expect(issues.filter((issue) => issue !== 'accepté')).toEqual(Array(19).fill(['G-P1-03', 'G-P2-01']));
  });

  it('le territoire d’un dossier clos ou abandonné est libéré', async () => {
    const ancien = await valide('CPTS Gap', { commune: '05061' });
    expect(await deposer({ commune: '05061' })).toEqual(['G-P1-03', 'G-P2-01']);
    await agir(atelier, ancien, 'ABANDONNER', LE, { motif: 'RETRAIT_PAR_LE_PORTEUR' });
    expect(await deposer({ commune: '05061' })).toBe('accepté');
  });
});

describe('[G-P5-03] le projet de santé', () => {
  it('reçu sur un territoire pris, il s’enregistre avec une dérogation motivée : le délai court ; il ne se valide pas', async () => {
    const dossier = await valide('CPTS Digne', { commune: '04070' });
    await valide('CPTS Manosque', { commune: '04112' });
    const territoire = [{ commune: '04070' }, { commune: '04112' }];
    expect(await codes(agir(atelier, dossier, 'DEPOSER_PROJET_SANTE', LE, { territoire }))).toEqual(['G-P5-03']);
    const derogations = [{ regle: 'G-P5-03', motif: 'Projet reçu tel quel par la poste.' }];
    const { effets } = await agir(atelier, dossier, 'DEPOSER_PROJET_SANTE', LE, { territoire, derogations });
    expect(effets.echeances.armees.map(({ code, echeance }) => [code, echeance])).toEqual([['D-P5-01', '2026-03-05']]);
    expect(await codes(agir(atelier, dossier, 'VALIDER_PROJET_SANTE', LE, {}, 'DG_ARS'))).toEqual(['G-P5-03']);
    expect(await codes(agir(atelier, dossier, 'VALIDER_PROJET_SANTE', LE, { derogations }, 'DG_ARS'))).toEqual([
      'DEROGATION',
      'G-P5-03',
    ]);
  });
});
