import { CourrierPrevu } from '#libs/moteur';
import { Organisme } from '#libs/persistance';
import { aLAttentionDe, appelDe, appelDeLAgence, Joint, variablesCommunes, VariablesCommunes } from '#libs/redaction';

// Agencies and people of the expected letters: all of it invented.

export interface Reglages {
  /** Overseas, where the fund is not called CPAM. */
  outreMer?: boolean;
  /** Nothing invented to be marked. */
  reel?: boolean;
  /** Names as long as they come. */
  long?: boolean;
}

const ORGANISME = {
  ...{ id: 'x', region: '93', departement: null, fictif: true, ville: 'Ville-Exemple' },
  ...{
    logo: null,
    logoTexte: null,
    marque: null,
    marqueTexte: null,
    polices: [],
    norme: 'a-2a' as const,
    parapheur: [],
  },
};

const SIGNATAIRES = {
  DG_ARS: { nom: 'Dominique Directrice', qualite: 'La directrice générale' },
  ARS_INSTRUCTEUR: { nom: 'Claude Instructeur', qualite: 'Le chargé de mission exercice coordonné' },
  GESTIONNAIRE_FINESS: { nom: 'Florence Finess', qualite: 'gestionnaire FINESS' },
  CPAM: { nom: 'Camille Caisse', qualite: 'La directrice' },
  URPS: { nom: 'Ulysse Union', qualite: 'Le président' },
};

const LONGS = {
  DG_ARS: {
    nom: 'Marie-Bénédicte de la Tour Saint-Exupéry-Delaunay',
    qualite:
      'Pour le directeur général de l’agence régionale de santé et par délégation, la directrice de l’offre de soins et de l’autonomie',
  },
  ARS_INSTRUCTEUR: {
    nom: 'Jean-Christophe Vandenbroucke-Lefebvre',
    qualite: 'Le responsable du pôle premier recours et exercice coordonné, par délégation',
  },
  GESTIONNAIRE_FINESS: SIGNATAIRES.GESTIONNAIRE_FINESS,
  CPAM: SIGNATAIRES.CPAM,
  URPS: SIGNATAIRES.URPS,
};

/** The agency of this kind. */
export function agenceDEssai(genre: string, { outreMer, long, reel }: Reglages): Organisme {
  const noms: Record<string, string> = {
    ARS: long
      ? 'Agence régionale de santé Provence-Alpes-Côte d’Azur'
      : outreMer
        ? 'Agence régionale de santé La Réunion'
        : 'ARS Exemple',
    CPAM: outreMer
      ? 'Caisse générale de sécurité sociale de La Réunion'
      : 'Caisse primaire d’assurance maladie Exemple',
    URPS: 'URPS Exemple',
    GESTIONNAIRE_FINESS: 'Gestionnaire FINESS Exemple',
  };
  return {
    ...ORGANISME,
    genre: genre as Organisme['genre'],
    nom: noms[genre]!,
    service: long
      ? 'Direction de l’offre de soins et de l’autonomie – Département des soins de proximité – Pôle premier recours'
      : 'Pôle premier recours',
    adresse: long
      ? [
          '132 boulevard de l’Exemple-et-de-la-République',
          'Immeuble Le Spécimen',
          'CS 50039',
          '13331 Marseille cedex 03',
        ]
      : ['1 place de l’Exemple', '00000 Ville-Exemple'],
    courriel: long ? 'ars-paca-dosa-premier-recours-exercice-coordonne@agences.test' : 'pole@agences.test',
    telephone: outreMer ? '02 62 00 00 00' : '01 99 00 00 01',
    signataires: long ? LONGS : SIGNATAIRES,
    fictif: !reel,
  };
}

const PRESIDENCE = { nom: 'Alix Durand', qualite: 'Présidente' };

function joint(qui: string, reglages: Reglages): Joint {
  if (qui === 'PORTEUR')
    return {
      nom: 'Dr Camille Martin',
      attention: reglages.long ? ['Médecin généraliste, porteuse du projet'] : [],
      adresse: reglages.long ? ['Maison de santé', '00000 Ville-Exemple'] : [],
      courriels: ['porteur@cpts.test'],
      appel: appelDe({ nom: 'Dr Camille Martin' }),
    };
  if (qui === 'PROFESSIONNELS')
    return { nom: 'Professionnels de santé libéraux du territoire', attention: [], adresse: [], courriels: [] };
  if (qui !== 'CPTS') {
    const { nom, adresse, courriel, signataires } = agenceDEssai(qui, reglages);
    const dirigeant = signataires[qui === 'ARS' ? 'DG_ARS' : qui]?.qualite;
    return { nom, attention: [], adresse, courriels: [courriel], appel: appelDeLAgence(dirigeant) };
  }
  // Nothing says how she wishes to be addressed when names are as long as they come.
  const presidence = { ...PRESIDENCE, civilite: reglages.long ? null : ('MADAME' as const) };
  return {
    nom: reglages.long
      ? 'Communauté professionnelle territoriale de santé du Grand Plateau des Hautes Vallées et de la Côte Bleue'
      : 'CPTS du scénario',
    attention: [aLAttentionDe(presidence)],
    appel: appelDe(presidence),
    adresse: ['1 place de la Mairie', '13100 Aix-en-Provence'],
    courriels: ['contact@cpts.test'],
  };
}

/** What the worker adds to the legal content of a letter. */
export function agencesDe(prevu: CourrierPrevu, reglages: Reglages): VariablesCommunes {
  const agence = agenceDEssai(prevu.emetteur, reglages);
  return variablesCommunes({
    prevu,
    reference: `93-0A1B2C3D-0007-${prevu.code}`,
    dateCourrier: '2024-06-03',
    fictif: agence.fictif,
    agence,
    principaux: prevu.destinataires.map(({ qui }) => joint(qui, reglages)),
    copies: prevu.copies.map(({ qui }) => joint(qui, reglages)),
    charge: null,
    signataire: { ...agence.signataires[prevu.signataire]!, acte: null },
  });
}
