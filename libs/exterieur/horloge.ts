/** The only clock of the programs. Rules never see it: they are told what day it is. */
export interface Horloge {
  /** The present instant, ISO 8601 in UTC to the millisecond. */
  maintenant(): string;
}

export const HORLOGE_REELLE: Horloge = { maintenant: () => new Date().toISOString() };

/** A clock that stands still until it is moved. For tests and simulations. */
export class HorlogeReglable implements Horloge {
  constructor(private instant: string) {}

  maintenant(): string {
    return this.instant;
  }

  regler(instant: string): void {
    this.instant = new Date(instant).toISOString();
  }
}
