import { composer, rendreHtml } from '#libs/courriers';
import { FichesService } from '#libs/dossiers';
import { demarrerPostgres, PostgresDuPoste } from '#libs/persistance/poste';
import { avancementDuLot, creerLot, demanderArret, lireExemples } from '#libs/redaction';
import { REGISTRE } from '#workflows/registre';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Lots } from '../../apps/worker/lots';
import { moteur } from '../../libs/courriers/pdf';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { organismes } from '../appui/organismes';
import { copier, projetEnInstruction } from '../preuves/copies';

// What letters and sheets cost. Every figure is beside its limit, in the same run: a machine that is busy proves nothing
// by itself.

const LIMITE_GABARIT_MS = 1;
const RENDUS = 300;
const LIMITE_LETTRES = 10;
const LETTRES = 1000;
const LOT = 500;
const FICHE = 'F-SITUATION';

const part = (mesure: number, limite: number) => `${Math.round((100 * mesure) / limite)} %`;
const exemples = lireExemples().flatMap(({ gabarit, exemples: siens }) =>
  siens.map(({ cas, titre, variables }) => ({ gabarit, cas, titre, variables })),
);
const documentDe = (titre: string) => ({ titre, reference: 'BANC', langue: 'fr' });

/** Milliseconds of each rendering, in order. */
function rendre(gabarit: string, donnees: readonly { titre: string; variables: object }[]): number[] {
  const durees: number[] = [];
  for (let tour = 0; tour < RENDUS; tour += 1)
    for (const { titre, variables } of donnees) {
      const toutes = { ...variables, document: documentDe(titre) };
      const debut = performance.now();
      rendreHtml(gabarit, toutes);
      durees.push(performance.now() - debut);
    }
  return durees.sort((a, b) => a - b);
}

it('rendre chaque gabarit', () => {
  const mesures = [...new Set(exemples.map(({ gabarit }) => gabarit))].map((gabarit) => {
    const siens = exemples.filter((un) => un.gabarit === gabarit);
    // The first round compiles the template and warms the engine up.
    rendre(gabarit, siens);
    const durees = rendre(gabarit, siens);
    const a = (quantile: number) => durees[Math.floor(quantile * (durees.length - 1))]!;
    return { gabarit, mediane: a(0.5), presque: a(0.99), pire: a(1) };
  });
  mesures.sort((a, b) => b.mediane - a.mediane);
  const lignes = mesures.map(
    ({ gabarit, mediane, presque, pire }) =>
      `  ${gabarit.padEnd(28)} ${mediane.toFixed(3)} ms (${part(mediane, LIMITE_GABARIT_MS)}) ; 99 % sous ${presque.toFixed(3)} ms ; pire ${pire.toFixed(2)} ms`,
  );
  const trop = mesures.filter(({ mediane }) => mediane >= LIMITE_GABARIT_MS).length;
  console.log(
    `${mesures.length} gabarits, limite ${LIMITE_GABARIT_MS} ms, médiane de ${RENDUS} rendus de chaque exemple ; au-dessus : ${trop}.\n${lignes.join('\n')}`,
  );
});

/** Resident memory, in megabytes: of this program, and of the engine. */
function memoire(): { programme: number; moteur: number } {
  globalThis.gc?.();
  const engin = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${moteur.pid}/status`, 'utf8'))![1];
  return { programme: process.memoryUsage().heapUsed / 1e6, moteur: Number(engin) / 1000 };
}

/** Processor time used until now by this program and by the engine, in milliseconds. Clock ticks are of 10 ms on Linux. */
function processeur(): number {
  const { user, system } = process.cpuUsage();
  const champs = readFileSync(`/proc/${moteur.pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
  return (user + system) / 1000 + 10 * (Number(champs[11]) + Number(champs[12]));
}

it('composer des lettres', async () => {
  const lettres = exemples.filter(({ gabarit }) => gabarit.startsWith('C-'));
  const ecrire = (rang: number) => {
    const { gabarit, titre, variables } = lettres[rang % lettres.length]!;
    const reference = `BANC-${rang}`;
    const metadonnees = { titre, reference, auteur: 'Banc de mesure', langue: 'fr', date: '2024-03-15' } as const;
    return composer({ gabarit, variables: { ...variables, reference }, metadonnees });
  };
  for (let rang = 0; rang < 100; rang += 1) await ecrire(rang);
  const avant = memoire();
  const durees: number[] = [];
  const [debut, consomme] = [performance.now(), processeur()];
  for (let rang = 0; rang < LETTRES; rang += 1) {
    const depart = performance.now();
    await ecrire(100 + rang);
    durees.push(performance.now() - depart);
  }
  const cadence = (1000 * LETTRES) / (performance.now() - debut);
  const parLettre = (processeur() - consomme) / LETTRES;
  const apres = memoire();
  durees.sort((a, b) => a - b);
  console.log(
    `${LETTRES} lettres, une à la fois, ${availableParallelism()} cœurs : ${cadence.toFixed(1)} par seconde, ${part(cadence, LIMITE_LETTRES)} ` +
      `de ce qui est demandé (${LIMITE_LETTRES}) ; médiane ${durees[LETTRES / 2]!.toFixed(0)} ms, pire ${durees.at(-1)!.toFixed(0)} ms ; ${parLettre.toFixed(0)} ms de processeur par lettre, ` +
      `soit ${(1000 / parLettre).toFixed(0)} par seconde et par cœur libre.\n` +
      `Mémoire après 100 puis ${100 + LETTRES} lettres : programme ${avant.programme.toFixed(0)} puis ${apres.programme.toFixed(0)} Mo ` +
      `(${part(apres.programme, avant.programme)}), moteur ${avant.moteur.toFixed(0)} puis ${apres.moteur.toFixed(0)} Mo (${part(apres.moteur, avant.moteur)}).`,
  );
}, 3_600_000);

describe('établir une fiche pour de nombreux dossiers', () => {
  let racine: string;
  let postgres: PostgresDuPoste;
  let atelier: Atelier;
  beforeAll(async () => {
    racine = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-banc-'));
    postgres = await demarrerPostgres({ dossier: racine });
    process.env.POSTE_DES_TESTS = postgres.url;
    atelier = await ouvrirAtelier('2026-01-20T08:00:00.000Z');
    await organismes(atelier.source);
  }, 600_000);
  afterAll(async () => {
    await atelier.source.destroy();
    await postgres.arreter();
    await rm(racine, { recursive: true, force: true });
  });

  it(`un lot de ${LOT}`, async () => {
    const { source, pool, horloge, consultation } = atelier;
    const modele = await projetEnInstruction(atelier, '2026-01-15');
    const dossiers = [modele, ...(await copier(pool, modele, LOT - 1))];
    const compte = atelier.personne('ARS_INSTRUCTEUR').id;
    const demande = { fiche: FICHE, situationAu: '2026-01-20', dossiers, par: compte };
    const lots = new Lots(source, horloge, new FichesService(source, consultation, REGISTRE, horloge));
    const arrete = await creerLot(pool, { ...demande, situationAu: '2026-01-19' }, horloge.maintenant());
    await lots.poursuivre(arrete);
    const pas = lots.poursuivre(arrete);
    const demandeArret = performance.now();
    await demanderArret(pool, arrete, horloge.maintenant());
    await pas;
    const arretMs = performance.now() - demandeArret;
    const { faits: gardees, restants: laissees, fini } = (await avancementDuLot(pool, arrete, compte))!;
    expect(fini).toBe(true);

    const id = await creerLot(pool, demande, horloge.maintenant());
    const debut = performance.now();
    const lus: string[] = [];
    for (let etat = (await avancementDuLot(pool, id, compte))!; !etat.fini;) {
      await lots.poursuivre(id);
      etat = (await avancementDuLot(pool, id, compte))!;
      if (Math.floor((etat.faits - 12) / 100) < Math.floor(etat.faits / 100))
        lus.push(`${etat.faits} sur ${etat.total}`);
      expect(etat.echecs).toBe(0);
    }
    const cadence = (1000 * LOT) / (performance.now() - debut);
    console.log(
      `Lot de ${LOT} fiches ${FICHE} : ${cadence.toFixed(1)} par seconde ; avancement lu en route : ${lus.join(', ')}. ` +
        `Arrêt demandé en plein pas : entendu en ${arretMs.toFixed(0)} ms, ${gardees} fiches gardées, ${laissees} laissées.`,
    );
  }, 3_600_000);
});
