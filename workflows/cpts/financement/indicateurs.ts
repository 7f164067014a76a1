import { exact, Fraction, pourcent } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Mission } from '../missions';
import { TAUX_D_ATTEINTE } from '../parametres';
import { dialogueQuiCompte, indicateursDeLAnnee, missionsDeLAnnee } from '../v2019-08-25/calendrier';
import { anniversaire } from '../v2019-08-25/delais';
import { FaitsCpts } from '../v2019-08-25/faits';
import type { IndicateurConvenu } from '../v2019-08-25/faits/contrat';
import { Preuve } from '../v2019-08-25/faits/vie';
import { anneesAvant } from './annees';
import { constater, ecrireTaux } from './atteinte';
import { finDe } from './fin';
import { ContratSigne, contratsSignesDepuisToujours } from './regime';

/** A rate in per cent, to draw; and as it is exactly: `65 %`, `1/3`. */
export interface Taux {
  pourcent: number;
  ecrit: string;
}

/** A year of an indicator. `valeur` is the last one that was read; `calcule` comes from it, `constate` from the meeting. */
export interface AnneeDIndicateur {
  annee: number;
  valeur?: number;
  /** Ranks in the journal of what says where its evidence is kept. */
  preuves: readonly number[];
  calcule?: Taux;
  constate?: number;
}

/** `type`, target and weight are those of the last year in which it was agreed. */
export interface IndicateurSuivi extends IndicateurConvenu {
  annees: readonly AnneeDIndicateur[];
}

/** How far a mission went in a year. `manque`: why nobody can say it yet. */
export interface AnneeDeMission {
  annee: number;
  mission: Mission;
  accord?: 'TOTAL' | 'PARTIEL';
  parts: readonly { code: string; poids: Taux; taux?: number }[];
  partage?: string;
  taux?: Taux;
  dit?: string;
  manque?: string;
}

export interface IndicateursDuContrat {
  /** Rank in the journal of its signature. */
  contrat: number;
  indicateurs: readonly IndicateurSuivi[];
  missions: readonly AnneeDeMission[];
}

/** What every contract agreed to look at, and what came of it. Pure. Source: rulebook §§ 2.11 and 5.8, Q-21. */
export function indicateursDe(faits: FaitsCpts, lire: Lire): IndicateursDuContrat[] {
  return contratsSignesDepuisToujours(faits).map((contrat) => {
    const annees = anneesAvant(contrat.signature.le, finDe(contrat, { faits, lire })).map(({ rang }) => rang);
    const convenus = new Map(
      annees.flatMap((annee) => indicateursDeLAnnee(contrat, annee)).map((indicateur) => [indicateur.code, indicateur]),
    );
    return {
      contrat: contrat.signature.seq,
      indicateurs: [...convenus.values()].map((indicateur) => ({
        ...indicateur,
        annees: annees.flatMap((annee) => anneeDIndicateur(contrat, annee, indicateur.code, faits, lire)),
      })),
      missions: annees.flatMap((annee) =>
        // A crisis is paid on its own report, not on results.
        missionsDeLAnnee(contrat, annee)
          .filter((mission) => mission !== 'CRISE')
          .map((mission) => anneeDeMission(contrat, annee, mission, faits, lire)),
      ),
    };
  });
}

function anneeDIndicateur(
  contrat: ContratSigne,
  annee: number,
  code: string,
  faits: FaitsCpts,
  lire: Lire,
): AnneeDIndicateur[] {
  const convenu = indicateursDeLAnnee(contrat, annee).find((un) => un.code === code);
  if (!convenu) return [];
  const preuves = (faits.justificatifs ?? []).filter(
    (preuve) => preuve.indicateur === code && preuve.annee === annee && contratDeLaPreuve(faits, preuve) === contrat,
  );
  const valeur = preuves.findLast((preuve) => preuve.valeur !== undefined)?.valeur;
  const cloture = anniversaire(contrat.signature.le, annee);
  const calcule = valeur === undefined ? undefined : progresser(convenu, valeur, lire(TAUX_D_ATTEINTE, cloture).valeur);
  const constate = dialogueQuiCompte(faits, contrat, annee)?.taux?.find(({ indicateur }) => indicateur === code)?.taux;
  return [
    {
      annee,
      ...(valeur === undefined ? {} : { valeur }),
      preuves: preuves.map(({ seq }) => seq),
      ...(calcule ? { calcule: enTaux(calcule) } : {}),
      ...(constate === undefined ? {} : { constate }),
    },
  ];
}

/** The last contract of which that year had opened on that day. */
const contratDeLaPreuve = (faits: FaitsCpts, { annee, le }: Preuve): ContratSigne | undefined =>
  contratsSignesDepuisToujours(faits).findLast(({ signature }) => anniversaire(signature.le, annee - 1) <= le);

/**
 * How much of the way from the starting value to the target was covered, in a straight line, within the bounds; nothing
 * without both, nor when the target goes against the direction that is wanted. Source: Q-21.
 */
export function progresser(
  { depart, cible, sens }: Pick<IndicateurConvenu, 'depart' | 'cible' | 'sens'>,
  valeur: number,
  { plancher, plafond }: { plancher: number; plafond: number },
): Fraction | undefined {
  if (depart === undefined || cible === undefined) return undefined;
  if (cible === depart) {
    const tenue = sens === 'HAUSSE' ? valeur >= cible : sens === 'BAISSE' ? valeur <= cible : valeur === cible;
    return pourcent(tenue ? plafond : plancher);
  }
  if (sens !== undefined && (sens === 'HAUSSE') !== cible > depart) return undefined;
  const taux = exact(valeur)
    .sub(exact(depart))
    .div(exact(cible).sub(exact(depart)));
  const [bas, haut] = [pourcent(plancher), pourcent(plafond)];
  return taux.compare(bas) < 0 ? bas : taux.compare(haut) > 0 ? haut : taux;
}

function anneeDeMission(
  contrat: ContratSigne,
  annee: number,
  mission: Mission,
  faits: FaitsCpts,
  lire: Lire,
): AnneeDeMission {
  const { parts, partage, atteinte, manque } = constater(contrat, annee, mission, faits, lire);
  const dialogue = dialogueQuiCompte(faits, contrat, annee);
  return {
    annee,
    mission,
    ...(dialogue ? { accord: dialogue.desaccord ? 'PARTIEL' : 'TOTAL' } : {}),
    parts: parts.map((part) => ({ ...part, poids: enTaux(part.poids) })),
    ...(partage ? { partage } : {}),
    ...(atteinte ? { taux: enTaux(atteinte.facteur.valeur), dit: atteinte.facteur.dit } : {}),
    ...(manque ? { manque } : {}),
  };
}

/** To a hundredth of a point: what is paid never comes from it. */
const enTaux = (valeur: Fraction): Taux => ({
  pourcent: Math.round(valeur.mul(10_000).valueOf()) / 100,
  ecrit: ecrireTaux(valeur),
});
