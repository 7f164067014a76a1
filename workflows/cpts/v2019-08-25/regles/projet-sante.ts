import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { FORME_JURIDIQUE } from '../../parametres';
import { crpa, csp, FORME_ASSOCIATIVE, guideHdf, guideReunion, ordonnance2021 } from '../../sources';
import { finDuSilence, preexistante } from '../delais';
import { Opposition } from '../evenements/projet-sante';
import { FaitsCpts } from '../faits';
import { chevauchementsDe, enumerer, RegleCpts, territoireDe } from './communes';

const RECU_TEL_QUEL =
  'Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.';

type ExamenOpposition = Examen<FaitsCpts, Opposition>;
const notification = ({ donnees, le }: ExamenOpposition) => donnees?.notifieeLe ?? le;

const exigence = ({ lire, le }: Examen<FaitsCpts>) => lire(FORME_JURIDIQUE, le);

/** At the filing of the project the association may still be under way (R-P4-01); at the signature it must be there. */
const formeAdmise = (examen: Examen<FaitsCpts>): boolean => {
  const { association } = examen.faits;
  if (!association) return examen.type === 'DEPOSER_PROJET_SANTE';
  if (association.forme !== 'AUTRE') return true;
  const { valeur } = exigence(examen);
  return valeur === 'PERSONNE_MORALE' || (valeur === 'ASSOCIATION_SAUF_EXISTANTES' && preexistante(association));
};

export const REGLES_PROJET: readonly RegleCpts[] = [
  {
    code: 'G-P4-01',
    enonce: 'La CPTS a la forme juridique que la loi impose à la date du fait.',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), FORME_ASSOCIATIVE],
    vraie: formeAdmise,
    message: (examen) =>
      !examen.faits.association
        ? 'La CPTS n’a pas encore de personnalité morale.'
        : `Depuis le ${dateCourte(exigence(examen).du)}, la CPTS doit être une association (loi 1901 ou droit local).`,
    remede: ({ faits }) =>
      faits.association
        ? 'Déclarez l’association qui porte désormais la CPTS.'
        : 'Déclarez l’association : récépissé et SIREN.',
  },
  {
    code: 'R-T-01b',
    enonce: 'La structure existante a régularisé sa forme juridique.',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), FORME_ASSOCIATIVE],
    vraie: (examen) =>
      examen.faits.association?.forme !== 'AUTRE' || exigence(examen).valeur !== 'ASSOCIATION_SAUF_EXISTANTES',
    message: () =>
      'La structure n’est pas une association : la régularisation est ouverte, elle deviendra obligatoire.',
    remede: () => `Transformez-la en association avant le ${dateCourte(FORME_JURIDIQUE.valeurs.at(-1)!.du)}.`,
  },
  {
    code: 'R-P4-01',
    enonce: 'La réunion d’information et l’association précèdent le dépôt du projet (ordre usuel).',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 4')],
    vraie: ({ faits }) => faits.reunion !== undefined && faits.association !== undefined,
    message: ({ faits }) =>
      `Ordre inhabituel, non bloquant : ${[
        ...(faits.reunion ? [] : ['la réunion d’information n’a pas été tenue']),
        ...(faits.association ? [] : ['l’association n’est pas déclarée (les paiements et le contrat en dépendent)']),
      ].join(' ; ')}.`,
    remede: () => 'Enregistrez-les si elles ont eu lieu ; le projet peut être déposé sans attendre.',
  },
  {
    code: 'G-P5-02',
    enonce: 'Le territoire du projet de santé est précisé.',
    sources: [csp('L.1434-12')],
    derogeablePour: ['DEPOSER_PROJET_SANTE'],
    vraie: (examen) => territoireDe(examen).length > 0,
    message: () => 'Le territoire du projet n’est pas précisé : c’est le seul contenu que la loi impose.',
    remede: () => `Indiquez les communes du territoire. ${RECU_TEL_QUEL}`,
  },
  {
    code: 'G-P5-03',
    enonce: 'Le territoire du projet ne chevauche celui d’aucune autre CPTS protégée.',
    sources: [guideHdf('fiche 4'), csp('L.1434-12')],
    derogeablePour: ['DEPOSER_PROJET_SANTE'],
    vraie: (examen) => chevauchementsDe(examen).length === 0,
    message: (examen) =>
      `Le territoire du projet chevauche celui d’une autre CPTS. ${enumerer(chevauchementsDe(examen))}`,
    remede: ({ type }) =>
      type === 'DEPOSER_PROJET_SANTE'
        ? `Précisez les parties de commune de chaque CPTS. ${RECU_TEL_QUEL}`
        : 'Précisez les parties de commune de chaque CPTS, ou opposez-vous au projet : territoire non pertinent.',
  },
  {
    code: 'G-P5-05',
    enonce: 'Après une opposition, le nouveau dépôt est postérieur à sa notification et ouvre un nouveau délai plein.',
    sources: [csp('L.1434-12, al. 4')],
    vraie: ({ faits, le }) => le >= (faits.projet?.decision?.notifieeLe ?? ''),
    message: ({ faits }) =>
      `L’opposition n’a été notifiée que le ${dateCourte(faits.projet?.decision?.notifieeLe ?? faits.projet?.le ?? '')}.`,
    remede: () => 'Enregistrez le nouveau dépôt à la date de sa réception, après la notification de l’opposition.',
  },
  {
    code: 'G-P5-06',
    enonce: 'L’opposition est notifiée avant l’échéance du silence.',
    sources: [csp('L.1434-12, al. 4'), crpa('L.231-1')],
    aConfirmer: ['Q-04'],
    vraie: (examen: ExamenOpposition) => {
      const { faits, lire } = examen;
      const { decision } = faits.projet ?? {};
      if (decision && decision.mode !== 'TACITE') return true;
      const fin = finDuSilence(faits, lire);
      return fin === undefined || notification(examen) <= fin;
    },
    message: (examen: ExamenOpposition) => {
      const fin = finDuSilence(examen.faits, examen.lire)!;
      return `L’opposition notifiée le ${dateCourte(notification(examen))} est sans effet : le silence vaut validation à l’expiration du ${dateCourte(fin)}.`;
    },
    remede: () =>
      'Une validation tacite illégale ne peut plus qu’être retirée, dans le délai de retrait et après procédure contradictoire.',
  },
  {
    code: 'D-P5-01',
    enonce: 'Le silence gardé jusqu’à l’expiration du délai vaut validation du projet.',
    sources: [csp('L.1434-12, al. 4')],
    vraie: ({ faits, lire, le }) => {
      const fin = finDuSilence(faits, lire);
      return fin !== undefined && le >= fin;
    },
    message: ({ faits, lire }) =>
      `Le délai court jusqu’au ${dateCourte(finDuSilence(faits, lire) ?? faits.projet!.le)}.`,
    remede: () => 'Attendez l’expiration du délai.',
  },
];
