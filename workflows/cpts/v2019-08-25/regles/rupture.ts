import { ajouterDuree, dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { CALENDRIER, CONSULTATION_RECOMMANDE, FORME_JURIDIQUE, TRAME_CRISE } from '../../parametres';
import { crpa, ficheFas, FIN_DES_CONTRATS, guideHdf, REGLE_APPLICATION, RUPTURE_PAR_ANALOGIE } from '../../sources';
import { finDesObservations, finDuContrat, missionsEngagees } from '../delais';
import { dernierJour } from '../dernier-jour';
import { PreuveDeReception } from '../evenements/preuve';
import {
  Audition,
  ConstatDeManquement,
  ConvocationAudition,
  DecisionDeResilier,
  Grief,
  Prorogation,
  ReceptionParLaCpts,
} from '../evenements/rupture';
import { FaitsCpts, projetValide } from '../faits';
import { OBJETS_DE_RECEPTION, receptionsAttendues } from '../faits/fin';
import { RegleCpts, surSaisie } from './communes';

type ExamenConstat = Examen<FaitsCpts, ConstatDeManquement>;
type ExamenPreuve = Examen<FaitsCpts, { preuve?: PreuveDeReception }>;

const LIBELLE_OBJET = { CONSTAT: 'constat', DECISION: 'décision de résiliation', INDU: 'indu' } as const;

/** The day on which a mission was due, at the latest; none when nothing was. */
function limite({ faits, lire }: Examen<FaitsCpts>, { motif, mission }: Grief): DateCivile | undefined {
  const calendrier = mission && CALENDRIER[mission];
  const signature = faits.contrat?.signature;
  if (!calendrier || !signature) return undefined;
  const trame = lire(TRAME_CRISE, signature.le).valeur;
  const depart = mission === 'CRISE' && signature.le < trame ? trame : signature.le;
  const etape = motif === 'MISSION_NON_DEMARREE' ? calendrier.demarrage : calendrier.deploiement;
  return dernierJour('D-P7-01', etape, depart, faits, lire);
}

/** What the dossier answers to a grievance on a mission; nothing when the grievance holds. */
function defautDeMission(examen: Examen<FaitsCpts>, grief: Grief): string | undefined {
  const { faits, le, lire } = examen;
  const { mission, motif } = grief;
  if (!mission) return 'le grief ne nomme pas la mission en retard';
  const nom = `la mission « ${LIBELLE_MISSION[mission]} »`;
  if (!missionsEngagees(faits, lire).includes(mission)) return `${nom} n’est pas engagée dans le contrat`;
  const { [mission]: vie } = faits.missions;
  const fait = motif === 'MISSION_NON_DEMARREE' ? vie : vie?.deployee;
  const etat = motif === 'MISSION_NON_DEMARREE' ? 'a démarré' : 'est déployée depuis';
  if (fait && fait.le <= le) return `${nom} ${etat} le ${dateCourte(fait.le)}`;
  const jour = limite(examen, grief);
  if (jour === undefined) return `aucune échéance n’est fixée à ${nom}`;
  return le > jour ? undefined : `${nom} n’est en retard qu’après le ${dateCourte(jour)}`;
}

/** The same for a condition of eligibility that would be lost. */
function defautDEligibilite({ faits, le, lire }: Examen<FaitsCpts>, { condition }: Grief): string | undefined {
  if (!condition) return 'le grief ne dit pas quelle condition d’éligibilité est perdue';
  if (condition === 'PROJET_DE_SANTE' && projetValide(faits, le)) return 'le projet de santé est validé';
  if (condition !== 'FORME_JURIDIQUE') return undefined;
  const dissoute = faits.dissolution !== undefined && faits.dissolution.le <= le;
  const associationExigee = lire(FORME_JURIDIQUE, le).valeur === 'ASSOCIATION';
  return faits.association && !dissoute && !(associationExigee && faits.association.forme === 'AUTRE')
    ? 'la CPTS a la forme juridique que la loi impose'
    : undefined;
}

const defautsDesGriefs = (examen: ExamenConstat): string[] =>
  (examen.donnees?.griefs ?? []).flatMap(
    (grief) =>
      (grief.motif === 'ELIGIBILITE_PERDUE' ? defautDEligibilite(examen, grief) : defautDeMission(examen, grief)) ?? [],
  );

/** Who must still sign: the fund always, both financers for the decision. X-26. */
const signaturesManquantes = ({ type, donnees }: Examen<FaitsCpts, DecisionDeResilier>): string[] =>
  [
    { code: 'CPAM' as const, nom: 'la caisse' },
    ...(type === 'DECIDER_RESILIATION' ? [{ code: 'ARS' as const, nom: 'l’ARS' }] : []),
  ]
    .filter(({ code }) => !donnees?.signataires?.includes(code))
    .map(({ nom }) => nom);

/** The day on which an electronic registered letter is held to be received; none while it may still be read. */
function receptionElectronique({ donnees, faits, lire, constats }: ExamenPreuve): DateCivile | undefined {
  const { miseADispositionLe, consulteLe } = donnees!.preuve!;
  const delai = finDeConsultation(miseADispositionLe!, { faits, lire });
  if (consulteLe !== undefined && consulteLe <= delai) return consulteLe;
  return constats.aujourdhui > delai ? miseADispositionLe! : undefined;
}

const finDeConsultation = (le: DateCivile, { faits, lire }: Pick<ExamenPreuve, 'faits' | 'lire'>): DateCivile =>
  ajouterDuree(le, lire(CONSULTATION_RECOMMANDE, le).valeur, faits.zone.feries);

const recommandeDate = ({ preuve }: { preuve?: PreuveDeReception }): boolean =>
  preuve?.canal === 'LRE' && preuve.miseADispositionLe !== undefined;

export const REGLES_RUPTURE: readonly RegleCpts[] = [
  {
    code: 'A-SANS-PREAVIS',
    enonce: 'Un contrat ACI est en vigueur, sans préavis de résiliation en cours.',
    sources: [guideHdf('fiche 7')],
    vraie: ({ faits: { contrat } }) =>
      contrat?.signature !== undefined && contrat.fin === undefined && contrat.resiliation === undefined,
    message: ({ faits, lire }) =>
      faits.contrat?.resiliation && !faits.contrat.fin
        ? `Un préavis court déjà depuis le ${dateCourte(faits.contrat.resiliation.le)} : le contrat prend fin le ${dateCourte(finDuContrat(faits, lire)!)}.`
        : 'Aucun contrat ACI n’est en vigueur.',
    remede: () => 'Vérifiez le contrat visé : on ne résilie qu’un contrat en vigueur, une seule fois.',
  },
  {
    code: 'A-ECHANGE-AMIABLE',
    enonce: 'Des échanges amiables tracés précèdent le constat de manquement.',
    sources: [guideHdf('fiche 7')],
    aConfirmer: ['Q-09'],
    vraie: ({ faits, le }) => faits.echangeAmiable !== undefined && faits.echangeAmiable.le <= le,
    message: () => 'Aucun échange amiable sur ce manquement n’est tracé.',
    remede: () => 'Enregistrez d’abord l’échange amiable avec la CPTS, sa date et ce qui y fut convenu.',
  },
  {
    code: 'A-GRIEFS',
    enonce: 'Chaque grief est un manquement établi : mission en retard, ou condition d’éligibilité perdue.',
    sources: [FIN_DES_CONTRATS, guideHdf('fiche 7')],
    aConfirmer: ['Q-09'],
    vraie: (examen: ExamenConstat) => defautsDesGriefs(examen).length === 0,
    message: (examen: ExamenConstat) => `Grief non établi : ${defautsDesGriefs(examen).join(' ; ')}.`,
    remede: () =>
      'Retirez ce grief ou corrigez-le : seuls un retard de mission et la perte d’une condition d’éligibilité fondent une résiliation.',
  },
  {
    code: 'X-26',
    enonce: 'La caisse émet ou cosigne toute notification, et la décision de résilier est conjointe.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    aConfirmer: ['Q-09'],
    vraie: surSaisie<DecisionDeResilier>((_, examen) => signaturesManquantes(examen).length === 0),
    message: (examen: Examen<FaitsCpts, DecisionDeResilier>) => {
      const manquantes = signaturesManquantes(examen).join(' et de ');
      return examen.type === 'DECIDER_RESILIATION'
        ? `La décision de résilier est conjointe : il manque la signature de ${manquantes}.`
        : `L’ARS ne notifie pas seule un constat : il manque la signature de ${manquantes}.`;
    },
    remede: () => 'Faites signer l’acte par la caisse, avec l’ARS pour la décision, puis enregistrez-le.',
  },
  {
    code: 'A-RECEPTION-ATTENDUE',
    enonce: 'L’acte dont la réception est prouvée a été notifié, et sa réception n’est pas encore enregistrée.',
    sources: [guideHdf('fiche 7'), crpa('L.112-15 et R.112-20')],
    vraie: ({ faits, donnees, le }: Examen<FaitsCpts, ReceptionParLaCpts>) => {
      const attendues = receptionsAttendues(faits);
      if (!donnees) return Object.keys(attendues).length > 0;
      const acte = attendues[donnees.objet];
      return acte !== undefined && acte.le <= le;
    },
    message: ({ faits, donnees, le }: Examen<FaitsCpts, ReceptionParLaCpts>) => {
      const acte = donnees && receptionsAttendues(faits)[donnees.objet];
      if (acte)
        return `La réception du ${dateCourte(le)} précède l’envoi, du ${dateCourte(acte.le)} : ${LIBELLE_OBJET[donnees.objet]}.`;
      return donnees
        ? `Aucune réception n’est attendue : ${LIBELLE_OBJET[donnees.objet]}.`
        : 'Aucune réception par la CPTS n’est attendue.';
    },
    remede: ({ faits }) => {
      const attendus = receptionsAttendues(faits);
      const objets = OBJETS_DE_RECEPTION.filter((objet) => attendus[objet]).map(
        (objet) => `${LIBELLE_OBJET[objet]} du ${dateCourte(attendus[objet]!.le)}`,
      );
      return objets.length ? `Réception attendue : ${objets.join(', ')}.` : 'Notifiez d’abord l’acte à la CPTS.';
    },
  },
  {
    code: 'R-PROC-09',
    enonce:
      'Un recommandé électronique est reçu à sa première consultation ou, s’il n’est pas consulté à temps, à sa mise à disposition.',
    sources: [crpa('L.112-15'), crpa('R.112-20')],
    vraie: surSaisie<{ preuve?: PreuveDeReception }>((saisie, examen) => {
      if (!recommandeDate(saisie)) return saisie.preuve?.canal !== 'LRE' || saisie.preuve.accordPrealable !== false;
      return saisie.preuve!.accordPrealable !== false && receptionElectronique(examen) === examen.le;
    }),
    message: (examen: ExamenPreuve) => {
      const { accordPrealable, miseADispositionLe } = examen.donnees!.preuve!;
      if (accordPrealable === false)
        return 'Le destinataire n’a pas accepté le recommandé électronique : cet envoi ne vaut pas recommandé.';
      const recu = receptionElectronique(examen);
      return recu
        ? `Ce recommandé électronique est réputé reçu le ${dateCourte(recu)}, non le ${dateCourte(examen.le)}.`
        : `Ce recommandé électronique peut encore être consulté jusqu’au ${dateCourte(finDeConsultation(miseADispositionLe!, examen))} : il n’est pas réputé reçu.`;
    },
    remede: ({ donnees }: ExamenPreuve) =>
      donnees?.preuve?.accordPrealable === false
        ? 'Prouvez la réception par une lettre recommandée ou une remise contre signature.'
        : 'Datez le fait de la première consultation ou, faute de consultation à temps, de la mise à disposition.',
  },
  {
    code: 'A-RECOMMANDE-ELECTRONIQUE',
    enonce: 'La preuve d’un recommandé électronique dit l’accord du destinataire et la mise à disposition.',
    sources: [crpa('L.112-15'), crpa('R.112-20')],
    vraie: surSaisie<{ preuve?: PreuveDeReception }>(
      (saisie) =>
        saisie.preuve?.canal !== 'LRE' || (recommandeDate(saisie) && saisie.preuve.accordPrealable !== undefined),
    ),
    message: () =>
      'Recommandé électronique : sa mise à disposition ou l’accord préalable du destinataire n’est pas indiqué.',
    remede: () => 'Complétez la preuve : sans elle, la date de réception peut être contestée.',
  },
  {
    code: 'D-P8-02',
    enonce: 'Les observations de la CPTS parviennent dans le délai.',
    sources: [RUPTURE_PAR_ANALOGIE, crpa('L.122-1')],
    aConfirmer: ['Q-09'],
    vraie: ({ faits, lire, le }) => le <= (finDesObservations(faits, lire) ?? le),
    message: ({ faits, lire }) =>
      `Les observations parviennent après l’expiration du délai, le ${dateCourte(finDesObservations(faits, lire)!)}.`,
    remede: () => 'Joignez-les tout de même au dossier : la décision n’est pas prise, elle en tiendra compte.',
  },
  {
    code: 'A-PROROGATION',
    enonce: 'Le délai d’observations se proroge avant d’expirer, à une date plus éloignée.',
    sources: [RUPTURE_PAR_ANALOGIE, REGLE_APPLICATION],
    aConfirmer: ['Q-09'],
    vraie: ({ faits, lire, le, donnees }: Examen<FaitsCpts, Prorogation>) => {
      const fin = finDesObservations(faits, lire);
      return fin !== undefined && le <= fin && (donnees === undefined || donnees.jusquAu > fin);
    },
    message: ({ faits, lire, le, donnees }: Examen<FaitsCpts, Prorogation>) => {
      const fin = finDesObservations(faits, lire);
      if (fin === undefined) return 'Le constat n’est pas encore reçu par la CPTS : aucun délai ne court.';
      return le > fin || !donnees
        ? `Le délai d’observations a expiré le ${dateCourte(fin)} : il ne se proroge plus.`
        : `Le ${dateCourte(donnees.jusquAu)} ne proroge rien : le délai court déjà jusqu’au ${dateCourte(fin)}.`;
    },
    remede: () => 'Fixez une date plus éloignée, avant l’expiration ; des observations tardives restent recevables.',
  },
  {
    code: 'A-AUDITION-DEMANDEE',
    enonce: 'La CPTS convoquée à une audition l’a demandée, et la date fixée est à venir.',
    sources: [crpa('L.122-1'), guideHdf('fiche 7')],
    vraie: ({ faits, le, donnees }: Examen<FaitsCpts, ConvocationAudition>) =>
      faits.rupture?.audition !== undefined && (donnees === undefined || donnees.pourLe >= le),
    message: ({ faits, le, donnees }: Examen<FaitsCpts, ConvocationAudition>) =>
      faits.rupture?.audition
        ? `L’audition fixée au ${dateCourte(donnees!.pourLe)} précède la convocation, du ${dateCourte(le)}.`
        : 'La CPTS n’a pas demandé à être entendue.',
    remede: ({ faits }) =>
      faits.rupture?.audition
        ? 'Fixez une date qui laisse à la CPTS le temps de se préparer.'
        : 'Enregistrez sa demande avec ses observations.',
  },
  {
    code: 'A-AUDITION-CONVOQUEE',
    enonce: 'L’audition a été convoquée ; l’absence de la CPTS ne se constate pas avant la date fixée.',
    sources: [crpa('L.122-1'), REGLE_APPLICATION],
    vraie: ({ faits, le, donnees }: Examen<FaitsCpts, Audition>) => {
      const convocation = faits.rupture?.audition?.convocation;
      return convocation !== undefined && (donnees?.presente !== false || le >= convocation.pourLe);
    },
    message: ({ faits }) => {
      const convocation = faits.rupture?.audition?.convocation;
      return convocation
        ? `L’audition est fixée au ${dateCourte(convocation.pourLe)} : l’absence de la CPTS ne se constate pas avant.`
        : 'La CPTS n’est pas convoquée à une audition.';
    },
    remede: () => 'Convoquez la CPTS, puis enregistrez l’audition à sa date.',
  },
  {
    code: 'G-P8-01',
    enonce: 'Le constat est notifié et le délai d’observations écoulé avant la décision.',
    sources: [guideHdf('fiche 7'), crpa('L.121-1 et L.122-1')],
    aConfirmer: ['Q-09'],
    vraie: ({ faits, lire, le }) => {
      const fin = finDesObservations(faits, lire);
      return fin !== undefined && le > fin;
    },
    message: ({ faits, lire }) => {
      const fin = finDesObservations(faits, lire);
      return fin === undefined
        ? 'Le constat n’est pas encore reçu par la CPTS : le délai d’observations n’a pas commencé.'
        : `La CPTS peut présenter ses observations jusqu’au ${dateCourte(fin)} inclus.`;
    },
    remede: ({ faits }) =>
      faits.rupture?.constat.recu
        ? 'Attendez le lendemain de l’expiration, même si des observations sont déjà reçues.'
        : 'Enregistrez la preuve de la réception du constat.',
  },
  {
    code: 'A-AUDITION-TENUE',
    enonce: 'L’audition que la CPTS a demandée est tenue avant la décision (R-PROC-11).',
    sources: [crpa('L.121-1'), crpa('L.122-1')],
    vraie: ({ faits: { rupture } }) => rupture?.audition === undefined || rupture.audition.tenue !== undefined,
    message: ({ faits }) =>
      `La CPTS a demandé le ${dateCourte(faits.rupture!.audition!.demandee.le)} à être entendue, et ne l’a pas encore été.`,
    remede: () => 'Convoquez l’audition et tenez-la, ou constatez l’absence de la CPTS à la date fixée.',
  },
  {
    code: 'A-AVIS-COMMISSION',
    enonce: 'L’avis demandé à une commission paritaire est rendu.',
    sources: [ficheFas('les commissions paritaires'), RUPTURE_PAR_ANALOGIE],
    aConfirmer: ['Q-34'],
    vraie: ({ faits: { rupture } }) => rupture?.avis === undefined || rupture.avis.sens !== undefined,
    message: ({ faits }) =>
      `L’avis demandé à la ${faits.rupture!.avis!.commission} le ${dateCourte(faits.rupture!.avis!.le)} n’est pas encore rendu.`,
    remede: () => 'Cet avis est facultatif : la décision peut être prise sans lui, ou l’attendre.',
  },
  {
    code: 'A-REGULARISATION',
    enonce: 'Les financeurs renoncent à leur propre procédure, avant que la résiliation prenne effet.',
    sources: [guideHdf('fiche 7'), RUPTURE_PAR_ANALOGIE],
    aConfirmer: ['Q-09'],
    vraie: ({ faits, lire, le }) => faits.rupture !== undefined && le < (finDuContrat(faits, lire) ?? ''),
    message: ({ faits, lire }) =>
      faits.rupture
        ? `La résiliation a pris effet le ${dateCourte(finDuContrat(faits, lire)!)}.`
        : 'Le préavis en cours est celui que la CPTS a donné : les financeurs n’y renoncent pas.',
    remede: ({ faits }) =>
      faits.rupture
        ? 'Vérifiez la date : après l’effet, seul un nouveau contrat peut être demandé.'
        : 'Attendez la fin du contrat ; un nouveau contrat pourra être demandé.',
  },
];
