import { ajouterSommes, Centimes, dateCourte, DateCivile, Sommes } from '#libs/droit';
import { Financement, financer } from '../../financement';
import { LIBELLE_MISSION, Mission, MISSIONS } from '../../missions';
import { BAREME } from '../../parametres';
import { majoration } from '../../tailles';
import { echeanceDeMission } from '../calendrier';
import { finDuContrat, missionsAu, pivotDuBareme, tailleDuContrat } from '../delais';
import { contratSigne } from '../faits';
import { EtapeDeMission } from '../faits/vie';
import { Contexte } from './communes';

/** The contract last signed, as it stands on that day. */
export interface ContratResume {
  effetLe: DateCivile;
  /** Its end, known or foreseen, and what makes it. */
  finLe: DateCivile;
  fin: string;
  taille: string;
  baremeDu: DateCivile;
  population: { total: number; millesime: number };
  membres: number | null;
  /** In per cent, on top of the missions; `null` when there is none. */
  majoration: number | null;
  avenants: number;
  indicateurs: number;
  resiliationRecueLe: DateCivile | null;
}

export interface MissionSuivie {
  mission: string;
  demarrage: string;
  deploiement: string;
}

/** In cents. `reste`: due or foreseen, and not yet paid. */
export interface LigneDArgent {
  quoi: string;
  prevu: Centimes;
  du: Centimes;
  paye: Centimes;
  reste: Centimes;
}

export function contratAu({ faits, le, lire }: Contexte): ContratResume | null {
  const contrat = contratSigne(faits);
  const signature = contrat?.signature;
  if (!signature) return null;
  const { avenants = [], resiliation, fin } = contrat;
  const bareme = pivotDuBareme(faits, le)!;
  const taille = tailleDuContrat(faits, le)!;
  const membres = avenants.findLast((un) => un.membres !== undefined)?.membres ?? signature.membres;
  const indicateurs = avenants.findLast((un) => un.indicateurs)?.indicateurs ?? signature.indicateurs ?? [];
  return {
    effetLe: signature.le,
    finLe: finDuContrat(faits, lire)!,
    fin: fin ? 'éteint' : resiliation ? 'préavis en cours' : 'terme prévu',
    taille: `T${taille}`,
    baremeDu: lire(BAREME, bareme).du,
    population: avenants.findLast((un) => un.population)?.population ?? signature.population ?? faits.population,
    membres: membres ?? null,
    majoration: majoration(taille, membres, bareme).valeur || null,
    avenants: avenants.length,
    indicateurs: indicateurs.length,
    resiliationRecueLe: resiliation?.le ?? null,
  };
}

/** Those of the contract last signed, in the order of the law. */
export function missionsAuJour(contexte: Contexte): MissionSuivie[] {
  const { faits, le } = contexte;
  const contrat = contratSigne(faits);
  if (!contrat) return [];
  const siennes = missionsAu(contrat, le);
  return MISSIONS.filter((mission) => siennes.includes(mission) || faits.missions[mission]).map((mission) => ({
    mission: LIBELLE_MISSION[mission],
    demarrage: dire(contexte, mission, 'demarrage', faits.missions[mission]?.le),
    deploiement: dire(contexte, mission, 'deploiement', faits.missions[mission]?.deployee?.le),
  }));
}

function dire(
  { faits, lire }: Contexte,
  mission: Mission,
  etape: EtapeDeMission,
  faitLe: DateCivile | undefined,
): string {
  if (faitLe) return `le ${dateCourte(faitLe)}`;
  const avant = echeanceDeMission(faits, mission, etape, lire);
  return avant ? `au plus tard le ${dateCourte(avant)}` : 'à son rythme';
}

/** The contract year that runs, then the whole contract, then what was given before it. */
export function argentAu({ faits, lire, le }: Contexte): LigneDArgent[] {
  const argent = financer(faits, lire, le);
  return [...duContrat(argent, le), ...horsContrat(argent)];
}

function duContrat({ contrats }: Financement, le: DateCivile): LigneDArgent[] {
  const contrat = contrats.findLast(({ du }) => du <= le);
  if (!contrat) return [];
  const annee = contrat.annees.find(({ du, au }) => du <= le && le < au);
  return [
    ...(annee ? [ligne(`Année ${annee.rang} du contrat (jusqu’au ${dateCourte(annee.au)} exclu)`, annee.sommes)] : []),
    ligne('Contrat entier', contrat.sommes),
  ];
}

function horsContrat({ amorcage, sommes, contrats, horsEcheancier }: Financement): LigneDArgent[] {
  const anterieurs = contrats.slice(0, -1);
  return [
    ...(anterieurs.length ? [ligne('Contrats précédents', ajouterSommes(anterieurs.map((un) => un.sommes)))] : []),
    ...(anterieurs.length || horsEcheancier.length
      ? [ligne('Ensemble, versements hors échéancier compris', sommes)]
      : []),
    ...(amorcage.length ? [ligne('Aides d’amorçage', ajouterSommes(amorcage.map((une) => une.sommes)))] : []),
  ];
}

const ligne = (quoi: string, { prevu, du, valide, paye }: Sommes): LigneDArgent => ({
  quoi,
  prevu,
  du: du + valide,
  paye,
  reste: prevu + du + valide,
});
