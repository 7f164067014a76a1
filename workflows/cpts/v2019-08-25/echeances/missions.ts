import { dateCourte } from '#libs/droit';
import type { Depart, EcheanceDefinie } from '#libs/moteur';
import { Mission } from '../../missions';
import { CALENDRIER, FENETRE_DIALOGUE, TRAME_CRISE } from '../../parametres';
import { CALENDRIER_MISSIONS, ficheFas, guideHdf } from '../../sources';
import { anniversaire, finDuContrat, missionsEngagees } from '../delais';
import { contratSigne, FaitsCpts } from '../faits';
import { CONTRAT_VIVANT } from './contrat';
import { REPORT_AU_JOUR_OUVRE } from './report';

export const ECHEANCES_MISSIONS: readonly EcheanceDefinie<FaitsCpts>[] = [
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
