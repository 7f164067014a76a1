import { dateCourte } from '#libs/droit';
import type { Depart, EcheanceDefinie } from '#libs/moteur';
import { Mission } from '../missions';
import {
  CALENDRIER,
  DUREE_CONTRAT,
  FENETRE_DIALOGUE,
  PREAVIS_RESILIATION,
  SILENCE_LETTRE,
  SILENCE_PROJET,
  TEMPS_IMPARTI,
  TRAME_CRISE,
  TRANSMISSION_FINESS,
} from '../parametres';
import { CALENDRIER_MISSIONS, crpa, csp, ficheFas, guideHdf, instructionFiness } from '../sources';
import { anniversaire, finDuContrat, missionsEngagees, suspensions } from './delais';
import { contratSigne, demandesEnAttente, FaitsCpts, validationATransmettre } from './faits';

/** Whether a period counted in months is carried over to a working day. */
const REPORT_AU_JOUR_OUVRE = 'Q-12';

const CONTRAT_VIVANT = ['enCours.contrat.contratEnVigueur', 'enCours.contrat.preavisEnCours'];

/** What time does: armed in which state, from which fact, how long, then which event, which reminders. */
export const ECHEANCES: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P2-01',
    libelle: 'Silence sur la lettre d’intention',
    sources: [crpa('L.231-4, 2° et 3°')],
    aConfirmer: ['Q-01', REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.demarche.lettreAInstruire', 'enCours.demarche.complementDeLettreAttendu'],
    departs: ({ lettre }) =>
      lettre
        ? [
            {
              ...lettre.depart,
              suspensions: suspensions(lettre.demandes),
            },
          ]
        : [],
    duree: SILENCE_LETTRE,
    effet: 'A_L_EXPIRATION',
    consequence: 'le silence peut valoir refus : une personne doit examiner le dossier, aucun refus n’est automatique',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [{ joursAvant: 15 }],
  },
  {
    code: 'A-PIECES',
    libelle: 'Temps imparti pour produire les pièces',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
    dans: ['enCours.demarche.complementDeLettreAttendu', 'enCours.demarche.piecesDuProjetAttendues'],
    departs: ({ lettre, projet }) =>
      demandesEnAttente((projet ?? lettre)?.demandes ?? [], 'BLOQUANTE').map(({ avantLe, seq }) => ({
        le: avantLe!,
        seq,
        fait: 'date que fixe la demande',
      })),
    duree: TEMPS_IMPARTI,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le temps imparti est passé, décidez de la suite à donner',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [],
  },
  {
    code: 'D-P5-01',
    libelle: 'Silence sur le projet de santé',
    sources: [csp('L.1434-12, al. 4'), crpa('L.114-5, al. 2')],
    aConfirmer: ['Q-04', REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.demarche.projetAInstruire'],
    departs: ({ projet }) => (projet ? [{ ...projet.depart }] : []),
    duree: SILENCE_PROJET,
    effet: 'A_L_EXPIRATION',
    consequence: 'le projet de santé est réputé validé',
    evenement: {
      type: 'CONSTATER_VALIDATION_TACITE',
      donnees: (depart) => ({ echeance: `D-P5-01:${depart.seq}` }),
    },
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [{ joursAvant: 15 }, { joursAvant: 2 }],
  },
  {
    code: 'D-PF-01',
    libelle: 'Transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.1')],
    dans: ['enCours.finess'],
    departs: (faits) => {
      if (!validationATransmettre(faits)) return [];
      const { le, seq } = faits.projet!.decision!;
      return [{ le, seq, fait: 'validation du projet de santé' }];
    },
    duree: TRANSMISSION_FINESS,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : la transmission devait être faite sans délai',
    responsable: 'ARS_INSTRUCTEUR',
    rappels: [],
  },
  {
    code: 'D-P6-01',
    libelle: 'Terme du contrat ACI',
    sources: [ficheFas('le contrat tripartite')],
    aConfirmer: ['Q-08', REPORT_AU_JOUR_OUVRE],
    dans: CONTRAT_VIVANT,
    departs: ({ contrat }) =>
      contrat?.signature
        ? [{ le: contrat.signature.le, seq: contrat.signature.seq, fait: 'signature du contrat' }]
        : [],
    duree: DUREE_CONTRAT,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat expire',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: (depart) => ({ echeance: `D-P6-01:${depart.seq}`, cause: 'EXPIRATION' }),
    },
    responsable: 'CPAM',
    rappels: [{ moisAvant: 12 }, { moisAvant: 6 }, { moisAvant: 3 }],
  },
  {
    code: 'D-P7-01',
    libelle: 'Calendrier des missions',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 13')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    dans: CONTRAT_VIVANT,
    departs: departsDesMissions,
    duree: (depart) => {
      const [mission, etape] = depart.instance!.split('.') as [Mission, 'demarrage' | 'deploiement'];
      return CALENDRIER[mission]![etape];
    },
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le retard peut motiver une résiliation, aucune sanction n’est automatique',
    responsable: 'CPAM',
    rappels: [{ joursAvant: 30 }],
  },
  {
    code: 'D-P7-02',
    libelle: 'Dialogue de gestion annuel',
    sources: [ficheFas('le suivi du contrat')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    // Its last year is also evaluated when the contract is over: what is due is still to be paid.
    dans: [...CONTRAT_VIVANT, 'enCours.contrat.contratEteint', 'enCours.contrat.contratANegocier'],
    departs: departsDesDialogues,
    duree: FENETRE_DIALOGUE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le dialogue de gestion est en retard et les soldes attendent',
    responsable: 'CPAM',
    rappels: [{ joursAvant: 30 }],
  },
  {
    code: 'D-P8-01',
    libelle: 'Préavis de résiliation',
    sources: [guideHdf('fiche 7')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    dans: ['enCours.contrat.preavisEnCours'],
    departs: ({ contrat }) =>
      contrat?.resiliation
        ? [{ le: contrat.resiliation.le, seq: contrat.resiliation.seq, fait: 'réception de la lettre de résiliation' }]
        : [],
    duree: PREAVIS_RESILIATION,
    effet: 'LE_JOUR_MEME',
    consequence: 'le contrat est éteint',
    evenement: {
      type: 'CONSTATER_FIN_CONTRAT',
      donnees: (depart) => ({ echeance: `D-P8-01:${depart.seq}`, cause: 'RESILIATION' }),
    },
    responsable: 'CPAM',
    rappels: [{ joursAvant: 15 }],
  },
];

type Departs = EcheanceDefinie<FaitsCpts>['departs'];

/** Start and full deployment of each engaged mission, until they are established. */
function departsDesMissions(...[faits, lire]: Parameters<Departs>): Depart[] {
  const signature = faits.contrat?.signature;
  if (!signature) return [];
  const { le, seq } = signature;
  const trame = lire(TRAME_CRISE, le).valeur;
  return missionsEngagees(faits, lire)
    .filter((mission) => CALENDRIER[mission] !== undefined)
    .flatMap((mission) => {
      const depuisLaTrame = mission === 'CRISE' && le < trame;
      const depart = depuisLaTrame
        ? {
            le: trame,
            seq,
            fait: 'parution de la trame nationale du plan de crise',
            ...(signature.missions.includes('CRISE')
              ? {}
              : { precision: `Contrat signé le ${dateCourte(le)} : la mission crise s’y ajoute par avenant.` }),
          }
        : { le, seq, fait: 'signature du contrat' };
      const { [mission]: vie } = faits.missions;
      const etapes = [...(vie ? [] : ['demarrage' as const]), ...(vie?.deployee ? [] : ['deploiement' as const])];
      return etapes.map((etape) => ({
        ...depart,
        instance: `${mission}.${etape}`,
        libelle: CALENDRIER[mission]![etape].libelle,
      }));
    });
}

/** One yearly meeting after each anniversary that the contract reaches, until it is held. */
function departsDesDialogues(...[faits, lire]: Parameters<Departs>): Depart[] {
  const signature = contratSigne(faits)?.signature;
  if (!signature) return [];
  const fin = finDuContrat(faits, lire)!;
  const departs: Depart[] = [];
  for (let annee = 1; anniversaire(signature.le, annee) <= fin; annee += 1) {
    if (faits.dialogues.some((dialogue) => dialogue.annee === annee && dialogue.seq > signature.seq)) continue;
    departs.push({
      instance: `annee${annee}`,
      libelle: `Dialogue de gestion de l’année ${annee}`,
      le: anniversaire(signature.le, annee),
      seq: signature.seq,
      fait: `date anniversaire, fin de l’année ${annee}`,
    });
  }
  return departs;
}
