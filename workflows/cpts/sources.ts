import { citation, Source } from '#libs/droit';

// Every text relied on, once. Keys are those of the rulebook; a citation adds the article or the sheet.

const CSP_TEXTE: Source = {
  cle: 'W1',
  texte: 'Code de la santé publique',
  version: 'version au 30/06/2022',
  lien: 'https://circulaire.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072665/LEGISCTA000031917906/2022-06-30/',
};

const CRPA_TEXTE: Source = {
  cle: 'W11',
  texte: 'Code des relations entre le public et l’administration',
  version: 'texte consolidé',
  lien: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000031366350/',
};

const INSTRUCTION_FINESS_TEXTE: Source = {
  cle: '000',
  texte: 'Instruction DGOS/DIR/DREES/DMSI/2020/12 du 20 janvier 2020',
  version: '20/01/2020',
  lien: '000_71fa8ae5afeb55dd.txt',
};

const FICHE_FAS_TEXTE: Source = {
  cle: '001',
  texte: 'France Assos Santé, fiche B.7.1 « Communautés professionnelles territoriales de santé »',
  version: 'millésime 2023',
  lien: '001_24e9ea6adb85c66c.txt',
};

const GUIDE_HDF_TEXTE: Source = {
  cle: '002',
  texte: 'Guide pratique de l’Union des URPS Hauts-de-France',
  version: 'mai 2023',
  lien: '002_7da441a635820f9c.txt',
};

const GUIDE_REUNION_TEXTE: Source = {
  cle: '003',
  texte: 'Guide et cahier des charges de l’ARS La Réunion',
  version: 'vers 2021',
  lien: '003_f5a180e5dbfd0e8b.txt',
};

const ORDONNANCE_2021_TEXTE: Source = {
  cle: 'W2',
  texte: 'Ordonnance n° 2021-584 du 12 mai 2021',
  version: '12/05/2021',
  lien: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043496493',
};

export const csp = (article: string): Source => citation(CSP_TEXTE, `art. ${article}`);
export const crpa = (article: string): Source => citation(CRPA_TEXTE, `art. ${article}`);
export const instructionFiness = (point: string): Source => citation(INSTRUCTION_FINESS_TEXTE, point);
export const ficheFas = (point: string): Source => citation(FICHE_FAS_TEXTE, point);
export const guideHdf = (fiche: string): Source => citation(GUIDE_HDF_TEXTE, fiche);
export const guideReunion = (point: string): Source => citation(GUIDE_REUNION_TEXTE, point);
export const ordonnance2021 = (article: string): Source => citation(ORDONNANCE_2021_TEXTE, article);

export const ACI_2019: Source = {
  cle: 'W3',
  texte: 'Accord conventionnel interprofessionnel du 20 juin 2019 (arrêté du 21 août 2019, JO du 24 août 2019)',
  version: '24/08/2019',
  lien: 'https://juriblio.fr/arretes/arrete-du-21-aout-2019/173172467/annexe/307390210',
};

export const CALENDRIER_MISSIONS: Source = {
  cle: 'W5',
  texte: 'PAPS Hauts-de-France, « Le financement de la CPTS : l’ACI »',
  reference: 'calendrier de déploiement',
  version: '30/11/2023',
  lien: 'https://www.hauts-de-france.paps.sante.fr/le-financement-de-la-cpts-laccord-conventionnel-interprofessionnel-aci?parent=11940&rubrique=11937',
};

export const MISSION_CRISE: Source = {
  cle: 'W9',
  texte: 'CPTS du Val, « Nouvelle mission socle crise sanitaire »',
  version: 'page lue en 2024',
  lien: 'https://www.cptsduval.fr/nouvelle-mission-socle-crise-sanitaire/',
};

export const FORME_ASSOCIATIVE: Source = {
  cle: 'W10',
  texte: 'Le Média social, forme associative imposée aux CPTS par ordonnance',
  version: 'échéance du 14/05/2022',
  lien: 'https://www.lemediasocial.fr/sante-la-forme-associative-imposee-aux-cpts-par-ordonnance_b4lGkD',
};

export const INDEMNITES_MEMBRES: Source = {
  cle: 'W12',
  texte: 'Décret n° 2022-375 du 16 mars 2022 (CSP, art. D.1434-44)',
  version: '17/03/2022',
  lien: 'https://blog.landot-avocats.net/2022/03/17/le-regime-des-indemnites-des-membres-des-communautes-professionnelles-territoriales-de-sante-fixe-au-jo/',
};

export const IDENTIFIANTS: Source = {
  cle: 'W36',
  texte: 'Numéros d’enregistrement FINESS, SIREN et SIRET',
  version: 'page lue en 2024',
  lien: 'https://www.acoorde.fr/documents/numeros-denregistrement-des-msp-et-des-sisa/',
};

export const NOMENCLATURE_FINESS: Source = {
  cle: 'FINESS',
  texte: 'Répertoire FINESS, nomenclature des statuts juridiques',
  version: '26/05/2025',
  lien: 'statuts-juridiques-2025-05-26.csv',
};

/** What the software itself imposes, where no text speaks. */
export const REGLE_APPLICATION: Source = {
  cle: 'APP',
  texte: 'Règle de l’application',
  version: '2026',
  lien: 'workflows/README.md',
};
