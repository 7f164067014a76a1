import { EntreeInvalide } from '#libs/dossiers';
import { CourrierEmis, Dossier } from '#libs/persistance';
import { Joint, joindre } from '#libs/redaction';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { organismes } from '../../appui/organismes';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { ASSOCIATION, LETTRE } from '../../scenarios/scenario';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-06-01T08:00:00.000Z');
  await organismes(atelier.source);
});
afterAll(() => atelier.fermer());

/** Whom the last letter of this code is written to. */
async function destinataires(dossierId: string, code: string): Promise<Joint[]> {
  const courriers = atelier.source.getRepository(CourrierEmis);
  const { prevu } = await courriers.findOneOrFail({ where: { dossierId, code }, order: { seq: 'DESC' } });
  const dossier = await atelier.source.getRepository(Dossier).findOneByOrFail({ id: dossierId });
  return Promise.all(prevu.destinataires.map((qui) => joindre(atelier.source, dossier, qui)));
}

const deposer = async (contacts: object[]) => {
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-05');
  await agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-05', { ...LETTRE, contacts });
  return dossier;
};

const CAMILLE = { nom: 'Camille Martin (fictif)', qualite: 'Président', courriel: 'camille@cpts.test' };

it('la civilité dite au dépôt commande l’appel, le bloc et l’accord ; le journal ne la connaît pas', async () => {
  const dossier = await deposer([{ ...CAMILLE, civilite: 'MADAME' }]);
  expect(await destinataires(dossier, 'C-P2-01')).toEqual([
    {
      nom: 'Madame Camille Martin (fictif)',
      attention: ['Présidente'],
      adresse: [],
      courriels: ['camille@cpts.test'],
      appel: 'Madame la Présidente',
    },
  ]);
  const { rows } = await atelier.pool.query<{ texte: string }>(
    `SELECT string_agg(j::text, ' ') AS texte FROM journal j WHERE dossier_id = $1`,
    [dossier],
  );
  expect(rows[0]!.texte).not.toContain('MADAME');
});

it('sans civilité, ou à plusieurs, l’appel est neutre', async () => {
  const seule = await deposer([CAMILLE]);
  expect(await destinataires(seule, 'C-P2-01')).toMatchObject([
    { nom: CAMILLE.nom, attention: ['Président'], appel: 'Madame, Monsieur' },
  ]);
  const deux = await deposer([
    { ...CAMILLE, civilite: 'MADAME' },
    { nom: 'Alix Durand (fictif)', courriel: 'alix@cpts.test', civilite: 'MONSIEUR' },
  ]);
  expect(await destinataires(deux, 'C-P2-01')).toMatchObject([{ appel: 'Madame, Monsieur' }]);
});

it('une association est écrite à son nom, à l’attention de qui la représente', async () => {
  const dossier = await deposer([CAMILLE]);
  await agir(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12', {}, 'DG_ARS');
  const { courriel: _, ...sansBoite } = ASSOCIATION;
  const representant = { nom: 'Alix Durand (fictif)', qualite: 'Présidente', courriel: 'alix@cpts.test' };
  const declarer = (civilite?: string) =>
    agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-19', {
      ...{ ...sansBoite, siren: undefined, siret: undefined },
      representant: { ...representant, ...(civilite ? { civilite } : {}) },
    });
  await declarer('MONSIEUR');
  await agir(atelier, dossier, 'RELANCER_SIREN', '2026-01-26');
  expect(await destinataires(dossier, 'C-P4-03')).toMatchObject([
    {
      nom: ASSOCIATION.denomination,
      attention: ['À l’attention de Monsieur Alix Durand (fictif), président'],
      appel: 'Monsieur le Président',
    },
  ]);
  await declarer();
  await agir(atelier, dossier, 'RELANCER_SIREN', '2026-01-27');
  expect(await destinataires(dossier, 'C-P4-03')).toMatchObject([
    { attention: ['À l’attention d’Alix Durand (fictif), présidente'], appel: 'Madame, Monsieur' },
  ]);
});

it('une civilité inconnue est refusée, champ nommé', async () => {
  const erreur = await deposer([{ ...CAMILLE, civilite: 'MX' }]).catch((recue: unknown) => recue as EntreeInvalide);
  expect(erreur).toBeInstanceOf(EntreeInvalide);
  expect((erreur as EntreeInvalide).champs.map(({ champ }) => champ)).toEqual(['contacts.0.civilite']);
});
