/** Runs what bears the same key one after the other, in the order in which it came; the rest, at the same time. */
export class TourDeRole {
  private readonly derniers = new Map<string, Promise<unknown>>();

  async passer<T>(cle: string, travail: () => Promise<T>): Promise<T> {
    const precedent = this.derniers.get(cle) ?? Promise.resolve();
    const mien = precedent.then(travail, travail);
    this.derniers.set(cle, mien);
    try {
      return await mien;
    } finally {
      if (this.derniers.get(cle) === mien) this.derniers.delete(cle);
    }
  }
}
