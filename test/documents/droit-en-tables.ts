import { citer, dateCourte, dureeEnClair } from '#libs/droit';
import { Definition, preparer, Registre } from '#libs/moteur';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const AVERTISSEMENT = '<!-- Page engendrée par « npm run documents » : ne pas la corriger à la main. -->';

/** Article → rule → tests → transitions where it is used, and back from the sources to the rules. */
export function indexDuDroit(registre: Registre, racine: string): string {
  const tests = testsParCode(racine);
  return page(
    'Index du droit',
    Object.values(registre).flatMap(({ libelle, versions }) =>
      versions.flatMap((version) => [
        `## ${libelle} — parcours en vigueur depuis le ${dateCourte(version.du)}`,
        '### Règles',
        table(
          ['Règle', 'Énoncé', 'Sources', 'À confirmer', 'Où elle juge', 'Tests'],
          Object.values(version.regles).map(({ code, enonce, sources, aConfirmer = [], derogeablePour }) => [
            code,
            enonce + (derogeablePour ? ` *(dérogation motivée admise : ${derogeablePour.join(', ')})*` : ''),
            sources.map(citer).join(' ; '),
            aConfirmer.join(', '),
            ouElleJuge(version, code).join('<br>'),
            (tests.get(code) ?? []).join('<br>'),
          ]),
        ),
        '### Sources',
        table(['Source', 'Version lue', 'Lien', 'Règles, délais et courriers'], sourcesCitees(version)),
        '### Délais',
        table(
          ['Délai', 'Libellé', 'Sources', 'Effet', 'Rappels', 'À confirmer'],
          version.echeances.map(({ code, libelle, sources, consequence, rappels, aConfirmer = [] }) => [
            code,
            libelle,
            sources.map(citer).join(' ; '),
            consequence,
            rappels
              .map((rappel) => ('joursAvant' in rappel ? `J-${rappel.joursAvant}` : `M-${rappel.moisAvant}`))
              .join(', '),
            aConfirmer.join(', '),
          ]),
        ),
        '### Paramètres datés',
        table(
          ['Paramètre', 'Libellé', 'Date qui choisit', 'À compter du', 'Valeur', 'Source', 'À confirmer'],
          version.parametres.flatMap(({ cle, libelle, pivot, valeurs }) =>
            valeurs.map(({ du, valeur, source, aConfirmer = '' }) => [
              cle,
              libelle,
              pivot,
              dateCourte(du),
              enClair(valeur),
              citer(source),
              aConfirmer,
            ]),
          ),
        ),
        '### Courriers',
        table(
          ['Courrier', 'Titre', 'À', 'Copie', 'Déclencheur', 'Bases légales'],
          version.courriers.map(({ code, titre, destinataires, copies = [], evenements, bases }) => [
            code,
            titre,
            destinataires.join(', '),
            copies.join(', '),
            evenements.join(', '),
            bases.map(citer).join(' ; '),
          ]),
        ),
      ]),
    ),
  );
}

/** Who may send each event. */
export function matriceDesRoles(registre: Registre): string {
  return page(
    'Rôles et événements',
    Object.values(registre).flatMap(({ libelle, versions }) =>
      versions.flatMap(({ du, evenements }) => {
        const roles = [...new Set(evenements.flatMap((evenement) => evenement.roles))].sort();
        return [
          `## ${libelle} — parcours en vigueur depuis le ${dateCourte(du)}`,
          table(
            ['Événement', 'Libellé', ...roles],
            evenements.map((evenement) => [
              `\`${evenement.type}\``,
              evenement.libelle,
              ...roles.map((role) => (evenement.roles.includes(role) ? 'oui' : '')),
            ]),
          ),
        ];
      }),
    ),
  );
}

/** The statechart of a version, as Mermaid draws it. */
export function diagramme(version: Definition): string {
  const { etats, fleches } = preparer(version);
  const nom = (chemin: string) => chemin.replaceAll('.', '_');
  const enfants = (parent: string) =>
    etats.filter(({ chemin }) => chemin && chemin.split('.').slice(0, -1).join('.') === parent);
  const lignes: string[] = ['stateDiagram-v2', '  direction LR'];
  const dessiner = (parent: string, retrait: string): void => {
    enfants(parent).forEach(({ chemin, libelle, type }, rang) => {
      if (type === 'parallel' || enfants(chemin).length) {
        if (rang > 0 && etats.find((etat) => etat.chemin === parent)?.type === 'parallel') lignes.push(`${retrait}--`);
        lignes.push(`${retrait}state "${libelle || chemin.split('.').at(-1)!}" as ${nom(chemin)} {`);
        dessiner(chemin, `${retrait}  `);
        lignes.push(`${retrait}}`);
      } else lignes.push(`${retrait}state "${libelle || chemin.split('.').at(-1)!}" as ${nom(chemin)}`);
    });
    for (const { de, evenement, vers, regles } of fleches.filter(
      (f) => f.de.split('.').slice(0, -1).join('.') === parent && f.de,
    ))
      for (const cible of vers.length ? vers : [de])
        lignes.push(`${retrait}${nom(de)} --> ${nom(cible)} : ${[evenement, ...regles].join(' ')}`);
  };
  dessiner('', '  ');
  return page(`Parcours ${version.procedure}, version ${version.version}`, [
    'Chaque flèche porte son événement, puis les règles qu’il doit satisfaire.',
    ['```mermaid', ...lignes, '```'].join('\n'),
  ]);
}

function ouElleJuge(version: Definition, code: string): string[] {
  const { fleches } = preparer(version);
  return [
    ...fleches
      .filter(({ regles }) => regles.includes(code))
      .map(({ de, evenement }) => `${de.split('.').at(-1)!} : ${evenement}`),
    ...version.evenements
      .filter(({ avertissements }) => avertissements?.includes(code))
      .map(({ type }) => `avertit : ${type}`),
  ].sort();
}

function sourcesCitees(version: Definition): string[][] {
  const cites = new Map<string, { version: string; lien: string; codes: Set<string> }>();
  const noter = (
    code: string,
    sources: readonly { texte: string; reference?: string; version: string; lien: string }[],
  ) => {
    for (const source of sources) {
      const citation = source.reference ? `${source.texte}, ${source.reference}` : source.texte;
      const connue = cites.get(citation) ?? { version: source.version, lien: source.lien, codes: new Set<string>() };
      cites.set(citation, { ...connue, codes: connue.codes.add(code) });
    }
  };
  for (const { code, sources } of Object.values(version.regles)) noter(code, sources);
  for (const { code, sources } of version.echeances) noter(code, sources);
  for (const { code, bases } of version.courriers) noter(code, bases);
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
    for (const code of new Set(contenu.match(/\b[A-Z](?:-[A-Z0-9]+)+[a-z]?\b/g)))
      tests.set(code, [...(tests.get(code) ?? []), fichier]);
  }
  return tests;
}

function enClair(valeur: unknown): string {
  if (valeur !== null && typeof valeur === 'object') {
    if (['mois', 'jours', 'joursOuvres', 'annees'].some((unite) => unite in valeur))
      return dureeEnClair(valeur as never);
    return `\`${JSON.stringify(valeur)}\``;
  }
  return valeur === null ? 'non établi' : String(valeur);
}

function page(titre: string, blocs: readonly string[]): string {
  return `${[AVERTISSEMENT, `# ${titre}`, ...blocs].join('\n\n')}\n`;
}

function table(colonnes: readonly string[], lignes: readonly (readonly string[])[]): string {
  const cellule = (texte: string) => texte.replaceAll('|', '\\|');
  const ligne = (cellules: readonly string[]) => `| ${cellules.map(cellule).join(' | ')} |`;
  return [ligne(colonnes), ligne(colonnes.map(() => '---')), ...lignes.map(ligne)].join('\n');
}
