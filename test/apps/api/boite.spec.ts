import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { poolDe } from '#libs/persistance';
import { deposerMessage } from '#libs/veille';
import { preparerDossier } from '../../appui/http';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { SmtpDeTest, smtpDeTest } from '../../poste/smtp';

const INSTANT = '2026-06-01T08:00:00.000Z';

let smtp: SmtpDeTest;
let serveur: Serveur;
let ici: Client;
let ailleurs: Client;
beforeAll(async () => {
  smtp = await smtpDeTest();
  serveur = await ouvrirServeur(INSTANT, { boite: smtp });
  ici = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['93'] });
  ailleurs = await serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['04'] });
});
afterAll(async () => {
  await serveur.fermer();
  await smtp.fermer();
});

/** A message that the server took, with the line of the register that comes before it. */
async function envoyer(courrier: string, messageId: string): Promise<void> {
  await serveur.source.query(
    `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse)
      VALUES ($1, $2, $3, '{quelqu.un@cpts.test}', 'TENTATIVE', '')`,
    [courrier, INSTANT, messageId],
  );
  const expediteur = new ExpediteurSmtp({ url: smtp.url });
  const message = { messageId, de: 'a@b.test', a: ['quelqu.un@cpts.test'], copie: [], objet: messageId };
  await expediteur.envoyer({ ...message, texte: '', html: '', piecesJointes: [] });
  await expediteur.fermer();
}

const vus = async (client: Client) =>
  ((await client.get('/api/boite')).corps as { messages: { messageId: string }[] }).messages
    .map(({ messageId }) => messageId)
    .sort();

it('chacun ne voit dans la boîte que les courriers de son territoire, renvois compris, et les messages qui lui sont adressés', async () => {
  await preparerDossier(ici, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
  const [lettre] = await serveur.source.query<{ id: string }[]>(`SELECT id FROM courrier`);
  await envoyer(lettre!.id, '<lettre@parcours-cpts>');
  await envoyer(lettre!.id, '<lettre.1@parcours-cpts>');
  const { utilisateur } = (await ici.get('/api/session')).corps as { utilisateur: { id: string } };
  const client = await poolDe(serveur.source).connect();
  const resume = await deposerMessage(
    client,
    {
      ...{ code: 'A-RESUME', titre: 'Résumé', gabarit: 'resume-quotidien', objet: 'Résumé', reference: 'RESUME-1' },
      comptes: [utilisateur.id],
      variables: {},
    },
    INSTANT,
  );
  client.release();
  await envoyer(resume, '<resume@parcours-cpts>');

  const tous = ['<lettre.1@parcours-cpts>', '<lettre@parcours-cpts>', '<resume@parcours-cpts>'];
  expect(await vus(ici)).toEqual(tous);
  expect(await vus(await serveur.comme('ADMIN'))).toEqual(tous);
  expect(await vus(await serveur.comme('CPAM'))).toEqual(tous.slice(0, 2));
  expect(await vus(ailleurs)).toEqual([]);
});
