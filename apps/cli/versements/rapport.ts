import { type Centimes, dateCourte } from '#libs/droit';
import { enCsv, montantEnCsv } from '#libs/territoires';
import { enEuros } from '#workflows/cpts/montants';
import { direAnomalies } from '../importer/rapport';
import { compter, tableau } from '../sortie';
import { type EcartDeLigne, type Sommes, SENS_EN_CLAIR } from './ecarts';
import { type DossierCompare, type ImportVersements, type SortVersement } from './index';
import { LIBELLE_NATURE, LIBELLE_POSTE } from '#workflows/cpts/postes';

/** The whole report as a person reads it: what went in, each difference, then every rejection and every report. */
export function direBilan(bilan: ImportVersements): string {
  return [
    direSorts(bilan),
    ...bilan.dossiers.map(direDossier),
    ...direEnsemble(bilan),
    ...direAnomalies(bilan.anomalies),
  ].join('\n\n');
}

function direSorts({ fichier, ecrit, lignes }: ImportVersements): string {
  const nombre = (sort: SortVersement) => lignes.filter((ligne) => ligne.sort === sort).length;
  const sorts = ecrit
    ? compter(nombre('REPRIS'), 'versement repris', 'versements repris')
    : compter(nombre('ADMIS'), 'versement à reprendre', 'versements à reprendre');
  const essai = ecrit ? '' : '\nEssai : rien n’a été écrit. Pour écrire, recommencez avec --ecrire.';
  return `Versements ${fichier} : ${sorts}, ${nombre('DEJA_REPRIS')} déjà là.${essai}`;
}

function direDossier({ nom, reference, au, lignes, ...sommes }: DossierCompare): string {
  const titre = `${nom} (${reference}), au ${dateCourte(au)}`;
  if (lignes.length === 0) return `${titre} : rien à payer à ce jour, rien de payé.`;
  const titres = ['', 'contrat du', 'année', 'poste', 'exigible le', 'à payer', 'payé', 'écart', 'sens'];
  const total = ['', '', '', 'Total', '', ...direSommes(sommes), ''];
  return `${titre}\n${tableau(titres, [...lignes.map(ligneDuTableau), total])}`;
}

function ligneDuTableau(ligne: EcartDeLigne): string[] {
  const { contratDu, annee, poste, nature, exigibleLe, attend } = ligne;
  return [
    '',
    contratDu ? dateCourte(contratDu) : 'aucun',
    String(annee),
    `${LIBELLE_POSTE[poste]}, ${LIBELLE_NATURE[nature]}`,
    exigibleLe ? dateCourte(exigibleLe) : '',
    ...direSommes(ligne),
    `${direSens(ligne)}${attend ? ` (${attend})` : ''}`,
  ];
}

const direSommes = ({ attendu, paye, ecart }: Sommes) => [enEuros(attendu), enEuros(paye), enEcart(ecart)];

const enEcart = (ecart: Centimes) => (ecart > 0 ? `+ ${enEuros(ecart)}` : enEuros(ecart).replace('-', '− '));

const direSens = ({ sens }: EcartDeLigne) => sens.map((un) => SENS_EN_CLAIR[un]).join(', ');

function direEnsemble({ dossiers, sommes }: ImportVersements): string[] {
  if (dossiers.length === 0) return [];
  const [attendu, paye, ecart] = direSommes(sommes);
  return [`${compter(dossiers.length, 'dossier')} : ${attendu} à payer, ${paye} payés, écart ${ecart}.`];
}

const COLONNES = [
  ...['dossier', 'reference', 'au', 'contrat_du', 'annee', 'poste', 'nature', 'exigible_le', 'paye_le'],
  ...['a_payer', 'paye', 'paye_en_plus', 'paye_en_moins', 'sens', 'attend', 'calcul'],
];

/** The differences as a spreadsheet opens them: `paye` is `a_payer` plus `paye_en_plus` less `paye_en_moins`. */
export function ecartsEnCsv(dossiers: readonly DossierCompare[]): string {
  return enCsv([
    COLONNES,
    ...dossiers.flatMap(({ nom, reference, au, lignes }) =>
      lignes.map((ligne) => [nom, reference, au, ...celluleDeLigne(ligne)]),
    ),
  ]);
}

function celluleDeLigne(ligne: EcartDeLigne): string[] {
  const { contratDu, annee, poste, nature, exigibleLe, payeLe, attendu, paye, ecart, attend, formule } = ligne;
  return [
    ...[
      contratDu ?? '',
      String(annee),
      LIBELLE_POSTE[poste],
      LIBELLE_NATURE[nature],
      exigibleLe ?? '',
      payeLe.join(' '),
    ],
    ...[attendu, paye, Math.max(ecart, 0), Math.max(-ecart, 0)].map(montantEnCsv),
    ...[direSens(ligne), attend ?? '', formule ?? ''],
  ];
}
