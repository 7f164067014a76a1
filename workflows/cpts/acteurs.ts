// Who may take part in a CPTS. Rulebook § 5.15.

/** Professions of those who start a CPTS or join it. */
export const LIBELLE_PROFESSION = {
  MEDECIN_GENERALISTE: 'médecin généraliste',
  MEDECIN_SPECIALISTE: 'médecin spécialiste',
  PHARMACIEN: 'pharmacien',
  CHIRURGIEN_DENTISTE: 'chirurgien-dentiste',
  SAGE_FEMME: 'sage-femme',
  BIOLOGISTE: 'biologiste',
  INFIRMIER: 'infirmier',
  MASSEUR_KINESITHERAPEUTE: 'masseur-kinésithérapeute',
  ORTHOPHONISTE: 'orthophoniste',
  ORTHOPTISTE: 'orthoptiste',
  PEDICURE_PODOLOGUE: 'pédicure-podologue',
  PSYCHOLOGUE: 'psychologue',
  DIETETICIEN: 'diététicien',
  ERGOTHERAPEUTE: 'ergothérapeute',
  ENSEIGNANT_APA: 'enseignant en activité physique adaptée',
} as const;

export type Profession = keyof typeof LIBELLE_PROFESSION;
export const PROFESSIONS = Object.keys(LIBELLE_PROFESSION) as readonly Profession[];

/** Structures that may be partners of a CPTS. */
export const STRUCTURES = [
  'ESP',
  'ESS',
  'MSP',
  'CENTRE_DE_SANTE',
  'ETABLISSEMENT',
  'HAD',
  'EHPAD',
  'SSIAD',
  'CSAPA',
  'IME',
  'DAC_PTA',
  'PCO',
  'GHT',
  'SERVICES_SOCIAUX',
  'SERVICE_PREVENTION_SANTE_TRAVAIL',
  'COLLECTIVITE',
  'ASSOCIATION',
  'USAGERS',
] as const;
export type Structure = (typeof STRUCTURES)[number];

/** Kinds of members and bearers of which the law speaks beside the professions. */
const LIBELLE_CATEGORIE: Readonly<Record<string, string>> = {
  ...LIBELLE_PROFESSION,
  ARS: 'ARS',
  ESP: 'équipe de soins primaires',
  ESS: 'équipe de soins spécialisés',
  MSP: 'maison de santé pluriprofessionnelle',
  CENTRE_DE_SANTE: 'centre de santé',
  ETABLISSEMENT: 'établissement de santé',
  DAC_PTA: 'dispositif d’appui à la coordination',
  SERVICES_SOCIAUX: 'services sociaux',
  COLLECTIVITE: 'collectivité',
  ASSOCIATION: 'association',
  USAGERS: 'usagers',
  EQUIPE_SOINS_PRIMAIRES: 'équipe de soins primaires',
  PREMIER_RECOURS: 'acteur de premier recours',
  SECOND_RECOURS: 'acteur de second recours',
  MEDICO_SOCIAL: 'acteur médico-social',
  SOCIAL: 'acteur social',
  SERVICE_PREVENTION_SANTE_TRAVAIL: 'service de prévention et de santé au travail',
  PROFESSIONNEL_FRONTALIER: 'professionnel frontalier',
  PROFESSIONNEL_MILITAIRE: 'professionnel militaire',
  AUTRE: 'autre',
};

/** A kind of bearer or member, as a sentence names it. */
export const nommerCategorie = (code: string): string => LIBELLE_CATEGORIE[code] ?? code;
