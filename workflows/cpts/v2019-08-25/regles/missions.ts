import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { MISSIONS_SOCLES } from '../../parametres';
import { ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import { anniversaire, finDuContrat, missionsEngagees } from '../delais';
import { DemarrageMission, DialogueDeGestion } from '../evenements/missions';
import { contratSigne, FaitsCpts } from '../faits';
import { RegleCpts } from './communes';

const nonDemarrees = ({ donnees, faits, le }: Examen<FaitsCpts, DialogueDeGestion>): Mission[] =>
  (donnees?.deploiements ?? []).filter((mission) => !((faits.missions[mission]?.le ?? '9999') <= le));

const enVigueurLe = ({ faits, le, lire }: Pick<Examen<FaitsCpts>, 'faits' | 'le' | 'lire'>): boolean =>
  faits.contrat?.signature !== undefined && faits.contrat.signature.le <= le && le < finDuContrat(faits, lire)!;

/** By the contract itself, or by amendment from the day on which the mission is required of everyone. */
const engagee = ({ faits, le, lire }: Examen<FaitsCpts>, mission: Mission): boolean =>
  faits.contrat!.signature!.missions.includes(mission) ||
  (missionsEngagees(faits, lire).includes(mission) && lire(MISSIONS_SOCLES, le).valeur.includes(mission));

const resteADemarrer = (examen: Examen<FaitsCpts>): boolean =>
  missionsEngagees(examen.faits, examen.lire).some(
    (mission) => !examen.faits.missions[mission] && engagee(examen, mission),
  );

/** Years of the contract that an anniversary has closed on that day, and whose yearly meeting is not held. */
const anneesAEvaluer = ({ faits, le, lire }: Examen<FaitsCpts>): number[] => {
  const signature = contratSigne(faits)?.signature;
  const fin = finDuContrat(faits, lire);
  if (!signature || fin === undefined) return [];
  const tenues = faits.dialogues.filter(({ seq }) => seq > signature.seq).map(({ annee }) => annee);
  const annees: number[] = [];
  for (let annee = 1; anniversaire(signature.le, annee) <= (le < fin ? le : fin); annee += 1)
    if (!tenues.includes(annee)) annees.push(annee);
  return annees;
};

export const REGLES_MISSIONS: readonly RegleCpts[] = [
  {
    code: 'A-MISSION-ENGAGEE',
    enonce: 'La mission est engagée dans un contrat en vigueur.',
    sources: [guideHdf('fiches 16 et 17')],
    vraie: (examen: Examen<FaitsCpts, DemarrageMission>) =>
      enVigueurLe(examen) && (examen.donnees ? engagee(examen, examen.donnees.mission) : resteADemarrer(examen)),
    message: ({ donnees, ...examen }: Examen<FaitsCpts, DemarrageMission>) => {
      if (!enVigueurLe(examen)) return 'Aucun contrat ACI n’est en vigueur à cette date.';
      return donnees
        ? `La mission « ${LIBELLE_MISSION[donnees.mission]} » n’est pas engagée dans le contrat.`
        : 'Toutes les missions du contrat ont démarré.';
    },
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
    vraie: (examen: Examen<FaitsCpts, DialogueDeGestion>) => {
      const annees = anneesAEvaluer(examen);
      return examen.donnees ? annees.includes(examen.donnees.annee) : annees.length > 0;
    },
    message: ({ faits, donnees, le, lire }: Examen<FaitsCpts, DialogueDeGestion>) => {
      if (!donnees) return `Aucune année de contrat n’attend son dialogue de gestion le ${dateCourte(le)}.`;
      const anniv = anniversaire(contratSigne(faits)!.signature!.le, donnees.annee);
      const fin = finDuContrat(faits, lire)!;
      if (anniv > fin) return `Le contrat prend fin le ${dateCourte(fin)}, avant la fin de l’année ${donnees.annee}.`;
      return anniv > le
        ? `L’année ${donnees.annee} n’est close que le ${dateCourte(anniv)}, date anniversaire du contrat.`
        : `Le dialogue de l’année ${donnees.annee} a déjà été tenu.`;
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
];
