import { Utilisateur } from '#libs/acces';
import { Evenement, EvenementDefini, Insertion, Instantane, Refuse, soumettre, Verdict } from '#libs/moteur';
import { Dossier, enTransaction, Fait, poolDe } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { Cadre, passerLeTemps } from './commande';
import { reunirConstats } from './constats';
import { horsDePortee } from './portee';
import { EntreeRejouable } from './rejeu';
import { chercherPlace } from './tardif';

/** What a dossier is, or would be once other acts tried before are admitted. */
export interface Situation {
  source: DataSource;
  cadre: Cadre;
  dossier: Dossier;
  instantane: Instantane;
  journal(): Promise<readonly EntreeRejouable[]>;
}

export interface Tentative {
  /** Effects of time that come before the act. */
  temps: readonly Fait[];
  /** The dossier once time has passed, before the act. */
  avant: Instantane;
  evenement: Evenement;
  /** At the end of the history; then, refused there, at its own place among facts that follow it in law. */
  verdict: Verdict;
  place?: Insertion | Refuse;
}

/** What an act would come to. The same rules as when it is recorded, on the same findings; nothing is written. */
export async function tenter(
  { source, cadre, dossier, instantane: depart, journal }: Situation,
  utilisateur: Utilisateur,
  { defini, le, donnees }: { defini: EvenementDefini; le: string; donnees: object },
): Promise<Tentative> {
  const { definition, jour } = cadre;
  const { instantane, faits } = passerLeTemps(cadre, depart, le < jour ? le : jour);
  const constats = await enTransaction(poolDe(source), (client) =>
    reunirConstats(client, dossier, instantane, defini, donnees, jour),
  );
  const sienne = { type: defini.type, le, donnees, constats, acteur: utilisateur };
  const evenement: Evenement = { ...sienne, seq: instantane.seq + 1 };
  const verdict = horsDePortee(utilisateur, dossier, constats) ?? soumettre(definition, instantane, evenement);
  if (verdict.accepte) return { temps: faits, avant: instantane, evenement, verdict };
  const tardif: Evenement = { ...sienne, seq: depart.seq + 1 };
  return {
    temps: faits,
    avant: instantane,
    evenement,
    verdict,
    place: chercherPlace(definition, await journal(), tardif, jour, verdict),
  };
}
