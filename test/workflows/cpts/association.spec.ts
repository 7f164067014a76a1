import { echeancesDe } from '#libs/moteur';
import { CHANGEMENTS } from '../../../workflows/cpts/association';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { nombreDeMembres } from '../../../workflows/cpts/v2019-08-25/faits/association';
import { DEFINITION } from './examens';
import { Recit } from './recit';

const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', creeeLe: '2023-12-01', recepisseLe: '2024-01-31' };
const declaree = (plus: object = {}) =>
  new Recit().fait('DECLARER_ASSOCIATION', '2024-01-31', { ...ASSOCIATION, ...plus });
const faits = (recit: Recit) => recit.instantane.faits as FaitsCpts;
const attendus = ({ instantane }: Recit) =>
  DEFINITION.resumer(instantane.faits, instantane.valeur).attendus.map(({ quoi }) => quoi);

describe('[D-P4-01] un changement se déclare dans les trois mois de la délibération', () => {
  const echeances = (recit: Recit) => CHANGEMENTS.map((nature) => recit.echeance('D-P4-01', nature)?.echeance ?? null);

  it('décidé le 30/11/2024 : 28/02/2025 (§ 5.10), chaque changement a son délai', () => {
    const recit = declaree().fait('DELIBERER_CHANGEMENT', '2024-11-30', { changements: [...CHANGEMENTS] });
    expect(echeances(recit)).toEqual(CHANGEMENTS.map(() => '2025-02-28'));
    recit.fait('DECLARER_CHANGEMENT', '2025-01-10', { changements: ['SIEGE_SOCIAL', 'STATUTS'] });
    expect(echeances(recit).filter((le) => le !== null)).toHaveLength(CHANGEMENTS.length - 2);
    recit.fait('DECLARER_CHANGEMENT', '2025-02-28');
    expect(echeances(recit)).toEqual(CHANGEMENTS.map(() => null));
  });

  it('la veille, le jour et le lendemain : une alerte, rien d’automatique', () => {
    const recit = declaree().fait('DELIBERER_CHANGEMENT', '2024-11-30', { changements: ['DIRIGEANTS'] });
    expect(recit.echeance('D-P4-01', 'DIRIGEANTS')?.effetLe).toBe('2025-03-01');
    expect([recit.attendre('2025-02-27'), recit.attendre('2025-02-28'), recit.attendre('2025-03-01')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(attendus(recit)).toContain('Déclarer au greffe : dirigeants (conseil d’administration, bureau)');
  });

  it('deux délibérations sur le même sujet ont chacune leur délai', () => {
    const recit = declaree()
      .fait('DELIBERER_CHANGEMENT', '2024-06-10', { changements: ['DIRIGEANTS'] })
      .fait('DELIBERER_CHANGEMENT', '2024-07-10', { changements: ['DIRIGEANTS'] });
    const enCours = () =>
      echeancesDe(DEFINITION, recit.instantane)
        .filter(({ code }) => code === 'D-P4-01')
        .map(({ echeance }) => echeance);
    expect(enCours()).toEqual(['2024-09-10', '2024-10-10']);
    recit.fait('DECLARER_CHANGEMENT', '2024-09-01');
    expect(enCours()).toEqual([]);
  });

  it('la déclaration met à jour le nom, le siège et le bureau de l’association', () => {
    const recit = declaree()
      .fait('DELIBERER_CHANGEMENT', '2024-06-10', { changements: ['STATUTS', 'SIEGE_SOCIAL'] })
      .fait('DECLARER_CHANGEMENT', '2024-06-20', { denomination: 'y', siege: '2 rue Neuve', bureau: 4 });
    expect(faits(recit).association).toMatchObject({ denomination: 'y', siege: '2 rue Neuve', bureau: 4 });
  });
});

describe('[D-P4-02] la création est publiée dans le mois de la déclaration', () => {
  it('déclarée le 31/01/2024 : 29/02/2024 ; la publication lève l’échéance', () => {
    const recit = declaree();
    expect(recit.echeance('D-P4-02')).toMatchObject({ echeance: '2024-02-29', effetLe: '2024-03-01' });
    expect([recit.attendre('2024-02-29'), recit.attendre('2024-03-01')]).toEqual([[], []]);
    recit.fait('DECLARER_ASSOCIATION', '2024-03-05', { ...ASSOCIATION, publieeLe: '2024-02-20' });
    expect(recit.echeance('D-P4-02')).toBeUndefined();
  });

  it('ni sans récépissé, ni en droit local, ni pour une autre structure', () => {
    expect(declaree({ recepisseLe: undefined }).echeance('D-P4-02')).toBeUndefined();
    for (const forme of ['ASSOCIATION_DROIT_LOCAL', 'AUTRE'])
      expect(declaree({ forme }).echeance('D-P4-02')).toBeUndefined();
  });
});

describe('[§ 5.5] les dix étapes', () => {
  it('celles que la déclaration établit, celles que l’on note, et la suivante', () => {
    const recit = declaree({ siren: '891868176' });
    expect(attendus(recit).some((quoi) => quoi.startsWith('Franchir l’étape'))).toBe(false);
    recit.fait('FRANCHIR_ETAPES_ASSOCIATION', '2024-02-10', { etapes: [{ etape: 'STATUTS', le: '2023-11-02' }] });
    expect(attendus(recit)).toContain(
      'Franchir l’étape « Candidatures des représentants » de l’association (4 sur 10)',
    );
    recit.fait('FRANCHIR_ETAPES_ASSOCIATION', '2024-02-20', {
      etapes: ['CANDIDATURES', 'COMPTE_ET_ASSURANCE', 'ADHESIONS', 'SUBVENTIONS', 'VIE_ASSOCIATIVE'].map((etape) => ({
        etape,
        le: '2024-02-15',
      })),
    });
    // The internal rules are optional: nothing more is awaited.
    expect(attendus(recit).some((quoi) => quoi.startsWith('Franchir l’étape'))).toBe(false);
  });

  it('le SIREN s’attend tant qu’il manque', () => {
    expect(attendus(declaree())).toContain('Obtenir le SIREN de l’association');
    expect(attendus(declaree({ siren: '891868176' }))).not.toContain('Obtenir le SIREN de l’association');
  });
});

describe('les membres', () => {
  const admettre = (recit: Recit, le: string, categorie: string, nombre = 1) =>
    recit.fait('ADMETTRE_MEMBRES', le, { categorie, nombre });

  it('leur nombre suit les adhésions et les départs', () => {
    const recit = admettre(admettre(new Recit(), '2024-01-10', 'INFIRMIER', 60), '2024-02-10', 'PHARMACIEN', 41);
    recit.fait('RADIER_MEMBRES', '2024-03-01', { categorie: 'INFIRMIER', nombre: 2 });
    expect(nombreDeMembres(faits(recit))).toBe(99);
  });

  it('[R-T-06] le service de santé au travail : le 31/03/2022, pas la veille', () => {
    const adherer = (le: string) => () => admettre(new Recit(), le, 'SERVICE_PREVENTION_SANTE_TRAVAIL');
    expect(adherer('2022-03-30')).toThrow('ne peuvent adhérer que depuis le 31/03/2022');
    expect(adherer('2022-03-31')).not.toThrow();
    expect(adherer('2022-04-01')).not.toThrow();
  });

  const verser = (recit: Recit, le: string, euros: number, membre = 'M-1', nature = 'INDEMNITE', plus: object = {}) =>
    recit.fait('VERSER_A_UN_MEMBRE', le, { membre, nature, montantCentimes: Math.round(euros * 100), ...plus });
  const payeur = (le: string) => new Recit().fait('DECLARER_ASSOCIATION', le, ASSOCIATION);

  it('[R-T-07a] frais seulement jusqu’au 17/03/2022 ; indemnité le 18', () => {
    expect(() => verser(payeur('2022-01-05'), '2022-03-17', 10)).toThrow('que le remboursement de frais justifiés');
    expect(() => verser(payeur('2022-01-05'), '2022-03-18', 10)).not.toThrow();
    expect(() => verser(payeur('2022-01-05'), '2022-03-17', 10, 'M-1', 'FRAIS')).not.toThrow();
  });

  it('[R-T-07b] le plafond exact passe, un centime de plus non, et les frais ne comptent pas', () => {
    const recit = verser(verser(payeur('2023-01-05'), '2023-02-01', 24_000), '2023-03-01', 5_000, 'M-1', 'FRAIS');
    expect(() => verser(recit, '2023-12-31', 19_992.01)).toThrow('0,01 € de plus que le plafond');
    expect(() => verser(recit, '2023-12-31', 19_992)).not.toThrow();
    expect(() => verser(recit, '2023-12-31', 43_992, 'M-2')).not.toThrow();
  });

  it('[R-T-07b] l’année civile recommence le 1er janvier', () => {
    const recit = verser(payeur('2022-04-05'), '2022-12-31', 41_136);
    expect(() => verser(recit, '2022-12-31', 0.01)).toThrow('de plus que le plafond');
    expect(() => verser(recit, '2023-01-01', 43_992)).not.toThrow();
  });

  const motiver = (regle: string) => ({ derogations: [{ regle, motif: 'Cumul vérifié sur pièces (fictif).' }] });

  it('[R-T-07b] [§ 2.13] 2023 : 24 000 € puis 22 000 €, soit 2 008 € de trop ; le refus ne laisse rien', () => {
    const recit = verser(payeur('2023-01-05'), '2023-03-01', 24_000, 'M-1', 'REMUNERATION');
    const avant = recit.instantane;
    expect(() => verser(recit, '2023-12-31', 22_000)).toThrow(/46\s000 € en 2023 : 2\s008 € de plus/);
    expect(recit.instantane).toBe(avant);
  });

  it('[Q-22] [A-PLAFOND-INCONNU] la veille de l’année sans plafond admis, le jour refusé, sauf dérogation motivée', () => {
    const recit = payeur('2023-01-05');
    expect(() => verser(recit, '2023-12-31', 100)).not.toThrow();
    const avant = recit.instantane;
    expect(() => verser(recit, '2024-01-01', 100)).toThrow('de 2024 n’est pas renseigné');
    expect(recit.instantane).toBe(avant);
    // Expenses have no ceiling.
    expect(() => verser(recit, '2024-01-01', 100, 'M-1', 'FRAIS')).not.toThrow();
    verser(recit, '2024-01-02', 100, 'M-1', 'INDEMNITE', motiver('A-PLAFOND-INCONNU'));
    expect(faits(recit).versesAuxMembres).toEqual({ 2023: { 'M-1': 100_00 }, 2024: { 'M-1': 100_00 } });
  });

  it('[A-MEMBRE-PAYE] le même versement deux fois est refusé ; un autre jour, montant, membre ou nature ne l’est pas', () => {
    const recit = verser(payeur('2023-01-05'), '2023-06-30', 300);
    expect(() => verser(recit, '2023-06-30', 300)).toThrow(
      'Le membre M-1 a déjà reçu 300 € le 30/06/2023, de même nature : ce versement est déjà enregistré.',
    );
    expect(faits(recit).versesAuxMembres).toEqual({ 2023: { 'M-1': 300_00 } });
    verser(recit, '2023-06-30', 300.01);
    verser(recit, '2023-06-30', 300, 'M-2');
    verser(recit, '2023-06-30', 300, 'M-1', 'FRAIS');
    expect(() => verser(recit, '2023-06-30', 300, 'M-1', 'FRAIS')).toThrow('a déjà reçu');
    verser(recit, '2023-07-01', 300);
    verser(recit, '2023-07-01', 300, 'M-1', 'INDEMNITE', motiver('A-MEMBRE-PAYE'));
    expect(faits(recit).versesAuxMembres).toEqual({ 2023: { 'M-1': 1200_01, 'M-2': 300_00 } });
  });
});
