import { Centimes, DateCivile, dateCourte, Sommes } from '#libs/droit';
import type { Examen, Lire } from '#libs/moteur';
import { LIBELLE_MISSION } from '../missions';
import { BAREME } from '../parametres';
import { dialogueQuiCompte } from '../v2019-08-25/calendrier';
import { anniversaire, effetDeLaTaille, missionsDuContrat, prochainAnniversaire } from '../v2019-08-25/delais';
import { signer } from '../v2019-08-25/evenements/avenant';
import { FaitsCpts, Population } from '../v2019-08-25/faits';
import { REGLES_AVENANT } from '../v2019-08-25/regles/avenant';
import { anneesAvant } from './annees';
import { finDe } from './fin';
import { Hypothese, TauxSuppose } from './hypothese';
import { financer, Financement, Ligne } from './index';
import { ContratSigne } from './regime';
import { Poste } from '../postes';
import { enNombre } from '../montants';

/** A line that the hypothesis changes; `null` on the side where it is not foreseen. */
export interface Ecart {
  cle: string;
  poste: Poste;
  nature: Ligne['nature'];
  annee: number;
  exigibleLe: DateCivile;
  avant: Centimes | null;
  apres: Centimes | null;
}

export interface Simulation {
  avant: Financement;
  apres: Financement;
  ecarts: readonly Ecart[];
  sommes: { avant: Sommes; apres: Sommes };
  /** What was supposed, and from when it counts, as sentences. */
  explications: readonly string[];
}

/** The hypothesis cannot be: nothing is worked out. The caller answers 422 with these two sentences. */
export interface HypotheseImpossible {
  refus: string;
  remede: string;
}

interface Supposition {
  faits: FaitsCpts;
  lire: Lire;
  le: DateCivile;
  hypothese: Hypothese;
}

/** What a signature would be refused for, save for what is said of it on the day: parties, consultation, overlaps. */
const REGLES_A_TENIR = ['G-P7-01', 'A-AVENANT-MISSIONS'];

/** What is supposed comes after everything that is known. */
const APRES_TOUT = Number.MAX_SAFE_INTEGER;

/**
 * The money of the dossier as it is, and as an amendment signed on `effetLe` would make it; `jour` is the agency's civil
 * day. Pure: nothing is written. Source: rulebook § 1.9, R-P7-01, R-P7-02.
 */
export function simuler(
  faits: FaitsCpts,
  lire: Lire,
  jour: DateCivile,
  hypothese: Hypothese,
): Simulation | HypotheseImpossible {
  const supposition = { faits, lire, le: hypothese.effetLe ?? jour, hypothese };
  const impossible = examiner(supposition, jour);
  if (impossible) return impossible;
  const avant = financer(faits, lire, jour);
  const apres = financer(appliquer(supposition), lire, jour);
  return {
    avant,
    apres,
    ecarts: comparer(lignesDe(avant), lignesDe(apres)),
    sommes: { avant: avant.sommes, apres: apres.sommes },
    explications: expliquer(supposition),
  };
}

/** Members are declared and rates are found: neither takes an amendment, which would bring the scale of its day. */
const parAvenant = ({ population, missionsAjoutees, missionsRetirees, bareme }: Hypothese): boolean =>
  [population, missionsAjoutees, missionsRetirees, bareme].some((objet) => objet !== undefined);

function examiner(supposition: Supposition, jour: DateCivile): HypotheseImpossible | undefined {
  const { faits, lire, le, hypothese } = supposition;
  const { donnees, constats } = avenantSuppose(supposition);
  const examen: Examen<FaitsCpts> = { faits, type: 'SIGNER_AVENANT', le, donnees, constats, lire };
  const enDefaut = REGLES_AVENANT.find(({ code, vraie }) => REGLES_A_TENIR.includes(code) && !vraie(examen));
  if (enDefaut) return { refus: enDefaut.message(examen), remede: enDefaut.remede(examen) };
  const dernier = [jour, ...(faits.contrat!.avenants ?? []).map((avenant) => avenant.le)].sort().at(-1)!;
  if (le < dernier)
    return {
      refus: `Un avenant ne rétroagit pas : rien ne se suppose au ${dateCourte(le)}.`,
      remede: `Choisissez le ${dateCourte(dernier)} ou un jour qui suit.`,
    };
  const contrat = faits.contrat as ContratSigne;
  return hypothese.taux?.map((taux) => tauxImpossible(taux, contrat, supposition)).find((refus) => refus !== undefined);
}

function tauxImpossible(
  { annee, mission }: TauxSuppose,
  contrat: ContratSigne,
  { faits, lire, hypothese }: Supposition,
): HypotheseImpossible | undefined {
  const nom = LIBELLE_MISSION[mission];
  const annees = anneesAvant(contrat.signature.le, finDe(contrat, { faits, lire })).length;
  if (annee > annees)
    return {
      refus: `Le contrat ne compte que ${annees} années : l’année ${annee} n’en est pas.`,
      remede: `Choisissez une année de 1 à ${annees}.`,
    };
  if (![...missionsDuContrat(faits), ...(hypothese.missionsAjoutees ?? [])].includes(mission))
    return {
      refus: `La mission « ${nom} » ne figure pas au contrat : aucun taux ne s’y suppose.`,
      remede: 'Ajoutez-la à l’hypothèse, ou retirez ce taux.',
    };
  if (!dialogueQuiCompte(faits, contrat, annee)?.pv) return undefined;
  return {
    refus: `Le procès-verbal du dialogue de l’année ${annee} est signé : le taux de « ${nom} » est acquis.`,
    remede: 'Supposez un taux pour une année qui n’est pas encore évaluée.',
  };
}

/** The amendment as it would be typed, and what the service would find of a territory whose population alone is supposed. */
function avenantSuppose({ faits, le, hypothese }: Supposition) {
  const { population: total, missionsAjoutees, missionsRetirees } = hypothese;
  const { territoire } = faits;
  const population: Population | undefined =
    total === undefined ? undefined : { ...faits.population, total, maximum: total, partiesInconnues: [] };
  return {
    le,
    seq: APRES_TOUT,
    donnees: {
      ...(missionsAjoutees ? { missionsAjoutees } : {}),
      ...(missionsRetirees ? { missionsRetirees } : {}),
      ...(population ? { territoire: [...territoire] } : {}),
    },
    constats: { aujourdhui: le, ...(population ? { territoire, population } : {}) },
  };
}

function appliquer(supposition: Supposition): FaitsCpts {
  const { faits, hypothese } = supposition;
  const amendes = parAvenant(hypothese) ? signer(faits, avenantSuppose(supposition)) : faits;
  return constater(declarer(demarrer(amendes, supposition), supposition), supposition);
}

/** A mission that is added starts with the amendment: nothing else says when it would. */
function demarrer(faits: FaitsCpts, { le, hypothese: { missionsAjoutees } }: Supposition): FaitsCpts {
  if (!missionsAjoutees) return faits;
  const contrat = faits.contrat as ContratSigne;
  const demarrages = { ...contrat.signature.demarrages, ...Object.fromEntries(missionsAjoutees.map((un) => [un, le])) };
  return { ...faits, contrat: { ...contrat, signature: { ...contrat.signature, demarrages } } };
}

/** As the CPTS declares them for a yearly meeting: they count from the next anniversary. Q-16. */
function declarer(faits: FaitsCpts, { le, hypothese: { membres } }: Supposition): FaitsCpts {
  if (membres === undefined) return faits;
  const preparation = { le, seq: APRES_TOUT, annee: 0, pieces: [], membres };
  return { ...faits, preparations: [...(faits.preparations ?? []), preparation] };
}

function constater(faits: FaitsCpts, { hypothese: { taux = [] } }: Supposition): FaitsCpts {
  const contrat = faits.contrat as ContratSigne;
  return [...new Set(taux.map(({ annee }) => annee))].reduce((courants, annee) => {
    const tenu = dialogueQuiCompte(courants, contrat, annee);
    const supposes = taux.filter((un) => un.annee === annee);
    const autres = (tenu?.taux ?? []).filter((un) => !supposes.some(({ mission }) => mission === un.mission));
    const dialogue = {
      ...(tenu ?? { le: anniversaire(contrat.signature.le, annee), seq: APRES_TOUT, annee }),
      taux: [
        ...autres,
        ...supposes.map(({ mission, taux: suppose }) => ({ mission, taux: suppose, suppose: true as const })),
      ],
    };
    return { ...courants, dialogues: [...courants.dialogues.filter((un) => un !== tenu), dialogue] };
  }, faits);
}

const lignesDe = ({ contrats }: Financement): readonly Ligne[] => contrats.flatMap(({ lignes }) => lignes);

function comparer(avant: readonly Ligne[], apres: readonly Ligne[]): Ecart[] {
  const [anciennes, nouvelles] = [parCle(avant), parCle(apres)];
  return [...new Map([...anciennes, ...nouvelles]).values()]
    .map(({ cle, poste, nature, annee, exigibleLe }) => ({
      cle,
      poste,
      nature,
      annee,
      exigibleLe,
      avant: anciennes.get(cle)?.montant ?? null,
      apres: nouvelles.get(cle)?.montant ?? null,
    }))
    .filter((ecart) => ecart.avant !== ecart.apres)
    .sort((a, b) => a.exigibleLe.localeCompare(b.exigibleLe));
}

const parCle = (lignes: readonly Ligne[]) => new Map(lignes.map((ligne) => [ligne.cle, ligne]));

function expliquer(supposition: Supposition): string[] {
  const { faits, lire, le, hypothese } = supposition;
  const { missionsAjoutees = [], population, membres, taux = [] } = hypothese;
  const dit: string[] = [];
  if (parAvenant(hypothese)) {
    const effet = prochainAnniversaire(faits.contrat!.signature!.le, le);
    dit.push(
      `Avenant supposé signé le ${dateCourte(le)} : il suit le barème du ${dateCourte(lire(BAREME, le).du)} ; les postes déjà au contrat changent au prochain anniversaire, le ${dateCourte(effet)}.`,
    );
  }
  if (population !== undefined) {
    const effet = effetDeLaTaille(faits, population, le, lire);
    dit.push(
      effet
        ? `${enNombre(population)} habitants : taille ${effet.valeur} à compter du ${dateCourte(effet.du)}.`
        : `${enNombre(population)} habitants : la taille ne change pas.`,
    );
  }
  for (const mission of missionsAjoutees)
    dit.push(`La mission « ${LIBELLE_MISSION[mission]} » est supposée démarrer le ${dateCourte(le)}.`);
  if (membres !== undefined)
    dit.push(`${enNombre(membres)} membres déclarés le ${dateCourte(le)} : comptés au prochain anniversaire.`);
  if (taux.length)
    dit.push('Les taux d’atteinte sont supposés : rien n’est dû tant que le dialogue ne les a pas constatés.');
  return dit;
}
