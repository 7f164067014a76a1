import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { enEuros } from '../../montants';
import { crpa, guideHdf, REGLE_APPLICATION } from '../../sources';
import { FaitsCpts, lettreValidee } from '../../v2019-08-25/faits';
import { finMissionPrecoce, premiereSignature } from '../../v2019-08-25/faits/fir';
import { RegleCpts, surSaisie } from '../../v2019-08-25/regles/communes';
import {
  DemandeExplications,
  RemboursementMissionPrecoce,
  resteARembourser,
  SuiteMissionPrecoce,
  VersementMissionPrecoce,
} from '../evenements/mission-precoce';

const demarrage = ({ faits, donnees }: Examen<FaitsCpts, VersementMissionPrecoce>) =>
  donnees?.demarreeLe ?? faits.missionPrecoce?.demarreeLe;

/** Before the first filing: a project that comes back after an opposition has been filed already. */
const avantLeDepot = ({ faits: { projet }, le }: Examen<FaitsCpts>): boolean =>
  projet === undefined || (projet.version === 1 && le < projet.le);

const recuperable = ({ faits: { missionPrecoce } }: Examen<FaitsCpts>) =>
  missionPrecoce?.verseeLe ? missionPrecoce.montant : 0;

export const REGLES_MISSION_PRECOCE: readonly RegleCpts[] = [
  {
    code: 'R-P2-04',
    enonce: 'La mission précoce s’engage pendant que la CPTS se structure, avant le dépôt du projet de santé.',
    sources: [guideHdf('fiches 10 et 16')],
    aConfirmer: ['Q-03'],
    vraie: avantLeDepot,
    message: ({ faits }) =>
      `Le projet de santé est déposé depuis le ${dateCourte(faits.projet!.le)} : une mission précoce ne s’engage qu’avant.`,
    remede: () => 'Engagez la mission dans le contrat ACI.',
  },
  {
    code: 'A-LETTRE-PRECOCE',
    enonce: 'La lettre d’intention est validée quand la mission précoce s’engage.',
    sources: [guideHdf('fiche 16'), REGLE_APPLICATION],
    aConfirmer: ['Q-03'],
    vraie: ({ faits, le }) => lettreValidee(faits, le),
    message: () =>
      'La lettre d’intention n’est pas validée à cette date : le territoire et sa taille peuvent encore changer.',
    remede: () => 'Vérifiez que la dynamique est assez avancée pour tenir l’engagement.',
  },
  {
    code: 'X-07',
    enonce: 'L’aide se paie à une mission effectivement démarrée.',
    sources: [guideHdf('fiches 10 et 16')],
    aConfirmer: ['Q-03'],
    vraie: (examen: Examen<FaitsCpts, VersementMissionPrecoce>) => (demarrage(examen) ?? '9999-12-31') <= examen.le,
    message: (examen: Examen<FaitsCpts, VersementMissionPrecoce>) => {
      const le = demarrage(examen);
      return le
        ? `La mission ne démarre que le ${dateCourte(le)}.`
        : 'Le démarrage effectif de la mission n’est pas établi.';
    },
    remede: () => 'Indiquez la date à laquelle la mission a démarré.',
  },
  {
    code: 'A-VERSEMENT-PRECOCE',
    enonce: 'L’aide forfaitaire de mission précoce se verse une seule fois.',
    sources: [guideHdf('fiche 16')],
    aConfirmer: ['Q-03'],
    vraie: ({ faits }) => faits.missionPrecoce?.verseeLe === undefined,
    message: ({ faits }) =>
      `L’aide de ${enEuros(faits.missionPrecoce!.montant)} a déjà été versée le ${dateCourte(faits.missionPrecoce!.verseeLe!)}.`,
    remede: () => 'Aucun autre versement n’est dû à ce titre.',
  },
  {
    code: 'D-P2-03',
    enonce: 'Le délai pour déposer le projet et adhérer à l’ACI est passé sans que l’engagement ait été tenu.',
    sources: [guideHdf('fiche 16')],
    aConfirmer: ['Q-03'],
    vraie: ({ faits, lire, le }) => {
      const fin = finMissionPrecoce(faits, lire);
      return fin !== undefined && le > fin && !((premiereSignature(faits) ?? '9999-12-31') <= fin);
    },
    message: ({ faits, lire }) => {
      const fin = finMissionPrecoce(faits, lire);
      if (fin === undefined) return 'Aucune mission précoce n’est engagée.';
      const signature = premiereSignature(faits);
      return signature && signature <= fin
        ? `L’engagement est tenu : le contrat ACI est signé depuis le ${dateCourte(signature)}, et le délai courait jusqu’au ${dateCourte(fin)}.`
        : `Le délai pour déposer le projet et signer le contrat ACI court jusqu’au ${dateCourte(fin)}.`;
    },
    remede: () => 'L’aide est acquise tant que le délai court, et définitivement si l’engagement est tenu à temps.',
  },
  {
    code: 'A-DELAI-EXPLICATIONS',
    enonce: 'La date fixée pour répondre suit la demande d’explications.',
    sources: [REGLE_APPLICATION],
    vraie: surSaisie<DemandeExplications>(({ avantLe }, { le }) => avantLe > le),
    message: ({ donnees, le }: Examen<FaitsCpts, DemandeExplications>) =>
      `La réponse est attendue au plus tard le ${dateCourte(donnees!.avantLe)}, mais la demande est du ${dateCourte(le)}.`,
    remede: () => 'Laissez à la CPTS le temps de répondre.',
  },
  {
    code: 'A-EXPLICATIONS',
    enonce: 'La récupération se décide une fois les explications reçues, ou passée la date fixée pour répondre.',
    sources: [crpa('L.121-1'), crpa('L.122-1'), REGLE_APPLICATION],
    aConfirmer: ['Q-03'],
    vraie: ({ faits, le }) => {
      const { avantLe, recuesLe } = faits.missionPrecoce?.explications ?? {};
      return (recuesLe ?? '9999-12-31') <= le || (avantLe ?? '9999-12-31') < le;
    },
    message: ({ faits }) =>
      faits.missionPrecoce?.explications
        ? `La CPTS peut répondre jusqu’au ${dateCourte(faits.missionPrecoce.explications.avantLe)}.`
        : 'Aucune explication n’a été demandée.',
    remede: () => 'Attendez la réponse de la CPTS, ou la date fixée.',
  },
  {
    code: 'A-RECUPERATION-PRECOCE',
    enonce: 'La récupération ne dépasse pas l’aide versée.',
    sources: [guideHdf('fiche 16'), REGLE_APPLICATION],
    aConfirmer: ['Q-03'],
    vraie: (examen: Examen<FaitsCpts, SuiteMissionPrecoce>) =>
      recuperable(examen) > 0 && (examen.donnees?.montantCentimes ?? 0) <= recuperable(examen),
    message: (examen: Examen<FaitsCpts, SuiteMissionPrecoce>) =>
      recuperable(examen) === 0
        ? 'L’aide de mission précoce n’a pas été versée : il n’y a rien à récupérer.'
        : `La récupération de ${enEuros(examen.donnees!.montantCentimes!)} dépasse l’aide versée, de ${enEuros(recuperable(examen))}.`,
    remede: () => 'Ramenez la récupération à l’aide versée, ou renoncez-y.',
  },
  {
    code: 'A-REMBOURSEMENT-PRECOCE',
    enonce: 'Le remboursement ne dépasse pas ce qui reste à récupérer.',
    sources: [REGLE_APPLICATION],
    vraie: ({ faits, donnees }: Examen<FaitsCpts, RemboursementMissionPrecoce>) =>
      (donnees?.montantCentimes ?? 0) <= resteARembourser(faits),
    message: ({ faits }) => `Il ne reste que ${enEuros(resteARembourser(faits))} à récupérer.`,
    remede: () => 'Vérifiez le montant reçu.',
  },
];
