import { ATTENDUS_FINESS } from '../../../workflows/cpts/v2019-08-25/attendus/finess';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { matchesState } from 'xstate';
import { examenDe, regleDe, TACITE, VALIDE } from './examens';
import { Recit } from './recit';

const EJ = {
  ...{ numeroFiness: '090004748', siren: '891868176', raisonSociale: 'x', adresse: '1 rue' },
  ...{ statutJuridique: '60', dateCreation: '2023-03-01' },
};
const ET = { numeroFiness: '090004755', siret: '89186817600019' };
const FICHE = { ej: EJ, etablissements: [ET] };
const ASSOCIATION = {
  ...{ forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-02', siren: '891868176' },
};
const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];

const valide = (le = '2023-02-01') =>
  Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', ASSOCIATION)
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', le);
const immatricule = () =>
  valide().fait('TRANSMETTRE_FINESS', '2023-02-02').fait('ENREGISTRER_IMMATRICULATION', '2023-02-10', FICHE);
const signe = (recit: Recit, le: string) =>
  recit.fait('DEMANDER_ACI', '2023-02-20').fait('SIGNER_ACI', le, { missions: SOCLES });
const fin = (recit: Recit, code: string) => recit.echeance(code)?.echeance;
const attendus = ({ instantane: { faits, valeur } }: Recit) =>
  ATTENDUS_FINESS(faits as FaitsCpts, (chemin) => matchesState(chemin, valeur))
    .filter(([attendu]) => attendu)
    .map(([, quoi]) => quoi);

describe('[D-PF-01] [D-PF-02] ce qui se dit sans délai au répertoire', () => {
  it('[D-PF-01] cinq jours ouvrés de la validation ; après un rejet, cinq jours ouvrés du rejet', () => {
    const recit = valide();
    expect(fin(recit, 'D-PF-01')).toBe('2023-02-08');
    recit.fait('TRANSMETTRE_FINESS', '2023-02-02');
    expect(fin(recit, 'D-PF-01')).toBeUndefined();
    recit.fait('REJETER_TRANSMISSION_FINESS', '2023-02-20', { motif: 'DOUBLON', precision: 'Déjà immatriculée' });
    expect(recit.echeance('D-PF-01')).toMatchObject({
      echeance: '2023-02-27',
      depart: { le: '2023-02-20', fait: 'rejet par le gestionnaire FINESS' },
    });
    expect(fin(recit.fait('TRANSMETTRE_FINESS', '2023-02-21'), 'D-PF-01')).toBeUndefined();
  });

  it.each([
    ['un jeudi, le vendredi', '2023-03-02', '2023-03-03'],
    ['un vendredi, le lundi', '2023-03-03', '2023-03-06'],
    ['la veille d’un jour férié, le jour ouvré suivant', '2023-04-07', '2023-04-11'],
  ])('[D-PF-02] le contrat signé se signale le jour ouvré suivant : %s', (_, signature, echeance) => {
    const recit = signe(immatricule(), signature);
    expect(fin(recit, 'D-PF-02')).toBe(echeance);
    expect(fin(recit.fait('SIGNALER_CONTRAT_FINESS', echeance), 'D-PF-02')).toBeUndefined();
  });

  it('[D-PF-02] le contrat signé avant l’immatriculation se signale aussi', () => {
    const recit = signe(valide(), '2023-03-02').fait('SIGNALER_CONTRAT_FINESS', '2023-03-02');
    expect(fin(recit, 'D-PF-02')).toBeUndefined();
  });

  it('[D-PF-02] un contrat éteint n’a plus à être signalé', () => {
    const recit = signe(immatricule(), '2023-03-02');
    recit.attendre('2028-03-02');
    expect(fin(recit, 'D-PF-02')).toBeUndefined();
  });
});

describe('[D-PF-03] [D-PF-04] ce qui revient', () => {
  it('[D-PF-03] trois mois du contrôle précédent ; aucun avant le premier ; il cesse quand le projet tombe', () => {
    const recit = immatricule();
    expect(fin(recit, 'D-PF-03')).toBeUndefined();
    recit.fait('CONTROLER_FINESS', '2023-11-30', { ecarts: [] });
    expect(fin(recit, 'D-PF-03')).toBe('2024-02-29');
    recit.fait('CONTROLER_FINESS', '2024-02-29', { ecarts: ['SIEGE'] });
    expect(fin(recit, 'D-PF-03')).toBe('2024-05-29');
    expect(attendus(recit)).toEqual(['Mettre à jour l’immatriculation FINESS']);
    recit.fait('RENONCER_AU_PROJET', '2024-03-01', { canal: 'REMISE' });
    expect(fin(recit, 'D-PF-03')).toBeUndefined();
  });

  it.each([
    ['2021-11-15', '2021-12-01'],
    ['2021-12-01', '2022-01-01'],
    ['2021-12-31', '2022-01-01'],
    ['2022-01-01', undefined],
  ])('[D-PF-04] [R-T-08c] après la liste du %s, la suivante est due le %s', (liste, suivante) => {
    const recit = Recit.jusquALaLettre('2020-01-02')
      .fait('DEPOSER_PROJET_SANTE', '2020-02-03')
      .fait('VALIDER_PROJET_SANTE', '2020-03-02')
      .fait('INSCRIRE_LISTE_DREES', liste);
    expect(fin(recit, 'D-PF-04')).toBe(suivante);
  });
});

describe('[G-PF-03] [R-PF-02] des numéros pour toujours', () => {
  const juger = (donnees: object, immatriculation: object) =>
    regleDe('G-PF-03').vraie(
      examenDe({
        type: 'ENREGISTRER_IMMATRICULATION',
        donnees,
        faits: { finess: { immatriculation: immatriculation as never } },
      }),
    );
  const CONNUE = { le: '2023-02-10', seq: 9, ej: '090004748', et: '090004755', siren: '891868176', raisonSociale: 'x' };
  const AUTRE = { ...EJ, siren: '732829320' };
  const autreEt = { numeroFiness: '130000029', siret: '73282932000074' };

  it.each([
    ['la même entité complétée', FICHE, true],
    ['un second numéro d’entité', { ...FICHE, ej: { ...EJ, numeroFiness: '130000011' } }, false],
    ['un second numéro d’établissement', { ...FICHE, etablissements: [autreEt] }, false],
    [
      'une autre personne morale, d’autres numéros',
      { ej: { ...AUTRE, numeroFiness: '130000011' }, etablissements: [autreEt] },
      true,
    ],
    ['une autre personne morale, le numéro de la première', { ej: AUTRE, etablissements: [autreEt] }, false],
  ])('%s', (_, donnees, admis) => {
    expect(juger(donnees, CONNUE)).toBe(admis);
  });

  it('une entité trouvée par son nom se complète sous son numéro', () => {
    const recherche = { parSiren: 'AUCUNE', parNom: 'TROUVEE', numeroFiness: '130000011' };
    expect(juger({ ...FICHE, recherche }, { ...CONNUE, siren: '732829320', ej: '1', et: '2' })).toBe(false);
  });

  it('[E-P8-02] le contrat éteint, la convention se clôt et la structure reste ouverte jusqu’à la dissolution', () => {
    const recit = signe(immatricule(), '2023-03-02')
      .fait('SIGNALER_CONTRAT_FINESS', '2023-03-02')
      .fait('ENREGISTRER_CONVENTION_FINESS', '2023-03-03', {
        dateSignature: '2023-03-02',
        dateOuverture: '2023-03-02',
      });
    expect(attendus(recit)).toEqual([]);
    recit.attendre('2028-03-02');
    expect(attendus(recit)).toEqual(['Clore la convention ACI dans FINESS, sans fermer la structure']);
    recit.fait('CLORE_CONVENTION_FINESS', '2028-03-03', { dateFin: '2028-03-02' });
    expect(attendus(recit)).toEqual([]);
    expect(() => recit.fait('FERMER_FINESS', '2028-04-03', { motif: 'ARRET_D_ACTIVITE' })).toThrow('toujours validé');
    const { faits } = recit.instantane as { faits: FaitsCpts };
    const dissoute = { ...faits, dissolution: { le: '2028-05-02', seq: 90 } };
    const fermer = (le: string) =>
      regleDe('A-FERMETURE-FINESS').vraie(examenDe({ type: 'FERMER_FINESS', le, faits: dissoute }));
    expect(['2028-05-01', '2028-05-02'].map(fermer)).toEqual([false, true]);
  });
});

describe('ce qui attend le gestionnaire', () => {
  it('[G-PF-03] [R-T-08a] une entité créée sans établissement en attend un', () => {
    const recit = Recit.jusquALaLettre('2019-09-02')
      .fait('DEPOSER_PROJET_SANTE', '2019-11-04')
      .fait('VALIDER_PROJET_SANTE', '2019-12-02')
      .fait('TRANSMETTRE_FINESS', '2019-12-03')
      .fait('ENREGISTRER_IMMATRICULATION', '2019-12-10', { ej: EJ, etablissements: [] });
    expect(attendus(recit)).toEqual(['Rattacher un établissement à l’entité juridique FINESS']);
    expect(attendus(recit.fait('ENREGISTRER_IMMATRICULATION', '2020-02-03', FICHE))).toEqual([]);
  });

  it('[E-P6-02] le contrat signé attend d’être signalé, puis inscrit', () => {
    const recit = signe(immatricule(), '2023-03-02');
    expect(attendus(recit)).toEqual([
      'Signaler le contrat ACI au gestionnaire FINESS',
      'Enregistrer la convention ACI sur l’établissement FINESS',
    ]);
  });

  it('[R-PF-01] un changement signalé attend jusqu’à la mise à jour ; le projet abandonné, la fermeture', () => {
    const recit = immatricule().fait('SIGNALER_CHANGEMENT_FINESS', '2023-05-02', { changements: ['SIRET'] });
    expect(attendus(recit)).toEqual(['Mettre à jour l’immatriculation FINESS']);
    expect(attendus(recit.fait('ENREGISTRER_IMMATRICULATION', '2023-05-03', FICHE))).toEqual([]);
    recit.fait('RENONCER_AU_PROJET', '2023-06-01', { canal: 'REMISE' });
    expect(attendus(recit)).toEqual(['Fermer la structure dans FINESS à l’arrêt de son activité']);
    expect(attendus(recit.fait('FERMER_FINESS', '2023-06-02', { motif: 'ARRET_D_ACTIVITE' }))).toEqual([]);
  });
});

describe('[X-27] [X-28] les dates de l’établissement', () => {
  const juger = (code: string, etablissement: object, faits: object) =>
    regleDe(code).vraie(
      examenDe({
        type: 'ENREGISTRER_IMMATRICULATION',
        donnees: { ej: EJ, etablissements: [{ ...ET, ...etablissement }] },
        faits,
      }),
    );

  it.each([
    ['sans contrat, vide', {}, undefined, true],
    ['sans contrat, celle de la validation', { dateOuverture: '2024-02-01' }, undefined, true],
    ['sans contrat, une autre', { dateOuverture: '2024-02-02' }, undefined, false],
    ['contrat signé, vide', {}, '2024-04-01', false],
    ['contrat signé, celle de la signature', { dateOuverture: '2024-04-01' }, '2024-04-01', true],
  ])('[X-27] date d’ouverture : %s', (_, etablissement, signature, admise) => {
    const contrat = signature && {
      demande: { le: '2024-03-01', seq: 7 },
      signature: { le: signature, seq: 8, missions: [] },
    };
    expect(juger('X-27', etablissement, { projet: VALIDE, ...(contrat ? { contrat } : {}) })).toBe(admise);
  });

  it.each([
    [VALIDE, '2024-02-01', true],
    [VALIDE, '2024-02-05', false],
    [TACITE, '2024-03-15', true],
    [TACITE, '2024-03-16', false],
  ])('[X-28] [Q-30] la date d’autorisation est celle de la validation, expresse ou acquise', (projet, date, admise) => {
    expect(juger('A-AUTORISATION', { dateAutorisation: date }, { projet })).toBe(admise);
  });
});
