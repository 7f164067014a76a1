import { FichesService } from '#libs/dossiers';
import { CourrierEmis } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { Composition } from '../../../apps/worker/composition';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { attendre, decrireToutes, Etabli, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let dossier: string;

beforeEach(async () => {
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  await decrireToutes(etabli);
  dossier = await ouvrirDossier(etabli);
  await mener(etabli, dossier, 'SIGNER_ACI', '2026-05-05');
});
afterEach(() => etabli.fermer());

const contratSigne = async () => (await etabli.courriers(dossier)).find(({ code }) => code === 'C-P6-04')!;

const piecesDe = async (courrier: string) =>
  (
    await etabli.pool.query<{ rang: number; id: string; code: string; seq: number; situation: string; statut: string }>(
      `SELECT p.rang, f.id, f.code, f.seq, f.situation_au AS situation, f.statut
        FROM courrier_piece p JOIN courrier f ON f.id = p.piece_id WHERE p.courrier_id = $1 ORDER BY p.rang`,
      [courrier],
    )
  ).rows;

const composition = () =>
  new Composition(
    etabli.source,
    etabli.horloge,
    { expediteur: 'ne-pas-repondre@parcours.test' },
    etabli.rattrapage,
    undefined,
    new FichesService(etabli.source, etabli.consultation, REGISTRE, etabli.horloge),
  );

it('[C-P6-04] part avec le contrat, figé avec elle', async () => {
  const { id } = await contratSigne();
  await etabli.demarrer();
  await attendre('courrier envoyé', async () => (await contratSigne()).statut === 'ENVOYE');
  const [piece, ...autres] = await piecesDe(id);
  expect(autres).toEqual([]);
  expect(piece).toMatchObject({ rang: 1, code: 'F-CONTRAT', seq: 11, situation: '2026-05-05', statut: 'ETABLI' });
  const { reference, pdf } = await contratSigne();
  const fiche = await etabli.source
    .getRepository(CourrierEmis)
    .createQueryBuilder('c')
    .addSelect('c.pdf')
    .where({ id: piece!.id })
    .getOneOrFail();
  const message = etabli.smtp.lister().find(({ objet }) => objet.includes(reference))!;
  expect(message.piecesJointes.map(({ octets }) => octets)).toEqual([pdf!.length, fiche.pdf!.length]);
  expect(Buffer.from((await etabli.smtp.joindre(message.id, 1))!.contenu).equals(fiche.pdf!)).toBe(true);
});

it('la pièce dit le dossier tel que l’acte l’a laissé, même composée après d’autres faits', async () => {
  const { id } = await contratSigne();
  await agir(etabli, dossier, 'SIGNALER_CONTRAT_FINESS', '2026-05-06');
  await composition().composer(id);
  expect(await piecesDe(id)).toMatchObject([{ seq: 11, situation: '2026-05-05' }]);
});

it('composer deux fois, ou ensemble, ne joint et n’établit qu’une fois', async () => {
  const { id } = await contratSigne();
  await Promise.all([composition().composer(id), composition().composer(id)]);
  await composition().composer(id);
  expect(await piecesDe(id)).toHaveLength(1);
  const etablies = (await etabli.courriers(dossier)).filter(({ statut }) => statut === 'ETABLI');
  expect(etablies.map(({ code }) => code)).toEqual(['F-CONTRAT']);
});
