import { composer, Courrier } from '#libs/courriers';
import { dateLongue } from '#libs/droit';
import { STATUTS_JURIDIQUES } from '#workflows/cpts/nomenclature-finess';
import { REFERENTIEL } from '#workflows/cpts/referentiel/index';
import { EntiteJuridique } from '#workflows/cpts/v2019-08-25/evenements/finess';
import { getMetadataStorage } from 'class-validator';
import { structure, texteDesPages } from '../libs/courriers/lire-pdf';
import { IMMATRICULATION } from '../scenarios/scenario';
import { DEFINITION } from './histoire';
import { Cas, lesCas } from './lettres';
import { DEFAVORABLES, MEME_LETTRE, MENTIONS, TRAJETS } from './mentions-propres';

const CAS = lesCas();
const NOMS = CAS.map(({ cas }) => cas);

const imprimees = new Map<string, Promise<{ courrier: Courrier; pages: string[] }>>();

/** The PDF of a case and the text of its pages, made once. */
function imprimer({ cas, prevu, communes, variables }: Cas) {
  const faire = async () => {
    const { reference, agence, dateCourrier } = communes;
    const metadonnees = {
      titre: prevu.titre,
      reference,
      auteur: agence.nom,
      langue: 'fr',
      date: dateCourrier,
    } as const;
    const courrier = await composer({ gabarit: prevu.gabarit, variables, metadonnees });
    return { courrier, pages: await texteDesPages(courrier.pdf) };
  };
  imprimees.set(cas, imprimees.get(cas) ?? faire());
  return imprimees.get(cas)!;
}

const lire = (nom: string) => CAS.find(({ cas }) => cas === nom)!;
// Lines break anywhere in a long name: blanks do not count.
const serre = (texte: string) => texte.replace(/\s/g, '');

async function contient(nom: string, mentions: readonly string[]): Promise<void> {
  const { pages } = await imprimer(lire(nom));
  const texte = serre(pages.join(' '));
  for (const mention of mentions) expect([mention, texte.includes(serre(mention))]).toEqual([mention, true]);
}

describe.each([
  ['C-P2-01', 'rejet', ['Voies et délais de recours', 'recours gracieux', 'le tribunal administratif']],
  ['C-P2-01 noms longs', 'rejet', ['dans un délai de 2 mois à compter de la date à laquelle il naît']],
  ['C-P5-01', 'acceptation', ['une attestation vous sera délivrée sur simple demande']],
  ['C-P5-01 transmis par la caisse', 'acceptation', ['une attestation', 'le 10 mai 2024', '(CPAM)']],
] as const)('[R-PROC-02] %s', (nom, sens, propres) => {
  const { communes, variables } = lire(nom);
  const { agence } = communes;
  const { dateReception, dateDecision } = variables['silence'] as { dateReception: string; dateDecision: string };

  it('porte la réception, la date et le sens du silence, le service et les suites propres à ce sens', () =>
    contient(nom, [
      `Demande reçue le : ${dateLongue(dateReception)}`,
      `une décision naît à l’expiration du : ${dateLongue(dateDecision)}`,
      `Sens de cette décision : ${sens}`,
      agence.service,
      agence.adresse.join(', '),
      `Courriel : ${agence.courriel}`,
      `Téléphone : ${agence.telephone}`,
      ...propres,
    ]));
});

describe('[§ 5.14] contenu minimal', () => {
  it.each(NOMS)('%s', async (nom) => {
    const { prevu, communes } = lire(nom);
    const { reference, agence, destinataire, signataire, diffusion, copies } = communes;
    await contient(nom, [
      reference,
      agence.nom,
      prevu.objet,
      dateLongue(communes.dateCourrier),
      ...(prevu.gabarit.startsWith('fiche') ? diffusion : [destinataire.nom, ...destinataire.adresse, ...copies]),
      signataire.nom,
      signataire.qualite,
      ...prevu.bases,
    ]);
  });

  it('chaque courrier cite un texte au moins', () => {
    for (const { code, bases } of DEFINITION.courriers) expect([code, bases.length > 0]).toEqual([code, true]);
  });
});

it('[Q-01] l’accusé de la lettre d’intention dit la loi, et rien de la façon dont l’application la sert', async () => {
  const { pages } = await imprimer(lire('C-P2-01'));
  expect(pages.join(' ')).not.toMatch(/automatique|application|revue/i);
});

it('les points à confirmer accompagnent le courrier sans y être imprimés', async () => {
  for (const un of CAS) {
    const { courrier } = await imprimer(un);
    expect(courrier.html.match(/Q-\d\d/g)).toBeNull();
  }
  const points = (nom: string) => lire(nom).variables['aConfirmer'];
  expect(points('C-P2-01')).toEqual(['Q-01', 'Q-12', 'Q-13']);
  expect(points('C-P5-01')).toEqual(['Q-04', 'Q-12', 'Q-24']);
  expect(points('C-PF-01')).toEqual([]);
  expect(points('C-PF-01 après un silence')).toEqual(['Q-30']);
});

it('[C-P5-02] cite le texte, liste les pièces, fixe le délai et dit que les deux mois repartent', () =>
  contient('C-P5-02 seconde demande', [
    'Objectifs au regard du projet régional de santé',
    'Convention avec les établissements du territoire',
    'Texte qui les exige : Code de la santé publique, art. L.1434-12',
    'au plus tard le : 15 mars 2024',
    'Le jour de la réception de la dernière, il repart entièrement, pour 2 mois',
  ]));

it('[C-P5-02] la première demande dit quelle date ne vaut plus, la seconde n’en a plus à dire', async () => {
  await contient('C-P5-02', ['La date du 15 mars 2024', 'n’est donc plus valable']);
  const { pages } = await imprimer(lire('C-P5-02 seconde demande'));
  expect(pages.join(' ')).not.toContain('n’est donc plus valable');
});

it('[C-P5-06] atteste réception, départ, délai, absence d’opposition et date acquise', () =>
  contient('C-P5-06', [
    'Projet de santé reçu par l’agence le : 15 janvier 2024',
    'Point de départ du délai : 15 janvier 2024 (réception du projet par l’ARS)',
    'le silence vaut validation : 2 mois',
    'Aucune opposition n’a été notifiée avant l’expiration de ce délai.',
    'Validation tacite acquise à l’expiration du : 15 mars 2024',
    'Établie le 3 juin 2024',
  ]));

it('[C-P5-06] donne aussi la date d’enregistrement quand elle est plus tardive que le lendemain', async () => {
  await contient('C-P5-06 enregistrée plus tard', [
    'acquise à l’expiration du : 17 juillet 2024',
    'acquis de plein droit à l’expiration du 17 juillet 2024 ; il a été enregistré le 2 août 2024.',
  ]);
  expect((await imprimer(lire('C-P5-06'))).pages.join(' ')).not.toContain('a été enregistré');
});

it('[C-P2-03] territoire acté et modifiable, suites, et conditions de l’aide', () =>
  contient('C-P2-03 territoire vaste', [
    'Territoire acté : 44 communes',
    'peut encore évoluer jusqu’au projet de santé',
    'réunion d’information territoriale',
    'Elle ne vaut pas attribution',
    'n’est versée qu’à l’association, une fois dotée de la personnalité morale',
  ]));

it('[R-T-08] le bordereau demande une entité juridique seule avant l’instruction de 2020, les deux ensuite', async () => {
  await contient('C-PF-01 entité juridique seule', ['une entité juridique (EJ) seule, sans établissement']);
  await contient('C-PF-01', ['une entité juridique (EJ) et un établissement (ET) unique, de catégorie 604']);
});

it('[C-PF-02] la fiche porte tous les champs de § 5.6', () =>
  contient('C-PF-02 contrat signé', [
    `Numéro FINESS EJ ${IMMATRICULATION.ej.numeroFiness} Catégorie sans objet pour une entité juridique`,
    `SIREN ${IMMATRICULATION.ej.siren} Code APE non renseigné Raison sociale ${IMMATRICULATION.ej.raisonSociale}`,
    'Adresse du siège 2 rue du Siège 13001 Marseille Statut juridique 62 – Association de droit local',
    'Date de création 3 juillet 2023 (date générée à la saisie) Téléphone non renseigné Courriel non renseigné',
    'Numéro FINESS ET 090004755',
    'Catégorie 604 – Communautés professionnelles territoriales de santé (CPTS) ; libellé court C.P.T.S., agrégat 2103',
    'SIRET 89186817600019 Code APE non renseigné Raison sociale',
    'Géocodage X, Y vide, rempli automatiquement par le répertoire Nature G – général Type P – principal',
    'Date d’autorisation 17 juillet 2024 (date d’acquisition de la validation tacite) Date d’ouverture non renseignée',
    'Mode de fixation des tarifs 99 – indéterminé',
    'Convention ACI – contrat tripartite CPTS, assurance maladie, ARS, signée le 15 septembre 2024',
    'Équipements, activités aucun',
  ]));

it('[Q-31] chaque statut juridique que l’acte admet est écrit avec son libellé', () => {
  const schema = getMetadataStorage()
    .getTargetValidationMetadatas(EntiteJuridique, '', false, false)
    .find(({ propertyName, name }) => propertyName === 'statutJuridique' && name === 'isIn');
  expect(schema!.constraints[0]).toEqual(STATUTS_JURIDIQUES.map(({ code }) => code));
  expect(STATUTS_JURIDIQUES.map(({ code, libelle }) => `${code} – ${libelle}`)).toEqual([
    '60 – Association loi 1901 non reconnue d’utilité publique',
    '61 – Association loi 1901 reconnue d’utilité publique',
    '62 – Association de droit local',
  ]);
});

it('[C-P8-01] la caisse dit la date d’effet, celle du terme si elle vient avant', async () => {
  await contient('C-P8-01', ['Résiliation reçue le : 15 octobre 2025', 'Le contrat prend fin le : 15 décembre 2025']);
  await contient('C-P8-01 au terme', [
    'Caisse générale de sécurité sociale de La Réunion',
    'Le contrat prend fin le : 15 avril 2029',
    'c’est ce terme qui y met fin',
  ]);
});

describe('[§ 1.12] mentions propres', () => {
  it.each(MENTIONS)('%s', contient);

  it('chaque courrier du référentiel y est, et chacun de ceux qui s’écrivent', () => {
    const verifies = new Set(MENTIONS.map(([cas]) => cas.split(' ')[0]!));
    const exiges = REFERENTIEL.flatMap(({ exigences }) => exigences.map(({ id }) => id)).filter((id) =>
      id.startsWith('C-'),
    );
    const ecrits = DEFINITION.courriers.map(({ code }) => code);
    expect(exiges.length).toBeGreaterThan(40);
    expect(exiges.filter((id) => !verifies.has(MEME_LETTRE[id] ?? id))).toEqual([]);
    expect([...verifies].sort()).toEqual([...new Set(ecrits)].sort());
    expect(Object.keys(TRAJETS).filter((id) => !exiges.includes(id))).toEqual([]);
  });

  it.each(Object.entries(TRAJETS))(
    '%s part de qui, vers qui, et comme le dit la loi',
    (id, { de, a, copies, canaux }) => {
      const definis = DEFINITION.courriers.filter(({ code }) => code === id);
      expect([...new Set(definis.map(({ canal }) => canal))].sort()).toEqual([...canaux].sort());
      for (const { emetteur, destinataires, copies: enCopie = [] } of definis)
        expect([emetteur, destinataires, enCopie]).toEqual([de, a, copies]);
    },
  );

  it.each(DEFAVORABLES)('[R-PROC-10] %s donne ses motifs et dit comment la contester', async (code) => {
    for (const { cas, variables } of CAS.filter(({ prevu }) => prevu.code === code)) {
      const recours = variables['recours'] as { acte: string; aupresDe: string; delai: string; juge: string };
      await contient(cas, [
        ...[variables['motivation'] as string, 'Voies et délais de recours', recours.acte, recours.aupresDe],
        ...[`dans un délai de ${recours.delai}`, recours.juge],
      ]);
    }
  });

  it('les seuls courriers qui disent comment les contester sont défavorables, ou annoncent un refus par le silence', () => {
    const disent = CAS.filter(({ variables }) => 'recours' in variables).map(({ prevu }) => prevu.code);
    expect([...new Set(disent)].sort()).toEqual([...DEFAVORABLES, 'C-P2-01'].sort());
  });

  it('la relance d’une mission part en recommandé dès la seconde', () => {
    expect(lire('C-P7-05').prevu.canal).toBe('COURRIEL');
    expect(lire('C-P7-05 seconde relance').prevu.canal).toBe('LRAR');
  });
});

describe('les pages', () => {
  it.each(NOMS)('%s tient sur une page ou deux, étiquetées, titrées et en français', async (nom) => {
    const { courrier, pages } = await imprimer(lire(nom));
    expect(pages.length).toBeLessThanOrEqual(2);
    const contenu = structure(courrier.pdf);
    expect(contenu).toMatch(/\/Lang \(fr-FR\)/);
    expect(contenu).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(contenu).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(contenu).toContain(`>${lire(nom).prevu.titre}</rdf:li>`);
    expect(contenu).toContain(`>${lire(nom).communes.agence.nom}</rdf:li>`);
  });
});
