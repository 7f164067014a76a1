import type { Attendus } from '../attendus';
import { projetValide, validationATransmettre } from '../faits';
import { contratASignaler, conventionAClore, conventionAEnregistrer } from '../faits/finess';

export const ATTENDUS_FINESS: Attendus = (faits, est) => {
  const immatriculee = est('enCours.finess.immatriculee');
  const { immatriculation, miseAJour } = faits.finess ?? {};
  return [
    [validationATransmettre(faits), 'Transmettre au gestionnaire FINESS', 'ARS_INSTRUCTEUR'],
    [
      projetValide(faits) && !validationATransmettre(faits) && est('enCours.finess.immatriculationAEnregistrer'),
      'Immatriculer la CPTS',
      'GESTIONNAIRE_FINESS',
    ],
    // Stock of the transitional procedure: the legal entity is there, its establishment is not (§ III.4).
    [
      immatriculee && projetValide(faits) && immatriculation !== undefined && !immatriculation.et,
      'Rattacher un établissement à l’entité juridique FINESS',
      'GESTIONNAIRE_FINESS',
    ],
    [immatriculee && miseAJour !== undefined, 'Mettre à jour l’immatriculation FINESS', 'GESTIONNAIRE_FINESS'],
    [contratASignaler(faits) !== undefined, 'Signaler le contrat ACI au gestionnaire FINESS', 'ARS_INSTRUCTEUR'],
    [
      immatriculee && conventionAEnregistrer(faits) !== undefined,
      'Enregistrer la convention ACI sur l’établissement FINESS',
      'GESTIONNAIRE_FINESS',
    ],
    [
      immatriculee && conventionAClore(faits) !== undefined,
      'Clore la convention ACI dans FINESS, sans fermer la structure',
      'GESTIONNAIRE_FINESS',
    ],
    [
      immatriculee && faits.projet?.retrait !== undefined,
      'Fermer la structure dans FINESS à l’arrêt de son activité',
      'GESTIONNAIRE_FINESS',
    ],
  ];
};
