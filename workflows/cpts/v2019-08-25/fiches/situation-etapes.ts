import { dateCourte, DateCivile } from '#libs/droit';
import type { Resume } from '#libs/moteur';
import { contratSigne, FaitsCpts } from '../faits';
import { Contexte } from './communes';

/** A phase of the path, with its dates as they stand on that day. */
export interface EtapeSituee {
  libelle: string;
  statut: string;
  dates: string | null;
}

const STATUT_EN_CLAIR: Record<Resume['phases'][number]['statut'], string> = {
  FRANCHIE: 'franchie',
  EN_COURS: 'en cours',
  A_VENIR: 'à venir',
  NON_TENUE: 'non tenue',
};

/** The eight phases, and the register between the project and the contract. */
export function etapesDe({ faits, resume }: Contexte): EtapeSituee[] {
  return resume.phases.flatMap(({ code, libelle, statut }) => {
    const etape = { libelle, statut: STATUT_EN_CLAIR[statut], dates: enumerer(DATES[code]?.(faits) ?? []) };
    return code === 'P5' ? [etape, registre(faits)] : [etape];
  });
}

type Dates = readonly (readonly [quoi: string, le: DateCivile | undefined])[];

const enumerer = (dates: Dates): string | null =>
  dates.flatMap(([quoi, le]) => (le ? [`${quoi} le ${dateCourte(le)}`] : [])).join(' ; ') || null;

function registre({ finess }: FaitsCpts): EtapeSituee {
  const { transmission, immatriculation, controle, fermeture } = finess ?? {};
  return {
    libelle: 'Répertoire FINESS',
    statut: fermeture ? 'fermée' : immatriculation ? 'immatriculée' : transmission ? 'transmise' : 'à venir',
    dates: enumerer([
      ['transmise', transmission?.le],
      ['immatriculée', immatriculation?.le],
      ['contrôlée', controle?.le],
      ['fermée', fermeture?.le],
    ]),
  };
}

const MODE_EN_CLAIR = {
  EXPRES: 'validé',
  TACITE: 'validé tacitement',
  OPPOSITION: 'opposition',
  REPRIS: 'retiré par son porteur',
} as const;

const SENS_EN_CLAIR = { VALIDEE: 'validée', REFUSEE: 'refusée', RETIREE: 'retirée' } as const;

const DATES: Readonly<Record<string, (faits: FaitsCpts) => Dates>> = {
  P1: ({ contact, rencontre, concurrence }) => [
    ['premier contact', contact?.le],
    ['rencontre', rencontre?.tenue?.le],
    ['projet concurrent signalé', concurrence?.le],
  ],
  P2: ({ lettre, fir, missionPrecoce }) => [
    ['déposée', lettre?.le],
    [lettre?.decision ? SENS_EN_CLAIR[lettre.decision.sens] : '', lettre?.decision?.le],
    ['aide d’amorçage demandée', fir?.at(-1)?.le],
    ['mission précoce', missionPrecoce?.le],
  ],
  P3: ({ convocationReunion, reunion }) => [
    ['convoquée', convocationReunion?.le],
    ['tenue', reunion?.le],
  ],
  P4: ({ association }) => [
    ['créée', association?.creeeLe],
    ['récépissé', association?.recepisseLe],
    ['publiée', association?.publieeLe],
  ],
  P5: ({ projet }) => [
    ['reçu', projet?.le],
    [projet?.decision ? MODE_EN_CLAIR[projet.decision.mode] : '', projet?.decision?.le],
    ['validation retirée', projet?.retrait?.le],
    ['évolution du territoire', projet?.evolution?.le],
  ],
  P6: ({ contrat }) => [
    ['demandé', contrat?.demande.le],
    ['complet', contrat?.complete?.le],
    ['signé', contrat?.signature?.signeeLe ?? contrat?.signature?.le],
  ],
  P7: (faits) => [
    ['dernier dialogue de gestion', faits.dialogues.at(-1)?.le],
    ['dernier avenant', contratSigne(faits)?.avenants?.at(-1)?.le],
    ['renouvellement signé', faits.contrat?.renouvellement?.le],
  ],
  P8: ({ contrat, rupture, decompte, fin, dissolution }) => [
    ['manquement constaté', rupture?.constat.le],
    ['résiliation reçue', contrat?.resiliation?.le],
    ['contrat éteint', (contrat?.fin ?? contrat?.precedent?.fin)?.le],
    ['décompte', decompte?.le],
    ['dissolution', dissolution?.le],
    ['dossier clos', fin?.le],
  ],
};
