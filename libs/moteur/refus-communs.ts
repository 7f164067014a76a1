import { dateCourte } from '#libs/droit';
import { citerToutes } from './examen';
import { feuillesDe, MachinePrete } from './machine';
import { StateValue } from 'xstate';
import { Evenement, EvenementDefini, Regle } from './evenements';
import { Definition } from './procedure';
import { versionsDe } from './versions';
import { Anomalie, Motif, Refuse } from './verdicts';

// Refusals that belong to any procedure: who may, when, and in which state. They carry a code like every other rule.

export function refusRole(evenement: EvenementDefini): Motif {
  return motif({
    code: 'ROLE',
    message:
      evenement.route === 'HORLOGE'
        ? `« ${evenement.libelle} » est constaté par l’horloge, de plein droit, et par elle seule.`
        : `« ${evenement.libelle} » est réservé au rôle ${evenement.roles.join(' ou ')}.`,
    source: citerToutes(evenement.sources),
    remede:
      evenement.route === 'HORLOGE'
        ? 'Attendez l’échéance : son effet est enregistré à sa date légale sans intervention.'
        : 'Demandez à une personne habilitée d’enregistrer cet acte.',
  });
}

export function refusFutur(le: string, aujourdhui: string): Motif {
  return motif({
    code: 'LE-FUTUR',
    message: `Le ${dateCourte(le)} est dans le futur : nous sommes le ${dateCourte(aujourdhui)} dans le fuseau de l’agence.`,
    source: 'Règle de l’application : un fait se constate, il ne s’anticipe pas',
    remede: 'Enregistrez le fait quand il aura eu lieu, ou utilisez la simulation.',
  });
}

export function refusAnterieur(le: string, derniere: string): Motif {
  return motif({
    code: 'LE-ANTERIEUR',
    message: `Le ${dateCourte(le)} précède le dernier fait enregistré de cette partie du dossier, du ${dateCourte(derniere)}.`,
    source: 'Règle de l’application : les faits d’une même démarche s’enregistrent dans l’ordre de leur date légale',
    remede:
      'Vérifiez la date. Si elle est juste, ne la changez pas pour passer, car elle a un effet légal : le fait prend place à cette date si la suite du dossier tient encore.',
  });
}

export function refusVersion(le: string, definition: Definition): Motif {
  return motif({
    code: 'LE-HORS-VERSION',
    message: `Le ${dateCourte(le)} précède l’entrée en vigueur du parcours appliqué à ce dossier (${dateCourte(definition.du)}).`,
    source: `Version ${definition.version} de la procédure ${definition.procedure}`,
    remede: `Vérifiez la date ; à partir du ${dateCourte(definition.du)}, elle est admise.`,
  });
}

/** A waiver claimed of a rule that the law makes absolute for this act. */
export function refusDerogation({ code, enonce, sources }: Regle): Motif {
  return motif({
    code: 'DEROGATION',
    message: `La règle ${code} est absolue : aucune dérogation, même motivée, ne l’écarte. ${enonce}`,
    source: citerToutes(sources),
    remede: `Retirez la dérogation à la règle ${code} ; si la règle n’est pas respectée, levez d’abord ce qu’elle reproche.`,
  });
}

/** A waiver that set nothing aside: the act stands without it, and the dossier keeps no trace of an exception. */
export function derogationSansObjet({ libelle, sources }: EvenementDefini, code: string): Motif {
  return motif({
    code: 'DEROGATION',
    message: `La dérogation à la règle ${code} est sans objet pour « ${libelle} » : cette règle n’y faisait pas obstacle. Elle n’est pas conservée.`,
    source: citerToutes(sources),
    remede: 'Rien à faire : l’acte est enregistré sans cette dérogation.',
  });
}

/** An event of another version of the path. Throws for one that no version knows: it never comes from a person. */
export function refusHorsParcours(definition: Definition, type: string): Motif {
  const autre = versionsDe(definition).find(({ evenements }) => evenements.some((connu) => connu.type === type));
  if (!autre) throw new Error(`L’événement ${type} n’existe pas.`);
  const defini = autre.evenements.find((connu) => connu.type === type)!;
  return motif({
    code: 'PARCOURS',
    message: `« ${defini.libelle} » n’existe pas dans le parcours de ce dossier (${definition.version}) : c’est un acte du parcours du ${dateCourte(autre.du)}.`,
    source: citerToutes(defini.sources),
    remede:
      autre.du > definition.du
        ? `Un dossier sans contrat passe de plein droit au parcours du ${dateCourte(autre.du)} ; un contrat en vigueur y passe par avenant.`
        : 'Cet acte ne concerne que les dossiers restés sous l’ancien parcours.',
  });
}

/** What time does in that part of the dossier is not known: nothing may be judged there. */
export function refusRetenu({ echeances }: Definition, { code, message }: Anomalie): Motif {
  return motif({
    code,
    message: `${message} Tant qu’elle est inconnue, nul ne sait ce que le temps a déjà fait dans cette partie du dossier.`,
    source: citerToutes(echeances.find((definie) => definie.code === code)!.sources),
    remede:
      'Prévenez votre administrateur : un incident le lui signale. Recommencez quand il est résolu ; le fait prendra place à sa date.',
  });
}

/** A fact received late with which an act recorded since would no longer hold: says which one, and why. */
export function refusHistoire(
  definition: Definition,
  { le }: Pick<Evenement, 'le'>,
  contredit: Evenement,
  { motifs, anomalies }: Refuse,
): Refuse {
  const defini = versionsDe(definition)
    .flatMap(({ evenements }) => evenements)
    .find(({ type }) => type === contredit.type)!;
  return {
    accepte: false,
    categorie: 'DROIT',
    motifs: [
      motif({
        code: 'HISTOIRE',
        message: `Au ${dateCourte(le)}, ce fait contredirait « ${defini.libelle} » du ${dateCourte(contredit.le)} (entrée n° ${contredit.seq} du journal), qui ne tiendrait plus : ${motifs
          .map(({ message }) => message)
          .join(' ')}`,
        source: [...new Set(motifs.map(({ source }) => source))].join(' ; '),
        remede:
          'Vérifiez la date et la nature du fait. S’ils sont justes, ne les changez pas pour passer : un acte a été pris sans ce fait, signalez-le à votre administrateur.',
      }),
    ],
    ...(anomalies ? { anomalies } : {}),
  };
}

/** The event is not awaited in this state: says what it supposes, where the dossier is and the way there. */
export function refusPhase(
  prete: MachinePrete,
  evenement: EvenementDefini,
  types: readonly string[],
  valeur: StateValue,
): Motif {
  const attente = retrouver(prete.attentes, types.join(), () => attendus(prete, types));
  const feuilles = feuillesDe(prete, valeur);
  const ici = feuilles.filter(({ region }) => attente.regions.has(region));
  if (ici.length === 0) return direLaPhase(prete, evenement, feuilles, undefined);
  const depuis = ici.map(({ chemin }) => chemin);
  // The same states give the same sentence: written once.
  return retrouver(prete.refusDePhase, `${depuis.join()}>${types.join()}`, () =>
    Object.freeze(direLaPhase(prete, evenement, ici, plusCourtChemin(prete, depuis, attente.etats))),
  );
}

function direLaPhase(
  prete: MachinePrete,
  evenement: EvenementDefini,
  ou: readonly { libelle: string }[],
  chemin: readonly string[] | undefined,
): Motif {
  const libelles = ou.map(({ libelle }) => libelle).filter(Boolean);
  const etapes = chemin?.map((type) => `« ${prete.evenements.get(type.split('.')[0]!)?.libelle ?? type} »`);
  return motif({
    code: 'PHASE',
    message: `« ${evenement.libelle} » suppose ${evenement.suppose}.${
      libelles.length ? ` Le dossier en est à : ${libelles.join(' · ')}.` : ''
    }`,
    source: citerToutes(evenement.sources),
    remede: etapes
      ? `Cet acte devient possible après ${etapes.join(', puis ')}.`
      : 'Cette étape est passée : aucun acte n’y ramène ce dossier.',
  });
}

/** Where events are awaited; states of one region stand beside one another, under the same parent. */
function attendus({ passages }: MachinePrete, types: readonly string[]) {
  const chemins = types.flatMap((type) => (passages.get(type) ?? []).map(({ chemin }) => chemin));
  return {
    etats: new Set(chemins.map((chemin) => chemin.join('.'))),
    regions: new Set(chemins.map((chemin) => chemin.slice(0, -1).join('.'))),
  };
}

function retrouver<T>(table: Map<string, T>, cle: string, chercher: () => T): T {
  if (!table.has(cle)) table.set(cle, chercher());
  return table.get(cle)!;
}

/** Events of the shortest way from the active states to one of the targets; none when it cannot be reached. */
function plusCourtChemin(prete: MachinePrete, depuis: string[], vers: ReadonlySet<string>): string[] | undefined {
  const file = depuis.map((etat) => ({ etat, evenements: [] as string[] }));
  const vus = new Set(depuis);
  for (const { etat, evenements } of file) {
    if (vers.has(etat)) return evenements;
    for (const fleche of (prete.departs.get(etat) ?? []).filter(({ rectification }) => !rectification))
      for (const cible of fleche.vers.filter((c) => !vus.has(c))) {
        vus.add(cible);
        file.push({ etat: cible, evenements: [...evenements, fleche.evenement] });
      }
  }
  return undefined;
}

function motif(champs: Pick<Motif, 'code' | 'message' | 'source' | 'remede'>): Motif {
  const { code, message, source, remede } = champs;
  return { code, message, source, remede, derogeable: false, aConfirmer: [] };
}
