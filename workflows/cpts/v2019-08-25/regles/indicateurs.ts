import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { TAUX_D_ATTEINTE } from '../../parametres';
import { ficheFas, guideHdf } from '../../sources';
import { contratDeLAnnee, indicateursDeLAnnee, missionsDeLAnnee } from '../calendrier';
import { DialogueDeGestion, TauxSaisi } from '../evenements/dialogue';
import { FaitsCpts } from '../faits';
import { RegleCpts } from './communes';

// What a yearly meeting finds of the indicators of the contract.

type ExamenDialogue = Examen<FaitsCpts, DialogueDeGestion>;

const nommer = ({ mission, indicateur }: Pick<TauxSaisi, 'mission' | 'indicateur'>) =>
  indicateur ? `${indicateur} (${LIBELLE_MISSION[mission]})` : LIBELLE_MISSION[mission];

/** Rates out of their bounds, given twice, or of what the contract does not hold. */
function tauxInadmis(examen: ExamenDialogue): string[] {
  const { plancher, plafond } = examen.lire(TAUX_D_ATTEINTE, examen.le).valeur;
  const taux = examen.donnees?.taux ?? [];
  return [
    ...taux
      .filter((un) => un.taux < plancher || un.taux > plafond)
      .map((un) => `${nommer(un)} : ${String(un.taux).replace('.', ',')} %, hors de ${plancher} à ${plafond} %`),
    // An indicator has one rate, whatever the mission under which it is given.
    ...taux
      .filter((un, rang) => taux.findIndex((autre) => cle(autre) === cle(un)) < rang)
      .map((un) => `${nommer(un)} : deux taux`),
    ...taux.flatMap((un) => horsDuContrat(un, examen)),
  ];
}

const cle = ({ mission, indicateur }: TauxSaisi) => indicateur ?? `mission ${mission}`;

function horsDuContrat({ mission, indicateur }: TauxSaisi, { donnees, faits, le }: ExamenDialogue): string[] {
  const { annee } = donnees!;
  const contrat = contratDeLAnnee(faits, annee, le);
  if (!contrat) return [];
  if (!missionsDeLAnnee(contrat, annee).includes(mission))
    return [`${LIBELLE_MISSION[mission]} : mission absente du contrat en année ${annee}`];
  if (indicateur === undefined) return [];
  const convenu = indicateursDeLAnnee(contrat, annee).find(({ code }) => code === indicateur);
  if (!convenu) return [`${indicateur} : indicateur absent du contrat en année ${annee}`];
  return convenu.missions?.includes(mission) === false
    ? [`${indicateur} : indicateur qui ne sert pas la mission « ${LIBELLE_MISSION[mission]} »`]
    : [];
}

const sansPreuve = ({ donnees, faits }: ExamenDialogue): TauxSaisi[] =>
  (donnees?.taux ?? []).filter(
    ({ mission, indicateur }) =>
      !(faits.justificatifs ?? []).some(
        (preuve) =>
          preuve.annee === donnees?.annee &&
          (indicateur === undefined ? preuve.mission === mission : preuve.indicateur === indicateur),
      ),
  );

export const REGLES_INDICATEURS: readonly RegleCpts[] = [
  {
    code: 'A-TAUX',
    enonce:
      'Un taux d’atteinte porte sur une mission ou un indicateur du contrat, une seule fois, entre le plancher et le plafond.',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 6')],
    aConfirmer: ['Q-21'],
    vraie: (examen: ExamenDialogue) => tauxInadmis(examen).length === 0,
    message: (examen: ExamenDialogue) => `À corriger : ${tauxInadmis(examen).join(' ; ')}.`,
    remede: () => 'Donnez un taux par indicateur du contrat, ou un seul pour la mission entière.',
  },
  {
    code: 'R-P7-07',
    enonce: 'La preuve de chaque indicateur est conservée.',
    sources: [guideHdf('fiche 7')],
    vraie: (examen: ExamenDialogue) => sansPreuve(examen).length === 0,
    message: (examen: ExamenDialogue) =>
      `Aucune preuve n’est enregistrée pour : ${sansPreuve(examen).map(nommer).join(', ')}.`,
    remede: () => 'Enregistrez où chaque preuve est conservée : feuille de présence, protocole, convention.',
  },
];
