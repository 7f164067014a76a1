import { type Utilisateur } from '#libs/acces';
import { type Anomalie, type Fichier } from '#libs/territoires';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CadreVersements, importerVersements, type ImportVersements } from '../../../apps/cli/versements';
import { type Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { RACINE } from '../../poste/enfants';
import { contenu } from './contenu';
import { cpts } from './lancer';

const AUJOURDHUI = '2026-06-01';
const EXEMPLE = path.join(RACINE, 'exemples/versements-repris.csv');
const NOM = 'CPTS du Pays d’Exemple (fictif)';

let atelier: Atelier;
let cadre: CadreVersements;
let exemple: string;
beforeAll(async () => {
  atelier = await ouvrirAtelier(`${AUJOURDHUI}T08:00:00.000Z`);
  cadre = { ...atelier, comptes: [atelier.personne('CPAM')] };
  exemple = await contrat(NOM, [{ commune: '13001' }, { commune: '13012' }, { commune: '13109' }]);
});
afterAll(() => atelier.fermer());

/** A contract signed on 2 April 2024, of which one mission starts at once and another on 1 October. */
async function contrat(nom: string, territoire: { commune: string }[]): Promise<string> {
  const id = await ouvrirDossier(atelier, { nom, territoire });
  await mener(atelier, id, 'SIGNER_ACI', '2024-04-02');
  for (const [mission, le] of [
    ['ACCES_SOINS', '2024-04-02'],
    ['PARCOURS', '2024-10-01'],
  ] as const)
    await agir(atelier, id, 'DEMARRER_MISSION', le, { mission }, 'CPAM');
  return id;
}

const fichier = (...lignes: string[]): Fichier => ({
  nom: 'payes.csv',
  contenu: Buffer.from(['dossier;poste;nature;annee;montant;paye_le', ...lignes].join('\n')),
});
const lireExemple = (): Fichier => ({ nom: 'versements-repris.csv', contenu: readFileSync(EXEMPLE) });

const sorts = ({ lignes }: ImportVersements) => lignes.map(({ ligne, sort }) => [ligne, sort]);
const rejets = (anomalies: readonly Anomalie[]) => anomalies.filter(({ gravite }) => gravite === 'REJET');
const ou = ({ anomalies }: ImportVersements) => rejets(anomalies).map(({ ligne, nature }) => [ligne, nature]);
const raisons = ({ anomalies }: ImportVersements) => rejets(anomalies).map(({ raison }) => raison);
const versementsDe = async (id: string) =>
  ((await atelier.consultation.consulter(id, atelier.personne('AUDITEUR'))).faits as FaitsCpts).versements ?? [];

describe('l’exemple, repris', () => {
  it('s’essaie sans rien écrire, et l’essai annonce ce que l’écriture fera', async () => {
    const avant = await contenu(atelier.pool);
    const essai = await importerVersements(cadre, lireExemple(), false);
    expect(await contenu(atelier.pool)).toEqual(avant);
    expect(sorts(essai)).toEqual([2, 3, 4, 5, 6, 7].map((ligne) => [ligne, 'ADMIS']));

    const ecrit = await importerVersements(cadre, lireExemple(), true);
    expect(sorts(ecrit)).toEqual([2, 3, 4, 5, 6, 7].map((ligne) => [ligne, 'REPRIS']));
    expect(ecrit.dossiers).toEqual(essai.dossiers);
    expect(ecrit.anomalies).toEqual(essai.anomalies);
  });

  it('entre au journal à la date du paiement, libéré, au nom de la caisse, et aucun courrier ne part', async () => {
    const versements = await versementsDe(exemple);
    expect(versements).toHaveLength(6);
    for (const { le, seq, libere, repris, par } of versements)
      expect({ libere, repris, par }).toEqual({ libere: { le, seq }, repris: true, par: atelier.personne('CPAM').id });
    expect(versements[0]).toMatchObject({ le: '2024-04-22', poste: 'FONCTIONNEMENT', montant: 7_500_000 });
    const journal = await atelier.consultation.journal(exemple);
    const repris = journal.filter(({ type }) => type === 'REPRENDRE_VERSEMENT');
    expect(new Set(repris.map(({ origine }) => origine))).toEqual(new Set(['REPRISE']));
    const { rows } = await atelier.pool.query(`SELECT statut FROM courrier WHERE dossier_id = $1 AND seq = ANY($2)`, [
      exemple,
      repris.map(({ seq }) => seq),
    ]);
    expect(rows.filter((ligne) => (ligne as { statut: string }).statut !== 'SANS_ENVOI')).toEqual([]);
  });

  it('ne s’écrit pas deux fois, fût-ce au nom d’un autre compte, et la preuve tient', async () => {
    const avant = await contenu(atelier.pool);
    const autre: Utilisateur = { ...atelier.personne('AUDITEUR'), roles: ['CPAM'] };
    for (const comptes of [cadre.comptes, [autre]]) {
      const encore = await importerVersements({ ...cadre, comptes }, lireExemple(), true);
      expect(sorts(encore)).toEqual([2, 3, 4, 5, 6, 7].map((ligne) => [ligne, 'DEJA_REPRIS']));
    }
    expect(await contenu(atelier.pool)).toEqual(avant);
    expect((await atelier.preuve.verifierTous()).defauts).toEqual([]);
  });

  it('dit chaque écart dans son sens, au centime, et l’ensemble fait la somme des lignes', async () => {
    const { dossiers, sommes } = await importerVersements(cadre, lireExemple(), false);
    const [{ lignes, reference }] = dossiers as [(typeof dossiers)[number]];
    expect(reference).toBe(`93-${exemple.slice(0, 8).toUpperCase()}`);
    const dite = (poste: string, nature: string, annee: number) => {
      const { attendu, paye, ecart, sens } = lignes.find(
        (ligne) => ligne.poste === poste && ligne.nature === nature && ligne.annee === annee,
      )!;
      return [attendu, paye, ecart, ...sens];
    };
    expect(dite('FONCTIONNEMENT', 'AVANCE', 1)).toEqual([7_500_000, 7_500_000, 0, 'CONFORME']);
    expect(dite('ACCES_SOINS', 'SOLDE', 1)).toEqual([2_250_000, 2_250_000, 0, 'CONFORME']);
    // 45 000 € × 183/365 × 75 %: 16 921,23 €. The fund paid a half year of the whole fixed part.
    expect(dite('PARCOURS', 'AVANCE', 1)).toEqual([1_692_123, 2_250_000, 557_877, 'TROP_PAYE']);
    expect(dite('FONCTIONNEMENT', 'AVANCE', 2)).toEqual([5_625_000, 5_625_000, 0, 'AVANT_SA_DATE']);
    expect(dite('ACCES_SOINS', 'AVANCE', 2)).toEqual([6_750_000, 6_000_000, -750_000, 'MOINS_PAYE']);
    expect(dite('FONCTIONNEMENT', 'AVANCE', 3)).toEqual([5_625_000, 0, -5_625_000, 'MOINS_PAYE']);
    const total = (champ: 'attendu' | 'paye' | 'ecart') => lignes.reduce((cumul, ligne) => cumul + ligne[champ], 0);
    expect(sommes).toEqual({ attendu: total('attendu'), paye: total('paye'), ecart: total('ecart') });
    expect(sommes.ecart).toBe(sommes.paye - sommes.attendu);
    expect(sommes.paye).toBe(7_500_000 + 6_750_000 + 2_250_000 + 5_625_000 + 6_000_000 + 2_250_000);
  });
});

describe('une ligne refusée', () => {
  it('[A-LIGNE-PREVUE] [A-VERSEMENT-UNIQUE] dit la règle et quoi faire, ne laisse aucune trace, et les autres entrent', async () => {
    const id = await contrat('CPTS aux lignes refusées (fictif)', [{ commune: '13004' }]);
    const lu = fichier(
      `${id};Prévention;avance;1;100,00;15/04/2024`,
      `${id};Accès aux soins;avance;1;900 000,00;15/04/2024`,
      `${id};Accès aux soins;avance;1;1,00;16/04/2024`,
      `${id};Fonctionnement;variable;1;100,00;16/04/2024`,
      `${id};Accès aux soins;avance;1;1,00;01/04/2024`,
    );
    const essai = await importerVersements(cadre, lu, false);
    const ecrit = await importerVersements(cadre, lu, true);
    expect(ecrit.anomalies).toEqual(essai.anomalies);
    expect(sorts(ecrit)).toEqual([[3, 'REPRIS']]);
    expect(ou(ecrit)).toEqual([2, 4, 5, 6].map((ligne) => [ligne, 'REFUSE']));
    const [prevention, deuxFois, variable, avant] = raisons(ecrit);
    expect(prevention).toMatch(/^La mission « Prévention » n’a pas démarré .* Vérifiez .* \(A-LIGNE-PREVUE\)$/);
    // The trial too judges a line after those above it.
    expect(deuxFois).toMatch(/^L’avance de l’année 1 .* déjà été payée le 15\/04\/2024 .*\(A-VERSEMENT-UNIQUE\)$/);
    expect(variable).toMatch(/\(A-POSTE\)/);
    expect(avant).toMatch(/\(A-AVANCE\)/);
    expect(avant).not.toMatch(/LE-ANTERIEUR/);
    expect(await versementsDe(id)).toHaveLength(1);
    const { rows } = await atelier.pool.query('SELECT 1 FROM refus WHERE dossier_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('[A-MONTANT-REPRIS] qui s’écarte du calendrier entre, et se signale', async () => {
    const { anomalies } = await importerVersements(
      cadre,
      fichier(`${exemple};Parcours;solde;1;1,00;15/04/2025`),
      false,
    );
    expect(anomalies).toMatchObject([{ ligne: 2, gravite: 'SIGNALEMENT', nature: 'AVERTISSEMENT' }]);
    expect(anomalies[0]?.raison).toMatch(/^Le montant repris est de 1 €, et l’échéancier donne 5.640,41 €/);
  });

  it('datée de demain attend demain', async () => {
    const lu = fichier(`${exemple};Parcours;solde;1;1,00;02/06/2026`);
    expect(ou(await importerVersements(cadre, lu, false))).toEqual([[2, 'DATE_A_VENIR']]);
    atelier.horloge.regler('2026-06-02T08:00:00.000Z');
    const lendemain = await importerVersements(cadre, lu, false);
    atelier.horloge.regler(`${AUJOURDHUI}T08:00:00.000Z`);
    expect(sorts(lendemain)).toEqual([[2, 'ADMIS']]);
  });

  it('parce qu’elle figure deux fois, même nommée autrement, cite la première ; 10 000 fois de même', async () => {
    const ligne = (dossier: string) => `${dossier};Parcours;solde;1;1,00;15/04/2025`;
    const lu = fichier(ligne(exemple), ...Array<string>(9_999).fill(ligne(NOM)));
    const bilan = await importerVersements(cadre, lu, false);
    expect(sorts(bilan)).toEqual([[2, 'ADMIS']]);
    expect(ou(bilan)).toHaveLength(9_999);
    expect(new Set(raisons(bilan))).toEqual(
      new Set([
        'Ce versement figure déjà à la ligne 2 : gardez une seule des deux ou, s’il y en a eu deux, écrivez-en la somme.',
      ]),
    );
  });
});

describe('le dossier', () => {
  const de = (dossier: string) => `${dossier};Parcours;solde;1;1,00;15/04/2025`;

  it('se reconnaît à son identifiant, à sa référence ou à son nom exact', async () => {
    const reference = `93-${exemple.slice(0, 8)}`;
    for (const dossier of [exemple, exemple.toUpperCase(), reference, NOM, NOM.replace('’', "'")]) {
      const { lignes } = await importerVersements(cadre, fichier(de(dossier)), false);
      expect(lignes).toMatchObject([{ dossierId: exemple, sort: 'ADMIS' }]);
    }
  });

  it('inconnu, homonyme d’un autre, ou hors du territoire des comptes, fait rejeter ses lignes seulement', async () => {
    const jumeaux = [
      await ouvrirDossier(atelier, { nom: 'CPTS Jumelle (fictif)' }),
      await ouvrirDossier(atelier, { nom: 'CPTS Jumelle (fictif)' }),
    ];
    const lu = fichier(de('CPTS Nulle Part'), de('CPTS Jumelle (fictif)'), de('93-00000000'), de(NOM));
    const bilan = await importerVersements(cadre, lu, false);
    expect(ou(bilan)).toEqual([2, 3, 4].map((ligne) => [ligne, 'DOSSIER_INCONNU']));
    expect(sorts(bilan)).toEqual([[5, 'ADMIS']]);
    const [inconnu, homonyme] = raisons(bilan);
    expect(inconnu).toMatch(/^Aucun dossier ne porte cet identifiant/);
    expect(homonyme).toMatch(/^2 dossiers portent ce nom : écrivez la référence/);
    for (const id of jumeaux) expect(homonyme).toContain(`93-${id.slice(0, 8).toUpperCase()}`);

    const ailleurs = { ...cadre, comptes: [{ ...atelier.personne('CPAM'), regions: ['76'] }] };
    const refuse = await importerVersements(ailleurs, fichier(de(NOM)), true);
    expect(raisons(refuse)[0]).toMatch(/^Aucun des comptes admis ne voit ce dossier \(ARS Provence/);
    expect(refuse.dossiers).toEqual([]);
  });
});

it('deux reprises simultanées du même fichier n’écrivent rien deux fois', async () => {
  const id = await contrat('CPTS reprise à deux (fictif)', [{ commune: '13005' }]);
  const lu = fichier(
    `${id};Accès aux soins;avance;1;100,00;15/04/2024`,
    `${id};Fonctionnement;avance;1;100,00;15/05/2024`,
  );
  const bilans = await Promise.all([importerVersements(cadre, lu, true), importerVersements(cadre, lu, true)]);
  for (const bilan of bilans) expect(ou(bilan)).toEqual([]);
  expect((await versementsDe(id)).map(({ poste }) => poste)).toEqual(['ACCES_SOINS', 'FONCTIONNEMENT']);
});

describe('la commande', () => {
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-versements-'));
  afterAll(() => rmSync(dossier, { recursive: true }));

  it('dit les écarts, les écrit en CSV, et refuse un rapport qu’elle ne pourrait pas écrire', async () => {
    const rapport = path.join(dossier, 'ecarts.csv');
    const env = { DATABASE_URL: atelier.url };
    const [jouee, impossible] = await Promise.all([
      cpts(['versements', EXEMPLE, '--rapport', rapport], env),
      cpts(['versements', EXEMPLE, '--ecrire', '--rapport', path.join(dossier, 'absent/ecarts.csv')], env),
    ]);
    expect(jouee).toMatchObject({ code: 0, erreurs: '' });
    expect(jouee.sortie).toMatch(/0 versement à reprendre, 6 déjà là\.\nEssai : rien n’a été écrit\./);
    expect(jouee.sortie).toMatch(/Parcours, avance +01\/10\/2024 +16.921,23.€ +22.500.€ +\+ 5.578,77.€ +trop payé/);
    expect(jouee.sortie).toContain(`Écarts écrits dans ${rapport}.`);
    const csv = readFileSync(rapport, 'utf8');
    expect(csv).toMatch(/^\uFEFFdossier;reference;au;/);
    expect(csv).toMatch(/Parcours;avance;2024-10-01;2024-10-14;16921,23;22500,00;5578,77;0,00;trop payé;/);
    expect(impossible).toMatchObject({ code: 1, sortie: '' });
    expect(impossible.erreurs).toMatch(/^Le rapport ne peut pas s’écrire à .*absent\/ecarts\.csv : vérifiez/);
  });
});
