import { enVigueur, Parametre } from '#libs/droit';
import type { DureeSelonLeDepart, Lire } from '#libs/moteur';
import {
  ACCORD_NATIONAL,
  COMMISSIONS,
  EXONERATIONS,
  FONCTIONNEMENT_BONIFIE,
  INDICATEURS_NATIONAUX,
  MAJORATION,
  MISSIONS_DE_SERVICE_PUBLIC,
  SOINS_NON_PROGRAMMES,
} from '../../../workflows/cpts/parametres';
import { majoration } from '../../../workflows/cpts/tailles';
import { terme } from '../../../workflows/cpts/v2019-08-25/delais';
import { ECHEANCES_CONTRAT } from '../../../workflows/cpts/v2019-08-25/echeances/contrat';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { DEFINITION, examenDe } from './examens';
import { Recit } from './recit';

const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];
const signatures = (le: string) => ({ cpts: le, caisse: le, ars: le });
const faitsDe = ({ instantane }: Recit) => instantane.faits as FaitsCpts;
const etat = ({ instantane }: Recit) => (instantane.valeur as { enCours: Record<string, string> }).enCours['contrat'];

const valide = (annee = 2023) =>
  Recit.jusquALaLettre(`${annee}-01-01`)
    .fait('DECLARER_ASSOCIATION', `${annee}-01-02`, {
      forme: 'ASSOCIATION_1901',
      denomination: 'x',
      recepisseLe: `${annee}-01-02`,
      siren: '891868176',
    })
    .fait('DEPOSER_PROJET_SANTE', `${annee}-01-10`)
    .fait('VALIDER_PROJET_SANTE', `${annee}-02-01`);
const signe = (le = '2023-09-15', donnees: object = {}) =>
  valide()
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', le, { missions: SOCLES, ...donnees });

describe('[A-NEGOCIATION] trois mois de négociation, sans effet', () => {
  it('courent de la demande, ou de la dernière pièce exigée', () => {
    const recit = valide().fait('DEMANDER_ACI', '2023-11-30', { pieces: ['STATUTS', 'RIB'] });
    expect([etat(recit), recit.echeance('A-NEGOCIATION')]).toEqual(['piecesDeLaDemandeAttendues', undefined]);
    recit.fait('RECEVOIR_PIECES_ACI', '2023-11-30');
    // A missing day falls back on the last one of the month.
    expect(recit.echeance('A-NEGOCIATION')).toMatchObject({ echeance: '2024-02-29', effetLe: '2024-03-01' });
  });

  it('la veille, le jour et le lendemain, rien ne se produit seul', () => {
    const recit = valide().fait('DEMANDER_ACI', '2023-07-10');
    expect(recit.echeance('A-NEGOCIATION')).toMatchObject({ echeance: '2023-10-10', aConfirmer: ['Q-06', 'Q-12'] });
    expect(['2023-10-09', '2023-10-10', '2023-10-11', '2025-01-01'].map((jour) => recit.attendre(jour))).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(etat(recit)).toBe('contratANegocier');
  });
});

describe('[A-PIECES-ACI] les pièces demandées', () => {
  it('se relancent à la date fixée, et la demande n’en tombe pas', () => {
    const recit = valide()
      .fait('DEMANDER_ACI', '2023-07-10')
      .fait('DEMANDER_PIECES_ACI', '2023-07-11', { pieces: ['MEMBRES'], avantLe: '2023-07-31' });
    expect(recit.echeance('A-PIECES-ACI')).toMatchObject({ echeance: '2023-07-31', effetLe: '2023-08-01' });
    expect(['2023-07-30', '2023-07-31', '2023-08-01'].map((jour) => recit.attendre(jour))).toEqual([[], [], []]);
    recit.fait('RECEVOIR_PIECES_ACI', '2023-09-01');
    expect([etat(recit), recit.echeance('A-PIECES-ACI')]).toEqual(['contratANegocier', undefined]);
  });

  it('sans date fixée, aucune échéance', () => {
    const recit = valide()
      .fait('DEMANDER_ACI', '2023-07-10')
      .fait('DEMANDER_PIECES_ACI', '2023-07-11', { pieces: ['MEMBRES'] });
    expect(recit.echeance('A-PIECES-ACI')).toBeUndefined();
  });

  it('[X-38] les quatre sont exigées ; une demande qui n’en dit rien est tenue pour complète', () => {
    const quatre = ['PROJET_DE_SANTE', 'STATUTS', 'TERRITOIRE', 'MEMBRES'];
    const demander = (pieces?: string[]) => etat(valide().fait('DEMANDER_ACI', '2023-07-10', pieces ? { pieces } : {}));
    expect([demander(), demander(quatre)]).toEqual(['contratANegocier', 'contratANegocier']);
    for (const une of quatre)
      expect(demander(quatre.filter((piece) => piece !== une))).toBe('piecesDeLaDemandeAttendues');
  });
});

describe('[D-P6-01] [R-P7-06] le terme et le renouvellement', () => {
  const renouvele = () =>
    signe().fait('RENOUVELER_ACI', '2028-09-14', { missions: SOCLES, signatures: signatures('2028-09-14') });

  it('la veille du terme, le renouvellement se signe encore ; au terme, il prend effet', () => {
    const recit = renouvele();
    expect([recit.echeance('D-P6-01'), recit.echeance('R-P7-06')?.echeance]).toEqual([undefined, '2028-09-15']);
    expect(recit.attendre('2028-09-14')).toEqual([]);
    expect(recit.attendre('2028-09-15')).toEqual(['CONSTATER_RENOUVELLEMENT 2028-09-15']);
    expect(etat(recit)).toBe('contratEnVigueur');
    expect(recit.echeance('D-P6-01')?.echeance).toBe('2033-09-15');
    expect(faitsDe(recit).contrat).toMatchObject({
      signature: { le: '2028-09-15', signeeLe: '2028-09-14', bareme: '2022-09-03' },
      precedent: { signature: { le: '2023-09-15' }, fin: { le: '2028-09-15', cause: 'RENOUVELLEMENT' } },
    });
  });

  it('le jour du terme, il est trop tard : le contrat a expiré', () => {
    const recit = signe();
    expect(recit.attendre('2028-09-15')).toEqual(['CONSTATER_FIN_CONTRAT 2028-09-15']);
    const renouveler = () =>
      recit.fait('RENOUVELER_ACI', '2028-09-15', { missions: SOCLES, signatures: signatures('2028-09-15') });
    expect(renouveler).toThrow('suppose un contrat ACI en vigueur');
  });

  it('[D-P6-01] les alertes sont à douze, six et trois mois du terme, puis à trente, sept et deux jours', () => {
    expect(
      signe()
        .echeance('D-P6-01')
        ?.rappels.map(({ le }) => le),
    ).toEqual(['2027-09-15', '2028-03-15', '2028-06-15', '2028-08-16', '2028-09-08', '2028-09-13']);
  });

  it('les missions démarrées et déployées le restent, les autres ont un nouveau calendrier', () => {
    const recit = signe()
      .fait('DEMARRER_MISSION', '2024-02-01', { mission: 'ACCES_SOINS' })
      .fait('TENIR_DIALOGUE_GESTION', '2024-10-01', { annee: 1, deploiements: ['ACCES_SOINS'] })
      .fait('RENOUVELER_ACI', '2028-06-01', { missions: SOCLES, signatures: signatures('2028-06-01') });
    recit.attendre('2028-09-15');
    expect(recit.echeance('D-P7-01', 'ACCES_SOINS.deploiement')).toBeUndefined();
    expect(recit.echeance('D-P7-01', 'PARCOURS.demarrage')?.echeance).toBe('2029-09-15');
  });

  it('une résiliation reçue après le renouvellement l’emporte : le contrat finit, rien ne lui succède', () => {
    const preuve = { preuve: { canal: 'LRAR', reference: '1A' } };
    const recit = renouvele;
    const finir = recit().fait('RECEVOIR_RESILIATION', '2028-09-14', preuve);
    expect(finir.attendre('2029-01-01')).toEqual(['CONSTATER_FIN_CONTRAT 2028-09-15']);
    expect(etat(finir)).toBe('contratEteint');
  });
});

describe('[R-T-04] [R-T-14] [X-25] l’accord national', () => {
  it('[R-T-04a] l’ACI est en vigueur le 25/08/2019, et la veille aucun acte n’est de ce parcours', () => {
    expect(() => new Recit().fait('PRENDRE_CONTACT', '2019-08-24')).toThrow('précède l’entrée en vigueur');
    expect(() => new Recit().fait('PRENDRE_CONTACT', '2019-08-25')).not.toThrow();
  });

  it('[R-T-04b] [R-T-04c] [R-T-04d] ses avenants, et celui qui n’a jamais été signé', () => {
    const version = (le: string) => enVigueur(ACCORD_NATIONAL, le).valeur.version;
    expect([version('2022-09-02'), version('2022-09-03')]).toEqual(['ACI 2019', 'ACI 2019, avenant 2']);
    const commissions = (le: string) => enVigueur(COMMISSIONS, le).valeur;
    expect([commissions('2021-01-02'), commissions('2021-01-03')]).toEqual([
      'section professionnelle',
      'section professionnelle et section sociale',
    ]);
    expect(enVigueur(FONCTIONNEMENT_BONIFIE, '2021-06-01')).toMatchObject({ valeur: false, aConfirmer: 'Q-35' });
  });

  it('[R-T-14] après cinq ans, sa reconduction est présumée : la veille, le jour, le lendemain', () => {
    const fin = (le: string) => enVigueur(ACCORD_NATIONAL, le).valeur.fin;
    expect([fin('2024-08-24'), fin('2024-08-25'), fin('2024-08-26')]).toEqual(['2024-08-24', null, null]);
    expect(enVigueur(ACCORD_NATIONAL, '2024-08-25').aConfirmer).toBe('Q-26');
  });

  it('[X-25] un accord qui prendrait fin plus tôt bornerait le contrat, au registre comme dans les règles', () => {
    const borne: Lire = <T>(parametre: Parametre<T>, le: string) => {
      const ligne = enVigueur(parametre, le);
      if (parametre.cle !== ACCORD_NATIONAL.cle || le < '2027-01-01') return ligne;
      return { ...ligne, valeur: { version: 'dénoncé', debut: '2027-01-01', fin: '2027-06-30' } as T };
    };
    const faits = faitsDe(signe());
    expect(terme('2023-09-15', faits, borne)).toBe('2027-06-30');
    expect(terme('2021-09-15', faits, borne)).toBe('2026-09-15');
    const [dP601] = ECHEANCES_CONTRAT.filter(({ code }) => code === 'D-P6-01');
    const [depart] = dP601!.departs(faits, borne);
    const duree = (dP601!.duree as DureeSelonLeDepart).pour(depart!);
    expect([depart!.le, duree.valeurs[0].valeur]).toEqual(['2027-06-30', { jours: 0 }]);
  });
});

describe('[R-T-10] [G-P6-05] les indicateurs figés à la signature', () => {
  it('sans liste, les cinq nationaux s’appliquent en suivi', () => {
    const { indicateurs } = faitsDe(signe()).contrat!.signature!;
    const nationaux = enVigueur(INDICATEURS_NATIONAUX, '2023-09-15').valeur;
    expect(indicateurs).toEqual(
      nationaux.map((national) => ({ ...national, type: 'SUIVI', missions: ['ACCES_SOINS'] })),
    );
  });

  it('[§ 5.8] chacun garde ce dont le calcul et l’écran ont besoin ; un national garde le libellé et le sens de l’accord', () => {
    const attributs = {
      producteur: 'CPTS',
      source: 'CPTS',
      unite: '%',
      depart: 10.5,
      cible: 20,
      echeance: '2024-09-15',
    };
    const local = { code: 'L1', type: 'RESULTAT', libelle: 'Patients accompagnés (fictif)', sens: 'HAUSSE', poids: 40 };
    const [n1, ...autres] = ['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({ code, type: 'SUIVI' }));
    const recit = signe('2023-09-15', {
      indicateurs: [
        { ...n1, type: 'RESULTAT', libelle: 'autre mot', sens: 'BAISSE', missions: ['PARCOURS'], ...attributs },
        ...autres,
        { ...local, missions: ['PARCOURS', 'PREVENTION'], delaiHeures: 48, ...attributs },
      ],
    });
    const { indicateurs } = faitsDe(recit).contrat!.signature!;
    expect(indicateurs![0]).toEqual({
      ...{ code: 'N1', type: 'RESULTAT', sens: 'HAUSSE', missions: ['ACCES_SOINS', 'PARCOURS'] },
      libelle: 'Part de la population couverte ayant un médecin traitant',
      ...attributs,
    });
    expect(indicateurs![5]).toEqual({ ...local, missions: ['PARCOURS', 'PREVENTION'], ...attributs });
  });

  it('[R-T-09] [X-10] la mission passe de 24 h à 48 h ; le cinquième indicateur reste défini sur 24 h', () => {
    const heures = (le: string) => enVigueur(SOINS_NON_PROGRAMMES, le).valeur.heures;
    expect(['2022-09-02', '2022-09-03', '2022-09-04'].map(heures)).toEqual([24, 48, 48]);
    const { valeur, aConfirmer } = enVigueur(INDICATEURS_NATIONAUX, '2023-09-15');
    expect([valeur[4]!.libelle, aConfirmer]).toEqual([expect.stringContaining('24 h'), 'Q-29']);
  });
});

describe('[R-T-05c] [Q-14] [Q-16] ce que la signature fige', () => {
  it('population, millésime, taille et ligne du barème ; la population donnée l’emporte sur celle du dossier', () => {
    expect(faitsDe(signe()).contrat!.signature).toMatchObject({
      population: { total: 60_000, millesime: 2026 },
      taille: 2,
      bareme: '2022-09-03',
    });
    const tailleDe = (total: number) =>
      faitsDe(signe('2023-09-15', { population: { total, millesime: 2023 } })).contrat!.signature!.taille;
    expect([39_999, 40_000, 79_999, 80_000, 175_000, 175_001].map(tailleDe)).toEqual([1, 2, 2, 3, 3, 4]);
  });

  it.each([
    ['2022-09-02', 4, 120, 0],
    ['2022-09-03', 4, 99, 0],
    ['2022-09-03', 4, 100, 10],
    ['2022-09-03', 4, 101, 10],
    ['2022-09-03', 3, 300, 0],
  ] as const)('[X-06] le %s, taille %i, %i membres : %i %', (le, t, membres, attendue) => {
    expect(majoration(t, membres, le).valeur).toBe(attendue);
    expect(enVigueur(MAJORATION, '2022-09-03').aConfirmer).toBe('Q-16');
  });
});

describe('[R-T-11] [R-T-03d] [X-15] [X-16] ce qui s’attache à la convention', () => {
  const reperes = ({ instantane: { faits, valeur } }: Recit) =>
    Object.fromEntries(DEFINITION.resumer(faits, valeur).reperes.map(({ libelle, valeur: v }) => [libelle, v]));

  it('les exonérations : la veille de l’ordonnance, le jour, le lendemain', () => {
    const combien = (le: string) => enVigueur(EXONERATIONS, le).valeur.length;
    expect(['2021-05-13', '2021-05-14', '2021-05-15'].map(combien)).toEqual([0, 2, 2]);
    const missions = (le: string) => enVigueur(MISSIONS_DE_SERVICE_PUBLIC, le).valeur.length;
    expect(['2021-05-13', '2021-05-14'].map(missions)).toEqual([0, 6]);
  });

  it('naissent du contrat signé, non du projet validé, et s’arrêtent avec lui', () => {
    const recit = valide();
    expect(reperes(recit)).toMatchObject({ Statut: 'Projet validé, sans contrat ACI en vigueur' });
    expect(reperes(recit)['Exonérations']).toBeUndefined();
    recit.fait('DEMANDER_ACI', '2023-02-02').fait('SIGNER_ACI', '2023-09-15', { missions: SOCLES });
    expect(reperes(recit)).toMatchObject({
      Statut: 'Projet validé, contrat ACI depuis le 15/09/2023',
      Exonérations: 'impôt sur les sociétés (CGI, art. 207, 1) et CFE (CGI, art. 1461 A), depuis le 15/09/2023',
    });
    recit.attendre('2028-09-15');
    expect(reperes(recit)).toMatchObject({
      Exonérations:
        'impôt sur les sociétés (CGI, art. 207, 1) et CFE (CGI, art. 1461 A), depuis le 15/09/2023, jusqu’au 15/09/2028',
    });
  });
});

it('[R-T-03c] la crise court de la trame nationale, jusqu’à la veille de sa parution', () => {
  const demarrage = (le: string) => signe(le).echeance('D-P7-01', 'CRISE.demarrage')?.echeance;
  const signeLe = (le: string) => {
    const recit = valide(2022).fait('DEMANDER_ACI', '2022-02-02');
    recit.attendre('2022-09-03');
    return recit.fait('SIGNER_ACI', le, { missions: SOCLES }).echeance('D-P7-01', 'CRISE.demarrage')?.echeance;
  };
  expect(['2022-11-30', '2022-12-01', '2022-12-02'].map(signeLe)).toEqual(['2023-06-01', '2023-06-01', '2023-06-02']);
  expect(demarrage('2023-09-15')).toBe('2024-03-15');
});

it('une règle du contrat répond sans saisie ni fait', () => {
  for (const code of ['A-PIECES-ACI', 'G-P6-05', 'G-P6-07', 'R-P6-01', 'A-TROIS-SIGNATURES', 'R-P7-06'])
    expect(DEFINITION.regles[code]!.vraie(examenDe({ type: 'RENOUVELER_ACI' }))).toBe(true);
});
