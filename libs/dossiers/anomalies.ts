import { Anomalie, Effets } from '#libs/moteur';
import { IncidentSignale, signalerIncident } from '#libs/persistance';
import { PoolClient } from 'pg';

// What the law could not work out is kept with the entry that went without it, and told to whoever can have it mended.

const MARQUES: Record<Anomalie['quoi'], string> = { REGLE: 'ANOMALIE:', ECHEANCE: 'ANOMALIE-ECHEANCE:' };

/** What an entry keeps of what warned when it was judged: codes of rules, and of what could not be worked out. */
export function avertissementsInscrits({ avertissements, anomalies = [] }: Effets): string[] {
  return [...avertissements.map(({ code }) => code), ...anomalies.map(({ quoi, code }) => MARQUES[quoi] + code)];
}

/** The rules without which an entry was recorded. */
export function reglesSansControle(avertissements: readonly string[]): string[] {
  return avertissements.flatMap((marque) =>
    marque.startsWith(MARQUES.REGLE) ? [marque.slice(MARQUES.REGLE.length)] : [],
  );
}

const A_REPARER = 'Signalez-le à qui maintient l’application ; une fois la réparation faite, relancez.';

/** The incident of something without which the dossier went on, or part of it waits. It is verified when run again. */
export function incidentDe(dossierId: string, { quoi, code, message }: Anomalie): IncidentSignale {
  const suite =
    quoi === 'REGLE'
      ? 'L’entrée est enregistrée sans elle.'
      : 'Ce qui en dépend attend ; l’effet gardera sa date légale.';
  return {
    cle: cleDe(dossierId, { quoi, code }),
    sorte: quoi,
    message: `${message} ${suite} ${A_REPARER}`,
    dossierId,
    travail: { tache: 'rattraper', donnees: { dossier: dossierId }, cle: `rattrapage:${dossierId}` },
  };
}

const cleDe = (dossierId: string, { quoi, code }: Pick<Anomalie, 'quoi' | 'code'>): string =>
  `${quoi === 'REGLE' ? 'regle' : 'delai'}:${dossierId}:${code}`;

/** The incident of a rule that refused an act because it could not be verified: nothing to run again but the act. */
function incidentDuRefus(dossierId: string, { code, message }: Anomalie): IncidentSignale {
  return {
    cle: `refus:${dossierId}:${code}`,
    sorte: 'REGLE',
    message: `${message} Un acte a été refusé pour cela. Signalez-le à qui maintient l’application ; une fois la réparation faite, faites recommencer l’acte, puis clôturez.`,
    dossierId,
  };
}

/** Opens what is to be mended, in the transaction that records what went on without it. */
export async function signalerAnomalies(
  client: PoolClient,
  dossierId: string,
  anomalies: readonly Anomalie[],
  maintenant: string,
): Promise<void> {
  for (const une of anomalies) await signalerIncident(client, incidentDe(dossierId, une), maintenant);
}

/** The same, for an act that was refused. */
export async function signalerRefus(
  client: PoolClient,
  dossierId: string,
  anomalies: readonly Anomalie[],
  maintenant: string,
): Promise<void> {
  for (const une of anomalies)
    await signalerIncident(
      client,
      une.quoi === 'REGLE' ? incidentDuRefus(dossierId, une) : incidentDe(dossierId, une),
      maintenant,
    );
}

/** An effect of time that could not be recorded on a dossier: nothing moves there until it is. */
export function incidentDuTemps(dossierId: string, raison: string): IncidentSignale {
  const cle = `temps:${dossierId}`;
  return {
    cle,
    sorte: 'ECHEANCE',
    message: `Un effet du temps ne s’est pas produit sur ce dossier : ${raison}`,
    dossierId,
    travail: { tache: 'passer_le_temps', donnees: { dossier: dossierId }, cle },
  };
}
