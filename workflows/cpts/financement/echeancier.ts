import { DateCivile } from '#libs/droit';
import { Mission, MISSIONS } from '../missions';
import {
  ATTEINTE_PREVUE,
  BASE_DU_PRORATA,
  FENETRE_DIALOGUE,
  FONCTIONNEMENT_PREMIERE_ANNEE,
  PART_AVANCEE,
  PRORATA_DU_VARIABLE,
} from '../parametres';
import { dernierJour } from '../v2019-08-25/dernier-jour';
import { AnneeDeContrat, prorata } from './annees';
import { atteinteDe } from './atteinte';
import { Base, calculer, Droit, droitAuFonctionnement, droitFixe, droitVariable } from './droits';
import { finDe } from './fin';
import {
  Calcul,
  cleDeLigne,
  enMots,
  enPourCent,
  Facteur,
  LigneCalculee,
  lu,
  multiplier,
  ParametreLu,
  retrancher,
} from './lignes';
import { ContratSigne } from './regime';
import { NatureDeVersement } from '../postes';

/** Every payment that a year of a contract foresees, in the order of the items. Source: rulebook § 2.8. */
export function lignesDeLAnnee(contrat: ContratSigne, annee: AnneeDeContrat, base: Base): LigneCalculee[] {
  return [
    ...decouper(contrat, annee, droitAuFonctionnement(contrat, annee, base), base),
    ...MISSIONS.flatMap((mission) => {
      const droit = droitFixe(contrat, annee, mission, base);
      return droit
        ? [...decouper(contrat, annee, droit, base), ...lignesVariables(contrat, annee, mission, droit, base)]
        : [];
    }),
  ];
}

/** The advance when the year opens or the mission starts, then the balance: their sum is the whole, to the cent. */
function decouper(contrat: ContratSigne, annee: AnneeDeContrat, droit: Droit, base: Base): LigneCalculee[] {
  const { calcul: total, parametres } = calculer(contrat, annee, droit, base);
  const ligne = preparer(contrat, annee, droit);
  const avancer = (taux: number, dit: string) =>
    multiplier(droit.base, droit.origine, [
      ...droit.facteurs,
      enPourCent(taux, dit),
      ...prorataDe(contrat, annee, droit, base),
    ]);
  const fonctionnement = droit.poste === 'FONCTIONNEMENT';
  const premiere = base.lire(FONCTIONNEMENT_PREMIERE_ANNEE, contrat.signature.le);
  const dOuverture = fonctionnement && annee.rang === 1 ? [lu(FONCTIONNEMENT_PREMIERE_ANNEE, premiere)] : [];
  if (dOuverture.length && premiere.valeur === 'EN_ENTIER')
    return [
      ligne('AVANCE', droit.debut, avancer(100, 'versé en entier à la signature, dossier complet'), [
        ...parametres,
        ...dOuverture,
      ]),
    ];
  const part = base.lire(PART_AVANCEE, annee.du);
  const avance = fonctionnement
    ? avancer(part.valeur.fonctionnement, 'avance à l’ouverture de l’année')
    : avancer(part.valeur.missions, 'avance sur la part fixe');
  const lus = [...parametres, ...dOuverture, lu(PART_AVANCEE, part)];
  return [
    ligne('AVANCE', droit.debut, avance, lus),
    {
      ...ligne('SOLDE', annee.au, retrancher(total, avance.montant, 'avance déjà comptée'), lus),
      auPlusTard: dernierJour('D-P7-02', FENETRE_DIALOGUE, annee.au, base.faits, base.lire),
    },
  ];
}

const prorataDe = (
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  { debut }: Pick<Droit, 'debut'>,
  { lire }: Base,
): Facteur[] => (debut === annee.du ? [] : [prorata(annee, lire(BASE_DU_PRORATA, contrat.signature.le).valeur, debut)]);

type Preparer = (
  nature: NatureDeVersement,
  exigibleLe: DateCivile,
  calcul: Calcul,
  parametres: readonly ParametreLu[],
) => LigneCalculee;

const preparer =
  ({ signature }: ContratSigne, annee: AnneeDeContrat, { poste, hypotheses }: Droit): Preparer =>
  (nature, exigibleLe, calcul, parametres) => {
    const place = { contrat: signature.seq, annee: annee.rang, poste, nature };
    return {
      cle: cleDeLigne(place),
      ...place,
      exigibleLe,
      montant: calcul.montant,
      calcul: enMots(calcul),
      parametres,
      hypotheses,
    };
  };

/** What a mission gives for its results: after they are found, or, for a crisis, once its report is validated. */
function lignesVariables(
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  mission: Mission,
  fixe: Droit,
  base: Base,
): LigneCalculee[] {
  const droit = droitVariable(contrat, annee, mission, fixe, base);
  if (mission === 'CRISE') return lignesDeCrise(contrat, annee, droit, base);
  const { lire, faits } = base;
  const suivi = lire(PRORATA_DU_VARIABLE, contrat.signature.le);
  const partielle = fixe.debut !== annee.du;
  const compte = suivi.valeur ? prorataDe(contrat, annee, fixe, base) : [];
  const atteinte = atteinteDe(contrat, annee.rang, mission, faits, lire);
  const prevue = lire(ATTEINTE_PREVUE, annee.du);
  const facteur = atteinte?.facteur ?? enPourCent(prevue.valeur, 'taux d’atteinte que suppose la prévision');
  const parametres = [
    ...droit.parametres,
    ...(partielle ? [lu(PRORATA_DU_VARIABLE, suivi)] : []),
    ...(compte.length ? [lu(BASE_DU_PRORATA, lire(BASE_DU_PRORATA, contrat.signature.le))] : []),
    atteinte?.parametre ?? lu(ATTEINTE_PREVUE, prevue),
  ];
  const calcul = multiplier(droit.base, droit.origine, [...droit.facteurs, facteur, ...compte]);
  const ligne = preparer(contrat, annee, droit)('VARIABLE', annee.au, calcul, parametres);
  return atteinte
    ? [ligne]
    : [{ ...ligne, hypotheses: [...ligne.hypotheses, `atteinte supposée de ${prevue.valeur} %`] }];
}

/**
 * Once a year, in full whatever the day: for a crisis declared while the contract ran and its mission had started, due
 * when its report is validated, be it after the end. Source: rulebook § 2.8, Q-19.
 */
function lignesDeCrise(contrat: ContratSigne, annee: AnneeDeContrat, droit: Droit, base: Base): LigneCalculee[] {
  const { crise, bilansDeCrise = [] } = base.faits;
  const fin = finDe(contrat, base);
  const compte = (declaree: DateCivile) => droit.debut <= declaree && declaree < annee.au && declaree < fin;
  const bilan = bilansDeCrise.find(({ declaree, le }) => compte(declaree ?? le));
  const enCours = crise && !(crise.levee && !crise.activee) && compte(crise.le) ? crise : undefined;
  const depuis = bilan ?? enCours;
  if (!depuis) return [];
  const calcul = multiplier(droit.base, droit.origine, droit.facteurs);
  const ligne = preparer(contrat, annee, droit)('VARIABLE', depuis.le, calcul, droit.parametres);
  return [bilan ? ligne : { ...ligne, attend: 'Le bilan de la crise n’est pas validé.' }];
}
