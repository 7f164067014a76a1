import { citer, dateCourte } from '#libs/droit';
import { type Definition, type Registre } from '#libs/moteur';
import { type PointAConfirmer, POINTS_A_CONFIRMER } from '#workflows/cpts/points-a-confirmer';
import { valeurEnClair } from '#workflows/cpts/valeurs-en-clair';
import { REGISTRE } from '#workflows/registre';
import { type Command } from 'commander';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';

/** A point to confirm, with everything that leans on it. */
interface PointAppuye extends PointAConfirmer {
  parametres: { cle: string; libelle: string; pivot: string; lignes: Ligne[] }[];
  regles: { code: string; enonce: string }[];
  delais: { code: string; libelle: string }[];
}

interface Ligne {
  du: string;
  valeur: unknown;
  enClair: string;
  source: string;
}

export function commandeAConfirmer(programme: Command, _lieu: Lieu): void {
  programme
    .command('a-confirmer')
    .description(
      'liste les points qu’aucun texte lu n’établit, la valeur retenue par défaut et ce qui s’appuie dessus ; sans base de données',
    )
    .option('--json', 'résultat en JSON')
    .action(({ json }: { json?: boolean }) => {
      const points = pointsAppuyes(REGISTRE);
      ecrire(json, { points }, () => [...points.map(direPoint), bilan(points)].join('\n\n'));
    });
}

/** Every point of the rulebook, in its order, and what leans on it in any version of the path. */
function pointsAppuyes(registre: Registre): PointAppuye[] {
  const versions = registre['cpts']!.versions;
  return POINTS_A_CONFIRMER.map((point) => ({
    ...point,
    parametres: uniques(versions.flatMap(({ parametres }) => parametres.map((p) => parametreDe(p, point.code))))
      .filter(({ lignes }) => lignes.length > 0)
      .sort((a, b) => a.cle.localeCompare(b.cle)),
    regles: uniques(
      versions.flatMap(({ regles }) =>
        Object.values(regles)
          .filter(({ aConfirmer = [] }) => aConfirmer.includes(point.code))
          .map(({ code, enonce }) => ({ code, enonce })),
      ),
    ),
    delais: uniques(
      versions.flatMap(({ echeances }) =>
        echeances
          .filter(({ aConfirmer = [] }) => aConfirmer.includes(point.code))
          .map(({ code, libelle }) => ({ code, libelle })),
      ),
    ),
  }));
}

function parametreDe(parametre: Definition['parametres'][number], point: string): PointAppuye['parametres'][number] {
  const { cle, libelle, pivot, valeurs } = parametre;
  const lignes = valeurs
    .filter(({ aConfirmer }) => aConfirmer === point)
    .map(({ du, valeur, source }) => ({
      du,
      valeur,
      enClair: valeurEnClair(parametre, valeur),
      source: citer(source),
    }));
  return { cle, libelle, pivot, lignes };
}

/** Versions share most of what they hold: each thing is told once. */
function uniques<T extends { cle: string } | { code: string }>(choses: readonly T[]): T[] {
  return [...new Map(choses.map((chose) => ['cle' in chose ? chose.cle : chose.code, chose])).values()];
}

function direPoint({ code, point, defaut, sansAppui, parametres, regles, delais }: PointAppuye): string {
  return [
    `${code}  ${point}`,
    `  Défaut retenu : ${defaut}.`,
    ...parametres.flatMap(({ cle, libelle, pivot, lignes }) => [
      `  Paramètre ${cle} : ${libelle} (date qui choisit : ${pivot})`,
      ...lignes.map(({ du, enClair, source }) => `    à compter du ${dateCourte(du)} : ${enClair} (${source})`),
    ]),
    ...regles.map((regle) => `  Règle ${regle.code} : ${regle.enonce}`),
    ...delais.map((delai) => `  Délai ${delai.code} : ${delai.libelle}`),
    ...(sansAppui ? [`  Rien ne s’appuie dessus : ${sansAppui}.`] : []),
  ].join('\n');
}

function bilan(points: readonly PointAppuye[]): string {
  const portes = points.filter(({ parametres, regles, delais }) => parametres.length + regles.length + delais.length);
  return `${compter(points.length, 'point')} à confirmer, dont ${portes.length} portés par la loi écrite.`;
}
