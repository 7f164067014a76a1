import { ROLES } from '#libs/acces';
import { citer } from '#libs/droit';
import { schemaDe } from '#libs/dossiers';
import { agir, Definition, Fleche, HORLOGE, lister, ouvrir, preparer } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { initialTransition, matchesState, StateValue } from 'xstate';
import { lireSaisie } from '../../libs/dossiers/saisie';
import { refusPhase } from '../../libs/moteur/refus-communs';
import { ATTENDUS } from './possibles';

const RACINE = path.resolve(__dirname, '../..');
const VERSIONS = Object.values(REGISTRE).flatMap(({ versions }) => [...versions]);
/** Parameters of facts that could not be before their text: their first row starts later than the path. */
const TARDIFS = [
  'cible.transmissionFiness',
  'finess.immatriculation',
  'membres.plafond',
  'finess.pieces',
  'cible.informationAciFiness',
  'finess.controle',
  'finess.listeDrees',
  'finess.derniereListeDrees',
  'finess.autorisationTacite',
  'finess.statutJuridique',
  'missionPrecoce.forfait',
  'missionPrecoce.delai',
  'crise.cellules',
  'crise.miseAJour',
  'crise.objectif',
  'crise.autorites',
  'crise.situations',
];

const base = (type: string) => type.split('.')[0]!;
const sources = (dossier: string) =>
  readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.ts'))
    .map((fichier) => path.join(dossier, fichier));

function codesUtilises({ evenements }: Definition, fleches: readonly Fleche[]): Set<string> {
  return new Set([
    ...fleches.flatMap(({ regles }) => regles),
    ...evenements.flatMap(({ avertissements = [] }) => avertissements),
  ]);
}

describe.each(VERSIONS.map((version) => [`${version.procedure} ${version.version}`, version] as const))(
  '%s',
  (_, version) => {
    const { etats, fleches, evenements } = preparer(version);
    const { possibles, roles: habilites } = ATTENDUS[version.version]!;
    const feuilles = etats.filter(
      ({ chemin }) => !etats.some((autre) => autre.chemin.startsWith(`${chemin}.`)) && chemin,
    );

    it('les événements sont exactement ceux du parcours', () => {
      expect([...evenements.keys()].sort()).toEqual(Object.keys(habilites).sort());
    });

    it('chaque garde a sa règle, et chaque règle sert', () => {
      expect([...codesUtilises(version, fleches)].sort()).toEqual(Object.keys(version.regles).sort());
    });

    it('chaque règle cite une source, et son code est sa clé', () => {
      for (const [code, regle] of Object.entries(version.regles)) {
        expect(regle.code).toBe(code);
        expect(regle.sources.map(citer).every((citation) => citation.length > 10)).toBe(true);
      }
    });

    it('pour chaque état, la liste complète de ce qui est possible', () => {
      const vus = Object.fromEntries(
        etats
          .filter(({ chemin }) => feuilles.some((f) => f.chemin === chemin) || fleches.some(({ de }) => de === chemin))
          .map(({ chemin }) => [
            chemin,
            [...new Set(fleches.filter(({ de }) => de === chemin).map(({ evenement }) => evenement))].sort(),
          ]),
      );
      const attendus = Object.fromEntries(
        Object.entries(possibles).map(([chemin, liste]) => [chemin, [...liste].sort()]),
      );
      expect(vus).toEqual(attendus);
    });

    it('chaque état est atteignable, et tout état qui n’est pas final a une issue', () => {
      const arrivees = new Set(fleches.flatMap(({ vers }) => vers));
      const initiaux = new Set<string>();
      const visiter = (noeud: { initial?: { target: { path: string[] }[] }; states: object }): void => {
        for (const cible of noeud.initial?.target ?? []) initiaux.add(cible.path.join('.'));
        for (const enfant of Object.values(noeud.states)) visiter(enfant as never);
      };
      visiter(version.machine.root as never);
      for (const { chemin, type } of feuilles) {
        expect([chemin, arrivees.has(chemin) || initiaux.has(chemin)]).toEqual([chemin, true]);
        const issue = fleches.some(
          ({ de, vers }) => (chemin === de || chemin.startsWith(`${de}.`)) && vers.some((v) => v !== chemin),
        );
        expect([chemin, type === 'final' || issue]).toEqual([chemin, true]);
      }
    });

    it('chaque événement déclaré est attendu quelque part, variante par variante', () => {
      const types = new Set(fleches.map(({ evenement }) => evenement));
      for (const { type, variantes } of version.evenements)
        for (const attendu of variantes?.map((v) => `${type}.${v}`) ?? [type]) expect([...types]).toContain(attendu);
      expect([...types].filter((type) => !evenements.has(base(type)))).toEqual([]);
    });

    it('chaque délai est posé sur des états qui existent, et son événement y est accepté', () => {
      const chemins = new Set(etats.map(({ chemin }) => chemin));
      for (const { code, dans, evenement } of version.echeances)
        for (const chemin of dans) {
          expect([code, chemins.has(chemin)]).toEqual([code, true]);
          if (!evenement) continue;
          const accepte = fleches.some((f) => f.de === chemin && f.evenement === evenement.type);
          expect([code, chemin, accepte]).toEqual([code, chemin, true]);
        }
    });

    it('chaque paramètre couvre la période de la version, sans trou ni recouvrement', () => {
      for (const { cle, valeurs } of version.parametres) {
        const dates = valeurs.map(({ du }) => du);
        expect([cle, [...new Set(dates)].sort()]).toEqual([cle, dates]);
      }
      // Facts that could not be before their text: these rows may start later than the version.
      const tardifs = version.parametres.filter(({ valeurs }) => valeurs[0].du > version.du).map(({ cle }) => cle);
      expect(tardifs.filter((cle) => !TARDIFS.includes(cle))).toEqual([]);
    });

    it('chaque courrier a son gabarit et ses événements existent', () => {
      for (const { code, gabarit, evenements: declencheurs } of version.courriers) {
        expect([code, existsSync(path.join(RACINE, 'templates', `${gabarit}.hbs`))]).toEqual([code, true]);
        expect(declencheurs.filter((type) => !evenements.has(type))).toEqual([]);
      }
    });

    it('la matrice rôle × événement est celle qui est écrite, et tout rôle existe', () => {
      expect(Object.fromEntries(version.evenements.map(({ type, roles }) => [type, roles]))).toEqual(habilites);
      const connus = new Set<string>([...ROLES, 'HORLOGE']);
      expect(version.evenements.flatMap(({ roles }) => roles).filter((role) => !connus.has(role))).toEqual([]);
    });

    it('chaque couple rôle × événement est jugé par le moteur comme la matrice le dit', () => {
      const constats = {
        aujourdhui: version.du,
        zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
        territoire: [],
        population: { total: 0, maximum: 0, millesime: 2026, partiesInconnues: [] },
      };
      const vierge = ouvrir(version, { nom: 'x', regionArs: '93' }, constats);
      for (const role of [...ROLES, 'HORLOGE'])
        for (const { type, roles } of version.evenements) {
          const verdict = agir(version, vierge, {
            type,
            le: version.du,
            donnees: {},
            constats: { aujourdhui: version.du },
            acteur: { id: 'x', roles: [role] },
            seq: 2,
          });
          const ecarte = !verdict.accepte && verdict.categorie === 'ACCES';
          expect([role, type, ecarte]).toEqual([role, type, !roles.includes(role)]);
        }
    });

    it('la liste des actions n’oublie aucun événement et donne une raison à chaque refus', () => {
      const vierge = ouvrir(version, { nom: 'x', regionArs: '93' }, { aujourdhui: version.du });
      const actions = lister(version, vierge, HORLOGE, version.du, { aujourdhui: version.du });
      expect(actions.map(({ type }) => type).sort()).toEqual([...evenements.keys()].sort());
      for (const { type, possible, refus } of actions) {
        expect([type, possible]).toEqual([type, refus.length === 0]);
        for (const motif of refus)
          for (const champ of ['code', 'message', 'source', 'remede'] as const)
            expect([type, champ, motif[champ].length > 3]).toEqual([type, champ, true]);
      }
    });

    it('aucune phrase de refus n’est creuse, dans aucun état où un dossier peut être', () => {
      for (const { chemin } of feuilles) {
        const valeur = version.machine.resolveState({ value: valeurAvec(version, chemin), context: {} as never }).value;
        for (const { type } of version.evenements) {
          const defini = evenements.get(type)!;
          for (const variante of defini.variantes?.map((v) => `${type}.${v}`) ?? [type]) {
            if (fleches.some(({ de, evenement }) => evenement === variante && matchesState(de, valeur))) continue;
            const { message, remede } = refusPhase(preparer(version), defini, [variante], valeur);
            expect([chemin, variante, /: \.|après \.|«\s*»|undefined/.test(message + remede)]).toEqual([
              chemin,
              variante,
              false,
            ]);
          }
        }
      }
    });

    it('la saisie d’exemple publiée avec chaque schéma est acceptée telle quelle', () => {
      for (const { donnees } of version.evenements) {
        const exemple = exempleDe(schemaDe(donnees) as never) as object;
        expect(() => lireSaisie(donnees, exemple)).not.toThrow();
      }
    });
  },
);

/** The state value of a dossier that stands on this leaf, everything else being as it is at the opening. */
function valeurAvec({ machine }: Definition, chemin: string): StateValue {
  const cles = chemin.split('.');
  const depart = initialTransition(machine as never, undefined as never)[0] as unknown as { value: StateValue };
  const poser = (valeur: StateValue | undefined, [cle, ...reste]: string[]): StateValue =>
    reste.length === 0
      ? cle!
      : {
          ...(typeof valeur === 'object' ? valeur : {}),
          [cle!]: poser((valeur as Record<string, StateValue>)?.[cle!], reste),
        };
  return poser(depart.value, cles);
}

/** The payload made of the first example of each required field. */
function exempleDe(schema: { properties: Record<string, { examples?: unknown[] }>; required?: string[] }): unknown {
  return Object.fromEntries(
    (schema.required ?? []).map((champ) => {
      const propriete = schema.properties[champ]! as { examples?: unknown[]; items?: never; type?: string };
      if (propriete.examples) return [champ, propriete.examples[0]];
      return [champ, propriete.type === 'array' ? [exempleDe(propriete.items!)] : exempleDe(propriete as never)];
    }),
  );
}

describe('ce que la loi écrite ne contient jamais', () => {
  const fichiers = [...sources('workflows'), ...sources('libs/moteur')];
  const lire = (fichier: string) => readFileSync(path.join(RACINE, fichier), 'utf8');

  it('le contrôle a lu des fichiers', () => {
    expect(fichiers.length).toBeGreaterThan(20);
  });

  it.each([
    ['d’horloge', /Date\.now\(|new Date\(\)|Temporal\.Now/],
    ['de construction qui échappe au rejeu', /\b(after|invoke|spawn|spawnChild|sendTo|raise)\s*[:(]/],
    ['de garde anonyme ni d’état historique', /guard:\s*\(|type:\s*['"]history['"]/],
    ['de base, de réseau ni de fichier', /from '(typeorm|pg|node:(fs|http|net|child_process)|@nestjs)/],
  ])('pas %s', (_, interdit) => {
    expect(fichiers.filter((fichier) => interdit.test(lire(fichier)))).toEqual([]);
  });

  it('aucun montant ni délai hors des paramètres : pas de nombre de mois, de jours ou d’euros dans les règles', () => {
    const regles = sources('workflows').filter((f) => /\/v[^/]+\/(regles\/|delais|demandes|definition|phases)/.test(f));
    expect(regles.length).toBeGreaterThan(5);
    expect(
      regles.filter((fichier) => /\b\d+\s*(mois|jours|ans|€)|(mois|jours|annees):\s*\d/.test(lire(fichier))),
    ).toEqual([]);
  });
});
