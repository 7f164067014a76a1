import { Centimes, dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { lignesCalculees } from '../../financement/decompte';
import { enEuros } from '../../montants';
import { PAIEMENT_INDU, RECOURS } from '../../parametres';
import { contratType, crpa, FIN_DES_CONTRATS, REGLE_APPLICATION } from '../../sources';
import { DecisionSurContestation, EtatDeDecompte, Recours, SoldeDeDecompte } from '../evenements/decompte';
import { dernierJour } from '../dernier-jour';
import { contratSigne, FaitsCpts } from '../faits';
import { ActeContestable, finASolder, tropPercu } from '../faits/fin';
import { RegleCpts, surSaisie } from './communes';
import { LIBELLE_POSTE } from '../../postes';

/** Means that suit the balance. Compensation comes before any claim. */
const moyensAdmis = ({ decompte }: FaitsCpts): readonly string[] => {
  if (!decompte) return [];
  if (decompte.indu) return ['REMBOURSEMENT'];
  const solde = tropPercu(decompte);
  if (solde === 0) return ['SANS_RESTE'];
  return solde > 0 ? ['REMBOURSEMENT', 'COMPENSATION'] : ['COMPLEMENT_VERSE'];
};

const LIBELLE_MOYEN: Readonly<Record<string, string>> = {
  REMBOURSEMENT: 'un remboursement par la CPTS',
  COMPENSATION: 'une compensation avec les soldes dus',
  COMPLEMENT_VERSE: 'un complément versé à la CPTS',
  SANS_RESTE: 'aucun reste à régler',
};

/** When the CPTS received the act of the financers; nothing when none of that kind was notified. */
function recuLe(faits: FaitsCpts, acte: ActeContestable): DateCivile | undefined {
  if (acte === 'INDU') return faits.decompte?.indu?.recu?.le;
  const resiliation = contratSigne(faits)?.resiliation;
  return resiliation?.initiative === 'FINANCEURS' ? resiliation.le : undefined;
}

const finDuRecours = ({ faits, lire, donnees }: Examen<FaitsCpts, Recours>): DateCivile | undefined => {
  const depart = donnees && recuLe(faits, donnees.acte);
  return depart && dernierJour('R-PROC-17', RECOURS, depart, faits, lire);
};

type ExamenDecompte = Examen<FaitsCpts, EtatDeDecompte>;

const RIEN = { droitAcquis: 0, avanceRecue: 0 };

/** What was typed beside what is worked out, item by item; nothing of a contract that has not ended. */
function ecartsAuCalcul({ faits, donnees, le, lire }: ExamenDecompte): string[] {
  if (!donnees || !finASolder(faits)) return [];
  const calculees = lignesCalculees(faits, lire, le);
  const postes = new Set([...calculees, ...donnees.lignes].map(({ poste }) => poste));
  return [...postes].flatMap((poste) => {
    const calculee = calculees.find((une) => une.poste === poste) ?? RIEN;
    const saisie = donnees.lignes.find((une) => une.poste === poste) ?? RIEN;
    const nom = LIBELLE_POSTE[poste];
    return [
      ...ecart(`${nom}, droit acquis`, saisie.droitAcquis, calculee.droitAcquis),
      ...ecart(`${nom}, avance reçue`, saisie.avanceRecue, calculee.avanceRecue),
    ];
  });
}

const ecart = (quoi: string, saisi: Centimes, calcule: Centimes): string[] =>
  saisi === calcule ? [] : [`${quoi} : ${enEuros(saisi)} saisis, ${enEuros(calcule)} calculés`];

const finDePaiement = ({ faits, lire }: Examen<FaitsCpts>): DateCivile | undefined => {
  const depart = faits.decompte?.indu?.recu?.le;
  return depart && dernierJour('A-INDU', PAIEMENT_INDU, depart, faits, lire);
};

export const REGLES_DECOMPTE: readonly RegleCpts[] = [
  {
    code: 'A-CONTRAT-FINI',
    enonce: 'Le décompte s’établit une fois le contrat éteint.',
    sources: [FIN_DES_CONTRATS],
    vraie: ({ faits, le }) => le >= (finASolder(faits)?.le ?? '9999-12-31'),
    message: ({ faits }) => {
      const fin = finASolder(faits);
      return fin ? `Le contrat ne prend fin que le ${dateCourte(fin.le)}.` : 'Aucun contrat n’a pris fin.';
    },
    remede: () => 'Attendez la fin du contrat : les droits acquis se comptent jusqu’à ce jour.',
  },
  {
    code: 'A-DECOMPTE-CALCULE',
    enonce: 'Les lignes du décompte sont celles que donnent le barème, le prorata et les versements libérés.',
    sources: [FIN_DES_CONTRATS, contratType('art. 6')],
    aConfirmer: ['Q-18', 'Q-20'],
    vraie: (examen: ExamenDecompte) => ecartsAuCalcul(examen).length === 0,
    message: (examen: ExamenDecompte) => `Le décompte s’écarte du calcul : ${ecartsAuCalcul(examen).join(' ; ')}.`,
    remede: () => 'Reprenez les montants calculés, ou gardez au dossier ce qui justifie de s’en écarter.',
  },
  {
    code: 'G-P8-03',
    enonce: 'Le décompte est validé avant tout titre.',
    sources: [FIN_DES_CONTRATS],
    vraie: ({ faits: { decompte } }) => decompte?.valide !== undefined,
    message: ({ faits: { decompte } }) =>
      decompte
        ? `Le décompte du ${dateCourte(decompte.le)} n’est pas validé.`
        : 'Aucun décompte de fin de contrat n’est établi.',
    remede: () => 'Faites vérifier puis valider le décompte, avances reçues et droits acquis.',
  },
  {
    code: 'A-TROP-PERCU',
    enonce: 'Un indu suppose des avances supérieures aux droits acquis.',
    sources: [FIN_DES_CONTRATS],
    vraie: ({ faits: { decompte } }) => decompte === undefined || tropPercu(decompte) > 0,
    message: ({ faits: { decompte } }) =>
      `Les avances (${enEuros(decompte!.avances)}) ne dépassent pas les droits acquis (${enEuros(decompte!.droits)}) : rien n’est indu.`,
    remede: () => 'Soldez le décompte : versez le complément dû, ou constatez qu’il ne reste rien à régler.',
  },
  {
    code: 'A-SOLDE',
    enonce: 'Le décompte se solde par un moyen qui convient à son résultat ; la compensation précède l’indu.',
    sources: [FIN_DES_CONTRATS, REGLE_APPLICATION],
    vraie: surSaisie<SoldeDeDecompte>(({ moyen }, { faits }) => moyensAdmis(faits).includes(moyen)),
    message: ({ faits, donnees }: Examen<FaitsCpts, SoldeDeDecompte>) => {
      const { decompte } = faits;
      const solde = decompte ? tropPercu(decompte) : 0;
      const resultat = decompte?.indu
        ? `Un indu de ${enEuros(decompte.indu.montant)} est notifié`
        : solde === 0
          ? 'Le décompte est équilibré'
          : solde > 0
            ? `La CPTS a reçu ${enEuros(solde)} de trop`
            : `Un complément de ${enEuros(-solde)} est dû à la CPTS`;
      return `${resultat} : ${LIBELLE_MOYEN[donnees!.moyen]} ne le solde pas.`;
    },
    remede: ({ faits }) =>
      `Ce décompte se solde par ${moyensAdmis(faits)
        .map((moyen) => LIBELLE_MOYEN[moyen])
        .join(' ou ')}.`,
  },
  {
    code: 'A-MONTANT-MAINTENU',
    enonce: 'La décision sur une contestation n’augmente pas l’indu.',
    sources: [crpa('L.211-2'), REGLE_APPLICATION],
    aConfirmer: ['Q-10'],
    vraie: surSaisie<DecisionSurContestation>(
      ({ sens, montant }, { faits }) =>
        sens === 'ANNULE' || montant === undefined || montant <= (faits.decompte?.indu?.montant ?? montant),
    ),
    message: ({ faits, donnees }: Examen<FaitsCpts, DecisionSurContestation>) =>
      `Le montant maintenu (${enEuros(donnees!.montant!)}) dépasse l’indu notifié (${enEuros(faits.decompte!.indu!.montant)}).`,
    remede: () => 'Maintenez le montant notifié, ou réduisez-le.',
  },
  {
    code: 'A-CONTESTATION',
    enonce: 'L’indu est contesté dans le délai ouvert pour payer ou contester.',
    sources: [FIN_DES_CONTRATS],
    aConfirmer: ['Q-10'],
    vraie: (examen) => examen.le <= (finDePaiement(examen) ?? examen.le),
    message: (examen) =>
      `La contestation parvient après le délai pour payer ou contester, expiré le ${dateCourte(finDePaiement(examen)!)}.`,
    remede: () => 'Elle reste à examiner : dites dans la décision si elle est admise malgré son retard.',
  },
  {
    code: 'A-ACTE-NOTIFIE',
    enonce: 'Le recours vise un acte que la CPTS a reçu.',
    sources: [crpa('L.112-6 et L.112-12')],
    vraie: ({ faits, donnees, le }: Examen<FaitsCpts, Recours>) =>
      (donnees ? [donnees.acte] : (['RESILIATION', 'INDU'] as const)).some(
        (acte) => (recuLe(faits, acte) ?? '9999-12-31') <= le,
      ),
    message: ({ donnees }: Examen<FaitsCpts, Recours>) =>
      donnees?.acte === 'INDU'
        ? 'Aucun indu n’a été reçu par la CPTS à cette date.'
        : 'Aucune décision de résiliation n’a été reçue par la CPTS à cette date.',
    remede: () => 'Enregistrez d’abord la réception de l’acte attaqué.',
  },
  {
    code: 'R-PROC-17',
    enonce: 'Le recours contentieux est formé dans le délai, qui court de la notification.',
    sources: [crpa('L.112-6 et L.112-12')],
    aConfirmer: ['Q-13'],
    vraie: (examen: Examen<FaitsCpts, Recours>) => examen.le <= (finDuRecours(examen) ?? examen.le),
    message: (examen: Examen<FaitsCpts, Recours>) =>
      `Le délai de recours a expiré le ${dateCourte(finDuRecours(examen)!)} : le recours peut être irrecevable.`,
    remede: () => 'Seul le juge en décide : opposez le retard dans les observations en défense.',
  },
];
