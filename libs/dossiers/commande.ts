import { ajouterJours, DateCivile, debutDuJour } from '#libs/droit';
import {
  Accepte,
  agir,
  Constats,
  CourrierPrevu,
  Definition,
  Evenement,
  HORLOGE,
  Instantane,
  prochainEffetDuTemps,
  Verdict,
  versionDe,
} from '#libs/moteur';
import { DossierVerrouille, Ecriture, Fait, Origine, PersonneConservee, Travail } from '#libs/persistance';
import { randomUUID } from 'node:crypto';
import { avertissementsInscrits } from './anomalies';
import { territoireDe } from './constats';
import { Refus } from './issue';
import { Reglages } from './jetons';

/** Letters of facts older than this, taken over or invented, are not issued: their time is past. In days. */
const ANCIENNETE_DES_COURRIERS = 60;

/** The frame in which a command is judged. */
export interface Cadre {
  definition: Definition;
  dossier: Pick<DossierVerrouille, 'id' | 'fuseau' | 'regionArs'>;
  /** Present instant, ISO 8601 in UTC. */
  maintenant: string;
  /** The civil day on which one judges: today in the agency's time zone, or later when one only simulates. */
  jour: DateCivile;
  origine: Origine;
  reglages: Reglages;
}

/** Lets time pass: every deadline whose effect stands on or before `jusquAu`, in order, once, at its legal date. */
export function passerLeTemps(
  cadre: Cadre,
  depart: Instantane,
  jusquAu: string,
): { instantane: Instantane; faits: Fait[] } {
  const faits: Fait[] = [];
  let instantane = depart;
  for (;;) {
    const effet = prochainEffetDuTemps(cadre.definition, instantane, jusquAu);
    if (!effet) return { instantane, faits };
    const evenement: Evenement = {
      type: effet.type,
      le: effet.le,
      donnees: effet.donnees,
      constats: { aujourdhui: cadre.jour },
      acteur: HORLOGE,
      seq: instantane.seq + 1,
    };
    const verdict = constater(cadre.definition, instantane, evenement, effet.echeance.cle);
    faits.push(faitDe(cadre, evenement, verdict));
    instantane = verdict.instantane;
  }
}

function constater(definition: Definition, instantane: Instantane, evenement: Evenement, cle: string): Accepte {
  let verdict: Verdict;
  try {
    verdict = agir(definition, instantane, evenement);
  } catch (cause) {
    // The message of an error may quote somebody: only its kind is told.
    throw new EffetEmpeche(cle, `n’a pas pu être enregistré (${cause instanceof Error ? cause.name : 'erreur'}).`);
  }
  if (verdict.accepte) return verdict;
  throw new EffetEmpeche(cle, `est refusé : ${verdict.motifs.map(({ message }) => message).join(' ')}`);
}

/** A deadline whose event cannot be recorded: a defect of the definition, never something to pass over. */
export class EffetEmpeche extends Refus {
  constructor(cle: string, raison: string) {
    super('DROIT', [
      {
        code: 'EFFET-EMPECHE',
        message: `L’échéance ${cle} est arrivée mais son effet ${raison}`,
        source: 'Règle de l’application : ce que le temps a fait s’enregistre avant ce qui le suit',
        remede:
          'Prévenez votre administrateur : un incident le lui signale. Recommencez quand il est résolu ; le fait gardera sa date.',
        derogeable: false,
        aConfirmer: [],
      },
    ]);
  }
}

/** What an entry keeps of the command that it comes from. */
export interface Provenance {
  /** Idempotency key. */
  cle?: string;
  /** Digest of the command. */
  empreinte?: string;
  /** Account of the absent person in whose stead the actor acted. */
  pour?: string;
}

/** An accepted event as it will be written. */
export function faitDe(
  cadre: Cadre,
  evenement: Evenement,
  verdict: Accepte,
  { cle, empreinte, pour }: Provenance = {},
): Fait {
  const { instantane, effets, role } = verdict;
  return {
    maillon: {
      seq: evenement.seq,
      type: evenement.type,
      le: evenement.le,
      enregistreLe: cadre.maintenant,
      acteur: evenement.acteur.id,
      role,
      ...(pour ? { pour } : {}),
      donnees: evenement.donnees,
      constats: evenement.constats,
      procedure: instantane.procedure,
      version: instantane.version,
      empreinte: instantane.empreinte,
      etat: instantane.valeur,
      parametres: effets.parametres,
      derogations: effets.derogations,
      avertissements: avertissementsInscrits(effets),
      origine: cadre.origine,
      ...(evenement.place ? { place: evenement.place } : {}),
    },
    instantane,
    resume: versionDe(cadre.definition, instantane.version).resumer(instantane.faits, instantane.valeur),
    effets,
    ...(cle ? { cleIdempotence: cle } : {}),
    ...(empreinte ? { empreinteCommande: empreinte } : {}),
  };
}

/** Everything that one transaction writes: the facts, the letters to come and the jobs that will do the rest. */
export function preparerEcriture(
  cadre: Cadre,
  dossier: Pick<DossierVerrouille, 'id' | 'revision' | 'dernierHash' | 'fuseau'>,
  faits: readonly [Fait, ...Fait[]],
  personnes: readonly PersonneConservee[],
  defait?: Ecriture['defait'],
): Ecriture {
  const courriers = faits.flatMap((fait) =>
    fait.effets.courriers.map((prevu) => ({
      id: randomUUID(),
      seq: fait.maillon.seq,
      reference: reference(cadre, fait, prevu),
      statut: aEmettre(cadre, fait) ? ('PREVU' as const) : ('SANS_ENVOI' as const),
      prevu,
    })),
  );
  const dernier = faits.at(-1)!;
  const territoireChange = faits.some(({ maillon }) => 'territoire' in (maillon.constats as Constats));
  return {
    dossier,
    faits,
    territoire: territoireChange ? territoireDe(dernier.instantane) : [],
    courriers,
    personnes,
    defait,
    travaux: [
      ...courriers
        .filter(({ statut }) => statut === 'PREVU')
        .map(({ id }) => ({ tache: 'composer_courrier', donnees: { courrier: id }, cle: `courrier:${id}` })),
      ...reveil(cadre, dernier.instantane),
    ],
  };
}

/** The job that comes back to the dossier when its next deadline takes effect. */
function reveil(cadre: Cadre, instantane: Instantane): Travail[] {
  const prochain = prochainEffetDuTemps(cadre.definition, instantane, '9999-12-31');
  if (!prochain) return [];
  const { effetLe } = prochain.echeance;
  const passe = effetLe <= cadre.jour;
  const attente = new Date(Date.parse(cadre.maintenant) + cadre.reglages.delaiDeSaisie * 1000).toISOString();
  return [
    {
      tache: 'passer_le_temps',
      donnees: { dossier: cadre.dossier.id },
      cle: `temps:${cadre.dossier.id}`,
      a: passe ? attente : debutDuJour(effetLe, cadre.dossier.fuseau),
    },
  ];
}

function aEmettre(cadre: Cadre, { maillon }: Fait): boolean {
  if (cadre.origine === 'SAISIE') return true;
  if (cadre.origine === 'REPRISE') return false;
  return maillon.le >= ajouterJours(cadre.jour, -ANCIENNETE_DES_COURRIERS);
}

function reference({ dossier }: Cadre, { maillon }: Fait, { code }: CourrierPrevu): string {
  return `${dossier.regionArs}-${dossier.id.slice(0, 8)}-${String(maillon.seq).padStart(4, '0')}-${code}`.toUpperCase();
}
