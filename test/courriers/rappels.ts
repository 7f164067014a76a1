import { CourrierPrevu } from '#libs/moteur';

/** A reminder as the clock calls for it. */
export function rappel(avant: string): CourrierPrevu {
  return {
    code: 'A-RAPPEL',
    titre: 'Rappel d’échéance',
    gabarit: 'rappel-echeance',
    emetteur: 'APPLICATION',
    destinataires: [{ qui: 'COMPTE', personnes: ['x'] }],
    copies: [],
    canal: 'COURRIEL',
    signataire: 'APPLICATION',
    objet: `${avant} – Silence sur le projet de santé le 15/03/2024 – CPTS du récit`,
    bases: [],
    variables: {
      nomCpts: 'CPTS du récit',
      avant,
      libelle: 'Silence sur le projet de santé',
      echeance: '2024-03-15',
      effetLe: '2024-03-16',
      consequence: 'le projet de santé est réputé validé',
      explication: '2 mois à compter du 15/01/2024 (réception du projet par l’ARS) : 15/03/2024.',
    },
  };
}
