import { rendreHtml } from '#libs/courriers';
import { enTexte } from '../../libs/courriers/arbre-vers-texte';
import { lireDocument } from '../../libs/courriers/html-vers-typst';
import { ASSOCIATION, LETTRE } from '../scenarios/scenario';
import { agencesDe } from './agences';
import { DEFINITION, Histoire } from './histoire';

const deposee = () =>
  new Histoire()
    .puis('PRENDRE_CONTACT', '2023-09-04')
    .puis('DEPOSER_LETTRE_INTENTION', '2023-09-05', LETTRE)
    .puis('VALIDER_LETTRE_INTENTION', '2023-09-20')
    .puis('DECLARER_ASSOCIATION', '2023-10-02', ASSOCIATION)
    .puis('DEPOSER_PROJET_SANTE', '2024-01-15');

/** The certificate as it reads, when the clock got round to it on this day. */
function attestation(jour: string): string {
  const prevu = deposee().attendre(jour).lettre('C-P5-06');
  const variables = { ...prevu.variables, ...agencesDe(prevu, {}) };
  const document = { titre: prevu.titre, reference: 'R', langue: 'fr' };
  return enTexte(lireDocument(rendreHtml(prevu.gabarit, { ...variables, document }), prevu.gabarit).article);
}

const LEGALE = 'Validation tacite acquise à l’expiration du : 15 mars 2024';
const lesDeux = (jour: string) =>
  `acquis de plein droit à l’expiration du 15 mars 2024 ; il a été enregistré le ${jour}.`;

it('[D-P5-01] enregistrée le jour où elle prend effet, la validation tacite ne dit que sa date', () => {
  const texte = attestation('2024-03-16');
  expect(texte).toContain(LEGALE);
  expect(texte).not.toContain('enregistré');
});

it.each([
  ['le lendemain', '2024-03-17', '17 mars 2024'],
  ['trois jours après', '2024-03-19', '19 mars 2024'],
  ['deux ans après', '2026-03-16', '16 mars 2026'],
])('[D-P5-01] enregistrée %s, elle garde sa date et dit aussi ce jour', (_, jour, dit) => {
  const texte = attestation(jour);
  expect(texte).toContain(LEGALE);
  expect(texte).toContain(lesDeux(dit));
});

it('[D-P5-01] l’attestation demandée plus tard ne se donne pas pour un constat tardif', () => {
  const histoire = deposee().attendre('2024-03-16');
  histoire.puis('DEMANDER_ATTESTATION', '2024-06-02').puis('DELIVRER_ATTESTATION', '2024-06-03');
  expect(histoire.lettre('C-P5-06').variables).toMatchObject({ dateAcquisition: '2024-03-15', constateLe: null });
});

it('toute lettre que le temps appelle de lui-même sait dire quand il a été constaté', () => {
  const duTemps = DEFINITION.evenements.filter(({ route }) => route === 'HORLOGE').map(({ type }) => type);
  const lettres = DEFINITION.courriers.filter(({ evenements }) => evenements.some((type) => duTemps.includes(type)));
  expect(lettres.map(({ code }) => code)).toEqual(['C-P5-06']);
  for (const { code } of lettres)
    expect(Object.keys(deposee().attendre('2024-03-19').lettre(code).variables)).toContain('constateLe');
});
