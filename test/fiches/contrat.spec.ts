import { ContexteFiche } from '#libs/moteur';
import { financer } from '../../workflows/cpts/financement';
import { enNombre } from '../../workflows/cpts/montants';
import { FaitsCpts } from '../../workflows/cpts/v2019-08-25/faits';
import { AvenantAuContrat } from '../../workflows/cpts/v2019-08-25/fiches/avenant';
import { ContratTripartite } from '../../workflows/cpts/v2019-08-25/fiches/contrat';
import { Histoire } from '../courriers/histoire';
import { agrandi, enrichi, renouvele } from './cas-contrat';
import { contexteDe, fiche, manqueDe } from './contexte';
import { complet, demande, POPULATIONS, projetValide, signe } from './histoires-contrat';

const contratDe = (histoire: Histoire, le: string) =>
  fiche('F-CONTRAT', histoire, le).variables as unknown as ContratTripartite;
const avenantDe = (histoire: Histoire, le: string) =>
  fiche('F-AVENANT', histoire, le).variables as unknown as AvenantAuContrat;
const calculee = ({ faits, lire, le }: ContexteFiche<FaitsCpts>) => financer(faits, lire, le);
const somme = (nombres: readonly number[]) => nombres.reduce((total, nombre) => total + nombre, 0);

// Operating budget, then access to care fixed and variable, in cents: as the scales print them, unscheduled care with the
// fixed share under that of 2019.
const BAREMES = [
  ['barème de 2019', 2020, 1, 5_000_000, 5_000_000, 2_500_000],
  ['barème de 2019', 2020, 2, 6_000_000, 6_200_000, 3_000_000],
  ['barème de 2019', 2020, 3, 7_500_000, 8_500_000, 3_500_000],
  ['barème de 2019', 2020, 4, 9_000_000, 10_500_000, 4_500_000],
  ['barème de 2022', 2023, 1, 5_000_000, 5_500_000, 2_500_000],
  ['barème de 2022', 2023, 2, 6_000_000, 7_000_000, 3_000_000],
  ['barème de 2022', 2023, 3, 7_500_000, 9_000_000, 3_500_000],
  ['barème de 2022', 2023, 4, 9_000_000, 11_000_000, 4_500_000],
] as const;

describe('[F-CONTRAT]', () => {
  it.each(BAREMES)(
    '%s (%i), taille %i : ses montants sont ceux du barème et de l’échéancier',
    (_, an, t, ...attendus) => {
      const histoire = signe({ an, population: POPULATIONS[t] });
      const le = `${an + 1}-04-15`;
      const { financement } = contratDe(histoire, le);
      const soins = financement.missions.find(({ mission }) => mission === 'Accès aux soins')!;
      expect([financement.taille, financement.fonctionnement, soins.fixe, soins.variable]).toEqual([t, ...attendus]);
      const [finance] = calculee(contexteDe(histoire, le)).contrats;
      expect(financement.annees.map(({ total }) => total)).toEqual(finance!.annees.map(({ sommes }) => sommes.prevu));
      expect(financement.total).toBe(finance!.sommes.prevu);
      expect(financement.annees.map(({ lignes }) => somme(lignes.map(({ montant }) => montant)))).toEqual(
        financement.annees.map(({ total }) => total),
      );
      expect(financement.annees).toHaveLength(5);
    },
  );

  it('la majoration des plus grandes se dit, dès le membre qui l’ouvre, sous le barème qui la connaît', () => {
    const majoration = (an: number, membres: number) =>
      contratDe(signe({ an, population: POPULATIONS[4], donnees: { membres } }), `${an + 1}-04-15`).financement
        .majoration;
    expect([majoration(2023, 99), majoration(2023, 100), majoration(2020, 100)]).toEqual([
      null,
      '10 %, 100 membres',
      null,
    ]);
  });

  it('de la veille de la demande à la signature : rien, un projet, puis un contrat', () => {
    expect(manqueDe('F-CONTRAT', projetValide(), '2024-03-24')).toContain('enregistrez d’abord la demande');
    const projet = contratDe(demande(), '2024-03-25');
    expect([projet.projet, projet.dateEffet, projet.signatures]).toEqual([
      true,
      '2024-03-25',
      { cpts: null, caisse: null, ars: null },
    ]);
    expect(projet.missions.map(({ nature }) => nature)).toEqual(Array(4).fill('mission socle'));
    expect(contratDe(signe(), '2024-04-15')).toMatchObject({
      projet: false,
      dateEffet: '2024-04-15',
      dateTerme: '2029-04-15',
    });
    const refuse = demande().puis('REFUSER_ACI', '2024-04-02', {
      motivation: 'Les pièces produites ne suffisent pas.',
    });
    expect(manqueDe('F-CONTRAT', refuse, '2024-04-02')).toBeDefined();
  });

  it('chaque partie porte la date à laquelle elle a signé, ou une place blanche', () => {
    expect(contratDe(complet(), '2024-04-15').signatures).toEqual({
      cpts: '2024-04-10',
      caisse: '2024-04-12',
      ars: '2024-04-15',
    });
    expect(contratDe(signe(), '2024-04-15').signatures).toEqual({ cpts: null, caisse: null, ars: null });
  });

  it('le calendrier des missions compte du jour de la signature, jusqu’au dernier jour du mois', () => {
    const le = '2023-08-31';
    const histoire = demande(2022).puis('SIGNER_ACI', le, {
      missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE'],
      population: { total: 60_000, millesime: 2023 },
    });
    const dates = contratDe(histoire, le).missions.map(({ mission, demarrage, deploiement }) => [
      mission,
      demarrage,
      deploiement,
    ]);
    expect(dates).toEqual([
      ['Accès aux soins', '29/02/2024', '28/02/2025'],
      ['Parcours', '31/08/2024', '31/08/2025'],
      ['Prévention', '31/08/2024', '31/08/2025'],
      ['Crise sanitaire', '29/02/2024', '28/02/2025'],
      ['Qualité et pertinence', 'libre', 'libre'],
    ]);
  });

  it('un renouvellement court du terme du contrat précédent, avec son propre échéancier', () => {
    const { renouvellement, dateEffet, dateTerme, signatures, financement } = contratDe(renouvele(), '2029-03-05');
    expect([renouvellement, dateEffet, dateTerme]).toEqual([true, '2029-04-15', '2034-04-15']);
    expect(signatures).toEqual({ cpts: '2029-03-01', caisse: '2029-03-04', ars: '2029-03-05' });
    expect(financement.annees[0]!.du).toBe('2029-04-15');
    // Once it has taken effect, the same contract is read from the facts themselves.
    const apres = contratDe(renouvele().attendre('2029-04-16'), '2029-04-16');
    expect([apres.renouvellement, apres.dateEffet, apres.signatures]).toEqual([true, '2029-04-15', signatures]);
  });

  it('un avenant signé depuis change le texte, et se nomme', () => {
    const { avenants, missions, indicateurs, population, membres, financement } = contratDe(agrandi(), '2025-03-05');
    expect(avenants).toEqual(['avenant n° 1 du 5 mars 2025 (territoire, missions, indicateurs)']);
    expect(missions.map(({ mission }) => mission)).not.toContain('Qualité et pertinence');
    expect(indicateurs.map(({ code }) => code)).not.toContain('L1');
    expect([population, membres, financement.taille, financement.applicableLe]).toEqual([
      180_000,
      120,
      4,
      '2025-04-15',
    ]);
  });
});

describe('[F-AVENANT]', () => {
  it('n’est possible qu’une fois un avenant signé', () => {
    expect(manqueDe('F-AVENANT', complet(), '2025-03-04')).toContain('enregistrez d’abord la signature');
    expect(manqueDe('F-AVENANT', agrandi(), '2025-03-05')).toBeUndefined();
  });

  it('compare l’échéancier d’avant et celui d’après, année par année, au centime', () => {
    const le = '2025-03-05';
    const { comparaison, sommes } = avenantDe(agrandi(), le);
    const prevus = (histoire: Histoire) =>
      calculee(contexteDe(histoire, le)).contrats[0]!.annees.map((annee) => annee.sommes.prevu);
    expect(comparaison.map(({ avant }) => avant)).toEqual(prevus(complet()));
    expect(comparaison.map(({ apres }) => apres)).toEqual(prevus(agrandi()));
    expect(sommes).toEqual({
      avant: somme(prevus(complet())),
      apres: somme(prevus(agrandi())),
      ecart: somme(comparaison.map(({ ecart }) => ecart)),
    });
    expect(sommes.ecart).toBeGreaterThan(0);
  });

  it('dit chaque clause changée, avant et après, et rien de celles qui ne changent pas', () => {
    const { changements, territoire, concertation } = avenantDe(agrandi(), '2025-03-05');
    expect(changements.map(({ quoi, avant, apres, effet }) => [quoi, avant, apres, effet]).slice(1, 4)).toEqual([
      [
        'Population',
        `${enNombre(160_000)} habitants (millésime 2023)`,
        `${enNombre(180_000)} habitants (millésime 2026)`,
        '05/03/2025',
      ],
      ['Taille', 'taille 3', 'taille 4', '15/04/2025'],
      ['Membres', '96', '120', '05/03/2025'],
    ]);
    expect(territoire).toEqual({ ajoutees: ['Commune 13103 (13103)'], retirees: ['commune 13109'] });
    expect(concertation).toEqual({ le: '2025-02-10', avec: ['l’agence', 'la caisse'] });
    const simple = avenantDe(enrichi(), '2025-03-05');
    expect(simple.changements.map(({ quoi }) => quoi)).toEqual(['Missions engagées', 'Barème']);
    expect([simple.territoire, simple.concertation, simple.indicateurs]).toEqual([null, null, []]);
  });
});
