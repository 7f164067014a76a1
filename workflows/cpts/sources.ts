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

export const LETTRE_CIDOI: Source = {
  cle: '004',
  texte: 'Lettre d’information du CIDOI 58-71 (ordre infirmier)',
  version: 'période du barème de 2019',
  lien: '004_1da792875858211e.txt',
};

export const CAHIER_PACA: Source = {
  cle: 'W16',
  texte: 'Cahier des charges régional de Provence-Alpes-Côte d’Azur',
  version: 'février 2020',
  lien: 'https://fdocuments.fr/document/cahier-des-charges-rgional-paca-fvrier-2020-santfr.html',
};

export const AIDE_NORMANDIE: Source = {
  cle: 'W17',
  texte: 'URPS masseurs-kinésithérapeutes de Normandie, comment créer une CPTS',
  version: 'page lue en 2024',
  lien: 'http://urps-mk-normandie.fr/la-profession/les-communautes-professionnelles-territoriales-de-sante/comment-creer-une-cpts/',
};

export const SUBVENTIONS: Source = {
  cle: 'W19',
  texte: 'Loi n° 2000-321 du 12 avril 2000, art. 10, et décret n° 2001-495 du 6 juin 2001',
  version: 'texte consolidé',
  lien: 'http://www.affaires-publiques.org/textof/TO/2/14101-0601.htm',
};

export const LOI_1901: Source = {
  cle: 'W20',
  texte: 'Loi du 1er juillet 1901, art. 5, et décret du 16 août 1901, art. 3',
  version: 'texte consolidé',
  lien: 'https://actes6.com/juridique/j_registre_special.htm',
};

/** The rulebook puts two pages under `W21`: this one and `ARRET_FINESS`. */
export const FIR: Source = {
  cle: 'W21a',
  texte: 'La Gazette des communes, fonds d’intervention régional des agences régionales de santé',
  version: 'page lue en 2024',
  lien: 'http://www.lagazettedescommunes.com/102865/fonds-dintervention-regional-des-agences-regionales-de-sante/',
};

export const PLAN_100_CPTS: Source = {
  cle: 'W29',
  texte: 'Instruction du 9 octobre 2023, plan d’actions « 100 % CPTS »',
  version: '09/10/2023',
  lien: 'https://www.huet-avocat.fr/details-focus+sur+le+plan+d+actions+100+cpts-372',
};

export const STATUTS_CPTS: Source = {
  cle: 'W37',
  texte: 'Concours pluripro, forme associative des CPTS : soyez vigilants',
  version: 'juin 2024',
  lien: 'https://www.concourspluripro.fr/droit-et-gestion/questions-juridiques/forme-associative-des-cpts-soyez-vigilants',
};

/** How a project reached the agency before the law of 24 July 2019, and from when it did otherwise. */
export const DEBATS_2019: Source = {
  cle: 'W30',
  texte: 'Débats parlementaires de 2019 sur le passage de l’approbation du projet au silence',
  version: '2019',
  lien: 'https://2017-2022.nosdeputes.fr/15/intervention/520443',
};

export const contratType = (article: string): Source => citation(CONTRAT_TYPE_TEXTE, article);

const CONTRAT_TYPE_TEXTE: Source = {
  cle: 'W4',
  texte: 'Contrat type annexé à l’ACI (arrêté du 21 août 2019)',
  version: '24/08/2019',
  lien: 'https://juriblio.fr/arretes/arrete-du-21-aout-2019/173172467/annexe/307390221',
};

export const PLAN_DE_CRISE: Source = {
  cle: 'W8',
  texte: 'CPTS Autour du Bois, plan de réponse à une crise sanitaire',
  version: 'page lue en 2024',
  lien: 'https://cptsautourdubois.fr/portfolio/plan-de-reponse-a-la-gestion-dune-crise-sanitaire',
};

export const TYPES_DE_CRISE: Source = {
  cle: 'W32',
  texte: 'CPTS Sancy Ouest, gestion des crises sanitaires',
  version: 'page lue en 2024',
  lien: 'https://cptssancyouest.com/projet-de-sante/gestion-des-crises-sanitaires/',
};

export const COMPTES_DES_ASSOCIATIONS: Source = {
  cle: 'W18',
  texte: 'Code de commerce, art. L.612-4 et D.612-5',
  version: 'texte consolidé',
  lien: 'https://cada.data.gouv.fr/20172286/',
};

export const AVENANT_1: Source = {
  cle: '001',
  texte: 'Avenant 1 à l’accord conventionnel interprofessionnel (JO du 3 janvier 2021), cité par la fiche B.7.1',
  version: '03/01/2021',
  lien: '001_24e9ea6adb85c66c.txt',
};

export const AVENANT_2: Source = {
  cle: 'W28',
  texte: 'Avenant 2 à l’accord conventionnel interprofessionnel, signé le 20 décembre 2021 (JO du 31 mars 2022)',
  version: '20/12/2021',
  lien: 'https://www.ameli.fr/orthophoniste/actualites/aci-signature-d-un-avenant-favorisant-l-exercice-coordonne-et-la-creation-de-cpts',
};

export const PROJET_AVENANT_2020: Source = {
  cle: 'W26',
  texte: 'Kiné actu, premier projet d’avenant 2 (fin 2020), abandonné',
  version: '22/01/2021',
  lien: 'https://kineactu.com/index.php/article/12229-cpts-les-negociations-reprendront-apres-les-elections-aux-urps',
};

export const RAPPORT_SENAT: Source = {
  cle: 'W6',
  texte: 'Sénat, rapport d’information n° 32 (2025-2026), Mecss',
  version: '10/2025',
  lien: 'https://www.senat.fr/rap/r25-032/r25-0325.html',
};

const CSP_CONVENTION_TEXTE: Source = {
  cle: 'W31',
  texte: 'Code de la santé publique, convention de service public des CPTS',
  version: 'texte consolidé',
  lien: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665/',
};

export const cspConvention = (article: string): Source => citation(CSP_CONVENTION_TEXTE, `art. ${article}`);

export const COMITE_NOUVELLE_AQUITAINE: Source = {
  cle: 'W14',
  texte: 'Agora Lib’ Nouvelle-Aquitaine, étapes d’une CPTS',
  reference: 'comité de validation de la lettre d’intention',
  version: 'page lue en 2024',
  lien: 'https://www.cpts-na.org/comment-monter-une-cpts/',
};

const LETTRE_CIDOI_TEXTE: Source = {
  cle: '004',
  texte: 'Lettre d’information du CIDOI 58-71',
  version: 'période du barème de 2019',
  lien: '004_1da792875858211e.txt',
};

export const lettreCidoi = (point: string): Source => citation(LETTRE_CIDOI_TEXTE, point);

export const FIN_DES_CONTRATS: Source = {
  cle: 'W13',
  texte: 'Medaviz, rémunération ACI des CPTS',
  reference: 'résiliation et remboursement au prorata',
  version: 'page lue en 2024',
  lien: 'https://medaviz.com/aci-quelle-remuneration-pour-les-cpts/amp',
};

/** Another contract of the health insurance, read for want of the text of this one. */
const CONTRAT_ASSISTANT_MEDICAL: Source = {
  cle: 'W22',
  texte: 'Contrat assistant médical des centres de santé, JO du 15 mars 2024',
  version: '15/03/2024',
  lien: 'https://juriblio.fr/docs/avis-divers/183501793/annexe/317719548',
};

export const RUPTURE_PAR_ANALOGIE = citation(CONTRAT_ASSISTANT_MEDICAL, 'rupture, par analogie');
/** It is renewed by express agreement alone. */
export const RENOUVELLEMENT_EXPRES = citation(CONTRAT_ASSISTANT_MEDICAL, 'renouvellement exprès, par analogie');

export const DISSOLUTION_ASSOCIATION: Source = {
  cle: 'W24',
  texte: 'Dissolution d’une association, procédure et formalités',
  version: 'page lue en 2024',
  lien: 'https://droit-finances.commentcamarche.com/contents/1376-dissolution-d-une-association-procedure-et-formalites',
};

export const DISSOLUTION_SANS_CONTRAT: Source = {
  cle: 'W33',
  texte: 'SML, dissolution d’une CPTS sans contrat',
  version: 'page lue en 2024',
  lien: 'https://lesml.org/fr/216-les-articles-du-sml.php?id=856',
};

/** The register records the end of activity too, and keeps what is closed. */
export const ARRET_FINESS: Source = {
  cle: 'W21b',
  texte: 'Répertoire national des établissements sanitaires et sociaux, enregistrement et arrêt d’activité',
  version: 'page lue en 2024',
  lien: 'https://www.lagazettedescommunes.com/6579/mise-en-place-d-un-repertoire-national-des-etablissements-sanitaires-et-sociaux',
};
