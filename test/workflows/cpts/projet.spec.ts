import { enVigueur } from '#libs/droit';
import { ATTENDUS_PROJET } from '../../../workflows/cpts/v2019-08-25/attendus/projet';
import { Recit } from './recit';
import { finDuSilence } from '../../../workflows/cpts/v2019-08-25/delais';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { DEFINITION, examenDe, PROJET, regleDe, VALIDE } from './examens';

const ANNONCE = { cause: 'ILLEGALITE', motivation: 'Territoire déjà pris.', observationsAvantLe: '2024-04-01' };
const MOTIVE = { motivation: 'Territoire déjà pris.' };
const OPPOSITION = { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Non pertinent.' };
const SANS_NOUVELLES = { motif: 'SANS_NOUVELLES' };
const NOUVEAU = { territoire: [{ commune: '13001' }] };
const BLOQUANTE = { nature: 'BLOQUANTE', pieces: ['Carte'], texte: 'CSP, art. L.1434-12', avantLe: '2024-07-31' };

const valide = () =>
  Recit.jusquALaLettre('2023-01-02')
    .fait('DEPOSER_PROJET_SANTE', '2024-01-15')
    .fait('VALIDER_PROJET_SANTE', '2024-02-15');
const region = ({ instantane }: Recit, nom: string) =>
  (instantane.valeur as { enCours: Record<string, string> }).enCours[nom];
const protegee = ({ instantane }: Recit) => DEFINITION.resumer(instantane.faits, instantane.valeur).protegeTerritoire;
const faits = ({ instantane }: Recit) => instantane.faits as FaitsCpts;

describe('[D-P5-01] les alertes avant le silence', () => {
  it('trente, quinze, sept et deux jours, et la veille ; de la personne en charge à la direction', () => {
    const recit = Recit.jusquALaLettre('2023-01-02').fait('DEPOSER_PROJET_SANTE', '2024-01-15');
    expect(recit.echeance('D-P5-01')?.rappels).toEqual([
      { le: '2024-02-14', avant: 'J-30', a: 'CHARGE', relance: 7 },
      { le: '2024-02-29', avant: 'J-15', a: 'CHARGE', relance: 5 },
      { le: '2024-03-08', avant: 'J-7', a: 'SUPPLEANT', relance: 2 },
      { le: '2024-03-13', avant: 'J-2', a: 'DIRECTION', relance: 1 },
      { le: '2024-03-14', avant: 'J-1', a: 'DIRECTION', relance: 1 },
    ]);
  });
});

describe('[D-P5-02] [R-PROC-12] quatre mois pour retirer une validation illégale', () => {
  const annonce = (cause = 'ILLEGALITE') =>
    valide().fait('ENGAGER_RETRAIT_VALIDATION', '2024-03-01', { ...ANNONCE, cause });

  it('le délai se compte de la naissance de la décision, et cesse avec la procédure', () => {
    const recit = annonce();
    expect(recit.echeance('D-P5-02')).toMatchObject({ echeance: '2024-06-15', depart: { le: '2024-02-15' } });
    recit.fait('RENONCER_AU_RETRAIT_VALIDATION', '2024-03-02');
    expect(recit.echeance('D-P5-02')).toBeUndefined();
  });

  it.each([
    ['la veille', '2024-06-14', true],
    ['le dernier jour', '2024-06-15', true],
    ['le lendemain', '2024-06-16', false],
  ])('%s, %s', (_, le, admis) => {
    const retirer = () => annonce().fait('RETIRER_VALIDATION', le, MOTIVE);
    if (admis) expect(region(retirer(), 'demarche')).toBe('validationRetiree');
    else expect(retirer).toThrow('ne pouvait être retirée que jusqu’au 15/06/2024');
  });

  it('obtenue par fraude, elle se retire à tout moment, et aucun délai ne court', () => {
    const recit = annonce('FRAUDE');
    expect(recit.echeance('D-P5-02')).toBeUndefined();
    expect(region(recit.fait('RETIRER_VALIDATION', '2030-01-01', MOTIVE), 'demarche')).toBe('validationRetiree');
  });

  it('[R-PROC-11] la veille, le dernier jour et le lendemain du temps laissé aux observations', () => {
    for (const le of ['2024-03-31', '2024-04-01'])
      expect(() => annonce().fait('RETIRER_VALIDATION', le, MOTIVE)).toThrow('jusqu’au 01/04/2024');
    expect(region(annonce().fait('RETIRER_VALIDATION', '2024-04-02', MOTIVE), 'demarche')).toBe('validationRetiree');
  });

  it('[R-PROC-11] des observations reçues plus tôt permettent de décider, une audition demandée non', () => {
    const ecrites = annonce().fait('RECEVOIR_OBSERVATIONS_RETRAIT', '2024-03-10', { forme: 'ECRITES' });
    expect(ecrites.echeance('A-OBSERVATIONS')).toBeUndefined();
    expect(region(ecrites.fait('RETIRER_VALIDATION', '2024-03-11', MOTIVE), 'demarche')).toBe('validationRetiree');
    const demandee = annonce()
      .fait('RECEVOIR_OBSERVATIONS_RETRAIT', '2024-03-10', { forme: 'ECRITES', auditionDemandee: true })
      .fait('RECEVOIR_OBSERVATIONS_RETRAIT', '2024-03-12', { forme: 'ECRITES' });
    expect(() => demandee.fait('RETIRER_VALIDATION', '2024-05-01', MOTIVE)).toThrow('l’audition n’a pas été tenue');
    demandee.fait('RECEVOIR_OBSERVATIONS_RETRAIT', '2024-05-02', { forme: 'ORALES' });
    expect(region(demandee.fait('RETIRER_VALIDATION', '2024-05-03', MOTIVE), 'demarche')).toBe('validationRetiree');
  });

  it('un retrait que rien n’a annoncé n’est pris par aucune partie du dossier', () => {
    const recit = valide();
    expect(() => recit.fait('RETIRER_VALIDATION', '2024-03-01', MOTIVE)).toThrow('n’a pas été annoncé');
    expect(region(recit, 'demarche')).toBe('projetValideExpressement');
  });

  it('une opposition enregistrée en retard laisse la procédure sans objet : on n’y fait que renoncer', () => {
    const recit = Recit.jusquALaLettre('2023-01-02').fait('DEPOSER_PROJET_SANTE', '2024-01-15');
    recit.attendre('2024-03-16');
    recit
      .fait('ENGAGER_RETRAIT_VALIDATION', '2024-03-18', { ...ANNONCE, observationsAvantLe: '2024-04-18' })
      .fait('OPPOSER_PROJET_SANTE', '2024-03-15', OPPOSITION);
    expect(recit.echeance('D-P5-02')).toBeUndefined();
    expect(() => recit.fait('RETIRER_VALIDATION', '2024-05-01', MOTIVE)).toThrow('n’est pas validé');
    recit.fait('DEPOSER_PROJET_SANTE', '2024-05-02');
    expect(() => recit.fait('RECEVOIR_OBSERVATIONS_RETRAIT', '2024-05-03', { forme: 'ECRITES' })).toThrow();
    recit.fait('RENONCER_AU_RETRAIT_VALIDATION', '2024-05-04');
    expect(region(recit, 'retraitDeValidation')).toBe('aucunRetraitEnvisage');
  });
});

describe('[Q-02] l’évolution du territoire suit le même silence', () => {
  const depose = () => valide().fait('DEPOSER_EVOLUTION_TERRITOIRE', '2024-06-01', NOUVEAU);
  const silence = (recit: Recit) => recit.echeance('A-SILENCE-EVOLUTION')?.echeance;

  it('deux mois : la veille rien, le jour rien, le lendemain elle est acquise à la date légale', () => {
    const recit = depose();
    expect([silence(recit), recit.attendre('2024-07-31'), recit.attendre('2024-08-01')]).toEqual([
      '2024-08-01',
      [],
      [],
    ]);
    expect(recit.attendre('2024-08-02')).toEqual(['CONSTATER_EVOLUTION_TACITE 2024-08-01']);
    expect(faits(recit).projet!.evolution).toMatchObject({ numero: 1, decision: { mode: 'TACITE', le: '2024-08-01' } });
  });

  it('[R-PROC-05] une demande bloquante fait repartir le délai de zéro, une demande simple n’y touche pas', () => {
    const recit = depose().fait('DEMANDER_PIECES_EVOLUTION', '2024-06-10', { nature: 'SIMPLE', pieces: ['Avis'] });
    expect(silence(recit)).toBe('2024-08-01');
    recit.fait('DEMANDER_PIECES_EVOLUTION', '2024-06-20', BLOQUANTE);
    expect([silence(recit), recit.echeance('A-PIECES-EVOLUTION')?.echeance]).toEqual([undefined, '2024-07-31']);
    recit.fait('RECEVOIR_PIECES_EVOLUTION', '2024-07-10');
    expect(silence(recit)).toBe('2024-09-10');
  });

  it.each([
    ['2024-08-01', 'OPPOSITION'],
    ['2024-08-02', undefined],
  ])('[G-P5-06] une opposition notifiée le %s', (notifieeLe, mode) => {
    const recit = depose();
    const opposer = () => recit.fait('OPPOSER_EVOLUTION_TERRITOIRE', '2024-07-20', { ...OPPOSITION, notifieeLe });
    if (!mode) return void expect(opposer).toThrow('est sans effet');
    expect(faits(opposer()).projet!.evolution!.decision?.mode).toBe(mode);
    expect(recit.attendre('2025-01-01')).toEqual([]);
  });

  it.each([
    ['acceptée', 'VALIDER_EVOLUTION_TERRITOIRE', ['13001', '13012']],
    ['acquise par le silence', 'CONSTATER_EVOLUTION_TACITE', ['13001', '13012']],
    ['refusée', 'OPPOSER_EVOLUTION_TERRITOIRE', ['13001']],
  ])('%s, elle donne au dossier le territoire déposé, ou le lui laisse', (_, type, communes) => {
    const territoire = ['13001', '13012'].map((commune) => ({ commune, nom: commune, departement: '13' }));
    const population = { total: 90_000, maximum: 90_000, millesime: 2026, partiesInconnues: [] };
    const noter = (quoi: string, avant: FaitsCpts, seq: number) =>
      DEFINITION.evenements
        .find((defini) => defini.type === quoi)!
        .noter(avant, {
          ...{ type: quoi, le: '2024-06-01', donnees: {}, seq, acteur: { id: 'x', roles: [] } },
          constats: { aujourdhui: '2024-06-01', territoire, population },
        }) as FaitsCpts;
    const depot = noter('DEPOSER_EVOLUTION_TERRITOIRE', faits(valide()), 20);
    expect(depot.territoire.map(({ commune }) => commune)).toEqual(['13001']);
    const apres = noter(type, depot, 21);
    expect(apres.territoire.map(({ commune }) => commune)).toEqual(communes);
    expect(apres.population.total === 90_000).toBe(communes.length === 2);
  });

  it('[A-CLOTURE] un dossier ne se clôt pas tant qu’elle attend une décision', () => {
    const clore = (recit: Recit) => recit.fait('CLORE_DOSSIER', '2024-06-10', { motif: 'SANS_SUITE' });
    expect(() => clore(depose())).toThrow('Une décision est attendue');
    expect(clore(depose().fait('RETIRER_EVOLUTION_TERRITOIRE', '2024-06-09')).instantane.valeur).toBe('clos');
  });

  it('[Q-02] acceptée pendant un contrat, elle attend l’avenant qui la porte au contrat', () => {
    const recit = depose().fait('VALIDER_EVOLUTION_TERRITOIRE', '2024-06-20');
    const contrat = { demande: { le: '2024-03-01', seq: 2 }, signature: { le: '2024-04-01', seq: 3, missions: [] } };
    const attendu = (avenants: object[]) =>
      ATTENDUS_PROJET({ ...faits(recit), contrat: { ...contrat, avenants } as never }, () => false)
        .filter(([vrai]) => vrai)
        .map(([, quoi]) => quoi);
    expect(attendu([])).toEqual(['Porter au contrat, par avenant, le territoire validé']);
    expect(attendu([{ le: '2024-06-19', objets: ['TERRITOIRE'] }])).toHaveLength(1);
    expect(attendu([{ le: '2024-06-20', objets: ['MISSION'] }])).toHaveLength(1);
    expect(attendu([{ le: '2024-06-20', objets: ['TERRITOIRE'] }])).toEqual([]);
  });

  it('retirée, elle laisse place à une autre', () => {
    const recit = depose().fait('RETIRER_EVOLUTION_TERRITOIRE', '2024-06-20');
    expect([silence(recit), recit.attendre('2025-01-01')]).toEqual([undefined, []]);
    expect(region(recit.fait('DEPOSER_EVOLUTION_TERRITOIRE', '2025-01-02', NOUVEAU), 'evolutionDuTerritoire')).toBe(
      'evolutionAInstruire',
    );
  });
});

describe('le projet qui revient', () => {
  it('[E-P5-02] la version suit celle que le porteur a reprise, et le silence ne court plus entre-temps', () => {
    const recit = Recit.jusquALaLettre('2023-01-02')
      .fait('DEPOSER_PROJET_SANTE', '2024-01-15')
      .fait('RETIRER_PROJET_SANTE', '2024-02-01');
    expect(recit.attendre('2025-01-01')).toEqual([]);
    expect(
      regleDe('A-RETRAIT').vraie(examenDe({ type: 'ABANDONNER', donnees: SANS_NOUVELLES, faits: faits(recit) })),
    ).toBe(true);
    recit.fait('DEPOSER_PROJET_SANTE', '2025-01-02');
    expect(faits(recit).projet).toMatchObject({ version: 2, depart: { le: '2025-01-02' } });
    expect(faits(recit).projet).not.toHaveProperty('decision');
  });

  it('[E-P8-04] la renonciation libère le territoire, que protégeait encore la lettre d’intention', () => {
    const recit = valide();
    const protege = () => protegee(recit);
    expect(protege()).toBe(true);
    recit.fait('RENONCER_AU_PROJET', '2024-05-02', { canal: 'REMISE' });
    expect(protege()).toBe(false);
    recit.fait('DEPOSER_PROJET_SANTE', '2024-06-03');
    expect(protege()).toBe(true);
  });

  it('[G-P6-01] un projet retiré ne fonde plus de contrat à compter de ce jour', () => {
    const retire = { ...VALIDE, retrait: { le: '2024-05-02', seq: 9, par: 'ARS' as const } };
    const juger = (le: string) =>
      regleDe('G-P6-01').vraie(examenDe({ type: 'DEMANDER_ACI', le, faits: { projet: retire } }));
    expect(['2024-05-01', '2024-05-02', '2024-05-03'].map(juger)).toEqual([true, false, false]);
  });
});

describe('[R-T-02] avant la loi de juillet 2019', () => {
  const projet = (le: string) => ({ ...PROJET, le, depart: { ...PROJET.depart, le } });
  const examen = (le: string) => examenDe({ type: 'DEPOSER_PROJET_SANTE', le, faits: { projet: projet(le) } });

  it('[R-T-02a] [R-T-02b] aucun silence n’accepte un projet reçu la veille ; le jour même et ensuite, deux mois', () => {
    const fins = ['2019-07-26', '2019-07-27', '2019-07-28'].map((le) => finDuSilence(examen(le).faits, enVigueur));
    expect(fins).toEqual([undefined, '2019-09-27', '2019-09-28']);
  });

  it('[G-P5-01] l’ARS pouvait être à l’initiative du projet jusqu’à la veille', () => {
    const juger = (le: string) => regleDe('G-P5-01').vraie({ ...examen(le), donnees: { porteurs: ['ARS'] } });
    expect(['2019-07-26', '2019-07-27', '2019-07-28'].map(juger)).toEqual([true, false, false]);
  });
});
