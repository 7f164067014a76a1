import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lireCas } from '../../../apps/cli/jouer/lecture';
import { RACINE } from '../../poste/enfants';
import { cpts } from './lancer';

const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-jouer-'));
afterAll(() => rmSync(dossier, { recursive: true }));

function fichier(cas: unknown): string {
  const chemin = path.join(dossier, 'cas.json');
  writeFileSync(chemin, typeof cas === 'string' ? cas : JSON.stringify(cas));
  return chemin;
}

interface Compte {
  type: string;
  le: string;
  sorte: string;
  accepte: boolean;
  enRetard: boolean;
  refus: { code: string; message: string; remede: string; source: string }[];
  phase: string;
  nouveauxEtats: string[];
  echeances: Record<'armees' | 'levees' | 'modifiees', { code: string; echeance: string; avant?: string }[]>;
  courriers: { code: string }[];
  annulees: { type: string; le: string }[];
  courriersACorriger: { code: string }[];
  taches: { quoi: string }[];
  montants: { libelle: string; valeur: string }[];
}

interface Joue {
  dossier: string;
  pas: { pas: number; horloge?: string; evenements: Compte[] }[];
  erreurs: { pas: number; message: string }[];
  bilan: { phase: string; version: string; etats: string[] };
}

async function jouer(cas: unknown): Promise<Joue & { code: number | null; erreur: string }> {
  const { code, sortie, erreurs } = await cpts(['jouer', fichier(cas), '--json'], {});
  return { ...(sortie ? (JSON.parse(sortie) as Joue) : ({} as Joue)), code, erreur: erreurs };
}

const CONTACT = { type: 'PRENDRE_CONTACT', le: '2023-01-09', par: 'ARS_INSTRUCTEUR' };
const LETTRE = {
  type: 'DEPOSER_LETTRE_INTENTION',
  le: '2023-01-16',
  par: 'ARS_INSTRUCTEUR',
  donnees: {
    initiateurs: [
      { profession: 'MEDECIN_GENERALISTE', commune: '13001' },
      { profession: 'INFIRMIER', commune: '13012' },
    ],
    orientations: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'].map((mission) => ({
      mission,
      texte: 'x (fictif)',
    })),
    contacts: [{ nom: 'Camille Martin (fictif)', courriel: 'porteur@cpts.test' }],
  },
};
const VALIDATION = {
  type: 'VALIDER_LETTRE_INTENTION',
  le: '2023-02-06',
  par: 'ARS_INSTRUCTEUR',
  donnees: { accordCaisseLe: '2023-02-03' },
};
const PROJET = { type: 'DEPOSER_PROJET_SANTE', le: '2024-01-15', par: 'ARS_INSTRUCTEUR' };

describe('cpts jouer', () => {
  it('joue l’exemple complet jusqu’à la clôture, et dit tout en français', async () => {
    const { code, sortie, erreurs } = await cpts(['jouer', path.join(RACINE, 'exemples/parcours-complet.json')], {});
    expect([code, erreurs]).toEqual([0, '']);
    expect(sortie).toContain('CPTS du Pays d’Exemple (fictif) — 3 communes, ');
    expect(sortie).toContain('Délai ouvert D-P5-01 Silence sur le projet de santé');
    expect(sortie).toContain('Constater la validation tacite du projet de santé (l’horloge) : accepté');
    expect(sortie).toMatch(/Courrier C-P5-06 : Attestation de validation tacite/);
    expect(sortie).toMatch(/Montant : Plafond annuel du contrat, \d{3}\s000\s€/);
    expect(sortie).toMatch(/Montant de l’acte : Montant, 75\s000\s€/);
    expect(sortie).toContain('À faire : Démarrer la mission « Accès aux soins »');
    expect(sortie).toContain('État : Dossier clos');
    expect(sortie).not.toContain('REFUSÉ');
    expect(sortie).not.toMatch(/undefined|\bnull\b|\[object/);
    expect(sortie).toMatch(/dont 0 refusé ; \d+ effets du temps\. Rien n’a été enregistré\.\n$/);
  });

  it('joue l’exemple des refus : chacun avec sa règle, sa phrase, son remède et sa source', async () => {
    const { code, sortie } = await cpts(['jouer', path.join(RACINE, 'exemples/refus.json')], {});
    expect(code).toBe(0);
    expect(sortie).toContain(
      'G-P1-01 : Les initiateurs exercent tous la même profession : il en faut plusieurs. → Complétez la liste des initiateurs,',
    );
    expect(sortie).toContain('« Valider le projet de santé » suppose un projet de santé en cours d’examen.');
    expect(sortie).toContain('dérogation motivée admise');
  });

  it('dit les mêmes choses en données', async () => {
    const { code, pas, erreurs, bilan } = await jouer([CONTACT, LETTRE, VALIDATION, PROJET, { horloge: '2024-03-16' }]);
    expect([code, erreurs]).toEqual([0, []]);
    expect(pas.map(({ evenements }) => evenements.map(({ accepte }) => accepte))).toEqual(Array(5).fill([true]));
    expect(pas[1]!.evenements[0]).toMatchObject({
      phase: 'P2',
      nouveauxEtats: ['Lettre d’intention à instruire'],
      echeances: {
        armees: [{ code: 'D-P2-01', echeance: '2023-03-16' }],
        levees: [{ code: 'D-P1-01' }],
        modifiees: [],
      },
      courriers: [{ code: 'C-P2-01' }],
    });
    expect(pas[4]).toMatchObject({
      horloge: '2024-03-16',
      evenements: [{ sorte: 'HORLOGE', type: 'CONSTATER_VALIDATION_TACITE', le: '2024-03-15' }],
    });
    expect(bilan).toMatchObject({ phase: 'P6', version: '2022-09-03' });
  });

  it('juge un cas de 2020 par le parcours de 2019', async () => {
    const anciens = [CONTACT, LETTRE].map((acte) => ({ ...acte, le: acte.le.replace('2023', '2020') }));
    const { bilan } = await jouer(anciens);
    expect(bilan.version).toBe('2019-08-25');
  });

  it('un refus est un résultat : la suite se joue, et le code de sortie est 0', async () => {
    const { code, pas } = await jouer([CONTACT, { ...LETTRE, par: 'URPS' }, LETTRE]);
    expect(code).toBe(0);
    expect(pas.map(({ evenements: [un] }) => un!.refus.map(({ code: regle }) => regle))).toEqual([[], ['ROLE'], []]);
  });

  it('remet à sa place un fait reçu en retard, et dit ce qui en change', async () => {
    const demander = (le: string, nature: string) => ({
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      le,
      par: 'ARS_INSTRUCTEUR',
      donnees: { nature, pieces: ['Carte (fictive)'], texte: 'CSP, art. L.1434-12', avantLe: '2024-03-30' },
    });
    const { code, pas, bilan } = await jouer([
      ...[CONTACT, LETTRE, VALIDATION, PROJET, demander('2024-02-10', 'SIMPLE')],
      demander('2024-01-30', 'BLOQUANTE'),
    ]);
    expect(code).toBe(0);
    const [tardif] = pas.at(-1)!.evenements;
    expect([tardif!.accepte, tardif!.enRetard]).toEqual([true, true]);
    expect(tardif!.echeances.levees.map((delai) => delai.code)).toContain('D-P5-01');
    expect(bilan.etats).toContain('Pièces du projet attendues');
  });

  it('constate le chevauchement que le cas décrit', async () => {
    const voisine = [{ commune: '13012', raison: 'commune entière', autre: 'CPTS voisine (fictive)' }];
    const { pas } = await jouer([CONTACT, { ...LETTRE, chevauchements: voisine }]);
    expect(pas[1]!.evenements[0]!.refus.map(({ code }) => code)).toContain('G-P1-03');
  });
});

describe('cpts jouer, mal écrit', () => {
  it('chaque pas mal écrit a sa phrase ; avec « continuer », la suite se joue, et le code reste 1', async () => {
    const MAUVAIS: [unknown, string][] = [
      [{ ...CONTACT, type: 'VENDRE' }, '(VENDRE) : « type » : « VENDRE » n’est pas un événement de la procédure cpts.'],
      [{ ...CONTACT, type: 3 }, ' : « type » est le nom d’un événement, DEPOSER_PROJET_SANTE.'],
      [{ ...CONTACT, donnees: { couleur: 'x' } }, '« couleur » n’est pas un champ connu de cet acte : retirez-le.'],
      [{ ...CONTACT, le: '2023-02-31' }, '« le » est une date qui existe, au format AAAA-MM-JJ, et non "2023-02-31".'],
      [{ ...CONTACT, le: undefined }, '« le » est une date qui existe, au format AAAA-MM-JJ.'],
      [{ ...CONTACT, par: 'ARS' }, '« par » est le rôle de qui agit : ARS_INSTRUCTEUR, '],
      [{ ...CONTACT, par: 'HORLOGE' }, '« par » est le rôle de qui agit : ARS_INSTRUCTEUR, '],
      [{ ...CONTACT, quand: 'x' }, '« quand » n’est pas un champ de ce pas (champs admis : type, le, '],
      [{ ...CONTACT, chevauchements: 'x' }, '« chevauchements » est une liste de { "commune", "raison", "autre" }.'],
      [{ horloge: '2023-13-01' }, '« horloge » est une date qui existe'],
      ['PRENDRE_CONTACT', 'n’est pas un objet : écrivez { "type", "le", "par", "donnees" }'],
    ];
    const { code, pas, erreurs, erreur } = await jouer({
      continuer: true,
      pas: [...MAUVAIS.map(([un]) => un), CONTACT, LETTRE],
    });
    expect([code, pas.map((un) => un.pas)]).toEqual([1, [MAUVAIS.length + 1, MAUVAIS.length + 2]]);
    expect(erreurs.map((un) => un.pas)).toEqual(MAUVAIS.map((_, rang) => rang + 1));
    MAUVAIS.forEach(([, phrase], rang) => expect(erreurs[rang]!.message).toContain(phrase));
    expect(erreur.trim().split('\n')).toEqual(erreurs.map(({ message }) => message));
  });

  it('sans « continuer », une phrase, code 1, et rien de la suite', async () => {
    const { code, pas, erreurs, erreur } = await jouer([CONTACT, { ...CONTACT, le: '2023-02-31' }, LETTRE]);
    const message =
      'Pas 2 (PRENDRE_CONTACT) : « le » est une date qui existe, au format AAAA-MM-JJ, et non "2023-02-31". Rien de la suite n’a été joué.';
    expect([code, pas.length, erreurs, erreur]).toEqual([1, 1, [{ pas: 2, message }], `${message}\n`]);
  });

  it('une commune disparue : sa remplaçante est proposée', async () => {
    const { code, erreur } = await jouer({ regionArs: '44', territoire: [{ commune: '51332' }], pas: [CONTACT] });
    expect(code).toBe(1);
    expect(erreur).toContain('L’ouverture du dossier n’est pas comprise. « territoire.0.commune » : La commune 51332');
    expect(erreur).toContain('Confirmez en indiquant 51381.');
  });

  it('un fichier qui n’est pas du JSON : la ligne de la faute', async () => {
    const { code, sortie, erreurs } = await cpts(['jouer', fichier('{"pas": [\n{]}')], {});
    expect([code, sortie]).toEqual([1, '']);
    expect(erreurs).toBe(
      'Le fichier cas.json n’est pas du JSON : la faute est à la ligne 2 (virgule, guillemet ou accolade de trop ou en moins).\n',
    );
  });

  it.each([
    ['[]', 'ne contient aucun pas'],
    ['null', 'n’est ni une liste de pas, ni un objet'],
    ['3', 'n’est ni une liste de pas, ni un objet'],
    ['{"etapes": []}', 'porte un champ inconnu, « etapes »'],
    ['{"pas": [1], "continuer": "oui"}', 'dit dans « continuer » autre chose que true ou false'],
  ])('%j ne se joue pas', (texte, phrase) => {
    expect(() => lireCas({ nom: 'cas.json', contenu: Buffer.from(texte) })).toThrow(`Le fichier cas.json ${phrase}`);
  });
});
