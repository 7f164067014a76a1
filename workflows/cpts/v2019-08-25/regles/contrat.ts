import { dateCourte, estNumeroFiness, estSiren, estSiret } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { MISSIONS_SOCLES } from '../../parametres';
import {
  ficheFas,
  guideHdf,
  guideReunion,
  IDENTIFIANTS,
  instructionFiness,
  ordonnance2021,
  REGLE_APPLICATION,
} from '../../sources';
import { anniversaire, finDuContrat, missionsEngagees } from '../delais';
import { DemarrageMission, DialogueDeGestion, SignatureAci } from '../evenements/contrat';
import { Resiliation } from '../evenements/fin';
import { Immatriculation } from '../evenements/finess';
import { FaitsCpts, projetValide } from '../faits';
import { RegleCpts, surSaisie } from './communes';

const soclesManquants = ({ donnees, le, lire }: Examen<FaitsCpts, SignatureAci>): Mission[] =>
  lire(MISSIONS_SOCLES, le).valeur.filter((socle) => !donnees?.missions.includes(socle));

const anomaliesFiness = ({ donnees, faits }: Examen<FaitsCpts, Immatriculation>): string[] => {
  if (!donnees) return [];
  const { ej, etablissements } = donnees;
  const siren = faits.association?.siren;
  return [
    ...(estNumeroFiness(ej.numeroFiness) ? [] : [`numéro FINESS EJ ${ej.numeroFiness}`]),
    ...(estSiren(ej.siren) ? [] : [`SIREN ${ej.siren}`]),
    ...(siren && siren !== ej.siren ? [`SIREN ${ej.siren}, différent de celui de l’association (${siren})`] : []),
    ...etablissements.flatMap(({ numeroFiness, siret }) => [
      ...(estNumeroFiness(numeroFiness) ? [] : [`numéro FINESS ET ${numeroFiness}`]),
      ...(estSiret(siret) && siret.startsWith(ej.siren) ? [] : [`SIRET ${siret}`]),
    ]),
  ];
};

const nonDemarrees = ({ donnees, faits }: Examen<FaitsCpts, DialogueDeGestion>): Mission[] =>
  (donnees?.deploiements ?? []).filter((mission) => !faits.missions[mission]);

/** By the contract itself, or by amendment from the day on which the mission is required of everyone. */
const engagee = ({ faits, le, lire }: Examen<FaitsCpts>, mission: Mission): boolean =>
  faits.contrat!.signature!.missions.includes(mission) ||
  (missionsEngagees(faits, lire).includes(mission) && lire(MISSIONS_SOCLES, le).valeur.includes(mission));

const association = (faits: FaitsCpts) => faits.association?.forme !== 'AUTRE';
const contratActif = ({ contrat }: FaitsCpts) => contrat?.signature !== undefined && contrat.fin === undefined;

export const REGLES_FINESS: readonly RegleCpts[] = [
  {
    code: 'G-PF-01',
    enonce: 'Seule une CPTS dont le projet de santé est validé est immatriculée.',
    sources: [instructionFiness('annexe 1, § 1')],
    vraie: ({ faits }) => projetValide(faits),
    message: () => 'Le projet de santé n’est pas validé.',
    remede: () => 'Attendez la validation du projet, expresse ou tacite.',
  },
  {
    code: 'G-PF-02',
    enonce: 'Une entité juridique et un seul établissement, sans activité ni équipement.',
    sources: [instructionFiness('annexe 1, §§ 2 et 3')],
    vraie: surSaisie<Immatriculation>(
      ({ ej, etablissements }) =>
        etablissements.length === 1 &&
        etablissements[0]!.numeroFiness !== ej.numeroFiness &&
        !etablissements[0]!.activites?.length,
    ),
    message: ({ donnees }: Examen<FaitsCpts, Immatriculation>) =>
      donnees?.etablissements.length !== 1
        ? `Une CPTS a un seul établissement : ${donnees?.etablissements.length ?? 0} sont indiqués.`
        : donnees.etablissements[0]!.activites?.length
          ? 'Aucune activité ni aucun équipement ne se rattache à une CPTS.'
          : 'L’entité juridique et l’établissement ont chacun leur numéro FINESS.',
    remede: () => 'Enregistrez une entité juridique et un établissement, chacun avec son numéro, sans activité.',
  },
  {
    code: 'G-PF-05',
    enonce: 'Les numéros FINESS, SIREN et SIRET ont la forme et la clé attendues et concordent.',
    sources: [IDENTIFIANTS, instructionFiness('annexe 1')],
    vraie: (examen: Examen<FaitsCpts, Immatriculation>) => anomaliesFiness(examen).length === 0,
    message: (examen: Examen<FaitsCpts, Immatriculation>) => `À vérifier : ${anomaliesFiness(examen).join(' ; ')}.`,
    remede: () => 'Corrigez ces numéros d’après la fiche FINESS et l’avis SIRENE.',
  },
];

export const REGLES_CONTRAT: readonly RegleCpts[] = [
  {
    code: 'G-P4-02',
    enonce: 'L’association a son récépissé de déclaration et son SIREN.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 4')],
    vraie: ({ faits }) =>
      Boolean(faits.association?.siren) && (!association(faits) || Boolean(faits.association?.recepisseLe)),
    message: ({ faits }) =>
      `Il manque ${[
        ...(faits.association?.recepisseLe || !association(faits) ? [] : ['le récépissé de déclaration']),
        ...(faits.association?.siren ? [] : ['le SIREN']),
      ].join(' et ')}.`,
    remede: () => 'Complétez la déclaration de l’association.',
  },
  {
    code: 'G-P6-01',
    enonce: 'Le projet de santé est validé.',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 6')],
    vraie: ({ faits }) => projetValide(faits),
    message: () => 'Le projet de santé n’est pas validé.',
    remede: () => 'L’ACI se demande après la validation du projet, expresse ou tacite.',
  },
  {
    code: 'G-P6-02',
    enonce: 'L’association est constituée et a un SIREN.',
    sources: [guideHdf('fiche 6'), ordonnance2021('art. L.1434-12-1 du CSP')],
    vraie: ({ faits }) => Boolean(faits.association?.siren),
    message: ({ faits }) =>
      faits.association ? 'L’association n’a pas encore de SIREN.' : 'L’association n’est pas constituée.',
    remede: () => 'Enregistrez la déclaration de l’association, avec son SIREN.',
  },
  {
    code: 'G-P6-03',
    enonce: 'La CPTS a ses numéros FINESS (EJ et ET).',
    sources: [instructionFiness('§ III.4')],
    vraie: ({ faits }) => faits.finess?.immatriculation !== undefined,
    message: () => 'La CPTS n’est pas encore immatriculée : les paiements seront bloqués, pas la signature.',
    remede: () => 'Faites enregistrer l’immatriculation avant le premier paiement.',
  },
  {
    code: 'G-P6-04',
    enonce: 'Toutes les missions socles en vigueur à la signature sont engagées.',
    sources: [ficheFas('les missions'), guideHdf('fiches 1 et 13')],
    aConfirmer: ['Q-25'],
    vraie: surSaisie<SignatureAci>((_, examen) => soclesManquants(examen).length === 0),
    message: (examen: Examen<FaitsCpts, SignatureAci>) =>
      `Missions socles non engagées : ${soclesManquants(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')}.`,
    remede: () => 'Engagez toutes les missions socles ; les missions optionnelles restent au choix.',
  },
  {
    code: 'A-MISSION-ENGAGEE',
    enonce: 'La mission est engagée dans un contrat en vigueur.',
    sources: [guideHdf('fiches 16 et 17')],
    vraie: (examen: Examen<FaitsCpts, DemarrageMission>) =>
      contratActif(examen.faits) && (!examen.donnees || engagee(examen, examen.donnees.mission)),
    message: ({ faits, donnees }: Examen<FaitsCpts, DemarrageMission>) =>
      contratActif(faits) && donnees
        ? `La mission « ${LIBELLE_MISSION[donnees.mission]} » n’est pas engagée dans le contrat.`
        : 'Aucun contrat ACI n’est en vigueur.',
    remede: () => 'Une mission s’engage à la signature du contrat, ou par avenant.',
  },
  {
    code: 'R-T-03c',
    enonce: 'La mission figure au contrat signé.',
    sources: [guideHdf('fiche 13')],
    vraie: ({ faits, donnees }: Examen<FaitsCpts, DemarrageMission>) =>
      !donnees || (faits.contrat?.signature?.missions.includes(donnees.mission) ?? true),
    message: ({ faits, donnees }: Examen<FaitsCpts, DemarrageMission>) =>
      `Le contrat signé le ${dateCourte(faits.contrat!.signature!.le)} ne comporte pas la mission « ${LIBELLE_MISSION[donnees!.mission]} » : elle s’y ajoute par avenant.`,
    remede: () => 'Vérifiez que les trois parties ont signé l’avenant avant le démarrage.',
  },
  {
    code: 'D-P7-02',
    enonce: 'L’année évaluée est close par une date anniversaire et n’a pas encore eu son dialogue de gestion.',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 6')],
    vraie: surSaisie<DialogueDeGestion>(
      ({ annee }, { faits, le }) =>
        anniversaire(faits.contrat!.signature!.le, annee) <= le &&
        !faits.dialogues.some((dialogue) => dialogue.annee === annee && dialogue.seq > faits.contrat!.signature!.seq),
    ),
    message: ({ faits, donnees, le }: Examen<FaitsCpts, DialogueDeGestion>) => {
      const anniv = anniversaire(faits.contrat!.signature!.le, donnees!.annee);
      return anniv > le
        ? `L’année ${donnees!.annee} n’est close que le ${dateCourte(anniv)}, date anniversaire du contrat.`
        : `Le dialogue de l’année ${donnees!.annee} a déjà été tenu.`;
    },
    remede: () => 'Vérifiez l’année de contrat évaluée et la date du dialogue.',
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
];

export const REGLES_FIN: readonly RegleCpts[] = [
  {
    code: 'G-P8-02',
    enonce: 'La réception de la lettre de résiliation est prouvée.',
    sources: [guideHdf('fiche 7')],
    vraie: surSaisie<Resiliation>(
      ({ preuve }) =>
        preuve !== undefined &&
        (preuve.canal === 'REMISE' || (['LRAR', 'LRE'].includes(preuve.canal) && Boolean(preuve.reference?.trim()))),
    ),
    message: ({ donnees }: Examen<FaitsCpts, Resiliation>) =>
      donnees?.preuve
        ? 'La preuve de réception doit être un recommandé avec sa référence, ou une remise contre signature.'
        : 'Aucune preuve de réception n’est jointe : le préavis court de la réception.',
    remede: () => 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
  },
  {
    code: 'A-TERME',
    enonce: 'Le terme du contrat, ou l’effet de sa résiliation, est atteint.',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 7')],
    vraie: ({ faits, lire, le }) => le >= (finDuContrat(faits, lire) ?? '9999-12-31'),
    message: ({ faits, lire }) => `Le contrat court jusqu’au ${dateCourte(finDuContrat(faits, lire)!)}.`,
    remede: () => 'Attendez l’échéance.',
  },
  {
    code: 'A-CLOTURE',
    enonce: 'Aucun contrat n’est en vigueur et aucune décision n’est attendue.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    vraie: ({ faits }) => !contratActif(faits) && !decisionAttendue(faits),
    message: ({ faits }) =>
      contratActif(faits)
        ? 'Un contrat ACI est encore en vigueur.'
        : 'Une décision est attendue : clore le dossier ferait oublier un délai qui court.',
    remede: ({ faits }) =>
      contratActif(faits)
        ? 'Attendez la fin du contrat, ou enregistrez sa résiliation.'
        : 'Prenez la décision, ou enregistrez l’abandon si le porteur se retire.',
  },
  {
    code: 'A-ABANDON',
    enonce: 'Le projet de santé n’est pas encore validé.',
    sources: [guideHdf('fiche 4'), REGLE_APPLICATION],
    vraie: ({ faits }) => !projetValide(faits),
    message: () => 'Le projet de santé est validé : une CPTS reconnue ne s’abandonne pas, elle se clôt.',
    remede: () => 'Utilisez « Clore le dossier ».',
  },
];

function decisionAttendue({ lettre, projet }: FaitsCpts): boolean {
  return (lettre !== undefined && !lettre.decision) || (projet !== undefined && !projet.decision);
}
