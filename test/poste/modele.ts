import { migrer } from '#libs/persistance';

/**
 * Brings the template database of the tests to the state every test file starts from. Runs once per jest run, in a
 * test worker, where the project's aliases and decorators work.
 * @param url an empty database
 */
export function preparerModele(url: string): Promise<void> {
  return migrer(url);
}
