import { rendreHtml } from '#libs/courriers';
import { ContexteFiche } from '#libs/moteur';
import { financer } from '../../workflows/cpts/financement';
import { FaitsCpts } from '../../workflows/cpts/v2019-08-25/faits';
import { Versement } from '../../workflows/cpts/v2019-08-25/faits/vie';
import { EtatDeCalcul, FICHE_CALCUL } from '../../workflows/cpts/v2019-08-25/fiches/calcul';
import { PlanDeCriseEcrit } from '../../workflows/cpts/v2019-08-25/fiches/crise';
import { ProcesVerbal } from '../../workflows/cpts/v2019-08-25/fiches/dialogue';
import { Histoire } from '../courriers/histoire';
import { apresCrise, avecAvis, dialogue, enRedaction, entier, finalise, partiel } from './cas-contrat-vie';
import { contexteDe, fiche, manqueDe } from './contexte';
import { complet, demande, lance, signe } from './histoires-contrat';

const lire =
  <T>(code: string) =>
  (histoire: Histoire, le: string) =>
    fiche(code, histoire, le).variables as unknown as T;
const pvDe = lire<ProcesVerbal>('F-DIALOGUE');
const calculDe = lire<EtatDeCalcul>('F-CALCUL');
const planDe = lire<PlanDeCriseEcrit>('F-CRISE');
const somme = (nombres: readonly number[]) => nombres.reduce((total, nombre) => total + nombre, 0);

describe('[F-DIALOGUE]', () => {
  it('n’est possible qu’une fois le dialogue tenu', () => {
    expect(manqueDe('F-DIALOGUE', lance(), '2025-05-19')).toContain('enregistrez d’abord sa tenue');
    expect(manqueDe('F-DIALOGUE', dialogue({}), '2025-05-20')).toBeUndefined();
  });

  it('la veille de la signature du procès-verbal, un projet aux places blanches ; le jour même, trois dates', () => {
    const avant = pvDe(dialogue({}), '2025-06-01');
    expect([avant.pv, avant.signatures]).toEqual([null, { cpts: null, caisse: null, ars: null }]);
    const apres = pvDe(entier(), '2025-06-02');
    expect(apres.pv).toEqual({ le: '2025-06-02', par: ['la communauté', 'la caisse', 'l’agence'] });
    expect(apres.signatures).toEqual({ cpts: '2025-06-02', caisse: '2025-06-02', ars: '2025-06-02' });
  });

  it('dit la séance, le dossier reçu pièce par pièce, et ce qu’elle a constaté', () => {
    const pv = pvDe(entier(), '2025-06-02');
    expect([pv.annee, pv.du, pv.au, pv.convoqueePour, pv.membres]).toEqual([
      ...[1, '2024-04-15', '2025-04-15', '2025-05-20', 104],
    ]);
    expect(pv.dossier.filter(({ etat }) => etat === 'non reçu').map(({ piece }) => piece)).toEqual([
      'Budget réalisé et prévisionnel',
      'Point des mesures en retard',
      'Demandes d’avenant (ou leur absence)',
    ]);
    expect(pv.taux.map(({ constate }) => constate)).toEqual([
      ...[
        '80 %',
        '50 %',
        'non constaté',
        'non constaté',
        'non constaté',
        'non constaté',
        'non constaté',
        'non constaté',
      ],
    ]);
    // Equal weights, since the contract sets none; then the rate that was found for the whole mission.
    expect(pv.missions.map(({ mission, taux }) => [mission, taux])).toEqual([
      ['Accès aux soins', '65 %'],
      ['Parcours', '62,5 %'],
      ['Prévention', 'non constaté'],
      ['Qualité et pertinence', 'non constaté'],
    ]);
    expect([pv.deploiements, pv.reliquats, pv.desaccord]).toEqual([['Accès aux soins'], ['Parcours'], false]);
  });

  it('un accord partiel dit la saisine, puis l’avis qui ne lie personne', () => {
    const avant = pvDe(partiel(), '2025-06-10');
    expect([avant.desaccord, avant.saisine?.le, avant.avis]).toEqual([true, '2025-06-10', null]);
    expect(avant.missions.find(({ mission }) => mission === 'Parcours')!.taux).toBe('24 %');
    expect(pvDe(avecAvis(), '2025-07-08').avis).toEqual({
      ...{ le: '2025-07-08', sens: 'compromis', texte: 'Retenir les données du premier semestre.' },
    });
  });
});

describe('[F-CALCUL]', () => {
  const anneeDuMoteur = ({ faits, lire: lecteur, le }: ContexteFiche<FaitsCpts>, rang: number) => {
    const [contrat] = financer(faits, lecteur, le).contrats;
    return {
      lignes: contrat!.lignes.filter(({ annee }) => annee === rang),
      sommes: contrat!.annees.find((annee) => annee.rang === rang)!.sommes,
    };
  };

  it.each([
    ['à la signature', complet, '2024-04-15', 1],
    ['deux missions démarrées', lance, '2024-09-02', 1],
    ['procès-verbal signé', entier, '2025-06-02', 1],
    ['sous le barème de 2019', () => signe({ an: 2020, population: 60_000 }), '2021-04-15', 1],
    ['taille 4 majorée', () => signe({ population: 200_000, donnees: { membres: 110 } }), '2024-04-15', 1],
  ])('%s : chaque montant est celui du moteur, et le total tombe juste au centime', (_, histoire, le, annee) => {
    const calcul = calculDe(histoire(), le);
    const { lignes, sommes } = anneeDuMoteur(contexteDe(histoire(), le), annee);
    expect(calcul.annee).toBe(annee);
    expect(calcul.lignes.map(({ formule, etapes }) => [formule, etapes])).toEqual(
      lignes.map(({ calcul: { formule, etapes } }) => [formule, etapes]),
    );
    expect(calcul.lignes.map(({ paye }) => paye)).toEqual(lignes.map(({ paye }) => paye));
    const { droit, paye, reste, du, valide, aVenir } = calcul.total;
    expect([droit, paye, du, valide]).toEqual([sommes.prevu, sommes.paye, sommes.du, sommes.valide]);
    expect([somme(calcul.lignes.map((une) => une.droit)), somme(calcul.lignes.map((une) => une.reste))]).toEqual([
      ...[droit, reste],
    ]);
    expect(du + valide + aVenir).toBe(reste);
    expect(calcul.parametres.map(({ libelle }) => libelle).join()).not.toMatch(/\(R-/);
  });

  it('un versement ordonné puis libéré passe du reste au payé', () => {
    const avant = calculDe(complet(), '2024-04-15').lignes[0]!;
    const apres = calculDe(lance(), '2024-09-02').lignes[0]!;
    expect([avant.paye, avant.reste, avant.etat]).toEqual([0, 7_500_000, 'due, à ordonner']);
    expect([apres.paye, apres.reste, apres.etat]).toEqual([7_500_000, 0, 'payée']);
  });

  it('un versement qu’aucune ligne ne prévoit se lit à part du total', () => {
    const contexte = contexteDe(lance(), '2024-09-02');
    const contrat = contexte.faits.contrat!.signature!.seq;
    const libere = { le: '2024-05-06', seq: 99 };
    const egare = {
      ...libere,
      ...{ contrat, poste: 'QUALITE', nature: 'VARIABLE', annee: 1, montant: 12_345 },
      libere,
    };
    const versements = [...contexte.faits.versements!, egare as Versement];
    const calcul = FICHE_CALCUL.variables({ ...contexte, faits: { ...contexte.faits, versements } });
    const libelle = 'Qualité et pertinence, part variable';
    expect(calcul['horsEcheancier']).toEqual([{ libelle, le: '2024-05-06', montant: 12_345 }]);
    const { variables } = fiche('F-CALCUL', lance(), '2024-09-02');
    expect(calcul['total']).toEqual(variables['total']);
    const document = { titre: 'Titre', reference: 'Référence', langue: 'fr' };
    expect(rendreHtml('fiches/calcul', { ...variables, ...calcul, document })).toContain(`<li>${libelle}, payé le`);
  });

  it('l’année est celle que le dialogue évalue tant qu’elle n’est pas soldée, sinon la dernière ouverte', () => {
    expect(manqueDe('F-CALCUL', demande(), '2024-04-14')).toContain('Aucun contrat n’est signé');
    expect(calculDe(lance(), '2025-04-14').annee).toBe(1);
    expect(calculDe(lance(), '2025-04-15').annee).toBe(2);
    expect(calculDe(entier(), '2025-06-02').annee).toBe(1);
    const solde = entier();
    for (const { poste, nature, reste } of restes(entier()))
      solde.verser('2025-06-09', { poste, nature, annee: 1, montant: reste });
    expect(calculDe(solde, '2025-06-09').annee).toBe(2);
  });

  const restes = (histoire: Histoire) =>
    anneeDuMoteur(contexteDe(histoire, '2025-06-09'), 1)
      .lignes.filter(({ etat }) => etat === 'DUE')
      .map(({ poste, nature, montant, ordonne }) => ({ poste, nature, reste: montant - ordonne }));
});

describe('[F-CRISE]', () => {
  it('compte les parties traitées, type par type et thème par thème', () => {
    expect(manqueDe('F-CRISE', signe(), '2024-12-01')).toContain('enregistrez d’abord la première');
    const brouillon = planDe(enRedaction(), '2024-12-02');
    expect([brouillon.finalise, brouillon.traitees, brouillon.total, brouillon.version]).toEqual([false, 6, 20, 1]);
    expect(brouillon.types.map(({ cellules }) => cellules.filter((une) => une === 'traité').length)).toEqual([
      4, 2, 0, 0, 0,
    ]);
    const complete = planDe(finalise(), '2025-03-03');
    expect([complete.finalise, complete.traitees, complete.version, complete.enVigueur]).toEqual([true, 20, 2, null]);
    expect(complete.prochaine).toEqual({ libelle: 'Mise à jour annuelle du plan de crise', le: '2026-03-03' });
    expect(complete.crises).toEqual([]);
  });

  it('un brouillon laisse en vigueur la version finalisée, et chaque crise dit ce qui l’a suivie', () => {
    const { finalise: finale, enVigueur, version, crises } = planDe(apresCrise(), '2025-12-01');
    expect([finale, enVigueur, version]).toEqual([false, '2025-03-03', 3]);
    expect(crises).toEqual([
      {
        declaration: 'le 16 juin 2025, par le directeur général de l’ARS (Arrêté du 16 juin (fictif))',
        type: 'Agent infectieux émergent',
        activation: 'activé le 17 juin 2025, par le directeur général de l’ARS',
        levee: 'le 21 juillet 2025',
        bilan: 'validé le 8 septembre 2025 : Annuaire d’alerte à tenir à jour chaque trimestre.',
      },
      {
        declaration: 'le 3 novembre 2025, par le préfet',
        type: 'Altération de l’offre de soins',
        ...{ activation: 'non activé', levee: 'en cours', bilan: 'sans objet' },
      },
    ]);
  });
});
