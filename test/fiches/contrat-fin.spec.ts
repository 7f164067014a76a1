import { financer } from '../../workflows/cpts/financement';
import { DecompteDeFin } from '../../workflows/cpts/v2019-08-25/fiches/decompte';
import { Histoire } from '../courriers/histoire';
import { aLAnniversaire, aValider, enPreavis, eteint, notifie, sansReste } from './cas-contrat-fin';
import { contexteDe, fiche, manqueDe } from './contexte';
import { lance, signe } from './histoires-contrat';

const decompteDe = (histoire: Histoire, le: string) =>
  fiche('F-DECOMPTE', histoire, le).variables as unknown as DecompteDeFin;
const somme = (nombres: readonly number[]) => nombres.reduce((total, nombre) => total + nombre, 0);

describe('[F-DECOMPTE]', () => {
  it('de la veille de la résiliation à la fin : rien, un décompte provisoire, puis le décompte', () => {
    expect(manqueDe('F-DECOMPTE', lance(), '2024-12-08')).toContain('aucun préavis ne court');
    const provisoire = decompteDe(enPreavis(), '2024-12-09');
    expect([provisoire.provisoire, provisoire.dateFin, provisoire.etabli]).toEqual([true, '2025-02-09', null]);
    const fini = decompteDe(eteint(), '2025-02-09');
    expect([fini.provisoire, fini.dateFin, fini.cause]).toEqual([false, '2025-02-09', 'résiliation']);
    expect(fini.lignes).toEqual(provisoire.lignes);
  });

  it('au trois-centième jour, le droit au fonctionnement est de 300/365 de l’année', () => {
    const { lignes, annee, total } = decompteDe(eteint(), '2025-02-09');
    expect(annee).toEqual({ rang: 1, du: '2024-04-15', au: '2025-04-15' });
    const [fonctionnement] = lignes;
    expect([fonctionnement!.droits, fonctionnement!.avances, fonctionnement!.ecart, fonctionnement!.sens]).toEqual([
      ...[6_164_384, 7_500_000, 1_335_616, 'à reverser'],
    ]);
    expect(fonctionnement!.calcul).toContain('300/365');
    expect(total.ecart).toBe(somme(lignes.map(({ ecart }) => ecart)));
  });

  it.each([
    ['calculé', eteint, '2025-02-09'],
    ['provisoire', enPreavis, '2024-12-09'],
    ['d’un contrat sans aucun versement', () => enPreavis('2024-12-09', signe()).attendre('2025-02-09'), '2025-02-09'],
  ])('%s, il reprend les sommes du moteur au centime', (_, histoire, le) => {
    const { lignes, total, conclusion } = decompteDe(histoire(), le);
    const contexte = contexteDe(histoire(), le);
    const { sommes } = financer(contexte.faits, contexte.lire, le).decompte!;
    expect(total).toEqual({
      droits: sommes.droits + sommes.variable,
      avances: sommes.avances,
      ecart: total.avances - total.droits,
    });
    expect([somme(lignes.map((une) => une.droits)), somme(lignes.map((une) => une.avances))]).toEqual([
      total.droits,
      total.avances,
    ]);
    expect(conclusion).toContain(sommes.apresCompensation > 0 ? 'à reverser' : 'La caisse doit');
  });

  it('dans l’autre sens, ce sont les droits qui dépassent les avances, et la caisse qui doit', () => {
    const { total, conclusion, lignes } = decompteDe(
      enPreavis('2024-12-09', signe()).attendre('2025-02-09'),
      '2025-02-09',
    );
    expect([total.avances, total.ecart]).toEqual([0, -6_164_384]);
    expect(lignes.map(({ sens }) => sens)).toEqual(['dû à la communauté']);
    expect(conclusion.normalize('NFKC')).toBe('La caisse doit 61 643,84 € à la communauté.');
  });

  it('établi, il dit ce que la caisse retient, et le calcul quand elle s’en écarte', () => {
    const { lignes, total, etabli } = decompteDe(notifie(), '2025-04-22');
    expect(etabli).toEqual({ le: '2025-03-03', valideLe: '2025-03-04' });
    expect(lignes[0]!.calcul).toContain('300/365');
    expect(lignes[1]!.calcul).toMatch(/^droit retenu par la caisse ; le calcul donne /);
    expect(total).toEqual({ droits: 6_164_484, avances: 7_500_000, ecart: 1_335_516 });
  });

  it('les suites se lisent au journal, de la notification à la décision sur la contestation', () => {
    const suites = decompteDe(notifie(), '2025-04-22').suites.map(({ quoi, le }) => [le, quoi.normalize('NFKC')]);
    expect(suites).toEqual([
      ['2025-03-04', 'indu de 13 355,16 € notifié'],
      ['2025-03-06', 'notification reçue par la communauté'],
      ['2025-04-01', 'contestation reçue'],
      ['2025-04-22', 'indu maintenu pour 10 000 €'],
    ]);
  });

  it('il se fait aussi quand rien n’est à reverser', () => {
    const avant = decompteDe(aValider(), '2025-03-03');
    expect([avant.etabli, avant.total.ecart, avant.conclusion]).toEqual([
      ...[{ le: '2025-03-03', valideLe: null }, 0, 'Rien n’est à reverser ni à verser.'],
    ]);
    expect(decompteDe(sansReste(), '2025-03-10').suites).toEqual([
      { le: '2025-03-10', quoi: 'décompte soldé, rien à régler' },
    ]);
  });

  it('à une date anniversaire, aucune année n’est interrompue : restent les soldes des années closes', () => {
    const { annee, lignes, restesDus, restesExigibles } = decompteDe(aLAnniversaire(), '2026-04-15');
    expect([annee, lignes]).toEqual([null, []]);
    const exigibles = restesDus.filter(({ etat }) => etat === 'exigible').map(({ montant }) => montant);
    expect(restesExigibles).toBe(somme(exigibles));
    expect(restesExigibles).toBeGreaterThan(0);
    expect(restesDus.some(({ etat }) => etat !== 'exigible')).toBe(true);
  });
});
