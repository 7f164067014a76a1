import { enVigueur } from '#libs/droit';
import {
  effetDeLaTaille,
  missionsDuContrat,
  prochainAnniversaire,
  tailleDuContrat,
} from '../../../workflows/cpts/v2019-08-25/delais';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { CONTRAT, examenDe } from './examens';
import { Recit } from './recit';

const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];
const signatures = (le: string) => ({ cpts: le, caisse: le, ars: le });
const faitsDe = ({ instantane }: Recit) => instantane.faits as FaitsCpts;

const signe = () =>
  Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', {
      forme: 'ASSOCIATION_1901',
      denomination: 'x',
      recepisseLe: '2023-01-02',
      siren: '891868176',
    })
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', '2023-09-15', { missions: SOCLES });
const avenant = (recit: Recit, le: string, objet: string, donnees: object = {}) =>
  recit
    .fait('DEMANDER_AVENANT', le, { objets: [objet] })
    .fait('SIGNER_AVENANT', le, { signatures: signatures(le), ...donnees });

describe('[R-P7-02] un changement de taille', () => {
  it.each([
    ['2024-09-14', '2024-09-15'],
    // The payment of that very day is the next one.
    ['2024-09-15', '2024-09-15'],
    ['2024-09-16', '2025-09-15'],
  ])('signé le %s, prend effet le %s', (le, du) => {
    expect(prochainAnniversaire('2023-09-15', le)).toBe(du);
    expect(effetDeLaTaille(faitsDe(signe()), 80_000, le, enVigueur)).toEqual({ valeur: 3, du });
  });

  it.each([
    [39_999, 1],
    [40_000, undefined],
    [79_999, undefined],
    [80_000, 3],
    [175_000, 3],
    [175_001, 4],
  ])('une taille 2 qui passe à %i habitants', (population, taille) => {
    expect(effetDeLaTaille(faitsDe(signe()), population, '2024-01-10', enVigueur)?.valeur).toBe(taille);
  });

  it('[R-P7-02] la taille de la signature vaut jusqu’à la veille de l’effet', () => {
    const { faits } = examenDe({ type: 'x' });
    const contrat = {
      ...CONTRAT,
      signature: { ...CONTRAT.signature, taille: 2 as const },
      avenants: [
        {
          numero: 1,
          le: '2024-06-03',
          seq: 12,
          objets: [],
          bareme: '2022-09-03',
          taille: { valeur: 3, du: '2025-04-01' },
        },
      ] as const,
    };
    const taille = (le: string) => tailleDuContrat({ ...faits, contrat }, le);
    expect(['2024-06-03', '2025-03-31', '2025-04-01'].map(taille)).toEqual([2, 2, 3]);
  });
});

describe('[R-P7-01] les avenants se numérotent et se suivent', () => {
  it('une option ajoutée puis retirée : chaque date a ses missions', () => {
    const recit = avenant(signe(), '2024-01-10', 'MISSION', { missionsAjoutees: ['QUALITE'] });
    avenant(recit, '2025-01-10', 'MISSION', { missionsRetirees: ['QUALITE'] });
    expect(faitsDe(recit).contrat!.avenants!.map(({ numero }) => numero)).toEqual([1, 2]);
    const engagee = (le: string) => missionsDuContrat(faitsDe(recit), le).includes('QUALITE');
    expect(['2024-01-09', '2024-01-10', '2025-01-09', '2025-01-10'].map(engagee)).toEqual([false, true, true, false]);
  });

  it('[A-MISSION-ENGAGEE] une mission ne démarre pas avant l’avenant qui l’ajoute, ni après celui qui la retire', () => {
    const recit = avenant(signe(), '2024-01-10', 'MISSION', { missionsAjoutees: ['QUALITE'] });
    const demarrer = (le: string) => () => recit.fait('DEMARRER_MISSION', le, { mission: 'QUALITE' });
    expect(demarrer('2024-01-09')).toThrow('s’y ajoute par avenant');
    expect(demarrer('2024-01-10')).not.toThrow();
    const retiree = avenant(
      avenant(signe(), '2024-01-10', 'MISSION', { missionsAjoutees: ['QUALITE'] }),
      '2024-02-10',
      'MISSION',
      { missionsRetirees: ['QUALITE'] },
    );
    expect(() => retiree.fait('DEMARRER_MISSION', '2024-02-10', { mission: 'QUALITE' })).toThrow('pas engagée');
  });

  it('[G-P7-01] la veille de la signature et le jour de la fin, aucun avenant', () => {
    const demander = (le: string) => () => signe().fait('DEMANDER_AVENANT', le, { objets: ['ACTION'] });
    expect(demander('2023-09-14')).toThrow('Aucun contrat ACI n’est en vigueur le 14/09/2023.');
    expect(demander('2023-09-15')).not.toThrow();
    expect(demander('2028-09-14')).not.toThrow();
    expect(demander('2028-09-15')).toThrow('Aucun contrat ACI n’est en vigueur le 15/09/2028.');
  });

  it('[G-P7-01] pendant le préavis, le contrat court encore', () => {
    const recit = signe().fait('RECEVOIR_RESILIATION', '2024-01-10', { preuve: { canal: 'LRAR', reference: '1A' } });
    expect(() => recit.fait('DEMANDER_AVENANT', '2024-03-09', { objets: ['ACTION'] })).not.toThrow();
    expect(recit.attendre('2024-03-10')).toEqual(['CONSTATER_FIN_CONTRAT 2024-03-10']);
    expect((recit.instantane.valeur as { enCours: { avenant: string } }).enCours.avenant).toBe('aucunAvenant');
  });

  it('un avenant sans crise ne change pas de parcours, et un contrat du nouveau parcours y reste', () => {
    const recit = avenant(signe(), '2024-01-10', 'ACTION');
    expect(recit.instantane.version).toBe('2022-09-03');
    expect(faitsDe(recit).contrat!.avenant).toBeUndefined();
  });
});
