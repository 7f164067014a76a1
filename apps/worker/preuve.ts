import { PreuveService } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, Dossier, poolDe, signalerIncident } from '#libs/persistance';
import { DataSource } from 'typeorm';

/** Proves every dossier again. A defect is an incident, until a proof finds the dossier whole. */
export class PreuveNocturne {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly preuve: PreuveService,
  ) {}

  /** Safe to repeat. Stops between two dossiers when the worker does. */
  async prouver(arret?: AbortSignal): Promise<void> {
    const pool = poolDe(this.source);
    const { rows: ouverts } = await pool.query<{ cle: string }>(
      `SELECT cle FROM incident WHERE sorte = 'PREUVE' AND clos_le IS NULL`,
    );
    const signales = new Set(ouverts.map(({ cle }) => cle));
    const { rows: dossiers } = await pool.query<{ id: string }>('SELECT id FROM dossier ORDER BY id');
    for (const { id } of dossiers) {
      arret?.throwIfAborted();
      const cle = `preuve:${id}`;
      const defaut = await this.defautDe(id);
      if (defaut) {
        const message = `Ce dossier ne se prouve plus : ${defaut}. N’y inscrivez rien, et prévenez votre administrateur : une sauvegarde dira ce qui a changé.`;
        const incident = { cle, sorte: 'PREUVE', message, dossierId: id };
        await signalerIncident(pool, incident, this.horloge.maintenant());
      } else if (signales.has(cle)) await cloreIncident(pool, cle, this.horloge.maintenant());
    }
  }

  /** What is wrong, once sure that no act was entered while it was looked at. */
  private async defautDe(id: string): Promise<string | undefined> {
    const lire = () => this.source.getRepository(Dossier).findOneByOrFail({ id });
    let dossier = await lire();
    for (;;) {
      const defaut = await this.preuve.verifier(dossier);
      if (!defaut) return undefined;
      const relu = await lire();
      if (relu.revision === dossier.revision)
        return defaut.seq ? `entrée n° ${defaut.seq}, ${defaut.raison}` : defaut.raison;
      dossier = relu;
    }
  }
}
