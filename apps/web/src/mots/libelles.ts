import departements from '@etalab/decoupage-administratif/data/departements.json';
import regions from '@etalab/decoupage-administratif/data/regions.json';
import type { Role } from '#libs/acces';

/** Roles as people call them; a new role without a word does not compile. */
const ROLES: Record<Role | 'HORLOGE', string> = {
  ARS_INSTRUCTEUR: 'Instructeur ARS',
  DG_ARS: 'Direction générale de l’ARS',
  CPAM: 'Caisse (CPAM, CGSS ou MSA)',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'Gestionnaire FINESS',
  AUDITEUR: 'Auditeur',
  ADMIN: 'Administrateur',
  HORLOGE: 'Horloge',
};

/** The codes whose words cannot be guessed: accents, apostrophes, acronyms. */
const MOTS: Record<string, string> = {
  ...ROLES,
  PORTEUR: 'Porteur du projet',
  ARS: 'ARS',
  APPLICATION: 'Application',
  COMPTE: 'Chargé du dossier',
  P1: 'Émergence',
  P2: 'Lettre d’intention',
  P3: 'Réunion d’information',
  P4: 'Association',
  P5: 'Projet de santé',
  P6: 'Contrat ACI',
  P7: 'Vie et évolution',
  P8: 'Résiliation et clôture',
  PF: 'FINESS',
  demarche: 'Démarche',
  reunionInformation: 'Réunion d’information',
  finess: 'FINESS',
  LRAR: 'Lettre recommandée avec avis de réception',
  LRE: 'Lettre recommandée électronique',
  TELESERVICE: 'Téléservice',
  REMISE: 'Remise en main propre',
  MEDECIN_GENERALISTE: 'Médecin généraliste',
  MEDECIN_SPECIALISTE: 'Médecin spécialiste',
  CHIRURGIEN_DENTISTE: 'Chirurgien-dentiste',
  SAGE_FEMME: 'Sage-femme',
  MASSEUR_KINESITHERAPEUTE: 'Masseur-kinésithérapeute',
  PEDICURE_PODOLOGUE: 'Pédicure-podologue',
  DIETETICIEN: 'Diététicien',
  ERGOTHERAPEUTE: 'Ergothérapeute',
  ENSEIGNANT_APA: 'Enseignant en activité physique adaptée',
  ACCES_SOINS: 'Accès aux soins',
  PREVENTION: 'Prévention',
  CRISE: 'Crise sanitaire',
  QUALITE: 'Qualité et pertinence',
  ACCOMPAGNEMENT: 'Accompagnement des professionnels de santé',
  ASSOCIATION_1901: 'Association loi 1901',
  ASSOCIATION_DROIT_LOCAL: 'Association de droit local',
  PROJET_VALIDE: 'Projet de santé validé',
  ECRIT_INFORMANT_DE_LA_VALIDATION: 'Écrit informant de la validation',
  OBJECTIFS_DU_PRS_NON_RESPECTES: 'Objectifs du PRS non respectés',
  CONTRAT_ETEINT: 'Contrat éteint',
  RESILIATION: 'Résiliation',
  '60': '60 – Association',
  '61': '61 – Association reconnue d’utilité publique',
  '62': '62 – Association de droit local',
};

/** A code in words: those of the dictionary, else its own (`SANS_SUITE` → `Sans suite`). */
export function enMots(code: string): string {
  const connu = MOTS[code];
  if (connu) return connu;
  const mots = code
    .replaceAll(/([a-zà-ÿ])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return mots.charAt(0).toUpperCase() + mots.slice(1);
}

/** Several codes, joined as a sentence joins them. */
export function ouEnMots(codes: readonly string[]): string {
  const mots = codes.map(enMots);
  return mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')} ou ${mots.at(-1)}`;
}

const nomsDesDepartements = new Map(departements.map(({ code, nom }) => [code, nom]));
const nomsDesRegions = new Map(regions.map(({ code, nom }) => [code, nom]));

/** `13` → `Bouches-du-Rhône (13)`. */
export function departement(code: string): string {
  const nom = nomsDesDepartements.get(code);
  return nom ? `${nom} (${code})` : code;
}

/** `93` → `ARS Provence-Alpes-Côte d’Azur`. */
export function agence(region: string): string {
  return `ARS ${nomsDesRegions.get(region)?.replaceAll("'", '’') ?? region}`;
}

/** Departments of these regions, by code. */
export function departementsDe(codesRegions: readonly string[]): string[] {
  return departements.filter(({ region }) => codesRegions.includes(region)).map(({ code }) => code);
}

/** `1 dossier`, `3 dossiers`. */
export function compter(nombre: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : singulier}`;
}
