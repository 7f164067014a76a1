import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { FORME_JURIDIQUE } from '../../parametres';
import {
  crpa,
  csp,
  FORME_ASSOCIATIVE,
  guideHdf,
  guideReunion,
  instructionFiness,
  ordonnance2021,
  REGLE_APPLICATION,
} from '../../sources';
import { finDuSilence, finDuSilenceSurLEvolution, preexistante } from '../delais';
import { MOTIFS_OPPOSITION, Opposition } from '../evenements/projet-sante';
import { FaitsCpts } from '../faits';
import { chevauchementsDe, enumerer, RegleCpts, surSaisie, territoireDe } from './communes';
import { REGLES_CONTENU_PROJET } from './contenu-projet';
import { REGLES_VALIDATION } from './validation-projet';

const RECU_TEL_QUEL =
  'Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.';

type ExamenOpposition = Examen<FaitsCpts, Opposition>;
const notification = ({ donnees, le }: ExamenOpposition) => donnees?.notifieeLe ?? le;

const exigence = ({ lire, le }: Examen<FaitsCpts>) => lire(FORME_JURIDIQUE, le);

const associationAuJour = ({ faits: { association }, le }: Examen<FaitsCpts>) =>
  association && association.le <= le ? association : undefined;

const DEPOTS = ['DEPOSER_PROJET_SANTE', 'DEPOSER_EVOLUTION_TERRITOIRE'];
const OPPOSITIONS = ['OPPOSER_PROJET_SANTE', 'OPPOSER_EVOLUTION_TERRITOIRE'];

/** The silence that the act is about: on the project, or on the change of its territory. */
const silence = ({ type, faits, lire }: Examen<FaitsCpts>) =>
  type.endsWith('_EVOLUTION_TERRITOIRE') || type === 'CONSTATER_EVOLUTION_TACITE'
    ? finDuSilenceSurLEvolution(faits, lire)
    : finDuSilence(faits, lire);

/** The day of the act itself, or for an opposition that of its notification. */
const jourUtile = (examen: ExamenOpposition) => (OPPOSITIONS.includes(examen.type) ? notification(examen) : examen.le);

const enTemps = (examen: ExamenOpposition): boolean => {
  const fin = silence(examen);
  return fin === undefined || jourUtile(examen) <= fin;
};

/** At the filing of the project the association may still be under way (R-P4-01); at the signature it must be there. */
const formeAdmise = (examen: Examen<FaitsCpts>): boolean => {
  const association = associationAuJour(examen);
  if (!association) return examen.type === 'DEPOSER_PROJET_SANTE';
  if (association.forme !== 'AUTRE') return true;
  const { valeur } = exigence(examen);
  return valeur === 'PERSONNE_MORALE' || (valeur === 'ASSOCIATION_SAUF_EXISTANTES' && preexistante(association));
};

const motifsEtrangers = (motifs: readonly string[]) =>
  motifs.filter((motif) => !(MOTIFS_OPPOSITION as readonly string[]).includes(motif));

export const REGLES_PROJET: readonly RegleCpts[] = [
  {
    code: 'G-P4-01',
    enonce: 'La CPTS a la forme juridique que la loi impose à la date du fait.',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), FORME_ASSOCIATIVE],
    derogeablePour: ['DEPOSER_PROJET_SANTE'],
    vraie: formeAdmise,
    message: (examen) =>
      !associationAuJour(examen)
        ? 'La CPTS n’a pas encore de personnalité morale.'
        : `Depuis le ${dateCourte(exigence(examen).du)}, la CPTS doit être une association (loi 1901 ou droit local).`,
    remede: (examen) =>
      associationAuJour(examen)
        ? `Déclarez l’association qui porte désormais la CPTS.${examen.type === 'DEPOSER_PROJET_SANTE' ? ` ${RECU_TEL_QUEL}` : ''}`
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
    derogeablePour: DEPOTS,
    vraie: (examen) => chevauchementsDe(examen).length === 0,
    message: (examen) =>
      `Le territoire du projet chevauche celui d’une autre CPTS. ${enumerer(chevauchementsDe(examen))}`,
    remede: ({ type }) =>
      DEPOTS.includes(type)
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
    vraie: enTemps,
    message: (examen: ExamenOpposition) => {
      const fin = silence(examen)!;
      return `L’opposition notifiée le ${dateCourte(notification(examen))} est sans effet : le silence vaut validation à l’expiration du ${dateCourte(fin)}.`;
    },
    remede: () =>
      'Une validation tacite illégale ne peut plus qu’être retirée, dans le délai de retrait et après procédure contradictoire.',
  },
  {
    code: 'A-MOTIFS-OPPOSITION',
    enonce: 'L’opposition se fonde sur l’un au moins des deux motifs que la loi admet, et sur aucun autre.',
    sources: [csp('L.1434-12, al. 4'), instructionFiness('§ II.2')],
    vraie: surSaisie<Opposition>(({ motifs = [] }) => motifs.length > 0 && motifsEtrangers(motifs).length === 0),
    message: ({ donnees }: ExamenOpposition) =>
      donnees?.motifs?.length
        ? `Ces motifs ne sont pas de ceux que la loi admet : ${motifsEtrangers(donnees.motifs).join(', ')}.`
        : 'Aucun motif d’opposition n’est indiqué.',
    remede: () =>
      `Retenez ${MOTIFS_OPPOSITION.join(' ou ')} ; toute autre remarque est une recommandation, sans effet sur le projet.`,
  },
  {
    code: 'A-NOTIFICATION',
    enonce: 'L’opposition est notifiée au plus tôt le jour où elle est prise, et sa notification a eu lieu.',
    sources: [csp('L.1434-12, al. 4'), REGLE_APPLICATION],
    aConfirmer: ['Q-04'],
    vraie: surSaisie<Opposition>(
      ({ notifieeLe }, { le, constats }) =>
        notifieeLe === undefined || (le <= notifieeLe && notifieeLe <= constats.aujourdhui),
    ),
    message: ({ donnees, le, constats }: ExamenOpposition) =>
      donnees!.notifieeLe! < le
        ? `La notification du ${dateCourte(donnees!.notifieeLe!)} précède l’opposition, du ${dateCourte(le)}.`
        : `La notification du ${dateCourte(donnees!.notifieeLe!)} n’a pas encore eu lieu : nous sommes le ${dateCourte(constats.aujourdhui)}.`,
    remede: () => 'Enregistrez l’opposition une fois notifiée : d’ici là, le silence continue de courir.',
  },
  {
    code: 'A-EN-TEMPS',
    enonce: 'L’acte est antérieur à l’expiration du silence.',
    sources: [csp('L.1434-12, al. 4')],
    vraie: enTemps,
    message: (examen: ExamenOpposition) =>
      `Le projet est réputé validé depuis l’expiration du ${dateCourte(finDuSilence(examen.faits, examen.lire)!)} : l’acte du ${dateCourte(examen.le)} est sans effet.`,
    remede: () => 'Vérifiez la date : seul un acte antérieur à l’expiration du délai, enregistré en retard, est admis.',
  },
  {
    code: 'A-RECTIFICATION',
    enonce: 'Le silence n’a pas encore été tenu pour une acceptation.',
    sources: [csp('L.1434-12, al. 4'), REGLE_APPLICATION],
    vraie: ({ faits }) => faits.projet?.decision?.mode !== 'TACITE',
    message: ({ faits }) =>
      `La validation tacite du ${dateCourte(faits.projet!.decision!.le)} est déjà au journal : cet acte, antérieur, la prive d’effet.`,
    remede: () =>
      'Prévenez la CPTS, la caisse et le gestionnaire FINESS que l’attestation de validation tacite est caduque.',
  },
  {
    code: 'X-28',
    enonce: 'Le courrier de validation part le jour de la validation.',
    sources: [instructionFiness('annexe 1, § 3.10')],
    // After a silence already found, the act is one of the past by nature: A-RECTIFICATION says what to do.
    vraie: ({ faits, le, constats }) => le >= constats.aujourdhui || faits.projet?.decision?.mode === 'TACITE',
    message: ({ le, constats }) =>
      `La validation est du ${dateCourte(le)}, et son courrier partira le ${dateCourte(constats.aujourdhui)} : la date d’autorisation FINESS est celle de l’envoi.`,
    remede: () =>
      'Si un courrier est déjà parti à cette date, gardez-en la preuve ; sinon, datez la validation d’aujourd’hui.',
  },
  {
    code: 'D-P5-01',
    enonce: 'Le silence gardé jusqu’à l’expiration du délai vaut validation du projet.',
    sources: [csp('L.1434-12, al. 4')],
    vraie: (examen) => {
      const fin = silence(examen);
      return fin !== undefined && examen.le >= fin;
    },
    message: (examen) => {
      const fin = silence(examen);
      return fin ? `Le délai court jusqu’au ${dateCourte(fin)}.` : 'Aucun silence ne court à cette date.';
    },
    remede: () => 'Attendez l’expiration du délai.',
  },
  ...REGLES_CONTENU_PROJET,
  ...REGLES_VALIDATION,
];
