/** The command cannot be carried out: `message` is the French sentence to show as is. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}
