import { Registre } from '#libs/moteur';
import { PosteIndisponible } from '#libs/persistance/poste';
import { DataSource } from 'typeorm';

/** Dossiers named in the sentence; the others are counted. */
const NOMMES = 5;

/**
 * A program that does not know the path of a dossier must not serve it: it would judge it by another law.
 * @throws PosteIndisponible naming the dossiers
 */
export async function exigerVersionsConnues(source: DataSource, registre: Registre): Promise<void> {
  const connues = Object.values(registre).flatMap(({ cle, versions }) =>
    versions.map(({ version }) => `${cle} ${version}`),
  );
  const inconnus = await source.query<{ nom: string; procedure: string; version: string; total: number }[]>(
    `SELECT nom, procedure, version, count(*) OVER ()::int AS total FROM dossier
      WHERE NOT (procedure || ' ' || version = ANY($1)) ORDER BY nom LIMIT $2`,
    [connues, NOMMES],
  );
  const [premier] = inconnus;
  if (!premier) return;
  const noms = inconnus.map(({ nom, procedure, version }) => `« ${nom} » (${procedure} ${version})`).join(', ');
  const autres = premier.total > inconnus.length ? ` et ${premier.total - inconnus.length} autre(s)` : '';
  throw new PosteIndisponible(
    `Des dossiers suivent une version du parcours que ce programme ne connaît pas : ${noms}${autres}. Lancez la version du programme qui la connaît ; rien n’a été modifié.`,
  );
}
