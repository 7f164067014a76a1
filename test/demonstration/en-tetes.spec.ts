import { ajouterJours, jourCivil } from '#libs/droit';
import { Organisme } from '#libs/persistance';
import { delegationDe, enTeteDe, signataireDe } from '#libs/redaction';
import { installerComptes } from '../../demonstration/comptes';
import { installerEnTetes } from '../../demonstration/en-tetes';
import { installerOrganismes } from '../../demonstration/organismes';
import { type Atelier, ouvrirAtelier } from '../appui/atelier';

const JOUR = '2026-11-23';
const INSTANT = `${JOUR}T09:00:00.000Z`;

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier(INSTANT);
  const { source } = atelier;
  await installerComptes(source);
  await installerOrganismes(source);
  await source.query(`UPDATE organisme SET fictif = false WHERE genre = 'ARS' AND region = '76'`);
  await installerEnTetes(source, JOUR, INSTANT);
  // A load that was cut short is done again, the next day.
  await installerEnTetes(source, JOUR, `2026-11-24T09:00:00.000Z`);
});
afterAll(() => atelier.fermer());

const organisme = (genre: Organisme['genre'], region: string) =>
  atelier.source.getRepository(Organisme).findOneByOrFail({ genre, region });

it('la démonstration donne un logo marqué fictif, et laisse l’organisme que quelqu’un a décrit pour de bon', async () => {
  for (const [genre, region] of [
    ['ARS', '93'],
    ['ARS', '04'],
    ['CPAM', '93'],
  ] as const) {
    const { logo, marque, images } = await enTeteDe(atelier.source, await organisme(genre, region));
    expect([genre, region, logo?.texte, marque, images.length]).toEqual([
      ...[genre, region, expect.stringContaining('fictif'), null, 1],
    ]);
  }
  expect(await organisme('ARS', '76')).toMatchObject({ logo: null, parapheur: [] });
});

it('une seule agence a un parapheur : la directrice y signe avec son compte, le jour même et des années après', async () => {
  const parapheurs = await atelier.source.query<{ region: string; parapheur: string[] }[]>(
    `SELECT region, parapheur FROM organisme WHERE parapheur <> '{}'`,
  );
  expect(parapheurs).toEqual([{ region: '04', parapheur: ['DG_ARS'] }]);
  const [dg] = await atelier.source.query<[{ id: string }]>(`SELECT id FROM compte WHERE identifiant = 'dg@demo.test'`);
  const { id } = await organisme('ARS', '04');
  for (const jour of [jourCivil(INSTANT, 'Indian/Reunion'), ajouterJours(JOUR, 3000)])
    expect(await delegationDe(atelier.source, id, 'DG_ARS', dg.id, jour)).toMatchObject({
      nom: 'Dominique Directrice (fictif)',
      au: null,
    });
});

it('montre une délégation en vigueur, une échue et une à venir, chacune une fois', async () => {
  const lignes = await atelier.source.query<{ nom: string; etat: string; compte: boolean }[]>(
    `SELECT nom, compte_id IS NOT NULL AS compte,
        CASE WHEN au < $1 THEN 'échue' WHEN du > $1 THEN 'à venir' ELSE 'en vigueur' END AS etat
      FROM delegation ORDER BY nom, organisme_id`,
    [JOUR],
  );
  expect(lignes.map(({ nom, etat, compte }) => `${nom} ${etat} ${compte}`)).toEqual([
    'Camille Caisse (fictif) en vigueur true',
    'Dominique Directrice (fictif) en vigueur true',
    'Dominique Directrice (fictif) en vigueur true',
    'Noa Suivante (fictif) à venir false',
    'Édouard Parti (fictif) échue false',
  ]);
  expect(await signataireDe(atelier.source, await organisme('ARS', '93'), 'DG_ARS', JOUR)).toMatchObject({
    nom: 'Dominique Directrice (fictif)',
    acte: expect.stringMatching(/^Décision du 19 octobre 2025 portant délégation de signature \(fictive\)$/) as string,
  });
});
