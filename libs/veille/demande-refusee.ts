/** What cannot be done as it is asked: the French sentence to show, and what to do next. Never a bug. */
export class DemandeRefusee extends Error {
  override readonly name = 'DemandeRefusee';

  constructor(
    readonly sorte: 'INTROUVABLE' | 'CONFLIT' | 'ACCES' | 'DROIT',
    message: string,
    readonly remede: string,
  ) {
    super(message);
  }
}
