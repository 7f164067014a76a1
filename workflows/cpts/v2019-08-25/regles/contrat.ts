import { dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { MISSIONS_SOCLES } from '../../parametres';
import {
  ficheFas,
  guideHdf,
  guideReunion,
  instructionFiness,
  MISSION_CRISE,
  ordonnance2021,
  REGLE_APPLICATION,
} from '../../sources';
import { missionOuverteLe } from '../delais';
import { Engagements } from '../evenements/engagements';
import { FaitsCpts, projetValide } from '../faits';
import { RegleCpts, surSaisie } from './communes';

const soclesManquants = ({ donnees, le, lire }: Examen<FaitsCpts, Engagements>): Mission[] =>
  lire(MISSIONS_SOCLES, le).valeur.filter((socle) => !donnees?.missions.includes(socle));

/** Missions that do not exist yet on the day of the signature. */
const pasEncoreOuvertes = ({ donnees, le }: Examen<FaitsCpts, Engagements>): Mission[] =>
  (donnees?.missions ?? []).filter((mission) => le < (missionOuverteLe(mission) ?? ''));

const finDuPrecedent = ({ contrat }: FaitsCpts) => (contrat?.fin ?? contrat?.precedent?.fin)?.le;

/** The receipt of an association was there on that day; a structure of another form has none. */
const recepisse = ({ association }: FaitsCpts, le: DateCivile): boolean =>
  association?.forme === 'AUTRE' || (association?.recepisseLe !== undefined && association.recepisseLe <= le);

/** Acts that make money leave. */
const DE_PAIEMENT = ['ORDONNER_VERSEMENT', 'LIBERER_VERSEMENT'];

export const REGLES_CONTRAT: readonly RegleCpts[] = [
  {
    code: 'G-P4-02',
    enonce: 'L’association a son récépissé de déclaration et son SIREN.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 4')],
    vraie: ({ faits, le }) => Boolean(faits.association?.siren) && recepisse(faits, le),
    message: ({ faits, le }) =>
      `Il manque ${[
        ...(recepisse(faits, le) ? [] : [`le récépissé de déclaration au ${dateCourte(le)}`]),
        ...(faits.association?.siren ? [] : ['le SIREN']),
      ].join(' et ')}.`,
    remede: () => 'Complétez la déclaration de l’association.',
  },
  {
    code: 'G-P6-01',
    enonce: 'Le projet de santé est validé.',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 6')],
    vraie: ({ faits, le }) => projetValide(faits, le),
    message: () => 'Le projet de santé n’est pas validé à cette date.',
    remede: () => 'L’ACI se demande après la validation du projet, expresse ou tacite.',
  },
  {
    code: 'G-P6-02',
    enonce: 'L’association est constituée et a un SIREN.',
    sources: [guideHdf('fiche 6'), ordonnance2021('art. L.1434-12-1 du CSP')],
    vraie: ({ faits, le }) => Boolean(faits.association?.siren) && faits.association!.le <= le,
    message: ({ faits, le }) =>
      faits.association && faits.association.le <= le
        ? 'L’association n’a pas encore de SIREN.'
        : 'L’association n’est pas constituée.',
    remede: () => 'Enregistrez la déclaration de l’association, avec son SIREN.',
  },
  {
    code: 'G-P6-03',
    enonce: 'La CPTS a ses numéros FINESS (EJ et ET).',
    sources: [instructionFiness('§ III.4')],
    vraie: ({ faits, type, le }) => {
      const immatriculation = faits.finess?.immatriculation;
      if (!DE_PAIEMENT.includes(type)) return immatriculation !== undefined;
      return immatriculation?.et !== undefined && immatriculation.le <= le;
    },
    message: ({ type, le }) =>
      DE_PAIEMENT.includes(type)
        ? `La CPTS n’a pas ses numéros FINESS (EJ et ET) le ${dateCourte(le)} : aucun versement ne peut lui être fait.`
        : 'La CPTS n’est pas encore immatriculée : les paiements seront bloqués, pas la signature.',
    remede: () => 'Faites enregistrer l’immatriculation avant le premier paiement.',
  },
  {
    code: 'G-P6-04',
    enonce: 'Toutes les missions socles en vigueur à la signature sont engagées.',
    sources: [ficheFas('les missions'), guideHdf('fiches 1 et 13')],
    aConfirmer: ['Q-25'],
    vraie: surSaisie<Engagements>((_, examen) => soclesManquants(examen).length === 0),
    message: (examen: Examen<FaitsCpts, Engagements>) =>
      `Missions socles non engagées : ${soclesManquants(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')}.`,
    remede: () => 'Engagez toutes les missions socles ; les missions optionnelles restent au choix.',
  },
  {
    code: 'R-T-03a',
    enonce: 'Un contrat n’engage que des missions qui existent à sa signature, socles ou optionnelles.',
    sources: [guideHdf('fiches 1 et 13'), MISSION_CRISE],
    aConfirmer: ['Q-25'],
    vraie: (examen: Examen<FaitsCpts, Engagements>) => pasEncoreOuvertes(examen).length === 0,
    message: (examen: Examen<FaitsCpts, Engagements>) =>
      `Le ${dateCourte(examen.le)}, ces missions n’existent pas encore : ${pasEncoreOuvertes(examen)
        .map((mission) => `${LIBELLE_MISSION[mission]} (à compter du ${dateCourte(missionOuverteLe(mission)!)})`)
        .join(', ')}.`,
    remede: () => 'Signez le contrat sans elles ; elles y entreront par avenant, une fois en vigueur.',
  },
  {
    code: 'A-CONTRAT-SUIVANT',
    enonce: 'Un nouveau contrat commence après la fin du précédent.',
    sources: [ficheFas('le contrat tripartite'), REGLE_APPLICATION],
    aConfirmer: ['Q-08'],
    vraie: ({ faits, le }) => le >= (finDuPrecedent(faits) ?? ''),
    message: ({ faits }) => `Le contrat précédent n’a pris fin que le ${dateCourte(finDuPrecedent(faits)!)}.`,
    remede: () => 'Vérifiez la date : deux contrats ne courent pas en même temps.',
  },
];
