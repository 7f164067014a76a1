import { enVigueur, Parametre, ValeurDatee } from '#libs/droit';
import { echeancesDe, Verdict } from '#libs/moteur';
import { echeanceDeMission } from '../../../workflows/cpts/v2019-08-25/calendrier';
import { finDesObservations, finDuContrat, finDuSilence } from '../../../workflows/cpts/v2019-08-25/delais';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Journal, OUVERTURE } from '../journal';
import { LETTRE } from './recit';

const CODES = ['D-P5-01', 'D-P6-01', 'D-P7-01', 'D-P7-02', 'D-P8-01', 'D-P8-02'];
const PERIODE = { du: '2020-03-12', au: '2020-06-24', portee: CODES, motif: 'état d’urgence sanitaire' };
const source = { cle: 'T', texte: 'Ordonnance d’essai', version: '2020', lien: 'nulle part' };
const REGLAGES = { 'delais.suspensionsGenerales': [{ du: '2016-01-26', valeur: [PERIODE], source }] };

/** Reads what the agency has set: the period that stopped the deadlines in the spring of 2020. */
const lire = <T>(parametre: Parametre<T>, le: string): ValeurDatee<T> =>
  (parametre.cle in REGLAGES
    ? REGLAGES['delais.suspensionsGenerales'][0]!
    : enVigueur(parametre, le)) as ValeurDatee<T>;

const depose = () =>
  new Journal(undefined, { ...OUVERTURE, constats: { ...OUVERTURE.constats, reglages: REGLAGES } })
    .fait('PRENDRE_CONTACT', '2019-09-02')
    .fait('DEPOSER_LETTRE_INTENTION', '2019-09-03', LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', '2019-09-20')
    .fait('DECLARER_ASSOCIATION', '2019-10-01', {
      ...{ forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2019-09-30', siren: '891868176' },
    })
    .fait('DEPOSER_PROJET_SANTE', '2020-02-10');

const faits = ({ instantane }: Journal) => instantane.faits as FaitsCpts;
const echeances = ({ definition, instantane }: Journal) =>
  Object.fromEntries(
    echeancesDe(definition, instantane).map(({ code, depart, echeance }) => [
      depart.instance ? `${code} ${depart.instance}` : code,
      echeance,
    ]),
  );
const motifs = (verdict: Verdict) => (verdict.accepte ? [] : verdict.motifs.map(({ message }) => message));

describe('[Q-27] une suspension générale arrête le délai qui se montre et celui que jugent les règles', () => {
  const opposer = (le: string) =>
    motifs(
      depose().juger('OPPOSER_PROJET_SANTE', le, {
        motifs: ['TERRITOIRE_NON_PERTINENT'],
        motivation: 'Non pertinent.',
      }),
    );

  it('[D-P5-01] le silence : deux mois, et les 104 jours de la période', () => {
    const journal = depose();
    expect([echeances(journal)['D-P5-01'], finDuSilence(faits(journal), lire)]).toEqual(['2020-07-23', '2020-07-23']);
    expect([journal.attendre('2020-07-22'), journal.attendre('2020-07-23'), journal.attendre('2020-07-24')]).toEqual([
      [],
      [],
      ['CONSTATER_VALIDATION_TACITE 2020-07-23'],
    ]);
  });

  it('[A-EN-TEMPS] une fois le silence constaté, la validation de la veille et du dernier jour l’emporte encore', () => {
    const valider = (le: string) => {
      const journal = depose();
      expect(journal.attendre('2020-07-24')).toHaveLength(1);
      return motifs(journal.juger('VALIDER_PROJET_SANTE', le, {}, '2020-07-24'));
    };
    expect([valider('2020-07-22'), valider('2020-07-23')]).toEqual([[], []]);
    expect(valider('2020-07-24')).toEqual([
      'Le projet est réputé validé depuis l’expiration du 23/07/2020 : l’acte du 24/07/2020 est sans effet.',
    ]);
  });

  it('[G-P5-06] l’opposition de la veille et du dernier jour ; celle du lendemain est sans effet', () => {
    expect([opposer('2020-07-22'), opposer('2020-07-23')]).toEqual([[], []]);
    expect(opposer('2020-07-24')).toEqual([
      'L’opposition notifiée le 24/07/2020 est sans effet : le silence vaut validation à l’expiration du 23/07/2020.',
    ]);
  });

  it('le terme, le calendrier des missions, le préavis et les observations se jugent comme ils se montrent', () => {
    const journal = depose()
      .fait('VALIDER_PROJET_SANTE', '2020-02-12')
      .fait('DEMANDER_ACI', '2020-02-13')
      .fait('SIGNER_ACI', '2020-02-17', { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'] });
    expect(echeances(journal)).toMatchObject({
      'D-P6-01': finDuContrat(faits(journal), lire),
      'D-P7-01 ACCES_SOINS.demarrage': echeanceDeMission(faits(journal), 'ACCES_SOINS', 'demarrage', lire),
      'D-P7-01 PARCOURS.deploiement': echeanceDeMission(faits(journal), 'PARCOURS', 'deploiement', lire),
    });
    expect(echeances(journal)['D-P7-01 ACCES_SOINS.demarrage']).toBe('2020-11-29');
    const constate = structuredClone(faits(journal));
    constate.rupture = { constat: { le: '2020-02-20', seq: 90, motifs: [], recu: { le: '2020-02-24', seq: 91 } } };
    expect(finDesObservations(constate, lire)).toBe('2020-07-06');
    journal.fait('RECEVOIR_RESILIATION', '2020-02-24', { preuve: { canal: 'LRAR', reference: '1A' } });
    expect([echeances(journal)['D-P8-01'], finDuContrat(faits(journal), lire)]).toEqual(['2020-08-06', '2020-08-06']);
    expect([journal.attendre('2020-08-05'), journal.attendre('2020-08-06')]).toEqual([
      [],
      ['CONSTATER_FIN_CONTRAT 2020-08-06'],
    ]);
  });
});
