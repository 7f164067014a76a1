import { composer, rendreHtml } from '#libs/courriers';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { enTexte } from '../../libs/courriers/arbre-vers-texte';
import { lireDocument } from '../../libs/courriers/html-vers-typst';
import { conditionsPrises, nonLus, refuse, sans, tousLesChemins } from '../appui/gabarits-lus';
import { attendusDe } from '../courriers/attendus';
import { DEFINITION } from '../courriers/histoire';
import { texteDesPages } from '../libs/courriers/lire-pdf';
import { LES_FICHES } from './cas';
import { FicheDeTest } from './contexte';

const TEMPLATES = path.join(__dirname, '../../templates');
const { comparer, rienDePlus } = attendusDe(path.join(__dirname, 'attendus'));

/** Kept with the sheet for those who prepare it; never printed. */
const NON_IMPRIMEES = ['aConfirmer'];

const rendre = ({ prevu, communes }: FicheDeTest, variables: object) =>
  rendreHtml(prevu.gabarit, {
    ...variables,
    document: { titre: prevu.titre, reference: communes.reference, langue: 'fr' },
  });

it('chaque fiche de la définition a son gabarit et ses cas, et aucun gabarit n’est sans fiche', () => {
  const gabarits = DEFINITION.fiches.map(({ gabarit }) => gabarit);
  for (const { code, gabarit, bases } of DEFINITION.fiches) {
    expect([gabarit, existsSync(path.join(TEMPLATES, `${gabarit}.hbs`))]).toEqual([gabarit, true]);
    expect([code, LES_FICHES.some(({ prevu }) => prevu.code === code)]).toEqual([code, true]);
    expect([code, bases.length > 0]).toEqual([code, true]);
  }
  expect(readdirSync(path.join(TEMPLATES, 'fiches')).sort()).toEqual(
    gabarits.map((gabarit) => `${gabarit.replace('fiches/', '')}.hbs`).sort(),
  );
  expect(new Set(DEFINITION.fiches.map(({ code }) => code)).size).toBe(DEFINITION.fiches.length);
});

it.each(LES_FICHES.map((une) => [une.cas, une] as const))('[%s] se lit comme attendu', (cas, une) => {
  const texte = enTexte(lireDocument(rendre(une, une.variables), une.prevu.gabarit).article);
  // The proof, and who says it: on every sheet.
  const { preuve, signataire, reference, agence } = une.communes;
  for (const dit of [preuve.hash, `entrée n°\u00a0${preuve.seq}`, signataire.nom, reference, agence.nom])
    expect(texte).toContain(dit);
  expect(texte).not.toMatch(/Q-\d\d(?! :)|\bnull\b|undefined|\[object/);
  comparer(cas, texte);
});

it('aucun texte attendu n’est orphelin', () => {
  rienDePlus(LES_FICHES.map(({ cas }) => cas));
});

describe.each(DEFINITION.fiches.map(({ code, gabarit }) => [code, gabarit] as const))('[%s]', (code, gabarit) => {
  const cas = LES_FICHES.filter(({ prevu }) => prevu.code === code);
  const partout = tousLesChemins(cas.map(({ prevu }) => prevu.variables));

  it('chaque variable est lue : sans elle, la fiche est refusée', () => {
    expect(nonLus(cas, partout, rendre)).toEqual(NON_IMPRIMEES);
  });

  it('chaque condition du gabarit est prise dans les deux sens', () => {
    const source = readFileSync(path.join(TEMPLATES, `${gabarit}.hbs`), 'utf8');
    const conditions = conditionsPrises(
      source,
      cas.map(({ variables }) => variables),
      partout,
    );
    expect(conditions.filter(({ sens }) => sens.length < 2)).toEqual([]);
  });

  it('le contenu et ce que l’agence y ajoute ne portent aucun nom en commun', () => {
    for (const { prevu, communes } of cas)
      expect(Object.keys(communes).filter((nom) => nom in prevu.variables)).toEqual([]);
  });
});

it('ce que l’agence ajoute est lu par une fiche au moins', () => {
  for (const nom of Object.keys(LES_FICHES[0]!.communes))
    expect([nom, LES_FICHES.some((une) => refuse(() => rendre(une, sans(une.variables, [nom]) as object)))]).toEqual([
      nom,
      true,
    ]);
});

it('[F-SITUATION] tient sur deux pages, du dossier vide au plus chargé', async () => {
  const situations = LES_FICHES.filter(({ prevu }) => prevu.code === 'F-SITUATION');
  expect(situations.length).toBeGreaterThan(4);
  for (const { cas, prevu, communes, variables } of situations) {
    const { reference, agence, dateCourrier } = communes;
    const metadonnees = {
      titre: prevu.titre,
      reference,
      auteur: agence.nom,
      langue: 'fr',
      date: dateCourrier,
    } as const;
    const { pdf } = await composer({ gabarit: prevu.gabarit, variables, metadonnees });
    expect([cas, (await texteDesPages(pdf)).length]).toEqual([cas, 2]);
  }
});
