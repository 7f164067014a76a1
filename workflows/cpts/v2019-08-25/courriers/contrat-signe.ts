import { Centimes, dateCourte, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { partsDuBareme } from '../../financement/parts';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { BAREME, CALENDRIER, COMPLEMENT_ACCES_AUX_SOINS, FENETRE_DIALOGUE, Taille } from '../../parametres';
import { ACI_2019, contratType, crpa, ficheFas, guideHdf } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { anniversaire, departDuCalendrier, terme } from '../delais';
import { FaitsCpts } from '../faits';
import { ObjetAvenant } from '../faits/avenant';
import { Signature } from '../faits/contrat';
import { Contexte, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

/** C-P6-04. */
export type EnvoiDuContrat = Reserves & {
  nomCpts: string;
  dateSignature: DateCivile;
  /** The first day of the contract: its signature or, of a renewal, the term of the one before. */
  dateEffet: DateCivile;
  dateTerme: DateCivile;
  taille: Taille;
  population: number;
  millesime: number;
  dateBareme: DateCivile;
  fonctionnement: Centimes;
  missions: readonly LigneDEcheancier[];
  premierAnniversaire: DateCivile;
  delaiDialogue: string;
  /** True for a contract that follows another one. */
  renouvellement: boolean;
};

export interface LigneDEcheancier {
  mission: string;
  /** When it must start and be fully deployed, at the latest. */
  demarrage: string;
  deploiement: string;
  /** The most that the scale gives in a year. */
  fixe: Centimes;
  variable: Centimes;
}

/** C-P7-06. */
export type EnvoiDeLAvenant = Reserves & {
  nomCpts: string;
  numero: number;
  dateSignature: DateCivile;
  dateContrat: DateCivile;
  objets: readonly string[];
  ajoutees: readonly string[];
  retirees: readonly string[];
  taille: { valeur: Taille; du: DateCivile } | null;
  dateBareme: DateCivile;
};

export const OBJET_EN_CLAIR: Record<ObjetAvenant, string> = {
  TERRITOIRE: 'territoire',
  MISSION: 'missions',
  INDICATEURS: 'indicateurs',
  ACTION: 'actions',
  BAREME: 'barème',
};

export const COURRIERS_CONTRAT_SIGNE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P6-04', {
    titre: 'Envoi du contrat ACI signé et de son échéancier',
    evenements: ['SIGNER_ACI', 'RENOUVELER_ACI'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIER',
    bases: [ACI_2019, contratType('art. 6'), guideHdf('fiches 16 et 17')],
    signataire: 'CPAM',
    pieces: ['F-CONTRAT'],
    variables: envoyer,
  }),
  lettre('C-P7-06', {
    titre: 'Envoi de l’avenant au contrat ACI',
    evenements: ['SIGNER_AVENANT'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIER',
    bases: [ficheFas('le suivi du contrat'), crpa('L.221-4')],
    signataire: 'CPAM',
    pieces: ['F-AVENANT'],
    variables: amender,
  }),
];

function envoyer(contexte: Contexte): EnvoiDuContrat {
  const { faits, evenement, lire } = contexte;
  const renouvellement = evenement.type === 'RENOUVELER_ACI';
  const { signature: enCours, renouvellement: suivante } = faits.contrat!;
  const signature = renouvellement ? suivante! : enCours!;
  const dateEffet = renouvellement ? terme(enCours!.le, faits, lire) : signature.le;
  const taille = signature.taille!;
  const bareme = lire(BAREME, signature.le);
  const fenetre = lire(FENETRE_DIALOGUE, dateEffet);
  return {
    nomCpts: faits.nom,
    dateSignature: signature.le,
    dateEffet,
    dateTerme: terme(dateEffet, faits, lire),
    taille,
    population: signature.population!.total,
    millesime: signature.population!.millesime,
    dateBareme: bareme.du,
    fonctionnement: bareme.valeur.fonctionnement[taille - 1]!,
    missions: echeancier(contexte, signature, dateEffet),
    premierAnniversaire: anniversaire(dateEffet, 1),
    delaiDialogue: dureeEnClair(fenetre.valeur),
    renouvellement,
    aConfirmer: reserves(
      bareme,
      fenetre,
      lire(COMPLEMENT_ACCES_AUX_SOINS, signature.le),
      'Q-14',
      'Q-08',
      REPORT_AU_JOUR_OUVRE,
    ),
  };
}

function echeancier({ faits, lire }: Contexte, { le, missions, taille }: Signature, effet: DateCivile) {
  const bareme = lire(BAREME, le).valeur;
  const soins = lire(COMPLEMENT_ACCES_AUX_SOINS, le).valeur;
  const rang = taille! - 1;
  return missions.map((mission): LigneDEcheancier => {
    const ligne = bareme.missions[mission];
    const date = (etape: 'demarrage' | 'deploiement') => {
      const calendrier = CALENDRIER[mission];
      if (!calendrier) return 'libre';
      const depart = departDuCalendrier(mission, effet, lire);
      return dateCourte(dernierJour('D-P7-01', calendrier[etape], depart, faits, lire));
    };
    const vie = faits.missions[mission];
    return {
      mission: LIBELLE_MISSION[mission],
      demarrage: vie ? 'fait' : date('demarrage'),
      deploiement: vie?.deployee ? 'fait' : date('deploiement'),
      ...partsDuBareme(ligne, rang, soins),
    };
  });
}

function amender({ faits, lire }: Contexte): EnvoiDeLAvenant {
  const { signature, avenants } = faits.contrat!;
  const { numero, le, objets, ajoutees = [], retirees = [], taille } = avenants!.at(-1)!;
  const bareme = lire(BAREME, le);
  const nommer = (missions: readonly Mission[]) => missions.map((mission) => LIBELLE_MISSION[mission]);
  return {
    nomCpts: faits.nom,
    numero,
    dateSignature: le,
    dateContrat: signature!.signeeLe ?? signature!.le,
    objets: objets.map((objet) => OBJET_EN_CLAIR[objet]),
    ajoutees: nommer(ajoutees),
    retirees: nommer(retirees),
    taille: taille ?? null,
    dateBareme: bareme.du,
    aConfirmer: reserves(bareme, ...(taille ? ['Q-07', 'Q-14'] : [])),
  };
}
