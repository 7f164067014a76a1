import { dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_CHANGEMENT, LIBELLE_ETAPE, LIBELLE_VIGILANCE, PointDeVigilance } from '../../association';
import { enEuros } from '../../montants';
import {
  AMENDE_DECLARATION,
  BUREAU_MINIMAL,
  CONSEIL_USUEL,
  DECLARATION_CHANGEMENT,
  PUBLICATION_JO,
  VIGILANCE_COMPLEMENTS,
  VIGILANCE_STATUTS,
} from '../../parametres/association';
import { guideHdf, guideReunion, LOI_1901, REGLE_APPLICATION, STATUTS_CPTS } from '../../sources';
import {
  AvisSurLesStatuts,
  DeclarationAssociation,
  DeclarationChangement,
  EtapesFranchies,
} from '../evenements/association';
import { dernierJour } from '../dernier-jour';
import { FaitsCpts } from '../faits';
import { ChangementDelibere, changementsADeclarer } from '../faits/association';
import { RegleCpts, surSaisie } from './communes';
import { REGLES_MEMBRES } from './membres';

type ExamenAvis = Examen<FaitsCpts, AvisSurLesStatuts>;
type ExamenChangement = Examen<FaitsCpts, DeclarationChangement>;
type ExamenDeclaration = Examen<FaitsCpts, DeclarationAssociation>;

const enPhrase = (points: readonly PointDeVigilance[]) => points.map((point) => LIBELLE_VIGILANCE[point]).join(' ; ');
const vus = ({ donnees }: ExamenAvis) => (donnees?.grille ?? []).map(({ point }) => point);
const reserves = ({ donnees }: ExamenAvis) =>
  (donnees?.grille ?? []).filter(({ respecte }) => !respecte).map(({ point }) => point);
const pointsOublies = (examen: ExamenAvis) =>
  examen.lire(VIGILANCE_STATUTS, examen.le).valeur.filter((point) => !vus(examen).includes(point));
const complementsOublies = (examen: ExamenAvis) =>
  examen.lire(VIGILANCE_COMPLEMENTS, examen.le).valeur.filter((point) => !vus(examen).includes(point));

const etapesAVenir = ({ donnees, le }: Examen<FaitsCpts, EtapesFranchies>) =>
  (donnees?.etapes ?? []).filter((etape) => etape.le > le);

/** The changes that this declaration concerns: decided by then, and not declared yet. */
const declares = ({ faits, donnees, le }: ExamenChangement): ChangementDelibere[] =>
  changementsADeclarer(faits).filter(
    (changement) => changement.le <= le && (donnees?.changements ?? [changement.nature]).includes(changement.nature),
  );
const nonDecides = (examen: ExamenChangement) =>
  (examen.donnees?.changements ?? []).filter((nature) => !declares(examen).some((change) => change.nature === nature));

const limiteDe = ({ le }: ChangementDelibere, { faits, lire }: Examen<FaitsCpts>): DateCivile =>
  dernierJour('D-P4-01', DECLARATION_CHANGEMENT, le, faits, lire);
const tardifs = (examen: ExamenChangement) => declares(examen).filter((change) => examen.le > limiteDe(change, examen));

const limiteDePublication = ({ faits, donnees, lire }: ExamenDeclaration): DateCivile | undefined => {
  const recepisse = donnees?.recepisseLe ?? faits.association?.recepisseLe;
  return recepisse && dernierJour('D-P4-02', PUBLICATION_JO, recepisse, faits, lire);
};

export const REGLES_ASSOCIATION: readonly RegleCpts[] = [
  {
    code: 'A-DATE-ETAPE',
    enonce: 'Une étape franchie l’a été au plus tard le jour où on la note.',
    sources: [guideHdf('fiche 5'), REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, EtapesFranchies>) => etapesAVenir(examen).length === 0,
    message: (examen: Examen<FaitsCpts, EtapesFranchies>) =>
      `Étapes datées d’après le ${dateCourte(examen.le)} : ${etapesAVenir(examen)
        .map(({ etape, le }) => `${LIBELLE_ETAPE[etape]} (${dateCourte(le)})`)
        .join(' ; ')}.`,
    remede: () => 'Notez une étape une fois franchie ; une assemblée à venir se note comme convoquée.',
  },
  {
    code: 'X-19',
    enonce: 'L’avis sur les statuts examine les quatre points de vigilance du guide.',
    sources: [guideReunion('annexe 4')],
    vraie: surSaisie<AvisSurLesStatuts>((_, examen) => pointsOublies(examen).length === 0),
    message: (examen: ExamenAvis) => `Points de vigilance non examinés : ${enPhrase(pointsOublies(examen))}.`,
    remede: () => 'Dites pour chacun s’il est respecté : l’avis reste un conseil.',
  },
  {
    code: 'G-P4-03',
    enonce: 'Les statuts n’excluent aucune personne physique ou morale volontaire.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 4')],
    vraie: (examen: ExamenAvis) => !reserves(examen).includes('NON_DISCRIMINATION'),
    message: () => 'Les statuts écartent de l’adhésion un acteur de santé du territoire.',
    remede: () => 'Conseillez à l’association d’ouvrir l’adhésion à tout volontaire du territoire.',
  },
  {
    code: 'A-VIGILANCE',
    enonce: 'Aucun point de vigilance n’appelle de réserve, et les compléments ont été examinés.',
    sources: [guideReunion('annexe 4'), STATUTS_CPTS],
    vraie: surSaisie<AvisSurLesStatuts>(
      (_, examen) => reserves(examen).length === 0 && complementsOublies(examen).length === 0,
    ),
    message: (examen: ExamenAvis) =>
      [
        ...(reserves(examen).length ? [`Réserves : ${enPhrase(reserves(examen))}.`] : []),
        ...(complementsOublies(examen).length
          ? [`Compléments non examinés : ${enPhrase(complementsOublies(examen))}.`]
          : []),
      ].join(' '),
    remede: () => 'Signalez-le à l’association : c’est un conseil, l’ARS n’a pas de veto sur les statuts.',
  },
  {
    code: 'G-P4-04',
    enonce: 'Le bureau compte le nombre usuel de membres.',
    sources: [guideHdf('fiche 5')],
    vraie: ({ donnees, lire, le }: Examen<FaitsCpts, { bureau?: number }>) =>
      donnees?.bureau === undefined || donnees.bureau >= lire(BUREAU_MINIMAL, le).valeur,
    message: ({ donnees, lire, le }: Examen<FaitsCpts, { bureau?: number }>) =>
      `Le bureau compte ${donnees!.bureau} membre${donnees!.bureau! > 1 ? 's' : ''} ; l’usage est d’au moins ${lire(BUREAU_MINIMAL, le).valeur}.`,
    remede: ({ lire, le }) => {
      const [de, a] = lire(CONSEIL_USUEL, le).valeur;
      return `Conseillez un bureau plus large ; un conseil d’administration, facultatif, compte d’ordinaire de ${de} à ${a} membres.`;
    },
  },
  {
    code: 'D-P4-02',
    enonce: 'La création est publiée au Journal officiel dans le mois de la déclaration.',
    sources: [LOI_1901],
    vraie: (examen: ExamenDeclaration) => {
      const limite = limiteDePublication(examen);
      return !limite || (examen.donnees?.publieeLe ?? '') <= limite;
    },
    message: (examen: ExamenDeclaration) =>
      `La création, publiée le ${dateCourte(examen.donnees!.publieeLe!)}, devait l’être au plus tard le ${dateCourte(limiteDePublication(examen)!)}.`,
    remede: () => 'Vérifiez les deux dates : la personnalité morale est opposable depuis la publication.',
  },
  {
    code: 'A-SIREN-ATTENDU',
    enonce: 'L’association déclarée n’a pas encore de SIREN.',
    sources: [guideHdf('fiche 5')],
    vraie: ({ faits }) => faits.association?.siren === undefined,
    message: ({ faits }) => `L’association a déjà son SIREN : ${faits.association!.siren!}.`,
    remede: () => 'Aucune relance n’est utile.',
  },
  {
    code: 'A-CHANGEMENT-DELIBERE',
    enonce: 'Le changement déclaré a été décidé et n’a pas encore été déclaré.',
    sources: [LOI_1901, REGLE_APPLICATION],
    vraie: (examen: ExamenChangement) => declares(examen).length > 0 && nonDecides(examen).length === 0,
    message: (examen: ExamenChangement) =>
      nonDecides(examen).length
        ? `Aucune délibération n’attend d’être déclarée pour : ${nonDecides(examen)
            .map((nature) => LIBELLE_CHANGEMENT[nature])
            .join(' ; ')}.`
        : 'Aucun changement n’attend d’être déclaré.',
    remede: () => 'Enregistrez d’abord la délibération, à sa date : le délai court d’elle.',
  },
  {
    code: 'D-P4-01',
    enonce: 'Un changement est déclaré dans le délai qui suit la délibération.',
    sources: [LOI_1901, guideHdf('fiche 7')],
    vraie: (examen: ExamenChangement) => tardifs(examen).length === 0,
    message: (examen: ExamenChangement) =>
      `Déclaration tardive : ${tardifs(examen)
        .map(
          (change) => `${LIBELLE_CHANGEMENT[change.nature]}, au plus tard le ${dateCourte(limiteDe(change, examen))}`,
        )
        .join(' ; ')}.`,
    remede: ({ lire, le }) => {
      const { premiere, recidive } = lire(AMENDE_DECLARATION, le).valeur;
      return `Le changement n’est opposable aux tiers que depuis la déclaration ; l’association encourt une amende de ${enEuros(premiere)} (${enEuros(recidive)} en récidive).`;
    },
  },
  {
    code: 'A-DELIBERATION-JOINTE',
    enonce: 'La délibération est jointe à la déclaration.',
    sources: [LOI_1901],
    vraie: surSaisie<DeclarationChangement>(({ deliberationJointe }) => deliberationJointe !== false),
    message: () => 'La délibération n’est pas jointe à la déclaration.',
    remede: () => 'Demandez à l’association de la joindre : le greffe peut refuser la déclaration.',
  },
  ...REGLES_MEMBRES,
];
