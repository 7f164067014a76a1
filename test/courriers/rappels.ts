import { CourrierPrevu } from '#libs/moteur';

const DE_PLEIN_DROIT = [
  'Silence sur le projet de santé',
  'le projet de santé est réputé validé',
  'réception du projet par l’ARS',
];
/** The clock sends an event for the others: only these are told to be past. */
const SANS_EFFET_DE_PLEIN_DROIT = [
  'Silence sur la lettre d’intention',
  'le silence peut valoir refus : une personne doit examiner le dossier, aucun refus n’est automatique',
  'réception de la lettre d’intention',
];

/** A reminder as the clock calls for it. */
export function rappel(avant: string): CourrierPrevu {
  const [libelle, consequence, fait] = avant === 'échéance passée' ? SANS_EFFET_DE_PLEIN_DROIT : DE_PLEIN_DROIT;
  return {
    code: 'A-RAPPEL',
    titre: 'Rappel d’échéance',
    gabarit: 'rappel-echeance',
    emetteur: 'APPLICATION',
    destinataires: [{ qui: 'COMPTE', personnes: ['x'] }],
    copies: [],
    canal: 'COURRIEL',
    signataire: 'APPLICATION',
    objet: `${avant} – ${libelle} le 15/03/2024 – CPTS du récit`,
    bases: [],
    variables: {
      nomCpts: 'CPTS du récit',
      avant,
      libelle,
      echeance: '2024-03-15',
      effetLe: '2024-03-16',
      consequence,
      explication: `2 mois à compter du 15/01/2024 (${fait}) : 15/03/2024.`,
    },
  };
}
