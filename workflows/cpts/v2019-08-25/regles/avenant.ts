import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { BAREME, MISSIONS_SOCLES } from '../../parametres';
import { crpa, ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import {
  effetDeLaTaille,
  finDuContrat,
  missionOuverteLe,
  missionsDuContrat,
  pivotDuBareme,
  tailleDuContrat,
} from '../delais';
import { SignatureAvenant } from '../evenements/avenant';
import { FaitsCpts, Population } from '../faits';
import { ObjetAvenant, PARTENAIRES } from '../faits/avenant';
import { chevauchementsDe, enumerer, RegleCpts } from './communes';

type ExamenAvenant = Examen<FaitsCpts, SignatureAvenant>;

const LIBELLE_OBJET: Record<ObjetAvenant, string> = {
  TERRITOIRE: 'territoire',
  MISSION: 'missions',
  INDICATEURS: 'indicateurs',
  ACTION: 'actions',
  BAREME: 'barème',
};

const LIBELLE_PARTENAIRE = { ARS: 'l’ARS', CAISSE: 'la caisse' };

const enVigueurLe = ({ faits, le, lire }: Examen<FaitsCpts>): boolean => {
  const { contrat } = faits;
  return contrat?.signature !== undefined && contrat.signature.le <= le && le < finDuContrat(faits, lire)!;
};

/** What an amendment must or may not hold, given what it was asked for. */
function ecartsAuxObjets({ faits, donnees }: ExamenAvenant): string[] {
  if (!donnees) return [];
  const contenu: [ObjetAvenant, boolean][] = [
    ['TERRITOIRE', donnees.territoire !== undefined],
    ['MISSION', donnees.missionsAjoutees !== undefined || donnees.missionsRetirees !== undefined],
    ['INDICATEURS', donnees.indicateurs !== undefined],
  ];
  const objets = faits.contrat?.avenant?.objets ?? [];
  return [
    ...contenu
      .filter(([objet, present]) => objets.includes(objet) !== present)
      .map(([objet, present]) => `${LIBELLE_OBJET[objet]} (${present ? 'non annoncé' : 'annoncé, absent'})`),
    ...(donnees.population && !donnees.territoire ? ['population (sans nouveau territoire)'] : []),
  ];
}

function missionsRefusees({ faits, donnees, le, lire }: ExamenAvenant): string[] {
  const engagees = missionsDuContrat(faits);
  const socles = lire(MISSIONS_SOCLES, le).valeur;
  const dire = (mission: Mission, raison: string) => `« ${LIBELLE_MISSION[mission]} » ${raison}`;
  return [
    ...(donnees?.missionsAjoutees ?? []).flatMap((mission) => {
      if (engagees.includes(mission)) return [dire(mission, 'figure déjà au contrat')];
      const depuis = missionOuverteLe(mission);
      return depuis && depuis > le ? [dire(mission, `n’est ouverte que le ${dateCourte(depuis)}`)] : [];
    }),
    ...(donnees?.missionsRetirees ?? []).flatMap((mission) =>
      socles.includes(mission)
        ? [dire(mission, 'est une mission socle')]
        : engagees.includes(mission)
          ? []
          : [dire(mission, 'ne figure pas au contrat')],
    ),
  ];
}

const sansConcertation = ({ faits, donnees }: ExamenAvenant): string[] =>
  donnees?.territoire
    ? PARTENAIRES.filter((qui) => !faits.contrat?.avenant?.concertation?.avec.includes(qui)).map(
        (qui) => LIBELLE_PARTENAIRE[qui],
      )
    : [];

const chevauchements = (examen: ExamenAvenant) => (examen.donnees?.territoire ? chevauchementsDe(examen) : []);

/** The size that the new territory gives, and from when; nothing when it gives the same one. */
function nouvelleTaille({ faits, donnees, constats, le, lire }: ExamenAvenant) {
  const population = constats['population'] as Population | undefined;
  const retenue = donnees?.territoire && population && (donnees.population ?? population);
  return retenue && effetDeLaTaille(faits, retenue.total, le, lire);
}

/** First day of the row of the scale that the contract followed until now. */
const baremeActuel = ({ faits, le, lire }: Examen<FaitsCpts>): string =>
  lire(BAREME, pivotDuBareme(faits, le) ?? le).du;

export const REGLES_AVENANT: readonly RegleCpts[] = [
  {
    code: 'G-P7-01',
    enonce: 'Un avenant suppose un contrat en vigueur et l’accord écrit des trois parties.',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 7')],
    vraie: enVigueurLe,
    message: ({ le }) => `Aucun contrat ACI n’est en vigueur le ${dateCourte(le)}.`,
    remede: () => 'Un avenant se demande et se signe entre la signature du contrat et sa fin.',
  },
  {
    code: 'G-P7-02',
    enonce: 'Le nouveau territoire ne chevauche aucune autre CPTS et a été concerté avec l’ARS et la caisse.',
    sources: [guideHdf('fiches 4 et 7')],
    vraie: (examen: ExamenAvenant) => sansConcertation(examen).length === 0 && chevauchements(examen).length === 0,
    message: (examen: ExamenAvenant) =>
      [
        ...(sansConcertation(examen).length
          ? [`La concertation sur le territoire n’est pas tracée avec ${sansConcertation(examen).join(' et ')}.`]
          : []),
        ...(chevauchements(examen).length
          ? [`Le nouveau territoire chevauche celui d’une autre CPTS. ${enumerer(chevauchements(examen))}`]
          : []),
      ].join(' '),
    remede: () => 'Tracez la concertation et précisez les parties de commune de chaque CPTS.',
  },
  {
    code: 'A-AVENANT-OBJETS',
    enonce: 'L’avenant signé porte sur ce pour quoi il a été demandé.',
    sources: [ficheFas('le suivi du contrat'), REGLE_APPLICATION],
    vraie: (examen: ExamenAvenant) => ecartsAuxObjets(examen).length === 0,
    message: (examen: ExamenAvenant) => `L’avenant ne répond pas à sa demande : ${ecartsAuxObjets(examen).join(', ')}.`,
    remede: () => 'Complétez l’avenant, ou renoncez-y et demandez-en un autre.',
  },
  {
    code: 'A-AVENANT-MISSIONS',
    enonce: 'Un avenant ajoute une mission qui manque au contrat et ouverte à cette date ; il ne retire qu’une option.',
    sources: [guideHdf('fiches 1 et 13'), ficheFas('les missions')],
    aConfirmer: ['Q-25'],
    vraie: (examen: ExamenAvenant) => missionsRefusees(examen).length === 0,
    message: (examen: ExamenAvenant) =>
      `L’avenant ne peut pas être signé ainsi : ${missionsRefusees(examen).join(', ')}.`,
    remede: () => 'Ne retirez que des missions optionnelles, n’ajoutez que ce qui manque au contrat.',
  },
  {
    code: 'R-P7-01',
    enonce: 'Un avenant suit le barème en vigueur à sa signature.',
    sources: [crpa('L.221-4'), ficheFas('le suivi du contrat')],
    vraie: (examen) => baremeActuel(examen) === examen.lire(BAREME, examen.le).du,
    message: (examen) =>
      `L’avenant suit le barème du ${dateCourte(examen.lire(BAREME, examen.le).du)} ; jusqu’ici, le contrat suivait celui du ${dateCourte(baremeActuel(examen))}.`,
    remede: () => 'Prévenez la CPTS : les montants changent à compter de l’avenant, sans rétroactivité.',
  },
  {
    code: 'R-P7-02',
    enonce: 'Un changement de taille prend effet au prochain versement anniversaire, sans rétroactivité.',
    sources: [guideHdf('fiches 4 et 7')],
    aConfirmer: ['Q-07'],
    vraie: (examen: ExamenAvenant) => nouvelleTaille(examen) === undefined,
    message: (examen: ExamenAvenant) => {
      const { valeur, du } = nouvelleTaille(examen)!;
      return `Le nouveau territoire fait passer la CPTS de la taille ${tailleDuContrat(examen.faits, examen.le)} à la taille ${valeur}, à compter du ${dateCourte(du)}.`;
    },
    remede: () => 'Prévenez la CPTS et la caisse : les versements déjà faits ne changent pas.',
  },
];
