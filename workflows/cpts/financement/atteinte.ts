import { Fraction, fraction, pourcent } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Mission } from '../missions';
import { TAUX_D_ATTEINTE } from '../parametres';
import { dialogueQuiCompte, indicateursDeLAnnee } from '../v2019-08-25/calendrier';
import { FaitsCpts } from '../v2019-08-25/faits';
import type { IndicateurConvenu } from '../v2019-08-25/faits/contrat';
import { Dialogue, TauxConstate } from '../v2019-08-25/faits/vie';
import { Facteur, lu, ParametreLu } from './lignes';
import { ContratSigne } from './regime';

/** How far a mission went in a year, as the yearly meeting found it. */
export interface Atteinte {
  facteur: Facteur;
  dialogue: Dialogue;
  parametre: ParametreLu;
}

/** A result that pays for a mission: what it weighs there, and the rate that the meeting found, in per cent. */
export interface PartDIndicateur {
  code: string;
  poids: Fraction;
  taux?: number;
}

/** What is known of a mission in a year: its rate, or why there is none yet. */
export interface Constat {
  parts: readonly PartDIndicateur[];
  /** How the results share the mission, as it follows « poids : ». */
  partage?: string;
  atteinte?: Atteinte;
  manque?: string;
}

/** Nothing as long as no meeting has said how far the mission went. Source: rulebook § 2.11, Q-21. */
export const atteinteDe = (
  contrat: ContratSigne,
  annee: number,
  mission: Mission,
  faits: FaitsCpts,
  lire: Lire,
): Atteinte | undefined => constater(contrat, annee, mission, faits, lire).atteinte;

/**
 * Results weigh as the contract says, or equally; what is only followed never pays. A rate for the whole mission is an
 * agreement on it, and needs no other. What the parties still contest counts for nothing: the rest of it is paid now.
 */
export function constater(
  contrat: ContratSigne,
  annee: number,
  mission: Mission,
  faits: FaitsCpts,
  lire: Lire,
): Constat {
  const dialogue = dialogueQuiCompte(faits, contrat, annee);
  const trouves = dialogue?.taux ?? [];
  const partages = partager(resultatsDe(contrat, annee, mission, trouves), trouves);
  if (!dialogue) return { ...partages, manque: `Le dialogue de gestion de l’année ${annee} n’est pas tenu.` };
  const ligne = lire(TAUX_D_ATTEINTE, dialogue.le);
  const bornes = ligne.valeur;
  const conclure = (valeur: Fraction, dit: string): Constat => ({
    ...partages,
    atteinte: { facteur: { valeur, ecrit: ecrireTaux(valeur), dit }, dialogue, parametre: lu(TAUX_D_ATTEINTE, ligne) },
  });
  const entier = trouves.find((un) => un.mission === mission && un.indicateur === undefined);
  if (entier) {
    const origine = entier.suppose ? 'supposé' : 'constaté au dialogue de gestion';
    return conclure(borner(entier.taux, bornes), `taux d’atteinte ${origine} pour la mission entière`);
  }
  const { parts, partage } = partages;
  const sansTaux = parts.filter(({ taux }) => taux === undefined).map(({ code }) => code);
  const manque = manqueDe(parts, sansTaux, dialogue);
  if (manque) return { ...partages, manque };
  const valeur = parts.reduce((total, { poids, taux = 0 }) => total.add(borner(taux, bornes).mul(poids)), fraction(0));
  const conteste = sansTaux.length
    ? ` ; contesté, compté pour rien dans la part non contestée : ${sansTaux.join(', ')}`
    : '';
  return conclure(valeur, `taux d’atteinte, ${parts.map(direPart).join(' + ')} (${partage})${conteste}`);
}

function manqueDe(
  parts: readonly PartDIndicateur[],
  sansTaux: readonly string[],
  { desaccord }: Dialogue,
): string | undefined {
  const rien = 'Le dialogue de gestion n’a pas constaté le taux d’atteinte de la mission';
  if (parts.length === 0)
    return `${rien}, que ne sert aucun indicateur de résultat : donnez-le pour la mission entière.`;
  if (sansTaux.length === parts.length) return `${rien}.`;
  return sansTaux.length && !desaccord ? `${rien} : il manque celui de ${sansTaux.join(', ')}.` : undefined;
}

/** Results of the contract that serve the mission: those that name it or, naming none, whose rate was found for it. */
const resultatsDe = (
  contrat: ContratSigne,
  annee: number,
  mission: Mission,
  trouves: readonly TauxConstate[],
): IndicateurConvenu[] =>
  indicateursDeLAnnee(contrat, annee).filter(
    ({ code, type, missions }) =>
      type === 'RESULTAT' &&
      (missions?.includes(mission) ??
        trouves.some(({ indicateur, ...un }) => indicateur === code && un.mission === mission)),
  );

/** An indicator has one rate, whatever the missions that it serves. */
function partager(
  resultats: readonly IndicateurConvenu[],
  trouves: readonly TauxConstate[],
): Pick<Constat, 'partage'> & { parts: PartDIndicateur[] } {
  if (resultats.length === 0) return { parts: [] };
  const somme = resultats.reduce((total, { poids = 0 }) => total + poids, 0);
  const pesees = somme > 0 && resultats.every(({ poids }) => poids !== undefined);
  const parts = resultats.map(({ code, poids = 0 }) => {
    const trouve = trouves.find(({ indicateur }) => indicateur === code);
    return {
      code,
      poids: pesees ? fraction(poids, somme) : fraction(1, resultats.length),
      ...(trouve ? { taux: trouve.taux } : {}),
    };
  });
  if (!pesees) return { parts, partage: 'à parts égales, le contrat ne fixant pas tous les poids' };
  return { parts, partage: somme === 100 ? 'poids du contrat' : `poids du contrat, rapportés à leur somme, ${somme}` };
}

const direPart = ({ code, poids, taux = 0 }: PartDIndicateur) =>
  `${code} ${ecrireTaux(pourcent(taux))} × ${ecrireTaux(poids)}`;

/** An exact rate, in per cent when that ends, as a quotient when it does not: `65 %`, `1/3`. */
export function ecrireTaux(valeur: Fraction): string {
  const centieme = valeur.mul(100).toString();
  return centieme.includes('(') ? valeur.toFraction() : `${centieme.replace('.', ',')} %`;
}

const borner = (taux: number, { plancher, plafond }: { plancher: number; plafond: number }): Fraction =>
  pourcent(Math.min(plafond, Math.max(plancher, taux)));
