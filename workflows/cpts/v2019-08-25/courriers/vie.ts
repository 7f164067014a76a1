import { LIBELLE_CANAL, Centimes, DateCivile, dureeEnClair, somme } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { BAREME, PREAVIS_RESILIATION, Taille } from '../../parametres';
import { ACI_2019, CALENDRIER_MISSIONS, contratType, crpa, FIN_DES_CONTRATS, guideHdf } from '../../sources';
import { echeanceDeMission, relancesDe } from '../calendrier';
import { RelanceMission } from '../evenements/missions';
import { LiberationDeVersement } from '../evenements/versements';
import { FaitsCpts } from '../faits';
import { anneeDe, ligneDe } from '../paiements';
import { Contexte, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';
import { LIBELLE_NATURE } from '../../postes';

/** C-P7-04. */
export type AvisDeVersement = Reserves & {
  nomCpts: string;
  /** Of the release: the payment counts from that day. */
  dateVersement: DateCivile;
  dateOrdre: DateCivile;
  poste: string;
  nature: string;
  annee: number;
  montant: Centimes;
  taille: Taille;
  dateBareme: DateCivile;
  /** The line of the schedule that is paid: how much it is, and how one comes to it. */
  ligne: Centimes;
  formule: string;
  etapes: readonly string[];
  /** Each dated parameter that the amount leans on, beside the scale. */
  parametres: readonly { libelle: string; du: DateCivile }[];
  /** What the fund adds, in its own words. */
  precision: string | null;
  /** All that was paid for this item and this year, this payment included. */
  cumul: Centimes;
};

/** C-P7-05. */
export type RelanceDeMission = Reserves & {
  nomCpts: string;
  mission: string;
  deploiement: boolean;
  dateContrat: DateCivile;
  echeance: DateCivile;
  depassee: boolean;
  /** The reminder before this one. */
  precedente: DateCivile | null;
  envoi: { canal: string; reference: string | null };
  preavis: string;
};

const rang = ({ faits, evenement }: Contexte) =>
  relancesDe(faits, (evenement.donnees as RelanceMission).mission).length;

/** By e-mail first, by registered letter from the second one on. */
const relance = (seconde: boolean) =>
  lettre('C-P7-05', {
    titre: 'Relance d’une mission du contrat ACI',
    evenements: ['RELANCER_MISSION'],
    si: (contexte) => rang(contexte) > 1 === seconde,
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: seconde ? 'LRAR' : 'COURRIEL',
    bases: [CALENDRIER_MISSIONS, guideHdf('fiches 7 et 17'), FIN_DES_CONTRATS],
    signataire: 'CPAM',
    variables: relancer,
  });

export const COURRIERS_VIE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P7-04', {
    titre: 'Avis de versement au titre du contrat ACI',
    evenements: ['LIBERER_VERSEMENT'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    canal: 'COURRIEL',
    bases: [ACI_2019, contratType('art. 6'), crpa('L.221-4')],
    signataire: 'CPAM',
    variables: aviser,
  }),
  relance(false),
  relance(true),
];

function aviser({ faits, evenement, lire }: Contexte): AvisDeVersement {
  const { versement: seq } = evenement.donnees as LiberationDeVersement;
  const verse = faits.versements!.find((un) => un.seq === seq)!;
  const { poste, nature, annee, montant, precision } = verse;
  const ligne = ligneDe(faits, verse, lire, evenement.le)!;
  const ouverte = anneeDe(faits, verse, lire, evenement.le)!;
  const memes = faits.versements!.filter(
    (un) => un.libere && !un.annule && un.contrat === verse.contrat && un.poste === poste && un.annee === annee,
  );
  return {
    nomCpts: faits.nom,
    dateVersement: evenement.le,
    dateOrdre: verse.le,
    poste: poste === 'FONCTIONNEMENT' ? 'Fonctionnement' : `Mission « ${LIBELLE_MISSION[poste]} »`,
    nature: LIBELLE_NATURE[nature],
    annee,
    montant,
    taille: ouverte.taille,
    dateBareme: ouverte.bareme,
    ligne: ligne.montant,
    formule: ligne.calcul.formule,
    etapes: ligne.calcul.etapes,
    parametres: ligne.parametres.filter(({ cle }) => cle !== BAREME.cle).map(({ libelle, du }) => ({ libelle, du })),
    precision: precision ?? null,
    cumul: somme(memes.map((un) => un.montant)),
    aConfirmer: reserves(ligne.aConfirmer, 'Q-14'),
  };
}

function relancer({ faits, evenement, lire }: Contexte): RelanceDeMission {
  const { mission, canal, reference } = evenement.donnees as RelanceMission;
  const relances = relancesDe(faits, mission);
  const deploiement = faits.missions[mission] !== undefined;
  const echeance = echeanceDeMission(faits, mission, deploiement ? 'deploiement' : 'demarrage', lire)!;
  return {
    nomCpts: faits.nom,
    mission: LIBELLE_MISSION[mission],
    deploiement,
    dateContrat: faits.contrat!.signature!.le,
    echeance,
    depassee: evenement.le > echeance,
    precedente: relances.at(-2)?.le ?? null,
    envoi: { canal: LIBELLE_CANAL[canal], reference: reference ?? null },
    preavis: dureeEnClair(lire(PREAVIS_RESILIATION, evenement.le).valeur),
    aConfirmer: ['Q-09', REPORT_AU_JOUR_OUVRE],
  };
}
