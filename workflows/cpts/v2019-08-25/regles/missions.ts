import { ajouterMois, dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission, MISSIONS } from '../../missions';
import { MISSIONS_SOCLES, RELANCE_AVANT } from '../../parametres';
import { CALENDRIER_MISSIONS, ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import { contratsSignes, echeanceDeMission, etapeAttendue, relancesDe } from '../calendrier';
import { finDuContrat, missionsDuContrat, missionsEngagees } from '../delais';
import { DialogueDeGestion } from '../evenements/dialogue';
import { DemarrageMission, DeploiementMission, RelanceMission } from '../evenements/missions';
import { FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';
import { REGLES_DIALOGUE } from './dialogue';

const enVigueurLe = ({ faits, le, lire }: Pick<Examen<FaitsCpts>, 'faits' | 'le' | 'lire'>): boolean =>
  faits.contrat?.signature !== undefined && faits.contrat.signature.le <= le && le < finDuContrat(faits, lire)!;

/** By the contract itself, or by amendment from the day on which the mission is required of everyone. */
const engagee = ({ faits, le, lire }: Examen<FaitsCpts>, mission: Mission): boolean =>
  missionsDuContrat(faits, le).includes(mission) ||
  (missionsEngagees(faits, lire).includes(mission) && lire(MISSIONS_SOCLES, le).valeur.includes(mission));

/** Asked without a mission: is there one for this act? */
const enResteUne = (examen: Examen<FaitsCpts>): boolean =>
  missionsEngagees(examen.faits, examen.lire).some(
    (mission) =>
      engagee(examen, mission) &&
      etapeAttendue(examen.faits, mission) === (examen.type === 'DEMARRER_MISSION' ? 'demarrage' : 'deploiement'),
  );

/** From when a mission that has not reached a step of its calendar may be reminded of it. */
const relancable = ({ faits, le, lire }: Examen<FaitsCpts>, mission: Mission) => {
  const etape = etapeAttendue(faits, mission);
  const echeance = etape && echeanceDeMission(faits, mission, etape, lire);
  if (!etape || !echeance) return undefined;
  return { etape, echeance, des: ajouterMois(echeance, -lire(RELANCE_AVANT, le).valeur.mois) };
};

/** True for what the deployment of a mission is established upon: the minutes of a meeting, or documents. */
const deploiementEtabli = (mission: Mission) =>
  surSaisie<Partial<DialogueDeGestion & DeploiementMission>>(({ deploiements, pieces }, { type }) =>
    type === 'CONSTATER_DEPLOIEMENT_MISSION' ? Boolean(pieces?.length) : (deploiements ?? []).includes(mission),
  );

const ETAPE = { demarrage: 'démarrer', deploiement: 'être déployée' } as const;

export const REGLES_MISSIONS: readonly RegleCpts[] = [
  {
    code: 'A-MISSION-ENGAGEE',
    enonce: 'La mission est engagée dans un contrat en vigueur.',
    sources: [guideHdf('fiches 16 et 17')],
    vraie: (examen: Examen<FaitsCpts, DemarrageMission>) =>
      enVigueurLe(examen) && (examen.donnees ? engagee(examen, examen.donnees.mission) : enResteUne(examen)),
    message: ({ donnees, ...examen }: Examen<FaitsCpts, DemarrageMission>) => {
      if (!enVigueurLe(examen)) return 'Aucun contrat ACI n’est en vigueur à cette date.';
      if (donnees) return `La mission « ${LIBELLE_MISSION[donnees.mission]} » n’est pas engagée dans le contrat.`;
      return examen.type === 'DEMARRER_MISSION'
        ? 'Toutes les missions du contrat ont démarré.'
        : 'Aucune mission du contrat n’est à déployer.';
    },
    remede: () => 'Une mission s’engage à la signature du contrat, ou par avenant.',
  },
  {
    code: 'R-T-03c',
    enonce: 'La mission figure au contrat signé.',
    sources: [guideHdf('fiche 13')],
    vraie: ({ faits, donnees, le }: Examen<FaitsCpts, DemarrageMission>) =>
      !donnees || !faits.contrat?.signature || missionsDuContrat(faits, le).includes(donnees.mission),
    message: ({ faits, donnees }: Examen<FaitsCpts, DemarrageMission>) =>
      `Le contrat signé le ${dateCourte(faits.contrat!.signature!.le)} ne comporte pas la mission « ${LIBELLE_MISSION[donnees!.mission]} » : elle s’y ajoute par avenant.`,
    remede: () => 'Vérifiez que les trois parties ont signé l’avenant avant le démarrage.',
  },
  ...MISSIONS.map((mission): RegleCpts => ({
    code: `A-DEPLOIEMENT-${mission}`,
    enonce: `Le déploiement complet de la mission « ${LIBELLE_MISSION[mission]} » est établi, par un dialogue de gestion ou sur pièces.`,
    sources: [CALENDRIER_MISSIONS, guideHdf('fiches 7 et 17')],
    vraie: deploiementEtabli(mission),
    message: () => `Aucune pièce n’établit le déploiement complet de la mission « ${LIBELLE_MISSION[mission]} ».`,
    remede: () => 'Indiquez les pièces conservées par la CPTS, ou constatez-le au dialogue de gestion annuel.',
  })),
  {
    code: 'A-PLAN-FINALISE',
    enonce: 'Le plan de réponse à la crise est finalisé.',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 13')],
    vraie: ({ type, faits, donnees, le }: Examen<FaitsCpts, Partial<DialogueDeGestion>>) =>
      (type === 'TENIR_DIALOGUE_GESTION' && !donnees?.deploiements?.includes('CRISE')) ||
      (faits.planCrise?.finalise?.le ?? '9999') <= le,
    message: ({ le }) => `Aucun plan de crise finalisé n’est enregistré au ${dateCourte(le)}.`,
    remede: () => 'Enregistrez la version finalisée du plan : cinq types de crise, quatre thèmes, articulation.',
  },
  {
    code: 'A-MISSION-EN-RETARD',
    enonce: 'La mission relancée n’a pas franchi une étape de son calendrier, dont l’échéance approche ou est passée.',
    sources: [CALENDRIER_MISSIONS, REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, RelanceMission>) =>
      enVigueurLe(examen) &&
      (examen.donnees ? [examen.donnees.mission] : MISSIONS).some((mission) => {
        const relance = relancable(examen, mission);
        return relance !== undefined && relance.des <= examen.le;
      }),
    message: (examen: Examen<FaitsCpts, RelanceMission>) => {
      if (!enVigueurLe(examen)) return 'Aucun contrat ACI n’est en vigueur à cette date.';
      if (!examen.donnees) return 'Aucune mission n’est en retard ni près de son échéance.';
      const { mission } = examen.donnees;
      const relance = relancable(examen, mission);
      const nom = `La mission « ${LIBELLE_MISSION[mission]} »`;
      if (relance)
        return `${nom} doit ${ETAPE[relance.etape]} au plus tard le ${dateCourte(relance.echeance)} : la relancer avant le ${dateCourte(relance.des)} est prématuré.`;
      return etapeAttendue(examen.faits, mission)
        ? `${nom} n’a pas de calendrier imposé dans ce contrat.`
        : `${nom} est déjà pleinement déployée.`;
    },
    remede: () => 'Faites plutôt un point d’étape, possible à tout moment.',
  },
  {
    code: 'A-RELANCE-ECRITE',
    enonce: 'Après une première relance, la suivante part en recommandé.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    vraie: surSaisie<RelanceMission>(
      ({ mission, canal, reference }, { faits }) =>
        relancesDe(faits, mission).length === 0 ||
        canal === 'REMISE' ||
        (['LRAR', 'LRE'].includes(canal) && Boolean(reference?.trim())),
    ),
    message: ({ donnees, faits }: Examen<FaitsCpts, RelanceMission>) =>
      `La mission « ${LIBELLE_MISSION[donnees!.mission]} » a déjà été relancée le ${dateCourte(relancesDe(faits, donnees!.mission).at(-1)!.le)} : la nouvelle relance part en recommandé, avec sa référence.`,
    remede: () => 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
  },
  {
    code: 'A-CONTRAT-SIGNE',
    enonce: 'Un contrat ACI est signé à la date du fait.',
    sources: [ficheFas('le contrat tripartite')],
    vraie: ({ faits, le }) => contratsSignes(faits).some(({ signature }) => signature.le <= le),
    message: ({ le }) => `Aucun contrat ACI n’est signé le ${dateCourte(le)}.`,
    remede: () => 'Enregistrez d’abord la signature du contrat, ou vérifiez la date.',
  },
  ...REGLES_DIALOGUE,
];
