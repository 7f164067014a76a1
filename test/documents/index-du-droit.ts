import { citer, dateCourte, Source } from '#libs/droit';
import { Definition, preparer, Registre } from '#libs/moteur';
import { valeurEnClair } from '#workflows/cpts/valeurs-en-clair';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { couvertureDesRegles } from './couverture-des-regles';
import { page, table } from './page';

/** Rule → source → tests → where it judges, and back from the sources to the rules; then the rulebook, line by line. */
export function indexDuDroit(registre: Registre, racine: string): string {
  const tests = testsParCode(racine);
  return page(
    'Index du droit',
    Object.values(registre).flatMap(({ libelle, versions }) => {
      const ou = (code: string) => versionsQui(versions, (version) => porteLeCode(version, code));
      return [
        `## ${libelle}`,
        `Parcours successifs : ${versions.map(({ version, du }) => `${annee(version)}, en vigueur depuis le ${dateCourte(du)}`).join(' ; ')}.`,
        '### Règles',
        table(
          ['Règle', 'Énoncé', 'Parcours', 'Sources', 'À confirmer', 'Où elle juge', 'Tests'],
          uniques(
            versions.flatMap(({ regles }) => Object.values(regles)),
            ({ code }) => code,
          ).map(({ code, enonce, sources, aConfirmer = [], derogeablePour }) => [
            code,
            enonce + (derogeablePour ? ` *(dérogation motivée admise : ${derogeablePour.join(', ')})*` : ''),
            ou(code),
            sources.map(citer).join(' ; '),
            aConfirmer.join(', '),
            ouElleJuge(versions, code).join('<br>'),
            (tests.get(code) ?? []).join('<br>'),
          ]),
        ),
        '### Délais',
        table(
          ['Délai', 'Libellé', 'Parcours', 'Sources', 'Effet', 'Rappels', 'À confirmer', 'Tests'],
          uniques(
            versions.flatMap(({ echeances }) => echeances),
            (delai) => `${delai.code} ${delai.libelle}`,
          ).map(({ code, libelle: nom, sources, consequence, rappels, aConfirmer = [] }) => [
            code,
            nom,
            ou(code),
            sources.map(citer).join(' ; '),
            consequence,
            rappels
              .map((rappel) => ('joursAvant' in rappel ? `J-${rappel.joursAvant}` : `M-${rappel.moisAvant}`))
              .join(', '),
            aConfirmer.join(', '),
            (tests.get(code) ?? []).join('<br>'),
          ]),
        ),
        '### Paramètres datés',
        table(
          ['Paramètre', 'Libellé', 'Date qui choisit', 'À compter du', 'Valeur', 'Source', 'À confirmer'],
          uniques(
            versions.flatMap(({ parametres }) => parametres),
            ({ cle }) => cle,
          ).flatMap((parametre) =>
            parametre.valeurs.map(({ du, valeur, source, aConfirmer = '' }) => [
              parametre.cle,
              parametre.libelle + (parametre.regional ? ' *(chaque ARS peut fixer le sien)*' : ''),
              parametre.pivot,
              dateCourte(du),
              valeurEnClair(parametre, valeur),
              citer(source),
              aConfirmer,
            ]),
          ),
        ),
        '### Courriers',
        table(
          ['Courrier', 'Titre', 'À', 'Copie', 'Déclencheur', 'Bases légales'],
          uniques(
            versions.flatMap(({ courriers }) => courriers),
            ({ code }) => code,
          ).map(({ code, titre, destinataires, copies = [], evenements, bases }) => [
            code,
            titre,
            destinataires.join(', '),
            copies.join(', '),
            evenements.join(', '),
            bases.map(citer).join(' ; '),
          ]),
        ),
        '### Sources',
        table(['Source', 'Version lue', 'Lien', 'Règles, délais et courriers'], sourcesCitees(versions)),
        ...couvertureDesRegles(registre, racine),
      ];
    }),
  );
}

const annee = (version: string) => version.slice(0, 4);

function uniques<T>(choses: readonly T[], cle: (chose: T) => string): T[] {
  return [...new Map(choses.map((chose) => [cle(chose), chose])).values()];
}

function versionsQui(versions: readonly Definition[], vrai: (version: Definition) => boolean): string {
  const siennes = versions.filter(vrai);
  return siennes.length === versions.length ? 'tous' : siennes.map(({ version }) => annee(version)).join(', ');
}

const porteLeCode = ({ regles, echeances }: Definition, code: string) =>
  code in regles || echeances.some((delai) => delai.code === code);

/** Transitions that a rule guards and acts that it warns, with the versions where it is so when not in all. */
function ouElleJuge(versions: readonly Definition[], code: string): string[] {
  const lieux = new Map<string, Set<string>>();
  for (const version of versions)
    for (const lieu of lieuxDe(version, code))
      lieux.set(lieu, (lieux.get(lieu) ?? new Set()).add(annee(version.version)));
  return [...lieux]
    .map(([lieu, siennes]) => (siennes.size === versions.length ? lieu : `${lieu} (${[...siennes].join(', ')})`))
    .sort();
}

function lieuxDe(version: Definition, code: string): string[] {
  return [
    ...preparer(version)
      .fleches.filter(({ regles }) => regles.includes(code))
      .map(({ de, evenement }) => `${de.split('.').at(-1)!} : ${evenement}`),
    ...version.evenements
      .filter(({ avertissements }) => avertissements?.includes(code))
      .map(({ type }) => `avertit : ${type}`),
  ];
}

function sourcesCitees(versions: readonly Definition[]): string[][] {
  const cites = new Map<string, { version: string; lien: string; codes: Set<string> }>();
  const noter = (code: string, sources: readonly Source[]) => {
    for (const source of sources) {
      const connue = cites.get(citer(source)) ?? {
        version: source.version,
        lien: source.lien,
        codes: new Set<string>(),
      };
      cites.set(citer(source), { ...connue, codes: connue.codes.add(code) });
    }
  };
  for (const { regles, echeances, courriers } of versions) {
    for (const { code, sources } of Object.values(regles)) noter(code, sources);
    for (const { code, sources } of echeances) noter(code, sources);
    for (const { code, bases } of courriers) noter(code, bases);
  }
  return [...cites]
    .sort(([a], [b]) => a.localeCompare(b, 'fr'))
    .map(([citation, { version: lue, lien, codes }]) => [citation, lue, lien, [...codes].sort().join(', ')]);
}

function testsParCode(racine: string): Map<string, string[]> {
  const fichiers = readdirSync(path.join(racine, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.ts'))
    .sort();
  const tests = new Map<string, string[]>();
  for (const fichier of fichiers) {
    const contenu = readFileSync(path.join(racine, 'test', fichier), 'utf8');
    for (const code of new Set(contenu.match(/\b[A-Z](?:-[A-Z0-9_]+)+[a-z]?\b/g)))
      tests.set(code, [...(tests.get(code) ?? []), fichier]);
  }
  return tests;
}
