import { Motif } from '#libs/moteur';

/** A refusal that the caller must understand: not found, conflict, access or law. Never a bug. */
export class Refus extends Error {
  constructor(
    readonly sorte: 'INTROUVABLE' | 'CONFLIT' | 'ACCES' | 'DROIT',
    readonly motifs: readonly [Motif, ...Motif[]],
  ) {
    super(motifs[0].message);
  }
}

export interface ChampInvalide {
  /** Path of the field in the payload, `initiateurs.0.commune`. */
  champ: string;
  message: string;
}

/** A payload that cannot be understood. */
export class EntreeInvalide extends Error {
  constructor(readonly champs: readonly [ChampInvalide, ...ChampInvalide[]]) {
    super(`${champs[0].champ} : ${champs[0].message}`);
  }
}

export function introuvable(quoi: string): Refus {
  return simple(
    'INTROUVABLE',
    `${quoi} n’existe pas, ou n’est pas dans votre territoire.`,
    'Vérifiez l’adresse, ou retournez à la liste des dossiers.',
  );
}

/** A question that has no answer for what it is asked of. */
export function sansObjet(message: string, remede: string): Refus {
  return simple('INTROUVABLE', message, remede);
}

export function perime(revision: number): Refus {
  return simple(
    'CONFLIT',
    `Le dossier a changé depuis que vous l’avez ouvert : il en est à la révision ${revision}.`,
    'Rechargez le dossier, vérifiez ce qui a changé, puis recommencez.',
  );
}

export function cleDejaUtilisee(): Refus {
  return simple(
    'CONFLIT',
    'Cette clé d’idempotence a déjà servi à un autre acte.',
    'Envoyez chaque acte avec une clé nouvelle ; la même clé ne sert qu’à renvoyer le même acte.',
  );
}

export function conflit(message: string, remede: string): Refus {
  return simple('CONFLIT', message, remede);
}

/** Something that a rule of the application, rather than the law, never lets anybody do. */
export function interdit(message: string, remede: string): Refus {
  return simple('DROIT', message, remede);
}

export function accesRefuse(message: string, remede: string): Refus {
  return simple('ACCES', message, remede);
}

function simple(sorte: Refus['sorte'], message: string, remede: string): Refus {
  const motif = { code: sorte, message, remede, source: 'Règle de l’application', derogeable: false, aConfirmer: [] };
  return new Refus(sorte, [motif]);
}
