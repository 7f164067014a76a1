import { DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { AnneeDeMission, indicateursDe } from '../../financement/indicateurs';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { enMesure } from '../../montants';
import { DOSSIER_DU_DIALOGUE, FENETRE_DIALOGUE, PieceDuDialogue, PIECES_DU_DIALOGUE } from '../../parametres';
import { ficheFas, guideHdf } from '../../sources';
import { contratDeLAnnee } from '../calendrier';
import { Reserves, reserves } from '../courriers/contenu';
import { anniversaire } from '../delais';
import { Partie } from '../evenements/champs';
import { AvisCpr, DialogueDeGestion, SaisineCpr, SignaturePv } from '../evenements/dialogue';
import { FaitsCpts } from '../faits';
import { Dialogue } from '../faits/vie';
import { Contexte, majuscule, saisieDe } from './communes';
import { PartieCpts, partieCpts } from './contrat-ecrit';

/** F-DIALOGUE. */
export type ProcesVerbal = Reserves & {
  nomCpts: string;
  cpts: Pick<PartieCpts, 'denomination' | 'representant'>;
  annee: number;
  /** The contract year that is evaluated: from its first day to the anniversary that closes it. */
  du: DateCivile;
  au: DateCivile;
  dateDialogue: DateCivile;
  /** For which day it was called; `null` when no call was recorded. */
  convoqueePour: DateCivile | null;
  presents: readonly string[];
  /** The file asked for before the meeting, piece by piece. */
  dossier: readonly { piece: string; etat: string }[];
  /** Members, as the CPTS counted them in this file. */
  membres: number | null;
  taux: readonly { indicateur: string; mission: string; valeur: string; calcule: string; constate: string }[];
  missions: readonly { mission: string; taux: string; comment: string }[];
  deploiements: readonly string[];
  reliquats: readonly string[];
  reserves: string | null;
  decisions: string | null;
  desaccord: boolean;
  saisine: { le: DateCivile; question: string } | null;
  avis: { le: DateCivile; sens: string; texte: string } | null;
  /** The day on which the minutes were signed, and by whom; `null` as long as they are not. */
  pv: { le: DateCivile; par: readonly string[] } | null;
  signatures: { cpts: DateCivile | null; caisse: DateCivile | null; ars: DateCivile | null };
};

const PARTIE: Record<Partie, string> = { CPTS: 'la communauté', CPAM: 'la caisse', ARS: 'l’agence' };
const SENS_AVIS: Readonly<Record<string, string>> = {
  POUR_LA_CPTS: 'en faveur de la communauté',
  POUR_LES_FINANCEURS: 'en faveur des financeurs',
  COMPROMIS: 'compromis',
};
const NON_CONSTATE = 'non constaté';

export const FICHE_DIALOGUE: FicheDefinie<FaitsCpts> = {
  code: 'F-DIALOGUE',
  titre: 'Procès-verbal de dialogue de gestion',
  gabarit: 'fiches/dialogue',
  emetteur: 'CPAM',
  parties: ['CPAM', 'ARS'],
  bases: [ficheFas('le suivi du contrat'), ficheFas('les instances paritaires'), guideHdf('fiches 6 et 7')],
  manque: ({ faits }) =>
    faits.dialogues.length
      ? undefined
      : 'Aucun dialogue de gestion n’est tenu : enregistrez d’abord sa tenue, après une date anniversaire du contrat.',
  variables: rediger,
};

/** The meeting that was held, signed or discussed last. */
export const dernierDialogue = ({ dialogues }: FaitsCpts): Dialogue | undefined =>
  [...dialogues].sort((a, b) => rangDe(a) - rangDe(b)).at(-1);

const rangDe = ({ seq, pv, saisine, avis }: Dialogue): number =>
  Math.max(...[seq, pv?.seq, saisine?.seq, avis?.seq].map((un) => un ?? 0));

function rediger(contexte: Contexte): ProcesVerbal {
  const { faits, lire } = contexte;
  const dialogue = dernierDialogue(faits)!;
  const { annee, pv } = dialogue;
  const contrat = contratDeLAnnee(faits, annee, dialogue.le)!;
  const tenu = saisieDe<DialogueDeGestion>(contexte, dialogue.seq);
  const signataires = pv ? saisieDe<SignaturePv>(contexte, pv.seq).signataires : [];
  const signe = (partie: Partie) => (pv && signataires.includes(partie) ? pv.le : null);
  const { seq } = contrat.signature;
  const preparations = (faits.preparations ?? []).filter(
    (une) => une.annee === annee && (une.contrat ?? seq) === seq && une.le <= dialogue.le,
  );
  const exige = lire(DOSSIER_DU_DIALOGUE, dialogue.le);
  const recues = new Set(preparations.flatMap(({ pieces }) => pieces));
  const nommer = (missions: readonly Mission[] = []) => missions.map((mission) => LIBELLE_MISSION[mission]);
  const { denomination, representant } = partieCpts(contexte, faits);
  const au = anniversaire(contrat.signature.le, annee);
  return {
    nomCpts: faits.nom,
    cpts: { denomination, representant },
    annee,
    ...{ du: anniversaire(contrat.signature.le, annee - 1), au },
    dateDialogue: dialogue.le,
    convoqueePour: preparations.findLast(({ prevuLe }) => prevuLe)?.prevuLe ?? null,
    presents: (tenu.presents ?? []).map((partie) => PARTIE[partie]),
    dossier: exige.valeur.map((piece: PieceDuDialogue) => ({
      piece: majuscule(PIECES_DU_DIALOGUE[piece]),
      etat: recues.has(piece) ? 'reçu' : 'non reçu',
    })),
    membres: preparations.findLast(({ membres }) => membres !== undefined)?.membres ?? null,
    ...constatsDe(contexte, dialogue, seq),
    deploiements: nommer(tenu.deploiements),
    reliquats: nommer(dialogue.reliquats),
    reserves: tenu.reserves?.trim() || null,
    decisions: tenu.decisions?.trim() || null,
    desaccord: dialogue.desaccord === true,
    ...suitesDe(contexte, dialogue),
    pv: pv ? { le: pv.le, par: signataires.map((partie) => PARTIE[partie]) } : null,
    signatures: { cpts: signe('CPTS'), caisse: signe('CPAM'), ars: signe('ARS') },
    aConfirmer: reserves(exige, lire(FENETRE_DIALOGUE, au), 'Q-21'),
  };
}

/** What was found: indicator by indicator, then mission by mission, in the words of the computation. */
function constatsDe({ faits, lire }: Contexte, { annee, taux = [] }: Dialogue, contrat: number) {
  const suivis = indicateursDe(faits, lire).find((un) => un.contrat === contrat)!;
  return {
    taux: suivis.indicateurs.flatMap(({ code, libelle, missions = [], unite, annees }) => {
      const cette = annees.find((une) => une.annee === annee);
      if (!cette) return [];
      const trouve = taux.find(({ indicateur }) => indicateur === code);
      const servies = missions.length ? missions : trouve ? [trouve.mission] : [];
      return [
        {
          indicateur: libelle ? `${code} – ${libelle}` : code,
          mission: servies.map((mission) => LIBELLE_MISSION[mission]).join(', ') || 'mission non précisée',
          valeur:
            cette.valeur === undefined ? 'sans valeur' : [enMesure(cette.valeur), unite].filter(Boolean).join(' '),
          calcule: cette.calcule?.ecrit ?? 'sans calcul',
          constate: cette.constate === undefined ? NON_CONSTATE : `${enMesure(cette.constate)} %`,
        },
      ];
    }),
    missions: suivis.missions.filter((une) => une.annee === annee).map(ecrireMission),
  };
}

/** In the words of the computation or, when it has nothing to start from, what the meeting left to be found. */
function ecrireMission({ mission, taux, dit, parts }: AnneeDeMission) {
  const restent = parts.filter((part) => part.taux === undefined).map(({ code }) => code);
  const manque = restent.length ? `taux à constater : ${restent.join(', ')}` : 'aucun taux n’est constaté';
  return { mission: LIBELLE_MISSION[mission], taux: taux?.ecrit ?? NON_CONSTATE, comment: majuscule(dit ?? manque) };
}

function suitesDe(contexte: Contexte, { saisine, avis }: Dialogue): Pick<ProcesVerbal, 'saisine' | 'avis'> {
  const rendu = avis && saisieDe<AvisCpr>(contexte, avis.seq);
  return {
    saisine: saisine ? { le: saisine.le, question: saisieDe<SaisineCpr>(contexte, saisine.seq).question } : null,
    avis: rendu
      ? { le: avis.le, sens: SENS_AVIS[rendu.sens] ?? rendu.sens, texte: rendu.avis?.trim() || 'Sans autre texte.' }
      : null,
  };
}
