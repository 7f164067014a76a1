import { Centimes, DateCivile, somme } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { LIBELLE_MISSION, Mission, MISSIONS } from '../missions';
import { enEuros } from '../montants';
import { PRORATA_DU_VARIABLE } from '../parametres';
import { FaitsCpts } from '../v2019-08-25/faits';
import { LigneDuDecompte } from '../v2019-08-25/faits/fin';
import { anneesAvant, AnneeDeContrat } from './annees';
import { atteinteDe } from './atteinte';
import { Base, calculer, Droit, droitAuFonctionnement, droitFixe, droitVariable } from './droits';
import { lignesDeLAnnee } from './echeancier';
import { finDe } from './fin';
import { aConfirmer, Calcul, enMots, lu, multiplier, ParametreLu } from './lignes';
import { ContratSigne } from './regime';
import { Ligne, suivre } from './suivi';
import { Poste } from '../postes';

/** An item of the year that an end cut short. Amounts in cents. */
export interface LigneDuDecompteCalcule {
  poste: Poste;
  /** What the fixed share gives from its start in the year until the end. */
  droitAcquis: Centimes;
  /** Paid for that year, released by a second person. */
  avanceRecue: Centimes;
  /** Below zero, what is due to the CPTS. */
  tropPercu: Centimes;
  /** Ordered and not released: to be released or cancelled before the statement. */
  aLiberer: Centimes;
  calcul: Pick<Calcul, 'formule' | 'etapes'>;
  parametres: readonly ParametreLu[];
  aConfirmer: readonly string[];
}

/** The results of a mission over the part of a year that no meeting evaluates on its anniversary. Q-18. */
export interface VariableDuDecompte {
  poste: Mission;
  /** None as long as nobody found how far the mission went. */
  montant: Centimes | null;
  calcul: Pick<Calcul, 'formule' | 'etapes'>;
  parametres: readonly ParametreLu[];
  aConfirmer: readonly string[];
}

export interface DecompteCalcule {
  /** Rank in the journal of the signature of the contract. */
  contrat: number;
  /** First day on which it no longer runs. */
  fin: DateCivile;
  /** A notice still runs: the amounts are those of its end, if nothing changes until then. */
  provisoire: boolean;
  /** The year cut short; none when the end is an anniversary. */
  annee?: AnneeDeContrat;
  lignes: readonly LigneDuDecompteCalcule[];
  variables: readonly VariableDuDecompte[];
  /** Of the years that were closed: due or awaited, and not paid. May be set against what was received in excess. */
  restesDus: readonly (Pick<Ligne, 'cle' | 'poste' | 'nature' | 'annee' | 'etat' | 'attend'> & { montant: Centimes })[];
  sommes: {
    droits: Centimes;
    avances: Centimes;
    /** Advances above rights; below zero, what is due to the CPTS. */
    tropPercu: Centimes;
    /** Found results of the year cut short. */
    variable: Centimes;
    /** Due of the closed years, on that day. */
    restesDus: Centimes;
    /** What remains to be asked back once all that is due is set against it; below zero, to be paid. */
    apresCompensation: Centimes;
  };
}

/**
 * What the end of a contract leaves to be settled, on `jour`, an agency's civil day: of the notice that runs or, when none
 * does, of the contract that ended last. Nothing when no contract ends. It is worked out, never asked back: a person
 * decides. Source: rulebook §§ 1.10, 2.12.
 */
export function decompteDe(faits: FaitsCpts, lire: Lire, jour: DateCivile): DecompteCalcule | undefined {
  const { contrat } = faits;
  const enPreavis = contrat?.signature && contrat.resiliation && !contrat.fin;
  return enPreavis ? etablir(contrat as ContratSigne, { faits, lire, jour }) : decompteDuContratFini(faits, lire, jour);
}

/** The same, of a contract that has ended: the one that a statement settles. */
export function decompteDuContratFini(faits: FaitsCpts, lire: Lire, jour: DateCivile): DecompteCalcule | undefined {
  const fini = [faits.contrat, faits.contrat?.precedent].find((un) => un?.signature && un.fin);
  return fini && etablir(fini as ContratSigne, { faits, lire, jour });
}

/** What a statement holds, item by item: the results that were found add to the fixed share. In cents. */
export const lignesCalculees = (faits: FaitsCpts, lire: Lire, jour: DateCivile): LigneDuDecompte[] =>
  lignesAInscrire(decompteDuContratFini(faits, lire, jour));

/** The same, of a statement that is worked out already. */
export const lignesAInscrire = (calcule: DecompteCalcule | undefined): LigneDuDecompte[] =>
  (calcule?.lignes ?? []).map(({ poste, droitAcquis, avanceRecue }) => ({
    poste,
    droitAcquis: droitAcquis + (calcule!.variables.find((un) => un.poste === poste)?.montant ?? 0),
    avanceRecue,
  }));

function etablir(contrat: ContratSigne, base: Base): DecompteCalcule {
  const fin = finDe(contrat, base);
  const annees = anneesAvant(contrat.signature.le, fin);
  const annee = annees.find(({ au }) => au > fin);
  const droits = annee ? droitsDe(contrat, annee, fin, base) : [];
  const lignes = annee ? lignesDe(contrat, annee, fin, droits, base) : [];
  const variables = annee ? variablesDe(contrat, annee, fin, droits, base) : [];
  const restesDus = restesDe(contrat, fin, annees, base);
  const avances = somme(lignes.map(({ avanceRecue }) => avanceRecue));
  const acquis = somme(lignes.map(({ droitAcquis }) => droitAcquis));
  const variable = somme(variables.map(({ montant }) => montant ?? 0));
  const dus = somme(restesDus.map(({ etat, montant }) => (etat === 'DUE' ? montant : 0)));
  const tropPercu = avances - acquis;
  return {
    contrat: contrat.signature.seq,
    fin,
    provisoire: !contrat.fin,
    ...(annee ? { annee } : {}),
    lignes,
    variables,
    restesDus,
    sommes: {
      droits: acquis,
      avances,
      tropPercu,
      variable,
      restesDus: dus,
      apresCompensation: tropPercu - variable - dus,
    },
  };
}

/** A mission of which the start is only supposed has earned nothing. */
const droitsDe = (contrat: ContratSigne, annee: AnneeDeContrat, fin: DateCivile, base: Base): Droit[] =>
  [
    droitAuFonctionnement(contrat, annee, base),
    ...MISSIONS.flatMap((mission) => droitFixe(contrat, annee, mission, base) ?? []),
  ].filter(({ poste, debut }) => debut < fin && (poste === 'FONCTIONNEMENT' || base.faits.missions[poste]));

function lignesDe(
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  fin: DateCivile,
  droits: readonly Droit[],
  base: Base,
): LigneDuDecompteCalcule[] {
  const verses = (base.faits.versements ?? []).filter(
    (un) => !un.annule && un.contrat === contrat.signature.seq && un.annee === annee.rang && un.nature !== 'VARIABLE',
  );
  const postes = [...new Set([...droits.map(({ poste }) => poste), ...verses.map(({ poste }) => poste)])];
  return postes.map((poste) => {
    const siens = verses.filter((un) => un.poste === poste);
    const [avanceRecue, aLiberer] = [true, false].map((libere) =>
      somme(siens.map((un) => (Boolean(un.libere) === libere ? un.montant : 0))),
    ) as [Centimes, Centimes];
    const droit = droits.find((un) => un.poste === poste);
    const { calcul, parametres } = droit ? calculer(contrat, annee, droit, base, fin) : SANS_DROIT;
    const tropPercu = avanceRecue - calcul.montant;
    return {
      poste,
      droitAcquis: calcul.montant,
      avanceRecue,
      tropPercu,
      aLiberer,
      calcul: { formule: calcul.formule, etapes: [...calcul.etapes, resultat(avanceRecue, calcul.montant)] },
      parametres,
      aConfirmer: aConfirmer({ parametres }),
    };
  });
}

const SANS_DROIT: { calcul: Calcul; parametres: readonly ParametreLu[] } = {
  calcul: { montant: 0, formule: enEuros(0), etapes: ['0 € : le poste n’a ouvert aucun droit avant la fin.'] },
  parametres: [],
};

function resultat(recu: Centimes, acquis: Centimes): string {
  const compte = `${enEuros(recu)} reçus − ${enEuros(acquis)} acquis`;
  if (recu === acquis) return `${compte} : rien à régler.`;
  return recu > acquis
    ? `${compte} = ${enEuros(recu - acquis)} reçus en trop.`
    : `${compte} : ${enEuros(acquis - recu)} dus à la CPTS.`;
}

function variablesDe(
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  fin: DateCivile,
  droits: readonly Droit[],
  base: Base,
): VariableDuDecompte[] {
  const { faits, lire } = base;
  const suivi = lire(PRORATA_DU_VARIABLE, contrat.signature.le);
  return droits.flatMap((fixe) => {
    const { poste } = fixe;
    // A crisis is paid in full on its own report. Q-19.
    if (poste === 'FONCTIONNEMENT' || poste === 'CRISE') return [];
    const atteinte = atteinteDe(contrat, annee.rang, poste, faits, lire);
    if (!atteinte) return [enAttente(poste, suivi.aConfirmer)];
    const droit = droitVariable(contrat, annee, poste, fixe, base);
    const constate = { ...droit, facteurs: [...droit.facteurs, atteinte.facteur] };
    const { calcul, parametres } = suivi.valeur
      ? calculer(contrat, annee, constate, base, fin)
      : { calcul: multiplier(constate.base, constate.origine, constate.facteurs), parametres: constate.parametres };
    const lus = [...parametres, lu(PRORATA_DU_VARIABLE, suivi), atteinte.parametre];
    return [
      {
        poste,
        montant: calcul.montant,
        calcul: enMots(calcul),
        parametres: lus,
        aConfirmer: aConfirmer({ parametres: lus }),
      },
    ];
  });
}

const enAttente = (poste: Mission, point: string | undefined): VariableDuDecompte => ({
  poste,
  montant: null,
  calcul: {
    formule: 'au dernier dialogue de gestion',
    etapes: [
      `Le taux d’atteinte de « ${LIBELLE_MISSION[poste]} » n’est pas constaté : sa part variable se règle au dernier dialogue.`,
    ],
  },
  parametres: [],
  aConfirmer: point ? [point] : [],
});

/** Balances and results of the years that an anniversary closed; of the year cut short, the crises alone. */
function restesDe(
  contrat: ContratSigne,
  fin: DateCivile,
  annees: readonly AnneeDeContrat[],
  base: Base,
): DecompteCalcule['restesDus'] {
  const lignes = annees.flatMap((annee) => lignesDeLAnnee(contrat, annee, base));
  return suivre(contrat, fin, lignes, base)
    .filter(({ nature, etat }) => nature !== 'AVANCE' && (etat === 'DUE' || etat === 'PREVUE'))
    .map(({ cle, poste, nature, annee, etat, attend, montant, ordonne }) => ({
      cle,
      poste,
      nature,
      annee,
      etat,
      ...(attend ? { attend } : {}),
      montant: montant - ordonne,
    }));
}
