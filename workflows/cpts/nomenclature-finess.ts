import { Source } from '#libs/droit';
import { instructionFiness, NOMENCLATURE_FINESS } from './sources';

/** A code of the register with its label, and the text that sets it. */
export interface CodeFiness {
  code: string;
  libelle: string;
  source: Source;
}

// What the register writes of every CPTS, whatever its dossier. Rulebook § 5.6.

export const CATEGORIE_CPTS = {
  code: '604',
  libelle: 'Communautés professionnelles territoriales de santé (CPTS)',
  libelleCourt: 'C.P.T.S.',
  agregat: '2103',
  source: instructionFiness('annexe 1, § 3.2'),
} as const satisfies CodeFiness & { libelleCourt: string; agregat: string };

export const NATURE_ETABLISSEMENT: CodeFiness = {
  code: 'G',
  libelle: 'général',
  source: instructionFiness('annexe 1, § 3.8'),
};

export const TYPE_ETABLISSEMENT: CodeFiness = {
  code: 'P',
  libelle: 'principal',
  source: instructionFiness('annexe 1, § 3.9'),
};

export const MODE_TARIFS: CodeFiness = {
  code: '99',
  libelle: 'indéterminé',
  source: instructionFiness('annexe 1, § 3.12'),
};

export const CONVENTION_ACI: CodeFiness = {
  code: 'ACI',
  libelle: 'contrat tripartite CPTS, assurance maladie, ARS',
  source: instructionFiness('annexe 1, § 3.13'),
};

/** Legal statuses that the statutes of a CPTS may give. Q-31: which one is for the register's manager to enter. */
export const STATUTS_JURIDIQUES: readonly CodeFiness[] = [
  { code: '60', libelle: 'Association loi 1901 non reconnue d’utilité publique', source: NOMENCLATURE_FINESS },
  { code: '61', libelle: 'Association loi 1901 reconnue d’utilité publique', source: NOMENCLATURE_FINESS },
  { code: '62', libelle: 'Association de droit local', source: NOMENCLATURE_FINESS },
];
