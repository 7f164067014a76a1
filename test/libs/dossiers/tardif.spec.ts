import { CourrierEmis, EcheanceInscrite, EntreeJournal } from '#libs/persistance';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier, POPULATION } from '../../appui/parcours';
import { ASSOCIATION, LETTRE } from '../../scenarios/scenario';

let atelier: Atelier;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
});
afterEach(() => atelier.fermer());

const DEMANDE = {
  nature: 'BLOQUANTE',
  pieces: ['Liste des communes du territoire'],
  texte: 'Code de la santé publique, art. L.1434-12',
  avantLe: '2026-02-28',
};

const journal = (dossierId: string) =>
  atelier.source.getRepository(EntreeJournal).find({ where: { dossierId }, order: { seq: 'ASC' } });
const auditeur = () => atelier.personne('AUDITEUR');

/** The project is accepted by silence on 15/03, and the register told of it. */
async function valideTacitement(): Promise<string> {
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  atelier.horloge.regler('2026-03-20T08:00:00.000Z');
  await atelier.dossiers.passerLeTemps(dossier);
  return dossier;
}

describe('un fait reçu tardivement prend place à sa date légale', () => {
  it('la demande bloquante retrouvée fait tomber la validation tacite ; la différence est montrée avant, puis enregistrée', async () => {
    const dossier = await valideTacitement();
    const avant = await journal(dossier);
    const constat = avant.at(-1)!;
    expect(constat.type).toBe('CONSTATER_VALIDATION_TACITE');
    const ars = atelier.personne('ARS_INSTRUCTEUR');
    const reception = { type: 'RECEVOIR_PIECES_PROJET_SANTE', le: '2026-02-20', donnees: {} };
    const demande = { type: 'DEMANDER_PIECES_PROJET_SANTE', le: '2026-01-30', donnees: DEMANDE };
    await atelier.dossiers.agir({ dossierId: dossier, ...demande, revision: avant.length }, ars);
    const simule = await atelier.consultation.simuler({ dossierId: dossier, ...reception }, ars);
    expect(simule.accepte).toBe(true);
    const { revision } = await atelier.consultation.consulter(dossier, ars);
    const resultat = await atelier.dossiers.agir({ dossierId: dossier, ...reception, revision }, ars);
    expect(resultat.etat).toEqual(simule.etat);
    expect(
      await atelier.source
        .getRepository(EcheanceInscrite)
        .findOneBy({ dossierId: dossier, code: 'D-P5-01', statut: 'ARMEE' }),
    ).toMatchObject({ echeance: '2026-04-20' });
  });

  it('une association déclarée avant d’autres faits s’enregistre à sa date, et rien d’autre ne bouge', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-14', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS (fictif)',
    });
    const resultat = await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-05', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS, premier nom (fictif)',
    });
    expect(resultat.tardif).toMatchObject({ annulees: [], courriersACorriger: [] });
    const entrees = await journal(dossier);
    expect(entrees.at(-1)).toMatchObject({ le: '2026-01-05', place: { apres: 1, annule: [] } });
    const { faits } = await atelier.consultation.consulter(dossier, auditeur());
    expect(faits).toMatchObject({ association: { denomination: 'CPTS (fictif)' } });
  });

  it('les deux axes du temps répondent : ce qui valait à une date, ce qu’on savait à une autre', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12');
    await agir(atelier, dossier, 'TENIR_REUNION_INFORMATION', '2026-01-14');
    atelier.horloge.regler('2026-01-20T08:00:00.000Z');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-10', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS (fictif)',
    });
    const au13 = await atelier.consultation.rejouer(dossier, auditeur(), { le: '2026-01-13' });
    expect(au13.faits).toMatchObject({ association: { le: '2026-01-10' } });
    const connuLe15 = await atelier.consultation.rejouer(dossier, auditeur(), {
      le: '2026-01-13',
      connuLe: '2026-01-15',
    });
    expect(connuLe15.faits).not.toHaveProperty('association');
  });

  it('ce que la suite contredit est refusé, avec l’entrée qui ne tiendrait plus, et rien n’est écrit que la tentative', async () => {
    const dossier = await ouvrirDossier(atelier);
    await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-05');
    await agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-06', LETTRE);
    await agir(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12');
    const avant = await journal(dossier);
    const refuser = { motivation: 'Territoire à revoir avec les communes voisines.' };
    await expect(agir(atelier, dossier, 'REFUSER_LETTRE_INTENTION', '2026-01-08', refuser)).rejects.toMatchObject({
      motifs: [{ code: 'PHASE' }, { code: 'HISTOIRE', message: expect.stringContaining('entrée n° 4') as string }],
    });
    expect(await journal(dossier)).toHaveLength(avant.length);
  });

  it('[R-PROC-14] un contrat signé à temps, retrouvé après le 03/09/2022, annule le passage au nouveau parcours', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DEMANDER_ACI', '2022-03-01');
    const association = { ...ASSOCIATION, creeeLe: '2022-02-01', recepisseLe: '2022-02-20' };
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2022-03-01', association);
    await atelier.dossiers.passerLeTemps(dossier);
    const passage = (await journal(dossier)).at(-1)!;
    expect(passage).toMatchObject({ type: 'CHANGER_DE_PARCOURS', le: '2022-09-03', version: '2022-09-03' });
    const signature = { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'], population: POPULATION };
    const simule = await atelier.consultation.simuler(
      { dossierId: dossier, type: 'SIGNER_ACI', le: '2022-09-01', donnees: signature },
      atelier.personne('CPAM'),
    );
    expect(simule.tardif?.annulees).toEqual([{ seq: passage.seq, type: 'CHANGER_DE_PARCOURS', le: '2022-09-03' }]);
    const resultat = await agir(atelier, dossier, 'SIGNER_ACI', '2022-09-01', signature, 'CPAM');
    expect((await journal(dossier))[resultat.seq - 1]).toMatchObject({
      place: { annule: [passage.seq] },
      version: '2019-08-25',
    });
    expect(
      await atelier.source.getRepository(EcheanceInscrite).findOneBy({ dossierId: dossier, code: 'R-PROC-14' }),
    ).toMatchObject({ statut: 'ANNULEE', termineePar: resultat.seq });
    const { version } = await atelier.consultation.consulter(dossier, auditeur());
    expect(version).toBe('2019-08-25');
  });

  it('une réception recalculée plus tard corrige l’accusé déjà parti', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-14', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS (fictif)',
    });
    const depot = await agir(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
    const resultat = await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-13', {
      ...{ forme: 'ASSOCIATION_1901', denomination: 'CPTS (fictif)', siege: '2 rue du Port, 13001 Marseille' },
    });
    const corriges = await atelier.source
      .getRepository(CourrierEmis)
      .findBy({ dossierId: dossier, aCorrigerPar: resultat.seq });
    expect(resultat.tardif?.courriersACorriger.map(({ seq, code }) => [seq, code])).toEqual(
      corriges.map(({ seq, code }) => [seq, code]),
    );
    expect(corriges.map(({ seq, code }) => [seq, code])).toEqual([[depot.seq, 'C-P5-01']]);
  });

  it('envoyé deux fois sous la même clé, il n’est enregistré qu’une fois, et la réponse est la même', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-12');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-14', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS (fictif)',
    });
    const ars = atelier.personne('ARS_INSTRUCTEUR');
    const { revision } = await atelier.consultation.consulter(dossier, ars);
    const commande = {
      ...{ dossierId: dossier, type: 'DECLARER_ASSOCIATION', le: '2026-01-05', revision, cleIdempotence: 'une' },
      donnees: { forme: 'ASSOCIATION_1901', denomination: 'CPTS, premier nom (fictif)' },
    };
    const premiere = await atelier.dossiers.agir(commande, ars);
    expect(await atelier.dossiers.agir(commande, ars)).toEqual(premiere);
    expect(await journal(dossier)).toHaveLength(revision + 1);
  });
});
