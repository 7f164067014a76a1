import { Centimes, dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { enEuros } from '../../montants';
import {
  aideFirDe,
  COMPTE_RENDU_FIR,
  CONVENTION_SUBVENTION,
  COORDONNATEUR_AVANT_ACI,
  ObjetFir,
  plafondFir,
} from '../../parametres/fir';
import {
  crpa,
  ficheFas,
  FIR,
  guideHdf,
  guideReunion,
  instructionFiness,
  PLAN_100_CPTS,
  REGLE_APPLICATION,
  SUBVENTIONS,
} from '../../sources';
import { taille } from '../../tailles';
import { dernierJour } from '../dernier-jour';
import {
  AttributionFir,
  CompteRenduFir,
  ExigenceDeReversement,
  resteAReverser,
  resteExigible,
  ReversementRecu,
  sansCompteRendu,
  VersementFir,
} from '../evenements/fir';
import { contratActif, FaitsCpts, lettreValidee } from '../faits';
import { AideFir, aideVisee, derniereAide } from '../faits/fir';
import { RegleCpts, surSaisie } from './communes';
import { regleDeReception } from './procedure';

type ExamenAttribution = Examen<FaitsCpts, AttributionFir>;
type ExamenVersement = Examen<FaitsCpts, VersementFir>;
type ExamenReversement = Examen<FaitsCpts, ExigenceDeReversement>;

const personneMorale = ({ faits: { association }, le }: Examen<FaitsCpts>): boolean =>
  association !== undefined && association.le <= le;

const objetsDe = ({ faits, donnees }: ExamenAttribution): readonly ObjetFir[] =>
  donnees?.objets ?? derniereAide(faits)?.objets ?? [];

const plafond = (examen: ExamenAttribution): Centimes | undefined => {
  const { faits, le, lire } = examen;
  const { valeur } = lire(aideFirDe(faits.regionArs), le);
  return plafondFir(valeur, objetsDe(examen), taille(faits.population.total, le).valeur);
};

const seuil = ({ faits, le, lire }: Examen<FaitsCpts>) =>
  lire(CONVENTION_SUBVENTION, derniereAide(faits)?.decision?.le ?? le).valeur;

const conventionSignee = ({ faits, le }: Examen<FaitsCpts>): boolean =>
  (derniereAide(faits)?.conventionLe ?? '9999-12-31') <= le;

const reliquat = ({ faits }: Examen<FaitsCpts>): Centimes => {
  const aide = derniereAide(faits);
  return (aide?.montant ?? 0) - (aide?.verse ?? 0);
};

/** Last day of the account of a grant. */
const finDuCompteRendu = (aide: AideFir, { faits, lire }: Examen<FaitsCpts>): DateCivile =>
  dernierJour('D-P2-04', COMPTE_RENDU_FIR, aide.finExercice!, faits, lire);

const aRendreCompte = ({ faits, donnees, le }: Examen<FaitsCpts, CompteRenduFir>) =>
  aideVisee(faits, donnees?.aide, (aide) => sansCompteRendu(aide) && aide.verseeLe! <= le);

const exigible = ({ faits, donnees }: ExamenReversement) =>
  aideVisee(faits, donnees?.aide, (aide) => resteExigible(aide) > 0);

/** The account of this grant may still come: its absence is no ground yet. */
const compteEncorePossible = (examen: ExamenReversement): AideFir | undefined => {
  const aide = exigible(examen);
  if (!aide || examen.donnees?.motif !== 'COMPTE_RENDU_NON_PRODUIT') return undefined;
  return aide.compteRendu || examen.le <= finDuCompteRendu(aide, examen) ? aide : undefined;
};

const aReverser = ({ faits, donnees }: Examen<FaitsCpts, ReversementRecu>) =>
  aideVisee(faits, donnees?.aide, (aide) => resteAReverser(aide) > 0);

export const REGLES_FIR: readonly RegleCpts[] = [
  {
    code: 'A-AMORCAGE',
    enonce: 'L’aide d’amorçage se demande avant le contrat ACI.',
    sources: [ficheFas('le financement')],
    vraie: ({ faits }) => !contratActif(faits),
    message: () => 'Un contrat ACI est en vigueur : il finance déjà le fonctionnement et le coordonnateur.',
    remede: () => 'Vérifiez que la dépense n’est pas couverte par le contrat.',
  },
  {
    code: 'X-24',
    enonce: 'L’aide FIR s’attribue quand la lettre d’intention est validée ; elle se paie quand l’association existe.',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    vraie: ({ faits, le }) => lettreValidee(faits, le),
    message: () => 'La lettre d’intention n’est pas validée à cette date : elle seule ouvre droit à l’aide FIR.',
    remede: () => 'Validez d’abord la lettre d’intention, ou refusez la demande d’aide.',
  },
  {
    code: 'X-23',
    enonce: 'L’aide attribuée ne dépasse pas le montant de la région pour la taille de la CPTS.',
    sources: [guideHdf('fiche 5'), guideReunion('accompagnement financier')],
    aConfirmer: ['Q-17'],
    vraie: surSaisie<AttributionFir>(
      ({ montantCentimes }, examen) => montantCentimes <= (plafond(examen) ?? montantCentimes),
    ),
    message: (examen: ExamenAttribution) =>
      `L’aide de ${enEuros(examen.donnees!.montantCentimes)} dépasse le montant régional de ${enEuros(plafond(examen)!)} pour une CPTS de taille ${taille(examen.faits.population.total, examen.le).valeur}.`,
    remede: () => 'Ramenez l’aide au montant de la région, ou gardez au dossier ce qui justifie de le dépasser.',
  },
  {
    code: 'R-T-12',
    enonce: 'Un coordonnateur se finance avant l’ACI depuis le plan « 100 % CPTS », ou là où la région le prévoit.',
    sources: [PLAN_100_CPTS],
    vraie: surSaisie<AttributionFir>((_, examen) => {
      const { faits, le, lire } = examen;
      if (!objetsDe(examen).includes('COORDINATION') || lire(COORDONNATEUR_AVANT_ACI, le).valeur) return true;
      return lire(aideFirDe(faits.regionArs), le).valeur?.COORDINATION !== undefined;
    }),
    message: () =>
      `Avant le ${dateCourte(COORDONNATEUR_AVANT_ACI.valeurs.at(-1)!.du)}, aucun texte national ne finance un coordonnateur avant l’ACI, et la région n’en prévoit pas.`,
    remede: () => 'Vérifiez le fondement de cette part de l’aide.',
  },
  {
    code: 'G-P2-04',
    enonce: 'L’aide FIR est payée à une CPTS dont la lettre est validée et qui a la personnalité morale.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 4')],
    vraie: (examen) => lettreValidee(examen.faits, examen.le) && personneMorale(examen),
    message: (examen) =>
      `L’aide ne peut pas encore être payée : ${[
        ...(lettreValidee(examen.faits, examen.le) ? [] : ['la lettre d’intention n’est pas validée']),
        ...(personneMorale(examen) ? [] : ['la CPTS n’a pas la personnalité morale']),
      ].join(' et ')}.`,
    remede: () => 'L’attribution reste acquise : payez quand l’association sera déclarée.',
  },
  {
    code: 'R-P2-03',
    enonce: 'Au-delà du seuil, une convention fixe l’objet, le montant et les conditions d’emploi de la subvention.',
    sources: [SUBVENTIONS, FIR],
    vraie: (examen) => (derniereAide(examen.faits)?.montant ?? 0) <= seuil(examen) || conventionSignee(examen),
    message: (examen) =>
      `L’aide de ${enEuros(derniereAide(examen.faits)!.montant!)} dépasse ${enEuros(seuil(examen))} : sans convention signée, elle ne peut être payée.`,
    remede: () => 'Enregistrez la signature de la convention (objet, montant, conditions d’emploi).',
  },
  {
    code: 'A-CONTRAT-FIR',
    enonce: 'La décision d’attribution s’accompagne d’un contrat, même en deçà du seuil de la convention.',
    sources: [FIR],
    vraie: conventionSignee,
    message: () => 'Aucun contrat ni convention n’est enregistré pour cette aide.',
    remede: () => 'Joignez à la décision un contrat, même simple : il dit l’emploi attendu des fonds.',
  },
  {
    code: 'A-RELIQUAT-FIR',
    enonce: 'Les versements ne dépassent pas l’aide attribuée.',
    sources: [FIR, REGLE_APPLICATION],
    vraie: (examen: ExamenVersement) => (examen.donnees?.montantCentimes ?? 1) <= reliquat(examen),
    message: (examen: ExamenVersement) =>
      reliquat(examen) === 0
        ? 'L’aide attribuée est déjà versée en entier.'
        : `Il reste ${enEuros(reliquat(examen))} à verser : ${enEuros(examen.donnees!.montantCentimes)} dépasseraient l’aide attribuée.`,
    remede: () => 'Vérifiez le montant ; une aide plus élevée demande une nouvelle décision.',
  },
  regleDeReception('A-PIECES-FIR', 'L.114-5, al. 3', (faits) => derniereAide(faits)?.demandes ?? []),
  {
    code: 'A-COMPTE-FIR',
    enonce: 'Le compte rendu porte sur une aide versée dont il n’est pas encore rendu compte.',
    sources: [SUBVENTIONS, REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, CompteRenduFir>) => aRendreCompte(examen) !== undefined,
    message: ({ donnees }: Examen<FaitsCpts, CompteRenduFir>) =>
      donnees?.aide
        ? `L’aide n° ${donnees.aide} n’attend pas de compte rendu à cette date.`
        : 'Aucune aide versée n’attend de compte rendu à cette date.',
    remede: () => 'Enregistrez d’abord le versement de l’aide, ou vérifiez le rang de l’aide.',
  },
  {
    code: 'D-P2-04',
    enonce: 'Le compte rendu financier est produit dans le délai qui suit la fin de l’exercice.',
    sources: [SUBVENTIONS],
    vraie: (examen: Examen<FaitsCpts, CompteRenduFir>) => {
      const aide = aRendreCompte(examen);
      return !aide || examen.le <= finDuCompteRendu(aide, examen);
    },
    message: (examen: Examen<FaitsCpts, CompteRenduFir>) =>
      `Le compte rendu était attendu au plus tard le ${dateCourte(finDuCompteRendu(aRendreCompte(examen)!, examen))}.`,
    remede: () => 'Tenez-en compte pour les demandes suivantes : le retard seul n’oblige à aucun reversement.',
  },
  {
    code: 'E-P8-05',
    enonce: 'Un reversement s’exige de ce qui a été versé, quand les conditions de l’aide ne sont pas tenues.',
    sources: [crpa('L.242-2, 2°'), SUBVENTIONS],
    vraie: (examen: ExamenReversement) => {
      const aide = exigible(examen);
      if (!aide || compteEncorePossible(examen)) return false;
      return (examen.donnees?.montantCentimes ?? 0) <= resteExigible(aide);
    },
    message: (examen: ExamenReversement) => {
      const aide = exigible(examen);
      if (!aide) return 'Aucune aide versée ne peut donner lieu à reversement.';
      const encore = compteEncorePossible(examen);
      if (encore?.compteRendu) return `Le compte rendu a été produit le ${dateCourte(encore.compteRendu.le)}.`;
      if (encore)
        return `Le compte rendu peut encore être produit jusqu’au ${dateCourte(finDuCompteRendu(encore, examen))}.`;
      return `Le reversement de ${enEuros(examen.donnees!.montantCentimes)} dépasse ce qui peut être exigé : ${enEuros(resteExigible(aide))}.`;
    },
    remede: () => 'Exigez au plus ce qui a été versé, pour un motif établi à cette date.',
  },
  {
    code: 'A-REVERSEMENT-FIR',
    enonce: 'Un reversement reçu répond à un reversement exigé, sans le dépasser.',
    sources: [crpa('L.242-2, 2°'), REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, ReversementRecu>) => {
      const aide = aReverser(examen);
      return aide !== undefined && (examen.donnees?.montantCentimes ?? 0) <= resteAReverser(aide);
    },
    message: (examen: Examen<FaitsCpts, ReversementRecu>) => {
      const aide = aReverser(examen);
      return aide
        ? `Il reste ${enEuros(resteAReverser(aide))} à reverser, moins que ${enEuros(examen.donnees!.montantCentimes)}.`
        : 'Aucun reversement n’est attendu.';
    },
    remede: () => 'Vérifiez le montant et la décision qui exige le reversement.',
  },
];
