import { Centimes, DateCivile, somme } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { DecompteCalcule, decompteDe, lignesAInscrire } from '../../financement/decompte';
import { enEuros } from '../../montants';
import { LIBELLE_NATURE, LIBELLE_POSTE } from '../../postes';
import { ACI_2019, contratType, FIN_DES_CONTRATS } from '../../sources';
import { Reserves, reserves } from '../courriers/contenu';
import { calculDe } from '../courriers/decompte';
import { DecisionSurContestation, SoldeDeDecompte } from '../evenements/decompte';
import { FaitsCpts } from '../faits';
import { Decompte, finASolder, LigneDuDecompte } from '../faits/fin';
import { Contexte } from './communes';

/** F-DECOMPTE. Amounts in cents. */
export type DecompteDeFin = Reserves & {
  nomCpts: string;
  dateFin: DateCivile;
  cause: string;
  /** A notice still runs: the end is the one that is foreseen. */
  provisoire: boolean;
  /** The year that the end cut short; `null` when it is an anniversary. */
  annee: { rang: number; du: DateCivile; au: DateCivile } | null;
  /** The statement that the fund established; `null` while only the computation is known. */
  etabli: { le: DateCivile; valideLe: DateCivile | null } | null;
  lignes: readonly LigneEcrite[];
  /** `ecart` is advances less rights: above zero to be paid back, below zero due to the CPTS. */
  total: { droits: Centimes; avances: Centimes; ecart: Centimes };
  /** Due of the years that were closed, each with what it waits for. */
  restesDus: readonly { libelle: string; annee: number; etat: string; montant: Centimes }[];
  restesExigibles: Centimes;
  /** What the whole comes to, once what is due is set against it. */
  conclusion: string;
  /** Notified claim, its receipt, its contestation, its settlement: one line for each. */
  suites: readonly { quoi: string; le: DateCivile }[];
};

interface LigneEcrite {
  poste: string;
  droits: Centimes;
  avances: Centimes;
  ecart: Centimes;
  /** Who is owed what, in one word. */
  sens: string;
  calcul: string;
}

const CAUSE: Readonly<Record<string, string>> = {
  EXPIRATION: 'arrivée du terme',
  RESILIATION: 'résiliation',
  RENOUVELLEMENT: 'renouvellement',
  DISSOLUTION: 'dissolution de l’association',
};
const ETAT = { DUE: 'exigible', PREVUE: 'en attente' } as const;
const MOYEN: Record<SoldeDeDecompte['moyen'], string> = {
  REMBOURSEMENT: 'remboursement par la communauté',
  COMPENSATION: 'compensation avec les soldes dus',
  COMPLEMENT_VERSE: 'complément versé à la communauté',
  SANS_RESTE: 'rien à régler',
};

export const FICHE_DECOMPTE: FicheDefinie<FaitsCpts> = {
  code: 'F-DECOMPTE',
  titre: 'Décompte de fin de contrat',
  gabarit: 'fiches/decompte',
  emetteur: 'CPAM',
  bases: [FIN_DES_CONTRATS, ACI_2019, contratType('art. 6.2')],
  manque: ({ faits, lire, le }) =>
    decompteDe(faits, lire, le)
      ? undefined
      : 'Aucun contrat n’a pris fin et aucun préavis ne court : il n’y a rien à décompter à cette date.',
  variables: decompter,
};

function decompter(contexte: Contexte): DecompteDeFin {
  const { faits, le, lire } = contexte;
  const calcule = decompteDe(faits, lire, le)!;
  const etabli = calcule.provisoire || faits.decompte?.fin !== finASolder(faits)?.seq ? undefined : faits.decompte;
  const lignes = (etabli?.lignes ?? lignesAInscrire(calcule)).map((ligne) => ecrireLigne(ligne, calcule));
  const droits = etabli?.droits ?? somme(lignes.map((ligne) => ligne.droits));
  const avances = etabli?.avances ?? somme(lignes.map((ligne) => ligne.avances));
  const { annee, fin, provisoire, restesDus, sommes } = calcule;
  const contrat = provisoire ? faits.contrat : faits.contrat?.fin ? faits.contrat : faits.contrat?.precedent;
  return {
    nomCpts: faits.nom,
    ...{ dateFin: fin, provisoire },
    cause: CAUSE[contrat?.fin?.cause ?? 'RESILIATION']!,
    annee: annee ?? null,
    etabli: etabli ? { le: etabli.le, valideLe: etabli.valide?.le ?? null } : null,
    lignes,
    total: { droits, avances, ecart: avances - droits },
    restesDus: restesDus.map(({ poste, nature, annee: rang, etat, attend, montant }) => ({
      libelle: `${LIBELLE_POSTE[poste]}, ${LIBELLE_NATURE[nature]}`,
      annee: rang,
      etat: attend ? attend : ETAT[etat as keyof typeof ETAT],
      montant,
    })),
    restesExigibles: sommes.restesDus,
    conclusion: conclure(avances - droits, sommes.restesDus),
    suites: etabli ? suitesDe(contexte, etabli) : [],
    aConfirmer: reserves(...calcule.lignes.map(({ aConfirmer }) => aConfirmer), 'Q-10', 'Q-18', 'Q-20'),
  };
}

function ecrireLigne(ligne: LigneDuDecompte, calcule: DecompteCalcule): LigneEcrite {
  const { poste, droitAcquis, avanceRecue } = ligne;
  const ecart = avanceRecue - droitAcquis;
  const calculee = lignesAInscrire(calcule).find((une) => une.poste === poste);
  const retenu = `droit retenu par la caisse${calculee ? ` ; le calcul donne ${enEuros(calculee.droitAcquis)}` : ''}`;
  const attente = calcule.variables.some((un) => un.poste === poste && un.montant === null);
  return {
    poste: LIBELLE_POSTE[poste],
    ...{ droits: droitAcquis, avances: avanceRecue, ecart },
    sens: sensDe(ecart),
    calcul: `${calculDe(ligne, calcule) ?? retenu}${attente ? ' ; part variable au dernier dialogue de gestion' : ''}`,
  };
}

const sensDe = (ecart: Centimes): string => (ecart > 0 ? 'à reverser' : ecart < 0 ? 'dû à la communauté' : 'soldé');

/** What is due of the closed years is set against what was received in excess, or comes on top of what is due. */
function conclure(ecart: Centimes, exigibles: Centimes): string {
  const apres = ecart - exigibles;
  const detail = exigibles === 0 ? '' : ecart > 0 ? 'après compensation avec' : 'dont';
  const suite = detail && `, ${detail} ${enEuros(exigibles)} exigibles des années closes`;
  if (apres > 0) return `La communauté a ${enEuros(apres)} à reverser${suite}.`;
  if (apres < 0) return `La caisse doit ${enEuros(-apres)} à la communauté${suite}.`;
  return `Rien n’est à reverser ni à verser${suite}.`;
}

/** What became of the statement, as the journal tells it. */
function suitesDe({ journal }: Contexte, { seq, droits, avances }: Decompte): { quoi: string; le: DateCivile }[] {
  return journal
    .filter((entree) => entree.seq > seq)
    .flatMap(({ type, le, donnees }) => {
      const quoi = direLaSuite(type, donnees, avances - droits);
      return quoi ? [{ quoi, le }] : [];
    });
}

function direLaSuite(type: string, donnees: object, notifie: Centimes): string | undefined {
  const { sens, montant = notifie } = donnees as Partial<DecisionSurContestation>;
  const { objet } = donnees as { objet?: string };
  if (type === 'NOTIFIER_INDU') return `indu de ${enEuros(notifie)} notifié`;
  if (type === 'ENREGISTRER_RECEPTION' && objet === 'INDU') return 'notification reçue par la communauté';
  if (type === 'CONTESTER_INDU') return 'contestation reçue';
  if (type === 'STATUER_SUR_CONTESTATION')
    return sens === 'ANNULE' ? 'indu annulé' : `indu maintenu pour ${enEuros(montant)}`;
  return type === 'SOLDER_DECOMPTE' ? `décompte soldé, ${MOYEN[(donnees as SoldeDeDecompte).moyen]}` : undefined;
}
