import { Incident } from '#libs/persistance';
import { Passage } from '../../../apps/worker/passage';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { mener, ouvrirDossier } from '../../appui/parcours';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
});
afterAll(() => atelier.fermer());

it('un effet du temps empêché ouvre un incident, qui compte ses essais et se clôt quand l’effet se produit', async () => {
  const passage = new Passage(atelier.source, atelier.horloge, atelier.dossiers);
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  await atelier.pool.query(`UPDATE dossier SET version = 'inconnue' WHERE id = $1`, [dossier]);
  atelier.horloge.regler('2026-03-16T08:00:00.000Z');
  for (let essai = 0; essai < 2; essai += 1) await expect(passage.passer(dossier)).rejects.toThrow('inconnue');
  const incidents = () => atelier.source.getRepository(Incident).find();
  expect(await incidents()).toMatchObject([
    {
      dossierId: dossier,
      sorte: 'ECHEANCE',
      occurrences: 2,
      closLe: null,
      travail: { tache: 'passer_le_temps', donnees: { dossier }, cle: `temps:${dossier}` },
      message:
        'Un effet du temps ne s’est pas produit sur ce dossier : La version inconnue de la procédure cpts est inconnue de ce programme.',
    },
  ]);
  await atelier.pool.query(`UPDATE dossier SET version = '2019-08-25' WHERE id = $1`, [dossier]);
  await passage.passer(dossier);
  expect(await incidents()).toMatchObject([{ closLe: new Date('2026-03-16T08:00:00.000Z') }]);
  const vue = await atelier.consultation.consulter(dossier, atelier.personne('AUDITEUR'));
  expect(vue.etats).toContain('Projet de santé validé tacitement');
});
