import { ajouterJours, enVigueur } from '#libs/droit';
import { lignesCalculees } from '#workflows/cpts/financement/decompte';
import { RAPPELS_EMPLOYEUR } from '#workflows/cpts/parametres';
import { inventer } from '../personnes';
import { missionsDe, populationRetenue, signatures } from '../etapes-contrat';
import { type Recit } from '../recit';

// What some dossiers show besides their situation, from their contract to its end.

const ilYA = ({ jour }: Recit, jours: number) => ajouterJours(jour, -jours);

function declarerCrise(recit: Recit, jours: number): void {
  recit.noter('DECLARER_CRISE', ilYA(recit, jours), 'ARS_INSTRUCTEUR', {
    ...{ autorite: 'PREFET', type: 'AGENT_INFECTIEUX', situation: 'CRISE_SANITAIRE' },
    acte: 'Arrêté préfectoral (fictif)',
  });
}

function activerPlan(recit: Recit, jours: number): void {
  declarerCrise(recit, jours + 1);
  recit.noter('ACTIVER_PLAN_CRISE', ilYA(recit, jours), 'DG_ARS', { autorite: 'DG_ARS' });
}

const deliberer = (recit: Recit, jours: number, changement: string) =>
  recit.noter('DELIBERER_CHANGEMENT', ilYA(recit, jours), 'ARS_INSTRUCTEUR', { changements: [changement] });

export const VARIANTES_CONTRAT = {
  RENOUVELLEMENT_SIGNE: (recit: Recit) => {
    const le = ilYA(recit, 20);
    const donnees = { missions: missionsDe(recit, le), signatures: signatures(le), ...populationRetenue(recit) };
    recit.noter('RENOUVELER_ACI', le, 'CPAM', donnees);
  },
  AVENANT_EN_NEGOCIATION: (recit: Recit) => {
    recit.noter('DEMANDER_AVENANT', ilYA(recit, 30), 'CPAM', { objets: ['TERRITOIRE', 'INDICATEURS'] });
    recit.noter('CONCERTER_AVENANT', ilYA(recit, 12), 'CPAM', { avec: ['CAISSE'] });
  },
  EVOLUTION_DU_TERRITOIRE: (recit: Recit) => {
    const [siege] = recit.sujet.territoire;
    const territoire = [...recit.sujet.territoire, { commune: siege!.commune, maille: 'Quartier des écoles (fictif)' }];
    recit.noter('DEPOSER_EVOLUTION_TERRITOIRE', ilYA(recit, 15), 'ARS_INSTRUCTEUR', { canal: 'COURRIER', territoire });
  },
  CRISE_DECLAREE: (recit: Recit) => declarerCrise(recit, 2),
  PLAN_ACTIVE: (recit: Recit) => activerPlan(recit, 11),
  BILAN_DE_CRISE: (recit: Recit) => {
    activerPlan(recit, 70);
    recit.noter('LEVER_CRISE', ilYA(recit, 10), 'ARS_INSTRUCTEUR');
  },
  DIRIGEANTS_A_DECLARER: (recit: Recit) => deliberer(recit, 25, 'DIRIGEANTS'),
  SIEGE_TRANSFERE: (recit: Recit) => {
    deliberer(recit, 30, 'SIEGE_SOCIAL');
    recit.noter('DECLARER_CHANGEMENT', ilYA(recit, 20), 'ARS_INSTRUCTEUR', {
      deliberationJointe: true,
      siege: '2 place de l’Exemple (fictif)',
    });
    recit.noter('SIGNALER_CHANGEMENT_FINESS', ilYA(recit, 8), 'ARS_INSTRUCTEUR', { changements: ['SIEGE'] });
  },
  EMBAUCHE_PREVUE: (recit: Recit) =>
    recit.noter('SUIVRE_OBLIGATIONS_EMPLOYEUR', ilYA(recit, 6), 'ARS_INSTRUCTEUR', {
      remplies: Object.keys(RAPPELS_EMPLOYEUR),
      embauchePrevueLe: ajouterJours(recit.jour, 20),
    }),
  POINT_D_ETAPE: (recit: Recit) =>
    recit.noter('TENIR_POINT_ETAPE', ilYA(recit, 8), 'CPAM', {
      presents: ['CPTS', 'CPAM'],
      compteRendu: 'Le dialogue de gestion est à fixer (fictif).',
    }),
  MISSION_RELANCEE: (recit: Recit) => {
    const relancer = (jours: number, canal: string, reference?: string) =>
      recit.noter('RELANCER_MISSION', ilYA(recit, jours), 'CPAM', {
        ...{ mission: 'ACCES_SOINS', canal },
        ...(reference ? { reference } : {}),
      });
    relancer(55, 'COURRIEL');
    relancer(15, 'LRAR', '2C 000 000 0000 1 (fictif)');
  },
  MANQUEMENT_NOTIFIE: (recit: Recit) => {
    const objet = 'Point sur l’accès aux soins, qui n’a pas démarré : un calendrier est convenu (fictif).';
    recit.noter('TRACER_ECHANGE_AMIABLE', ilYA(recit, 60), 'CPAM', { forme: 'REUNION', objet });
    recit.noter('NOTIFIER_CONSTAT', ilYA(recit, 16), 'CPAM', {
      griefs: [
        {
          ...{ motif: 'MISSION_NON_DEMARREE', mission: 'ACCES_SOINS' },
          engagement: 'Contrat, article 3 : démarrage de l’accès aux soins (fictif)',
          faits: 'Aucune action n’a commencé à la date du constat (fictif).',
        },
      ],
      pieces: ['Compte rendu de l’échange amiable (fictif)'],
      signataires: ['CPAM', 'ARS'],
    });
    const preuve = { canal: 'LRAR', reference: '2C 000 000 0000 2 (fictif)' };
    recit.noter('ENREGISTRER_RECEPTION', ilYA(recit, 12), 'CPAM', { objet: 'CONSTAT', preuve });
  },
  DESACCORD_AU_DIALOGUE: (recit: Recit) => {
    recit.completer('TENIR_DIALOGUE_GESTION', { accord: 'PARTIEL', reserves: 'Réserve sur un indicateur (fictif).' });
    recit.noter('SAISIR_CPR_DIALOGUE', ilYA(recit, 5), 'CPAM', {
      annee: recit.donnees<{ annee: number }>('TENIR_DIALOGUE_GESTION')!.annee,
      question: 'Le taux d’un indicateur peut-il être fixé sans les données du second semestre (fictif) ?',
    });
  },
  DISSOLUTION: (recit: Recit) => {
    const liquidateur = inventer(recit.sujet.rang, 'LIQUIDATEUR');
    recit.noter('DECIDER_DISSOLUTION', ilYA(recit, 12), 'ARS_INSTRUCTEUR', { selonLesStatuts: true, liquidateur });
    const declaration = { organisme: 'GREFFE', procesVerbalJoint: true };
    recit.noter('DECLARER_DISSOLUTION', ilYA(recit, 5), 'ARS_INSTRUCTEUR', declaration);
  },
  DECOMPTE_VALIDE: (recit: Recit) => {
    const le = ilYA(recit, 20);
    // As it is worked out from what was paid: nothing is typed.
    recit.deduire(le, (faits) =>
      faits.decompte
        ? []
        : [{ type: 'ETABLIR_DECOMPTE', le, role: 'CPAM', donnees: { lignes: lignesCalculees(faits, enVigueur, le) } }],
    );
    recit.noter('VALIDER_DECOMPTE', ilYA(recit, 12), 'CPAM');
  },
} as const;
