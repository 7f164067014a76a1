import { Centimes, DateCivile, dateCourte, Sommes } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { LIBELLE_MISSION } from '../missions';
import { enEuros } from '../montants';
import { aideFirDe, FORFAIT_MISSION_PRECOCE, ObjetFir } from '../parametres';
import { FaitsCpts } from '../v2019-08-25/faits';
import { AideFir, MissionPrecoce } from '../v2019-08-25/faits/fir';
import { Calcul, lu, ParametreLu } from './lignes';

export const POSTES_D_AMORCAGE = ['FIR', 'MISSION_PRECOCE'] as const;
export type PosteDAmorcage = (typeof POSTES_D_AMORCAGE)[number];

/** What was given before the contract, apart from it: a grant of the regional fund, or the early mission. In cents. */
export interface LigneDAmorcage {
  /** Stable: item, rank in the journal of its request or of its signature. */
  cle: string;
  poste: PosteDAmorcage;
  libelle: string;
  decideeLe: DateCivile;
  /** First payment. */
  verseeLe?: DateCivile;
  decide: Centimes;
  verse: Centimes;
  /** Asked back by a decision; of which received, and still to come. */
  exige: Centimes;
  recu: Centimes;
  aRecevoir: Centimes;
  calcul: Pick<Calcul, 'formule' | 'etapes'>;
  parametres: readonly ParametreLu[];
  aConfirmer: readonly string[];
  /** What its payment waits for, as a sentence. */
  attend?: string;
  /** What came back is no longer paid; what must come back is no longer foreseen. */
  sommes: Sommes;
}

const LIBELLE_OBJET: Readonly<Record<ObjetFir, string>> = {
  INDEMNISATION: 'indemnisation des professionnels',
  COORDINATION: 'coordination',
  CONSTITUTION: 'constitution de la CPTS',
  APPUI_EXTERNE: 'appui externe',
};

/** Decided aids alone: a refused or withdrawn one gives nothing. Source: rulebook §§ 2.6, 2.7. */
export function amorcageDe(faits: FaitsCpts, lire: Lire, jour: DateCivile): LigneDAmorcage[] {
  const aides = (faits.fir ?? []).flatMap((aide, rang) =>
    aide.decision?.sens === 'ATTRIBUEE' ? [ligneDeLAide(aide, rang + 1, faits, lire)] : [],
  );
  return faits.missionPrecoce ? [...aides, ligneDeLaMission(faits.missionPrecoce, lire, jour)] : aides;
}

function ligneDeLAide(aide: AideFir, rang: number, faits: FaitsCpts, lire: Lire): LigneDAmorcage {
  const { seq, objets, montant = 0, verse, verseeLe, reversement } = aide;
  const decision = aide.decision!;
  const attend = verse < montant && !faits.association ? 'L’association n’est pas déclarée.' : undefined;
  return ligne({
    cle: `FIR-${seq}`,
    poste: 'FIR',
    libelle: `Aide FIR n° ${rang} : ${objets.map((objet) => LIBELLE_OBJET[objet]).join(', ')}`,
    origine: 'aide attribuée par décision de l’ARS',
    decideeLe: decision.le,
    decide: montant,
    verse,
    exige: reversement?.exige ?? 0,
    recu: reversement?.recu ?? 0,
    parametre: lu(aideFirDe(faits.regionArs), lire(aideFirDe(faits.regionArs), decision.le)),
    ...(verseeLe ? { verseeLe } : {}),
    ...(attend ? { attend } : {}),
  });
}

function ligneDeLaMission(precoce: MissionPrecoce, lire: Lire, jour: DateCivile): LigneDAmorcage {
  const { le, seq, mission, montant, demarreeLe, verseeLe, decision } = precoce;
  const demarree = demarreeLe !== undefined && demarreeLe <= jour;
  return ligne({
    cle: `MISSION_PRECOCE-${seq}`,
    poste: 'MISSION_PRECOCE',
    libelle: `Mission précoce « ${LIBELLE_MISSION[mission]} »`,
    origine: 'forfait de la taille de la CPTS à la signature',
    decideeLe: le,
    decide: montant,
    verse: verseeLe ? montant : 0,
    exige: decision?.montant ?? 0,
    recu: decision?.recu ?? 0,
    parametre: lu(FORFAIT_MISSION_PRECOCE, lire(FORFAIT_MISSION_PRECOCE, le)),
    ...(verseeLe ? { verseeLe } : demarree ? {} : { attend: 'Le démarrage de la mission n’est pas déclaré.' }),
  });
}

type Aide = Omit<LigneDAmorcage, 'aRecevoir' | 'calcul' | 'parametres' | 'aConfirmer' | 'sommes'> & {
  origine: string;
  parametre: ParametreLu;
};

function ligne({ origine, parametre, ...aide }: Aide): LigneDAmorcage {
  const { decideeLe, decide, verse, exige, recu, attend } = aide;
  // Nothing more is paid of what is asked back.
  const retenu = exige > 0 ? verse - exige : decide;
  const reste = exige > 0 ? 0 : decide - verse;
  return {
    ...aide,
    aRecevoir: exige - recu,
    calcul: {
      formule: exige > 0 ? `${enEuros(verse)} − ${enEuros(exige)} = ${enEuros(retenu)}` : enEuros(decide),
      etapes: [
        `${enEuros(decide)} : ${origine}, le ${dateCourte(decideeLe)}.`,
        ...(verse ? [`${enEuros(verse)} versés.`] : []),
        ...(exige ? [`− ${enEuros(exige)} : à reverser par décision, dont ${enEuros(recu)} reçus.`] : []),
      ],
    },
    parametres: [parametre],
    aConfirmer: parametre.aConfirmer ? [parametre.aConfirmer] : [],
    sommes: { prevu: retenu, du: attend ? 0 : reste, valide: 0, paye: verse - recu },
  };
}
