import type { DateCivile } from '#libs/droit';
import type { Attendus } from '../attendus';
import { contratActif, FaitsCpts } from '../faits';

/** A territory that the ARS accepted, and that the running contract does not know yet. Q-02. */
const territoireAPorterAuContrat = (faits: FaitsCpts): boolean => {
  const decision = faits.projet?.evolution?.decision;
  if (!decision || decision.mode === 'OPPOSITION' || !contratActif(faits)) return false;
  const { signature, avenants = [] } = faits.contrat!;
  const connu = (le: DateCivile) => decision.le <= le;
  return (
    !connu(signature!.signeeLe ?? signature!.le) &&
    !avenants.some(({ le, objets }) => connu(le) && objets.includes('TERRITOIRE'))
  );
};

export const ATTENDUS_PROJET: Attendus = (faits, est) => {
  const { projet } = faits;
  const aInstruire = est('enCours.demarche.projetAInstruire');
  const pieces = est('enCours.demarche.piecesDuProjetAttendues');
  const { attestation, retraitEngage } = projet ?? {};
  return [
    [est('enCours.demarche.projetADeposer'), 'Déposer le projet de santé', 'PORTEUR'],
    [aInstruire, 'Valider le projet de santé ou s’y opposer', 'DG_ARS'],
    [pieces, 'Produire les pièces exigées', 'PORTEUR'],
    [
      (aInstruire || pieces) && !projet?.avis?.some(({ organisme }) => organisme === 'ASSURANCE_MALADIE'),
      'Donner un avis sur le projet de santé',
      'CPAM',
    ],
    [est('enCours.demarche.projetARedeposer'), 'Déposer un nouveau projet de santé', 'PORTEUR'],
    [est('enCours.demarche.validationRetiree'), 'Déposer un nouveau projet de santé', 'PORTEUR'],
    [
      attestation !== undefined && !attestation.delivrance,
      'Délivrer l’attestation de validation tacite',
      'ARS_INSTRUCTEUR',
    ],
    [
      retraitEngage?.auditionAttendue === true,
      'Entendre la CPTS sur le retrait envisagé de sa validation',
      'ARS_INSTRUCTEUR',
    ],
    [
      est('enCours.retraitDeValidation.observationsAttendues') && !retraitEngage?.observationsLe,
      'Présenter ses observations sur le retrait envisagé',
      'PORTEUR',
    ],
    [est('enCours.retraitDeValidation.observationsAttendues'), 'Retirer la validation ou y renoncer', 'DG_ARS'],
    [
      est('enCours.evolutionDuTerritoire.evolutionAInstruire'),
      'Valider l’évolution du territoire ou s’y opposer',
      'DG_ARS',
    ],
    [
      est('enCours.evolutionDuTerritoire.piecesDEvolutionAttendues'),
      'Produire les pièces exigées de l’évolution du territoire',
      'PORTEUR',
    ],
    [territoireAPorterAuContrat(faits), 'Porter au contrat, par avenant, le territoire validé', 'CPAM'],
  ];
};
