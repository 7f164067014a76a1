import { CourrierPrevu } from '#libs/moteur';
import { messageDIncidents } from '../../apps/worker/administrateurs';
import { messageDuResume } from '../../libs/veille/resume-message';

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
      ...(avant === 'échéance passée'
        ? { reste: 'hier', qualite: 'suppléant d’Alix Durand', demande: 2 }
        : { reste: 'demain', qualite: 'personne chargée du dossier', demande: null }),
      dossier: '0a1b2c3d-0000-4000-8000-000000000001',
    },
  };
}

/** A daily digest, as its task plans it: two kinds, one of which is about no single dossier. */
export function resume(): CourrierPrevu {
  const a = new Date('2024-03-13T10:00:00.000Z');
  const dossier = {
    id: '0a1b2c3d-0000-4000-8000-000000000001',
    nom: 'CPTS du récit',
    regionArs: '93',
    departements: [],
  };
  const acte = (texte: string) => ({ genre: 'ACTE' as const, a, dossier, texte });
  const nouveautes = [
    acte('Prendre contact avec le porteur, à la date du 13/03/2024, par Alix Durand'),
    ...Array.from({ length: 11 }, () =>
      acte('Proposer une rencontre au porteur, à la date du 13/03/2024, par Alix Durand'),
    ),
    { genre: 'INCIDENT' as const, a, dossier: null, texte: 'Le serveur de messagerie ne répond pas.' },
  ];
  const periode = { jour: '2024-03-14', depuis: a, fuseau: 'Europe/Paris' };
  const { code, titre, gabarit, objet, variables } = messageDuResume('x', nouveautes, periode);
  return { ...rappel('J-1'), code, titre, gabarit, objet, variables };
}

/** Incidents as the administrators are told of them: more than one message holds, on a dossier and on none. */
export function incidents(): CourrierPrevu {
  const incident = (sorte: string, message: string, nom: string | null) => ({
    ...{ id: 'x', sorte, message, nom, ouvertLe: new Date('2024-03-14T08:05:00Z') },
    ...{ regionArs: nom && '93', departements: nom ? [] : null },
  });
  const liste = [
    incident('ENVOI', 'Le serveur de messagerie ne répond pas. Vérifiez SMTP_URL.', null),
    ...Array.from({ length: 41 }, () =>
      incident('REGLE', 'La règle D-P5-01 n’a pas pu être vérifiée (TypeError).', 'CPTS du récit'),
    ),
  ];
  const { code, titre, gabarit, objet, variables } = messageDIncidents(['x'], liste, '20240314-0810-1');
  return { ...rappel('J-1'), code, titre, gabarit, objet, variables };
}
