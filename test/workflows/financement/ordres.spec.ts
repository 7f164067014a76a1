import { ordresDe } from '../../../workflows/cpts/financement/ordres';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { faitsDuContrat } from './etabli';

const CONTRAT = faitsDuContrat({ signature: '2024-03-01', population: 85_000, missions: ['PARCOURS'] });
const VERSEMENT: Versement = {
  ...{ le: '2024-04-02', seq: 20, contrat: 10, poste: 'PARCOURS', nature: 'VARIABLE', annee: 1, montant: 123_456 },
  par: 'compte-1',
};
const ordres = (suite: Partial<Versement> = {}, faits: Partial<FaitsCpts> = {}) =>
  ordresDe({ ...CONTRAT, ...faits, versements: [{ ...VERSEMENT, ...suite }] });

describe('[point 8] ce que l’on dit au payeur d’un versement', () => {
  it('qui, quoi, combien, quand, et pas encore libéré tant qu’une seconde personne ne l’a pas fait', () => {
    expect(ordres()).toEqual([
      {
        ...{ seq: 20, poste: 'PARCOURS', posteEnClair: expect.stringContaining('arcours') as string },
        ...{ nature: 'VARIABLE', natureEnClair: 'Part variable', annee: 1, montant: 123_456 },
        ...{ ordonneLe: '2024-04-02', par: 'compte-1' },
      },
    ]);
    const immatriculation = { le: '2024-01-08', seq: 6, ej: '090004748', raisonSociale: 'CPTS (fictif)' };
    expect(ordres({ libere: { le: '2024-04-05', seq: 21 } }, { finess: { immatriculation } })).toMatchObject([
      { libereLe: '2024-04-05', finess: '090004748' },
    ]);
  });

  it('rien de ce qui est annulé, ni de ce qui fut payé avant la reprise du dossier : il serait payé deux fois', () => {
    expect(ordres({ annule: { le: '2024-04-03', seq: 21 } })).toEqual([]);
    expect(ordres({ repris: true, libere: { le: '2024-04-02', seq: 20 } })).toEqual([]);
    expect(ordresDe(CONTRAT)).toEqual([]);
  });
});
