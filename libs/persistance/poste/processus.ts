import { readFileSync, readlinkSync } from 'node:fs';

const LINUX = process.platform === 'linux';

/**
 * A mark that a later process with the same number cannot bear: boot and start time on Linux, '' elsewhere.
 * A zombie (killed, never collected by its parent) has no mark: it holds nothing any more.
 */
export function marque(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (!LINUX) return '';
  try {
    // The command's name, in parentheses, may itself hold spaces and parentheses: read from the last one.
    const champs = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (champs[0] === 'Z' || champs[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${champs[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether process `pid` is a live PostgreSQL server working in `donnees` (an absolute real path). */
export function estServeurDe(pid: number, donnees: string): boolean {
  if (marque(pid) === undefined) return false;
  if (!LINUX) return true;
  try {
    // The name first: it is public, where a container's root may not look into another user's process.
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === donnees;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EACCES';
  }
}

export const attendre = (millisecondes: number) => new Promise<void>((suite) => setTimeout(suite, millisecondes));
