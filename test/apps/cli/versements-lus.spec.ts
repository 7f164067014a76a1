import { contientIban } from '#libs/droit';
import { type Fichier } from '#libs/territoires';
import { financer } from '#workflows/cpts/financement/index';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { type Versement } from '#workflows/cpts/v2019-08-25/faits/vie';
import { lireAnnee, lireJour, lireMontant, lireNature, lirePoste } from '../../../apps/cli/versements/cellules';
import { comparerAuCalendrier, type EcartDeLigne, sommer } from '../../../apps/cli/versements/ecarts';
import { lireVersements } from '../../../apps/cli/versements/lecture';
import { ecartsEnCsv } from '../../../apps/cli/versements/rapport';
import { faitsDuContrat, lireAvec } from '../../workflows/financement/etabli';

const TITRES = 'dossier;poste;nature;annee;montant;paye_le';
const BONNE = 'CPTS X;Fonctionnement;avance;1;50 000,00;15/04/2024';
const IBAN = 'FR76 3000 6000 0112 3456 7890 189';

const brut = (contenu: string | Buffer): Fichier => ({ nom: 'payes.csv', contenu: Buffer.from(contenu) });
const fichier = (...lignes: string[]) => brut([TITRES, ...lignes].join('\n'));
/** What is said of each line, one sentence each. */
const dit = (lu: Fichier) => lireVersements(lu).anomalies.map(({ ligne, champ, raison }) => [ligne, champ, raison]);

describe('une cellule', () => {
  it.each([
    ['1 234,56', 123_456],
    ['1234.56', 123_456],
    ['1\u00a0234\u202f567,8 €', 123_456_780],
    ['0,01', 1],
    ['70000', 7_000_000],
    ['999 999 999,99', 99_999_999_999],
    // A double has no such number: read through one, it would lose or gain a cent.
    ['4,35', 435],
    ['0,29', 29],
  ])('montant « %s » se lit en centimes entiers', (texte, lu) => {
    expect(lireMontant(texte)).toEqual({ lu });
  });

  it.each([
    ['-5', /^Un versement n’est pas négatif/],
    ['−5,00', /^Un versement n’est pas négatif/],
    ['(500)', /^Un versement n’est pas négatif/],
    ['0,00', /^Ce montant est nul/],
    ['1.234', /^Ce n’est pas un montant en euros/],
    ['1.234,56', /^Ce n’est pas un montant en euros/],
    ['12 34', /^Ce n’est pas un montant en euros/],
    ['1E5', /^Ce n’est pas un montant en euros/],
    ['=1+1', /^Ce n’est pas un montant en euros/],
    ['cent', /^Ce n’est pas un montant en euros/],
    ['1 000 000 000', /^Ce montant est invraisemblable/],
  ])('montant « %s » est refusé', (texte, raison) => {
    expect(lireMontant(texte)).toEqual({ raison: expect.stringMatching(raison) as string });
  });

  it.each([
    ['15/04/2024', '2024-04-15'],
    ['5/4/2024', '2024-04-05'],
    ['2024-02-29', '2024-02-29'],
  ])('jour « %s » se lit', (texte, lu) => expect(lireJour(texte)).toEqual({ lu }));

  it.each(['29/02/2023', '31/04/2024', '2024-13-01', '04/15/2024', '15/04/24', '45397', 'hier'])(
    'jour « %s » n’existe pas',
    (texte) => expect(lireJour(texte)).toEqual({ raison: expect.stringMatching(/^Cette date n’existe pas/) as string }),
  );

  it('poste ou nature s’écrit sans égard à la casse ni aux accents', () => {
    for (const texte of ['Accès aux soins', 'acces aux soins', 'ACCES_SOINS', 'Mission Accès aux soins'])
      expect(lirePoste(texte)).toEqual({ lu: 'ACCES_SOINS' });
    for (const texte of ['fonctionnement', 'FONCTIONNEMENT'])
      expect(lirePoste(texte)).toEqual({ lu: 'FONCTIONNEMENT' });
    for (const texte of ['crise', 'Crise sanitaire']) expect(lirePoste(texte)).toEqual({ lu: 'CRISE' });
    for (const texte of ['variable', 'Part variable']) expect(lireNature(texte)).toEqual({ lu: 'VARIABLE' });
    expect(lirePoste('Santé mentale')).toEqual({ raison: expect.stringMatching(/^Ce poste n’existe pas/) as string });
    expect(lireNature('acompte')).toEqual({ raison: expect.stringMatching(/^Cette nature n’existe pas/) as string });
  });

  it('année est un rang de 1 à 20, jamais un millésime', () => {
    expect(['1', '20'].map(lireAnnee)).toEqual([{ lu: 1 }, { lu: 20 }]);
    for (const texte of ['0', '21', '2024', '1,5', '-1', 'un']) expect(lireAnnee(texte)).toHaveProperty('raison');
  });
});

describe('le fichier', () => {
  it('se lit ligne à ligne, quel que soit l’ordre des colonnes, avec ou sans marque d’ordre des octets', () => {
    const lu = lireVersements(
      brut('\uFEFFpaye_le,montant,nature,annee,poste,dossier,note\r\n2024-04-15,"1 234,56",solde,2,crise,CPTS X,rien'),
    );
    expect(lu.anomalies).toEqual([]);
    expect(lu.lignes).toEqual([
      { ligne: 2, dossier: 'CPTS X', poste: 'CRISE', nature: 'SOLDE', annee: 2, montant: 123_456, le: '2024-04-15' },
    ]);
  });

  it('mal rempli donne une phrase par cellule en défaut, et les bonnes lignes entrent', () => {
    const lu = lireVersements(fichier(';crise;solde;1;5;15/04/2024', BONNE, 'X;crise;solde;1;x;30/02/2024', 'X;crise'));
    expect(lu.lignes.map(({ ligne }) => ligne)).toEqual([3]);
    expect(lu.anomalies.map(({ ligne, champ }) => [ligne, champ])).toEqual([
      [2, 'dossier'],
      [4, 'montant'],
      [4, 'paye_le'],
      [5, ''],
    ]);
  });

  it.each([
    ['vide', brut(''), 1, '', /^La première ligne est vide/],
    ['sans ligne sous ses titres', fichier('', ' '), 1, '', /^Le fichier ne contient aucun versement/],
    ['sans l’une des colonnes', brut('dossier;poste;nature;annee;montant\nX;Y;Z;1;2'), 1, 'paye_le', /manque/],
    [
      'en UTF-8 par accident seulement',
      brut(Buffer.from(`${TITRES}\nCPTS é`, 'latin1')),
      2,
      '',
      /^Le fichier n'est pas/,
    ],
  ])('%s ne donne qu’une phrase, et rien n’est lu', (_, lu, ligne, champ, raison) => {
    expect(dit(lu)).toEqual([[ligne, champ, expect.stringMatching(raison)]]);
    expect(lireVersements(lu).lignes).toEqual([]);
  });

  it.each([
    ['dans une colonne qui n’est pas lue', brut(`${TITRES};iban\n${BONNE};${IBAN}`)],
    ['à la place du dossier', fichier(BONNE.replace('CPTS X', IBAN.replaceAll(' ', '')))],
    ['dans une ligne illisible', fichier(`${IBAN};"`)],
    ['écrit avec des espaces insécables', fichier(`${BONNE} ${IBAN.replaceAll(' ', '\u00a0')}`)],
  ])('qui porte un IBAN %s est refusé en entier, sans le répéter', (_, lu) => {
    const { lignes, anomalies } = lireVersements(lu);
    expect(contientIban(IBAN)).toBe(true);
    expect(lignes).toEqual([]);
    expect(anomalies).toMatchObject([{ ligne: 2, valeur: '', nature: 'COORDONNEES_BANCAIRES' }]);
    expect(JSON.stringify(anomalies)).not.toMatch(/3000/);
  });

  it('de 10 000 lignes se lit en entier', () => {
    expect(lireVersements(fichier(...Array<string>(10_000).fill(BONNE))).lignes.at(-1)?.ligne).toBe(10_001);
  });
});

describe('l’écart avec le calendrier', () => {
  const faits = (...versements: Versement[]): FaitsCpts => ({
    ...faitsDuContrat({
      ...{ signature: '2024-04-02', population: 50_000, missions: ['PARCOURS'] },
      demarrages: { PARCOURS: '2024-04-02' },
    }),
    versements,
  });
  const paye = (part: Pick<Versement, 'poste' | 'nature' | 'annee' | 'montant' | 'le'>, seq = 100): Versement => ({
    ...{ seq, contrat: 10, libere: { le: part.le, seq } },
    ...part,
  });
  const ecarts = (connus: FaitsCpts, jour = '2024-06-03'): EcartDeLigne[] =>
    comparerAuCalendrier(connus, jour, (f) => financer(f, lireAvec(), jour));
  const FONCTIONNEMENT = { poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1 } as const;
  const [du] = ecarts(faits()).map(({ attendu }) => attendu);

  it.each([
    ['conforme', du!, '2024-04-02', ['CONFORME'], 0],
    ['trop payé', du! + 1, '2024-04-02', ['TROP_PAYE'], 1],
    ['moins payé', du! - 1, '2024-04-02', ['MOINS_PAYE'], -1],
    ['payé la veille de sa date', du!, '2024-04-01', ['AVANT_SA_DATE'], 0],
    ['trop payé la veille de sa date', du! + 1, '2024-04-01', ['TROP_PAYE', 'AVANT_SA_DATE'], 1],
  ])('dit ce qui est %s', (_, montant, le, sens, ecart) => {
    const [ligne] = ecarts(faits(paye({ ...FONCTIONNEMENT, montant, le })));
    expect(ligne).toMatchObject({
      ...FONCTIONNEMENT,
      contratDu: '2024-04-02',
      attendu: du,
      paye: montant,
      ecart,
      sens,
    });
    expect(ligne?.payeLe).toEqual([le]);
  });

  it('dit ce qui est payé avant l’ouverture de l’année, avant le constat, ou hors du calendrier', () => {
    const un = { montant: 100, le: '2024-05-06' } as const;
    const lignes = ecarts(
      faits(
        paye({ ...FONCTIONNEMENT, annee: 2, ...un }, 101),
        paye({ poste: 'PARCOURS', nature: 'VARIABLE', annee: 1, ...un, le: '2025-04-07' }, 102),
        paye({ poste: 'QUALITE', nature: 'AVANCE', annee: 1, ...un }, 103),
        paye({ poste: 'QUALITE', nature: 'AVANCE', annee: 1, ...un }, 104),
      ),
      '2025-04-07',
    );
    const sens = (poste: string, nature: string, annee: number) =>
      lignes.find((l) => l.poste === poste && l.nature === nature && l.annee === annee);
    expect(sens('FONCTIONNEMENT', 'AVANCE', 2)?.sens).toEqual(['MOINS_PAYE', 'AVANT_SA_DATE']);
    expect(sens('PARCOURS', 'VARIABLE', 1)).toMatchObject({ attendu: 0, ecart: 100, sens: ['AVANT_SA_CONDITION'] });
    expect(sens('PARCOURS', 'VARIABLE', 1)?.attend).toMatch(/procès-verbal/);
    expect(sens('QUALITE', 'AVANCE', 1)).toMatchObject({ attendu: 0, paye: 200, sens: ['HORS_CALENDRIER'] });
  });

  it('ne compte ni ce qui est à venir, ni ce qui n’est pas libéré, ni ce qui est annulé', () => {
    const le = '2024-04-02';
    const { libere: _, ...ordonne } = paye({ ...FONCTIONNEMENT, montant: 7, le }, 101);
    const annule = { ...paye({ ...FONCTIONNEMENT, montant: 11, le }, 102), annule: { le, seq: 200 } };
    const demain = paye({ ...FONCTIONNEMENT, montant: 13, le: '2024-06-04' }, 103);
    expect(sommer(ecarts(faits(ordonne, annule, demain))).paye).toBe(0);
    expect(sommer(ecarts(faits(demain), '2024-06-04')).paye).toBe(13);
  });

  it('ne change pas ce qui est à payer selon ce qui a été payé, et ses sommes tombent juste', () => {
    const attendu = sommer(ecarts(faits(), '2026-06-01')).attendu;
    for (const montant of [1, du! - 1, du!, 5 * du!]) {
      const payes = [1, 2, 3, 9].map((annee) => paye({ ...FONCTIONNEMENT, annee, montant, le: '2025-01-06' }, annee));
      const sommes = sommer(ecarts(faits(...payes), '2026-06-01'));
      expect(sommes).toEqual({ attendu, paye: 4 * montant, ecart: 4 * montant - attendu });
    }
  });

  it('s’écrit en CSV dont les colonnes s’additionnent et qu’aucun tableur n’exécute', () => {
    const lignes = ecarts(faits(paye({ ...FONCTIONNEMENT, montant: du! + 1_05, le: '2024-04-02' })));
    const nom = '=HYPERLINK("http://x");CPTS';
    const csv = ecartsEnCsv([{ id: 'i', nom, reference: '93-0', au: '2024-06-03', lignes, ...sommer(lignes) }]);
    expect(csv.startsWith('\uFEFFdossier;reference;au;')).toBe(true);
    const [titres = '', ...corps] = csv.trimEnd().split('\r\n');
    expect(corps).toHaveLength(lignes.length);
    for (const ligne of corps) expect(ligne).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\);CPTS";93-0;2024-06-03;/);
    const colonnes = titres.split(';');
    const total = (colonne: string) =>
      corps
        .map((ligne) => ligne.replace(/^"(?:[^"]|"")*"/, 'nom').split(';')[colonnes.indexOf(colonne)]!)
        .reduce((cumul, cellule) => cumul + Number(/^\d+,\d\d$/.test(cellule) && cellule.replace(',', '')), 0);
    expect(total('paye')).toBe(du! + 1_05);
    expect(total('paye_en_plus')).toBe(1_05);
    expect(total('a_payer') + total('paye_en_plus') - total('paye_en_moins')).toBe(total('paye'));
    expect(total('a_payer')).toBe(sommer(lignes).attendu);
  });
});
