/** The workplace (data folder, port, embedded server) cannot be used: `message` is the French sentence to show as is. */
export class PosteIndisponible extends Error {
  override readonly name = 'PosteIndisponible';
}

const AUTRE_DOSSIER = 'choisissez un autre dossier avec DONNEES=…';

const disquePlein = (lieu: string) =>
  `Le disque est plein : il n’y a plus la place d’écrire dans ${lieu}. Libérez au moins 200 Mo ou ${AUTRE_DOSSIER}, puis relancez : rien n’a été effacé.`;

const permission = (lieu: string) =>
  `L’accès à ${lieu} est refusé à l’utilisateur qui lance le programme. Donnez-lui ce dossier (chown -R) ou ${AUTRE_DOSSIER}.`;

/** Turns an error of the operating system into its sentence; undefined when the error is not one a person can mend. */
export function phraseSysteme(erreur: unknown, lieu: string): PosteIndisponible | undefined {
  if (erreur instanceof PosteIndisponible) return erreur;
  const { code, path, syscall } = (erreur ?? {}) as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    // What PostgreSQL says of its own disk.
    case '53100':
      return new PosteIndisponible(disquePlein(lieu));
    case 'EISDIR':
      return new PosteIndisponible(
        `Un dossier a pris la place d’un fichier dans ${lieu} : retirez-le, ou ${AUTRE_DOSSIER}.`,
      );
    case 'EACCES':
    case 'EPERM':
      return new PosteIndisponible(permission(path ?? lieu));
    case 'EROFS':
      return new PosteIndisponible(`Le dossier ${lieu} est sur un disque en lecture seule : ${AUTRE_DOSSIER}.`);
    case 'ENOTDIR':
    case 'EEXIST':
      // A folder could not be made because something else bears its name.
      if (code === 'EEXIST' && syscall !== 'mkdir') return undefined;
      return new PosteIndisponible(`${path ?? lieu} n’est pas un dossier : ${AUTRE_DOSSIER}.`);
    default:
      return undefined;
  }
}

/** What PostgreSQL wrote, when it says that the disk is full. */
export function disquePleinSelon(sortie: string, donnees: string): PosteIndisponible | undefined {
  const plein = /No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of \d+ bytes/;
  return plein.test(sortie) ? new PosteIndisponible(disquePlein(donnees)) : undefined;
}

/**
 * Turns what initdb or postgres wrote before giving up (in English: they run with LC_ALL=C) into a sentence.
 * @param sortie what the program wrote on its error output
 * @param donnees the PostgreSQL data folder, named in the sentence
 */
export function phrasePostgres(sortie: string, donnees: string, port?: number): PosteIndisponible {
  const grave = sortie.split('\n').filter((ligne) => /FATAL|PANIC|error:|could not/.test(ligne));
  const cause = (grave.at(-1) ?? sortie.trim().split('\n').at(-1) ?? '')
    .replace(/^.*?(FATAL|PANIC|error): +/, '')
    .replaceAll('/proc/self/cwd', donnees)
    .trim();
  const plein = disquePleinSelon(sortie, donnees);
  if (plein) return plein;
  if (/Address already in use/.test(sortie))
    return new PosteIndisponible(
      `Le port ${port ?? 'demandé'} voulu pour PostgreSQL est déjà utilisé par un autre programme : arrêtez-le ou choisissez un autre port.`,
    );
  if (/wrong ownership|invalid permissions/.test(sortie))
    return new PosteIndisponible(
      `La base ${donnees} n’appartient pas à l’utilisateur qui la lance, ou ses droits ont changé (${cause}). Rendez-lui ce dossier (chown -R, chmod 700) ou ${AUTRE_DOSSIER}.`,
    );
  if (/lock file "postmaster.pid" already exists/.test(sortie))
    return new PosteIndisponible(
      `La base ${donnees} est déjà ouverte par un autre PostgreSQL (${cause}). Arrêtez-le, ou ${AUTRE_DOSSIER}.`,
    );
  if (/could not look up effective user ID/.test(sortie))
    return new PosteIndisponible(
      'L’utilisateur qui lance le programme n’a pas de nom sur cette machine, et PostgreSQL en exige un. Ajoutez-le à /etc/passwd, ou indiquez une autre base avec DATABASE_URL=….',
    );
  if (/Permission denied|Operation not permitted/.test(sortie)) return new PosteIndisponible(permission(donnees));
  if (/Cannot allocate memory|shared memory/.test(sortie))
    return new PosteIndisponible(
      `PostgreSQL n’a pas obtenu la mémoire dont il a besoin (${cause}). Fermez d’autres programmes, puis relancez.`,
    );
  return baseAbimee(donnees, cause || 'aucune explication');
}

/** The data folder is not one we may start on; nothing in it has been removed. */
export function baseAbimee(donnees: string, cause: string): PosteIndisponible {
  return new PosteIndisponible(
    `La base ${donnees} est abîmée et ne démarre pas (${cause}). Rien n’a été effacé : remettez-y une sauvegarde, ou ${AUTRE_DOSSIER}.`,
  );
}
