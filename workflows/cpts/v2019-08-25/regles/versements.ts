import { dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { FENETRE_DIALOGUE, FONCTIONNEMENT_PREMIERE_ANNEE, FORME_JURIDIQUE } from '../../parametres';
import { ACI_2019, contratType, ficheFas, FORME_ASSOCIATIVE, guideHdf, REGLE_APPLICATION } from '../../sources';
import { contratDeLAnnee, dialogueDe } from '../calendrier';
import { anniversaire, finDuContrat } from '../delais';
import { dernierJour } from '../dernier-jour';
import { OrdreDeVersement } from '../evenements/versements';
import { FaitsCpts } from '../faits';
import { Dialogue, NatureDeVersement, Versement } from '../faits/vie';
import { RegleCpts, surSaisie } from './communes';

type Paiement = Examen<FaitsCpts, OrdreDeVersement>;
const surOrdre = surSaisie<OrdreDeVersement>;

const NATURE: Record<NatureDeVersement, string> = {
  AVANCE: 'L’avance',
  SOLDE: 'Le solde',
  VARIABLE: 'La part variable',
};
const nomDuPoste = (poste: Versement['poste']) =>
  poste === 'FONCTIONNEMENT' ? 'fonctionnement' : `mission « ${LIBELLE_MISSION[poste]} »`;

/** An advance is due under the present contract; what settles a year, under the contract that this year belongs to. */
const contratDe = ({ donnees, faits, le }: Paiement) =>
  donnees?.nature === 'AVANCE' ? faits.contrat : contratDeLAnnee(faits, donnees?.annee ?? 1, le);

const dialogueDeLAnnee = (examen: Paiement): Dialogue | undefined => {
  const tenu = dialogueDe(examen.faits, contratDe(examen), examen.donnees!.annee);
  return tenu && tenu.le <= examen.le ? tenu : undefined;
};

const pvSigne = (examen: Paiement): boolean => (dialogueDeLAnnee(examen)?.pv?.le ?? '9999') <= examen.le;

/** From when this payment may be made, as far as the calendar of the contract says. */
const dateDeVersement = (examen: Paiement): DateCivile | undefined => {
  const { donnees, faits, lire } = examen;
  const signature = contratDe(examen)?.signature;
  if (!donnees || !signature) return undefined;
  // The variable part of a crisis is due once its report is validated, whenever in the year. Q-19.
  if (donnees.nature === 'AVANCE' || (donnees.nature === 'VARIABLE' && donnees.poste === 'CRISE'))
    return anniversaire(signature.le, donnees.annee - 1);
  const cloture = anniversaire(signature.le, donnees.annee);
  if (donnees.nature === 'VARIABLE' || pvSigne(examen)) return cloture;
  // The balance waits for the minutes, but no longer than the period allowed for the meeting.
  return dernierJour('D-P7-02', FENETRE_DIALOGUE, cloture, faits, lire);
};

const associationExigee = ({ le, lire }: Examen<FaitsCpts>) => lire(FORME_JURIDIQUE, le).valeur === 'ASSOCIATION';

const preavis = ({ faits, le, lire }: Examen<FaitsCpts>): boolean => {
  const recue = faits.contrat?.resiliation;
  return recue !== undefined && recue.le <= le && le < finDuContrat(faits, lire)!;
};

const bilanValide = ({ faits, le }: Examen<FaitsCpts>): boolean =>
  (faits.bilansDeCrise ?? []).some((bilan) => bilan.le <= le);

const dejaOrdonne = (examen: Paiement): Versement | undefined => {
  const { donnees, faits } = examen;
  const depuis = contratDe(examen)?.signature?.le ?? '';
  return faits.versements?.findLast(
    ({ poste, nature, annee, le }) =>
      poste === donnees?.poste && nature === donnees.nature && annee === donnees.annee && le >= depuis,
  );
};

const verifieLe = ({ donnees, faits }: Paiement) => faits.dossierAciVerifie ?? donnees?.dossierVerifieLe;
const incomplet = (examen: Paiement): boolean => Boolean(contratDe(examen)?.piecesAttendues?.length);

export const REGLES_VERSEMENTS: readonly RegleCpts[] = [
  {
    code: 'R-T-01c',
    enonce: 'À la date du versement, la CPTS a la forme d’association quand la loi l’exige.',
    sources: [FORME_ASSOCIATIVE, ficheFas('le contrat tripartite')],
    vraie: (examen) => {
      const { association } = examen.faits;
      return !associationExigee(examen) || (association !== undefined && association.forme !== 'AUTRE');
    },
    message: ({ le, lire }) =>
      `Depuis le ${dateCourte(lire(FORME_JURIDIQUE, le).du)}, seule une association peut recevoir un versement.`,
    remede: () => 'Déclarez l’association qui porte désormais la CPTS : les versements reprennent ensuite.',
  },
  {
    code: 'E-P6-01',
    enonce: 'Le dossier du contrat est vérifié complet.',
    sources: [ACI_2019, contratType('art. 6.1')],
    vraie: surOrdre((_, examen) => !incomplet(examen) && (verifieLe(examen) ?? '9999') <= examen.le),
    message: (examen: Paiement) => {
      const verifie = verifieLe(examen);
      if (incomplet(examen)) return 'Des pièces obligatoires manquent encore au dossier du contrat.';
      return verifie
        ? `Le dossier du contrat n’est vérifié complet que le ${dateCourte(verifie)}.`
        : 'Le dossier du contrat n’a pas été vérifié complet.';
    },
    remede: () => 'Vérifiez les pièces de la demande, puis indiquez la date à laquelle le dossier est complet.',
  },
  {
    code: 'A-POSTE',
    enonce: 'La part versée existe pour ce poste.',
    sources: [contratType('art. 6'), guideHdf('fiche 16')],
    vraie: surOrdre(
      ({ poste, nature, annee }, examen) =>
        poste !== 'FONCTIONNEMENT' ||
        nature === 'AVANCE' ||
        (nature === 'SOLDE' && !(annee === 1 && toutALaSignature(examen))),
    ),
    message: ({ donnees }: Paiement) =>
      donnees!.nature === 'VARIABLE'
        ? 'Le fonctionnement n’a pas de part variable.'
        : 'Le fonctionnement de la première année est versé en entier à la signature : il n’a pas de solde.',
    remede: () => 'Choisissez une autre nature de versement, ou la mission concernée.',
  },
  {
    code: 'A-AVANCE',
    enonce: 'Un contrat signé fonde le versement, et une avance suppose qu’il soit en vigueur.',
    sources: [contratType('art. 6'), guideHdf('fiche 7')],
    vraie: (examen: Paiement) => {
      const { donnees, faits, le, lire } = examen;
      const signature = contratDe(examen)?.signature;
      if (!signature || signature.le > le) return false;
      return donnees?.nature !== 'AVANCE' || le < finDuContrat(faits, lire)!;
    },
    message: (examen: Paiement) => {
      const signature = contratDe(examen)?.signature;
      return signature && signature.le <= examen.le
        ? `Le contrat a pris fin le ${dateCourte(finDuContrat(examen.faits, examen.lire)!)} : plus aucune avance n’est due.`
        : `Aucun contrat ACI n’est signé le ${dateCourte(examen.le)}.`;
    },
    remede: () => 'Les avances se versent pendant le contrat ; après lui, seuls les soldes et le variable restent dus.',
  },
  {
    code: 'G-P8-04',
    enonce: 'Entre la réception de la résiliation et son effet, aucune avance ne se paie sans décision.',
    sources: [guideHdf('fiche 7')],
    aConfirmer: ['Q-09'],
    derogeablePour: ['ORDONNER_VERSEMENT'],
    vraie: surOrdre(({ nature }, examen) => nature !== 'AVANCE' || !preavis(examen)),
    message: ({ faits, lire }) =>
      `La résiliation reçue le ${dateCourte(faits.contrat!.resiliation!.le)} prend effet le ${dateCourte(finDuContrat(faits, lire)!)} : une avance ne se paie pas dans l’intervalle.`,
    remede: () =>
      'Attendez le décompte ; si les financeurs décident de payer, énoncez leur décision dans une dérogation.',
  },
  {
    code: 'A-MISSION-A-PAYER',
    enonce: 'La mission payée a démarré.',
    sources: [contratType('art. 6.2'), guideHdf('fiche 16')],
    vraie: surOrdre(
      ({ poste }, { faits, le }) => poste === 'FONCTIONNEMENT' || (faits.missions[poste]?.le ?? '9999') <= le,
    ),
    message: ({ donnees, le }: Paiement) => `La ${nomDuPoste(donnees!.poste)} n’a pas démarré le ${dateCourte(le)}.`,
    remede: () => 'Enregistrez d’abord son démarrage, à sa date.',
  },
  {
    code: 'A-CALENDRIER-VERSEMENTS',
    enonce: 'L’avance se paie à l’ouverture de l’année de contrat, le solde et le variable après sa clôture.',
    sources: [contratType('art. 6'), guideHdf('fiche 16'), ficheFas('le suivi du contrat')],
    vraie: surOrdre((_, examen) => (dateDeVersement(examen) ?? '') <= examen.le),
    message: (examen: Paiement) => {
      const { nature, annee } = examen.donnees!;
      const attente = nature === 'SOLDE' ? ', sauf procès-verbal signé avant' : '';
      return `${NATURE[nature]} de l’année ${annee} ne se paie pas avant le ${dateCourte(dateDeVersement(examen)!)}${attente}.`;
    },
    remede: () => 'Attendez cette date, ou vérifiez l’année de contrat.',
  },
  {
    code: 'R-P7-03',
    enonce: 'La part variable se paie après constat : au procès-verbal du dialogue, ou au bilan validé de la crise.',
    sources: [guideHdf('fiches 7 et 16')],
    aConfirmer: ['Q-19'],
    vraie: surOrdre(
      ({ poste, nature }, examen) =>
        nature !== 'VARIABLE' || (poste === 'CRISE' ? bilanValide(examen) : pvSigne(examen)),
    ),
    message: (examen: Paiement) => {
      const { poste, annee } = examen.donnees!;
      if (poste === 'CRISE') return 'Aucun bilan de crise n’est validé : la part variable de la crise n’est pas due.';
      return dialogueDeLAnnee(examen)
        ? `Le procès-verbal du dialogue de l’année ${annee} n’est pas signé.`
        : `Le dialogue de gestion de l’année ${annee} n’a pas constaté ce qui est atteint.`;
    },
    remede: () =>
      'Faites constater le résultat d’abord : payé après constat, le variable n’est jamais repris pour non-atteinte.',
  },
  {
    code: 'A-VERSEMENT-UNIQUE',
    enonce: 'La même part d’un poste ne se paie qu’une fois pour une année de contrat.',
    sources: [contratType('art. 6'), REGLE_APPLICATION],
    derogeablePour: ['ORDONNER_VERSEMENT'],
    vraie: surOrdre((_, examen) => dejaOrdonne(examen) === undefined),
    message: (examen: Paiement) => {
      const { nature, annee, poste } = examen.donnees!;
      return `${NATURE[nature]} de l’année ${annee} (${nomDuPoste(poste)}) a déjà été ordonné${nature === 'SOLDE' ? '' : 'e'} le ${dateCourte(dejaOrdonne(examen)!.le)}.`;
    },
    remede: () => 'Vérifiez l’année ; pour un complément dû, dites-en la raison dans une dérogation.',
  },
  {
    code: 'A-PART-CONTESTEE',
    enonce: 'En cas de désaccord, seule la part non contestée se paie.',
    sources: [ficheFas('les instances paritaires'), guideHdf('fiche 6')],
    vraie: surOrdre(({ nature }, examen) => {
      const dialogue = nature === 'AVANCE' ? undefined : dialogueDeLAnnee(examen);
      return !dialogue?.desaccord || dialogue.avis !== undefined;
    }),
    message: ({ donnees }: Paiement) =>
      `Le dialogue de l’année ${donnees!.annee} s’est conclu sur un désaccord : seule la part non contestée se paie.`,
    remede: () => 'Vérifiez le montant ; le reste attend l’avis de la commission et l’accord des parties.',
  },
];

function toutALaSignature(examen: Paiement): boolean {
  const signature = contratDe(examen)?.signature;
  return signature === undefined || examen.lire(FONCTIONNEMENT_PREMIERE_ANNEE, signature.le).valeur === 'EN_ENTIER';
}
