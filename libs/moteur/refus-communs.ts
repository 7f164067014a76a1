import { dateCourte } from '#libs/droit';
import { citerToutes } from './examen';
import { cheminDe, libelleDe, MachinePrete, noeudsActifs } from './machine';
import { StateValue } from 'xstate';
import { Definition, EvenementDefini, Motif } from './procedure';
import { versionsDe } from './versions';

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
      'Vérifiez la date. Si elle est juste, ne la changez pas pour passer, car elle a un effet légal : signalez-le à votre administrateur.',
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

/** The event is not awaited in this state: says what it supposes, where the dossier is and the way there. */
export function refusPhase(
  prete: MachinePrete,
  evenement: EvenementDefini,
  types: readonly string[],
  valeur: StateValue,
): Motif {
  const attenduDans = new Set(prete.fleches.filter((f) => types.includes(f.evenement)).map((f) => f.de));
  const feuilles = noeudsActifs(prete.machine, valeur).filter((noeud) => Object.keys(noeud.states).length === 0);
  const regions = new Set([...attenduDans].map(regionDe));
  const ici = feuilles.filter((noeud) => regions.has(regionDe(cheminDe(noeud))));
  const libelles = (ici.length ? ici : feuilles).map((noeud) => libelleDe(noeud)).filter(Boolean);
  const chemin = plusCourtChemin(prete, ici.map(cheminDe), attenduDans);
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

// States of one region stand beside one another: they share their parent.
const regionDe = (chemin: string): string => chemin.split('.').slice(0, -1).join('.');

/** Events of the shortest way from the active states to one of the targets; none when it cannot be reached. */
function plusCourtChemin(prete: MachinePrete, depuis: string[], vers: ReadonlySet<string>): string[] | undefined {
  const file = depuis.map((etat) => ({ etat, evenements: [] as string[] }));
  const vus = new Set(depuis);
  for (const { etat, evenements } of file) {
    if (vers.has(etat)) return evenements;
    for (const fleche of prete.fleches.filter((f) => f.de === etat && !f.rectification))
      for (const cible of fleche.vers.filter((c) => !vus.has(c))) {
        vus.add(cible);
        file.push({ etat: cible, evenements: [...evenements, fleche.evenement] });
      }
  }
  return undefined;
}

function motif(champs: Pick<Motif, 'code' | 'message' | 'source' | 'remede'>): Motif {
  return { ...champs, derogeable: false, aConfirmer: [] };
}
