import { ajouterJours, dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import {
  CONVOCATION_DIALOGUE,
  DOSSIER_DU_DIALOGUE,
  FENETRE_DIALOGUE,
  PieceDuDialogue,
  PIECES_DU_DIALOGUE,
} from '../../parametres';
import { ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import { anneesAEvaluer, anneesInterrompues, contratDeLAnnee, dialogueDe } from '../calendrier';
import { anniversaire, finDuContrat } from '../delais';
import { PARTIES } from '../evenements/champs';
import { dernierJour } from '../dernier-jour';
import { ConvocationDialogue, DialogueDeGestion, SaisineCpr, SignaturePv } from '../evenements/dialogue';
import { contratSigne, FaitsCpts } from '../faits';
import { Dialogue } from '../faits/vie';
import { RegleCpts, surSaisie } from './communes';
import { REGLES_INDICATEURS } from './indicateurs';

type SurLeDialogue = DialogueDeGestion & Partial<ConvocationDialogue>;

/** The day on which the meeting is held, or is to be: a file may come, and a call be sent, before it. */
const jourDuDialogue = ({ type, donnees, faits, le, lire }: Examen<FaitsCpts, SurLeDialogue>): DateCivile => {
  if (type === 'TENIR_DIALOGUE_GESTION') return le;
  return donnees?.prevuLe ?? finDuContrat(faits, lire) ?? le;
};

const dialogueTenu = ({ donnees, faits, le }: Examen<FaitsCpts, { annee: number }>): Dialogue | undefined => {
  if (!donnees) return undefined;
  const tenu = dialogueDe(faits, contratDeLAnnee(faits, donnees.annee, le), donnees.annee);
  return tenu && tenu.le <= le ? tenu : undefined;
};

/** The meeting of that year, when the parties ended it on a disagreement. */
const desaccordDe = ({ donnees, faits, ...examen }: Examen<FaitsCpts, SurLeDialogue>): Dialogue | undefined => {
  if (!donnees) return undefined;
  const contrat = contratDeLAnnee(faits, donnees.annee, jourDuDialogue({ donnees, faits, ...examen }));
  const tenu = dialogueDe(faits, contrat, donnees.annee);
  return tenu?.desaccord ? tenu : undefined;
};

/** Once their partial minutes are signed, and the commission has spoken if it was asked to, they may meet again. */
const estAReprendre = (tenu: Dialogue | undefined): boolean =>
  tenu?.desaccord === true && tenu.pv !== undefined && (!tenu.saisine || tenu.avis !== undefined);

const nonDemarrees = ({ donnees, faits, le }: Examen<FaitsCpts, DialogueDeGestion>): Mission[] =>
  (donnees?.deploiements ?? []).filter((mission) => !((faits.missions[mission]?.le ?? '9999') <= le));

/** Documents still awaited before a meeting, once some have come. */
const piecesManquantes = ({ donnees, faits, le, lire, type }: Examen<FaitsCpts, Partial<SurLeDialogue>>): string[] => {
  if (donnees?.annee === undefined) return [];
  const contrat = contratDeLAnnee(faits, donnees.annee, le);
  const recues = [
    ...(faits.preparations ?? [])
      .filter((p) => p.annee === donnees.annee && p.contrat === contrat?.signature.seq)
      .flatMap(({ pieces }) => pieces),
    ...(type === 'RECEVOIR_DOSSIER_DIALOGUE' ? (donnees as { pieces: PieceDuDialogue[] }).pieces : []),
  ];
  if (recues.length === 0) return [];
  return lire(DOSSIER_DU_DIALOGUE, le)
    .valeur.filter((piece) => !recues.includes(piece))
    .map((piece) => PIECES_DU_DIALOGUE[piece]);
};

const finDeLaFenetre = (examen: Examen<FaitsCpts, SurLeDialogue>): DateCivile | undefined => {
  if (examen.donnees?.annee === undefined) return undefined;
  const { annee } = examen.donnees;
  const contrat = contratDeLAnnee(examen.faits, annee, jourDuDialogue(examen));
  if (!contrat) return undefined;
  const depart = anniversaire(contrat.signature.le, annee);
  return dernierJour('D-P7-02', FENETRE_DIALOGUE, depart, examen.faits, examen.lire);
};

const auPlusTotLe = ({ le, lire }: Examen<FaitsCpts>): DateCivile =>
  ajouterJours(le, lire(CONVOCATION_DIALOGUE, le).valeur.jours);

export const REGLES_DIALOGUE: readonly RegleCpts[] = [
  {
    code: 'D-P7-02',
    enonce:
      'L’année évaluée est close par une date anniversaire ou par la fin du contrat, et n’a pas encore eu son dialogue de gestion, ou l’a eu sur un désaccord à reprendre.',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 6')],
    vraie: (examen: Examen<FaitsCpts, SurLeDialogue>) => {
      const { faits, lire } = examen;
      const jour = jourDuDialogue(examen);
      const annees = [...anneesAEvaluer(faits, jour, lire), ...anneesInterrompues(faits, jour)];
      if (!examen.donnees) return annees.length > 0 || examen.faits.dialogues.some(estAReprendre);
      return annees.some(({ annee }) => annee === examen.donnees!.annee) || estAReprendre(desaccordDe(examen));
    },
    message: (examen: Examen<FaitsCpts, SurLeDialogue>) => {
      const { faits, donnees, le, lire } = examen;
      const signature = contratSigne(faits)?.signature;
      if (!signature) return 'Aucun contrat ACI n’est signé : il n’y a pas d’année à évaluer.';
      if (!donnees) return `Aucune année de contrat n’attend son dialogue de gestion le ${dateCourte(le)}.`;
      const jour = jourDuDialogue(examen);
      const anniv = anniversaire(signature.le, donnees.annee);
      const fin = finDuContrat(faits, lire)!;
      const desaccord = desaccordDe(examen);
      if (desaccord)
        return desaccord.pv
          ? `La commission est saisie du désaccord de l’année ${donnees.annee} : le dialogue reprend après son avis.`
          : `Le dialogue de l’année ${donnees.annee} s’est conclu sur un désaccord : il reprend une fois signé son procès-verbal partiel.`;
      if (dialogueDe(faits, contratDeLAnnee(faits, donnees.annee, jour), donnees.annee))
        return `Le dialogue de l’année ${donnees.annee} a déjà été tenu.`;
      return anniv > fin
        ? `Le contrat prend fin le ${dateCourte(fin)}, avant la fin de l’année ${donnees.annee}.`
        : `L’année ${donnees.annee} n’est close que le ${dateCourte(anniv)}, date anniversaire du contrat.`;
    },
    remede: ({ donnees }) =>
      donnees
        ? 'Vérifiez l’année de contrat évaluée et la date du dialogue.'
        : 'Le dialogue se tient après chaque date anniversaire du contrat, une fois par année.',
  },
  {
    code: 'A-MISSION-DEMARREE',
    enonce: 'Une mission pleinement déployée a d’abord démarré.',
    sources: [guideHdf('fiche 17'), REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, DialogueDeGestion>) => nonDemarrees(examen).length === 0,
    message: (examen: Examen<FaitsCpts, DialogueDeGestion>) =>
      `Le démarrage n’est pas enregistré pour : ${nonDemarrees(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')}.`,
    remede: () => 'Enregistrez d’abord le démarrage de la mission, à sa date, ou retirez-la des missions déployées.',
  },
  ...REGLES_INDICATEURS,
  {
    code: 'X-14',
    enonce: 'Le dialogue de gestion se tient entre la date anniversaire et la fin de la fenêtre qui la suit.',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 6')],
    vraie: (examen: Examen<FaitsCpts, SurLeDialogue>) =>
      desaccordDe(examen) !== undefined || jourDuDialogue(examen) <= (finDeLaFenetre(examen) ?? '9999'),
    message: (examen: Examen<FaitsCpts, SurLeDialogue>) =>
      `Le dialogue de l’année ${examen.donnees!.annee} devait se tenir au plus tard le ${dateCourte(finDeLaFenetre(examen)!)} : les soldes ont attendu.`,
    remede: () => 'Tenez-le sans attendre : ce retard n’a pas d’autre effet.',
  },
  {
    code: 'A-CONVOCATION',
    enonce: 'La convocation laisse aux parties le temps de se préparer.',
    sources: [REGLE_APPLICATION],
    derogeablePour: ['CONVOQUER_DIALOGUE_GESTION'],
    vraie: surSaisie<ConvocationDialogue>(({ prevuLe }, examen) => prevuLe >= auPlusTotLe(examen)),
    message: (examen: Examen<FaitsCpts, ConvocationDialogue>) =>
      `Convoqué le ${dateCourte(examen.le)}, le dialogue ne se tient pas avant le ${dateCourte(auPlusTotLe(examen))}.`,
    remede: () =>
      'Retenez une date plus éloignée ; si les trois parties acceptent celle-ci, dites-le dans une dérogation.',
  },
  {
    code: 'A-DOSSIER-DIALOGUE',
    enonce: 'Le dossier du dialogue de gestion est complet.',
    sources: [guideHdf('fiches 6 et 7'), ficheFas('le suivi du contrat')],
    vraie: (examen: Examen<FaitsCpts, SurLeDialogue>) => piecesManquantes(examen).length === 0,
    message: (examen: Examen<FaitsCpts, SurLeDialogue>) =>
      `Il manque au dossier de l’année ${examen.donnees!.annee} : ${piecesManquantes(examen).join(', ')}.`,
    remede: () => 'Demandez ces pièces à la CPTS avant le dialogue ; leur absence n’empêche pas de le tenir.',
  },
  {
    code: 'A-PV-A-SIGNER',
    enonce: 'Le dialogue de l’année a été tenu, et son procès-verbal n’est pas encore signé.',
    sources: [ficheFas('le suivi du contrat'), REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, SignaturePv>) => {
      if (!examen.donnees) return examen.faits.dialogues.some(({ pv }) => !pv);
      const tenu = dialogueTenu(examen);
      return tenu !== undefined && tenu.pv === undefined;
    },
    message: (examen: Examen<FaitsCpts, SignaturePv>) => {
      if (!examen.donnees) return 'Aucun procès-verbal n’attend d’être signé.';
      const { annee } = examen.donnees;
      const pv = dialogueTenu(examen)?.pv;
      return pv
        ? `Le procès-verbal de l’année ${annee} a été signé le ${dateCourte(pv.le)}.`
        : `Le dialogue de l’année ${annee} n’a pas été tenu.`;
    },
    remede: () => 'Enregistrez d’abord le dialogue de gestion de cette année, ou vérifiez l’année.',
  },
  {
    code: 'A-SIGNATAIRES',
    enonce: 'Le procès-verbal est signé des trois parties.',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 6')],
    vraie: surSaisie<SignaturePv>(({ signataires = [] }) => PARTIES.every((partie) => signataires.includes(partie))),
    message: ({ donnees }: Examen<FaitsCpts, SignaturePv>) =>
      `Il manque la signature de : ${PARTIES.filter((partie) => !donnees?.signataires?.includes(partie)).join(', ')}.`,
    remede: () =>
      'Faites signer les trois parties ; en cas de désaccord, elles signent un procès-verbal partiel, réserves comprises.',
  },
  {
    code: 'A-DESACCORD',
    enonce: 'Le dialogue de l’année s’est conclu sur un désaccord, dont la commission n’est pas encore saisie.',
    sources: [ficheFas('les instances paritaires')],
    vraie: (examen: Examen<FaitsCpts, SaisineCpr>) => {
      const attend = (dialogue?: Dialogue) => dialogue?.desaccord === true && dialogue.saisine === undefined;
      return examen.donnees ? attend(dialogueTenu(examen)) : examen.faits.dialogues.some(attend);
    },
    message: (examen: Examen<FaitsCpts, SaisineCpr>) => {
      if (!examen.donnees) return 'Aucun dialogue de gestion ne s’est conclu sur un désaccord.';
      const { annee } = examen.donnees;
      const tenu = dialogueTenu(examen);
      if (tenu?.saisine) return `La commission a été saisie le ${dateCourte(tenu.saisine.le)} pour l’année ${annee}.`;
      return tenu
        ? `Le dialogue de l’année ${annee} s’est conclu sur un accord.`
        : `Le dialogue de l’année ${annee} n’a pas été tenu.`;
    },
    remede: () => 'La commission donne un avis sur un désaccord constaté au dialogue de gestion.',
  },
];
