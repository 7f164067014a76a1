import { dateCourte } from '#libs/droit';
import type { Depart, EcheanceDefinie } from '#libs/moteur';
import { Mission, LIBELLE_MISSION } from '../../missions';
import { CALENDRIER, FENETRE_DIALOGUE, RELANCE_SUIVANTE } from '../../parametres';
import { ALERTES_EN_MOIS, SUIVI_EN_JOURS } from '../../rappels';
import { CALENDRIER_MISSIONS, ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import { anneesAEvaluer, relancesDe } from '../calendrier';
import { anniversaire, departDuCalendrier, missionsDuContrat, missionsEngagees } from '../delais';
import { FaitsCpts } from '../faits';
import { EtapeDeMission } from '../faits/vie';
import { CONTRAT_VIVANT, ENTRE_DEUX_CONTRATS } from './contrat';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_MISSIONS: readonly EcheanceDefinie<FaitsCpts>[] = [
  {
    code: 'D-P7-01',
    libelle: 'Calendrier des missions',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 13')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'signature du contrat, ou parution de la trame nationale du plan de crise',
    dans: CONTRAT_VIVANT,
    departs: departsDesMissions,
    duree: {
      parmi: Object.values(CALENDRIER).flatMap(({ demarrage, deploiement }) => [demarrage, deploiement]),
      pour: (depart) => {
        const [mission, etape] = depart.instance!.split('.') as [Mission, EtapeDeMission];
        return CALENDRIER[mission]![etape];
      },
    },
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le retard peut motiver une résiliation, aucune sanction n’est automatique',
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
  {
    code: 'A-RELANCE',
    libelle: 'Seconde relance d’une mission',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    depuis: 'première relance',
    dans: CONTRAT_VIVANT,
    departs: departsDesRelances,
    duree: RELANCE_SUIVANTE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : si la mission tarde encore, la relance suivante part en recommandé',
    responsable: 'CPAM',
    rappels: SUIVI_EN_JOURS,
    suivi: true,
  },
  {
    code: 'D-P7-02',
    libelle: 'Dialogue de gestion annuel',
    sources: [ficheFas('le suivi du contrat')],
    aConfirmer: [REPORT_AU_JOUR_OUVRE],
    // Its last year is also evaluated when the contract is over: what is due is still to be paid.
    depuis: 'date anniversaire, fin de l’année évaluée',
    dans: [...CONTRAT_VIVANT, ...ENTRE_DEUX_CONTRATS],
    departs: departsDesDialogues,
    duree: FENETRE_DIALOGUE,
    effet: 'A_L_EXPIRATION',
    consequence: 'alerte : le dialogue de gestion est en retard et les soldes attendent',
    responsable: 'CPAM',
    rappels: ALERTES_EN_MOIS,
  },
];

type Departs = EcheanceDefinie<FaitsCpts>['departs'];

/** Start and full deployment of each engaged mission, until they are established. */
function departsDesMissions(...[faits, lire]: Parameters<Departs>): Depart[] {
  const signature = faits.contrat?.signature;
  if (!signature) return [];
  return missionsEngagees(faits, lire)
    .filter((mission) => CALENDRIER[mission] !== undefined)
    .flatMap((mission) => {
      const le = departDuCalendrier(mission, signature.le, lire);
      const ajoutee = le !== signature.le && !missionsDuContrat(faits).includes(mission);
      const { [mission]: vie } = faits.missions;
      const etapes = [...(vie ? [] : ['demarrage' as const]), ...(vie?.deployee ? [] : ['deploiement' as const])];
      return etapes.map((etape) => ({
        le,
        seq: signature.seq,
        fait: le === signature.le ? 'signature du contrat' : 'parution de la trame nationale du plan de crise',
        ...(ajoutee
          ? {
              precision: `Contrat signé le ${dateCourte(signature.le)} : la mission crise s’y ajoute par avenant.`,
            }
          : {}),
        instance: `${mission}.${etape}`,
        libelle: CALENDRIER[mission]![etape].libelle,
      }));
    });
}

/** A mission reminded once, which still awaits the same step. */
function departsDesRelances(...[faits, lire]: Parameters<Departs>): Depart[] {
  return missionsEngagees(faits, lire).flatMap((mission) => {
    const relances = relancesDe(faits, mission);
    if (relances.length !== 1) return [];
    const { le, seq } = relances[0]!;
    return [
      {
        le,
        seq,
        fait: 'première relance',
        instance: mission,
        libelle: `Seconde relance de la mission « ${LIBELLE_MISSION[mission]} »`,
      },
    ];
  });
}

/** One yearly meeting after each anniversary that a contract reaches, until it is held. */
function departsDesDialogues(...[faits, lire]: Parameters<Departs>): Depart[] {
  return anneesAEvaluer(faits, '9999-12-31', lire).map(({ contrat: { signature }, annee }) => ({
    instance: `${signature === faits.contrat?.signature || !faits.contrat?.signature ? '' : 'precedent.'}annee${annee}`,
    libelle: `Dialogue de gestion de l’année ${annee}`,
    le: anniversaire(signature.le, annee),
    seq: signature.seq,
    fait: `date anniversaire, fin de l’année ${annee}`,
  }));
}
