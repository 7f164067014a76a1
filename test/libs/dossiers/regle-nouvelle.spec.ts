import { Definition } from '#libs/moteur';
import { EntreeJournal } from '#libs/persistance';
import { reconstruire, rejouerJournal } from '../../../libs/dossiers/rejeu';
import { VERSION_2022_09_03 } from '../../../workflows/cpts/v2022-09-03';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { mener, ouvrirDossier } from '../../appui/parcours';

let atelier: Atelier;
let journal: EntreeJournal[];
let etat: unknown;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  journal = await atelier.consultation.journal(dossier);
  etat = (await atelier.consultation.consulter(dossier, atelier.personne('AUDITEUR'))).etat;
});
afterAll(() => atelier.fermer());

/** The same law, in which a rule that was always kept now refuses everybody. */
const durcie: Definition = {
  ...VERSION_2022_09_03,
  regles: { ...VERSION_2022_09_03.regles, 'G-P5-02': { ...VERSION_2022_09_03.regles['G-P5-02']!, vraie: () => false } },
};

it('une règle venue depuis ne défait pas un acte enregistré : le dossier se lit, la preuve dit ce qui ne passerait plus', () => {
  expect(() => rejouerJournal(durcie, journal)).toThrow(
    /^Rejeu impossible à l’entrée \d+ \(DEPOSER_PROJET_SANTE\) : G-P5-02/,
  );
  const instantane = reconstruire(durcie, journal);
  expect([instantane.valeur, instantane.seq]).toEqual([etat, journal.length]);
  expect(instantane.faits).toEqual(rejouerJournal(VERSION_2022_09_03, journal).faits);
});

it('ce qui n’a plus de place du tout n’est pas deviné : c’est dit', () => {
  const ampute = journal.filter(({ type }) => type !== 'DECLARER_ASSOCIATION' && type !== 'PRENDRE_CONTACT');
  expect(ampute.length).toBeLessThan(journal.length);
  expect(() => reconstruire(VERSION_2022_09_03, ampute)).toThrow(/^Rejeu impossible/);
});
