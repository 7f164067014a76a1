import { EntreeInvalide, Refus } from '#libs/dossiers';
import { EntreeJournal, TentativeRefusee } from '#libs/persistance';
import { Atelier, CONNEXIONS, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier, POPULATION } from '../../appui/parcours';
import { LETTRE, SOCLES } from '../../scenarios/scenario';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-06-01T08:00:00.000Z');
});
afterAll(() => atelier.fermer());

const echec = (promesse: Promise<unknown>) =>
  promesse.then(
    () => {
      throw new Error('aurait dû être refusé');
    },
    (erreur: unknown) => erreur as Refus & EntreeInvalide,
  );
const journal = (dossierId: string) =>
  atelier.source.getRepository(EntreeJournal).find({ where: { dossierId }, order: { seq: 'ASC' } });

describe('200 commandes à la fois sur un dossier', () => {
  it('réussissent exactement celles qui le peuvent ; le reste est 409 ou 422 ; aucun trou, la chaîne tient', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-05');
    const { revision } = await atelier.consultation.consulter(dossier, atelier.personne('ARS_INSTRUCTEUR'));
    // All aim at the same revision: one goes through. Half of them would be refused by the rules anyway.
    const issues = await Promise.allSettled(
      Array.from({ length: 200 }, (_, rang) =>
        atelier.dossiers.agir(
          {
            dossierId: dossier,
            type: rang % 2 ? 'TENIR_REUNION_INFORMATION' : 'SIGNER_ACI',
            le: '2026-01-06',
            donnees: rang % 2 ? { presents: rang } : { missions: ['CRISE'] },
            revision,
          },
          atelier.personne(rang % 2 ? 'URPS' : 'CPAM'),
        ),
      ),
    );
    const reussies = issues.filter(({ status }) => status === 'fulfilled');
    const sortes = issues.flatMap((issue) => (issue.status === 'rejected' ? [(issue.reason as Refus).sorte] : []));
    expect(reussies).toHaveLength(1);
    expect(sortes.filter((sorte) => sorte !== 'CONFLIT' && sorte !== 'DROIT')).toEqual([]);
    expect(sortes).toHaveLength(199);
    expect((await journal(dossier)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('quand chacun relit avant de recommencer, tous passent, un par révision', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-05');
    const declarer = async (): Promise<void> => {
      for (;;) {
        const issue = await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2026-01-06', {
          forme: 'ASSOCIATION_1901',
          denomination: 'x',
        }).catch((erreur: Refus) => erreur.sorte);
        if (issue !== 'CONFLIT') return void expect(issue).toMatchObject({ seq: expect.any(Number) as number });
      }
    };
    await Promise.all(Array.from({ length: 20 }, declarer));
    const entrees = await journal(dossier);
    expect(entrees.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, rang) => rang + 1));
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
  });
});

describe('la clé d’idempotence', () => {
  const commande = (dossierId: string, revision: number, cle: string, le = '2026-01-05') => ({
    ...{ dossierId, type: 'PRENDRE_CONTACT', le, donnees: {}, revision },
    cleIdempotence: cle,
  });

  it('envoyée deux fois, ou plus de fois ensemble qu’il n’y a de connexions, ne produit qu’un fait et rend la même réponse', async () => {
    const dossier = await ouvrirDossier(atelier);
    const instructeur = atelier.personne('ARS_INSTRUCTEUR');
    const envois = await Promise.all(
      Array.from({ length: 3 * CONNEXIONS }, () => atelier.dossiers.agir(commande(dossier, 1, 'a'), instructeur)),
    );
    const encore = await atelier.dossiers.agir(commande(dossier, 1, 'a'), instructeur);
    for (const envoi of envois) expect(envoi).toEqual(encore);
    expect(encore).toMatchObject({ seq: 2, revision: 2 });
    // Sent again after a reload, with the new revision: still the same fact.
    expect(await atelier.dossiers.agir(commande(dossier, 2, 'a'), instructeur)).toEqual(encore);
    expect(await journal(dossier)).toHaveLength(2);
  });

  it('rend la même réponse à un acte qui nomme des personnes, et ne la rend qu’à qui l’a fait', async () => {
    const dossier = await ouvrirDossier(atelier);
    const contact = { interlocuteur: { nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' } };
    const envoyer = (par: 'ARS_INSTRUCTEUR' | 'CPAM') =>
      atelier.dossiers.agir({ ...commande(dossier, 1, 'p'), donnees: contact }, atelier.personne(par));
    expect(await envoyer('ARS_INSTRUCTEUR')).toEqual(await envoyer('ARS_INSTRUCTEUR'));
    expect((await echec(envoyer('CPAM'))).sorte).toBe('CONFLIT');
    const [, { empreinteCommande }] = (await journal(dossier)) as [EntreeJournal, EntreeJournal];
    const sansContact = await ouvrirDossier(atelier);
    const autre = { interlocuteur: { nom: 'Une autre personne (fictif)', courriel: 'autre@cpts.test' } };
    await atelier.dossiers.agir({ ...commande(sansContact, 1, 'p'), donnees: autre }, atelier.personne('CPAM'));
    // The digest of a command tells nothing of the people that it names.
    expect((await journal(sansContact))[1]!.empreinteCommande).toBe(empreinteCommande);
  });

  it('ouvre un seul dossier, envoyée deux fois ensemble, et ne sert pas à en ouvrir un autre', async () => {
    const instructeur = atelier.personne('ARS_INSTRUCTEUR');
    const ouvrir = (nom: string) =>
      atelier.ouvertures.ouvrir(
        'cpts',
        { nom, regionArs: '93', territoire: [{ commune: '13002' }] },
        instructeur,
        'SAISIE',
        { cle: 'ouverture' },
      );
    const [un, deux] = await Promise.all([ouvrir('CPTS A (fictif)'), ouvrir('CPTS A (fictif)')]);
    expect([un, await ouvrir('CPTS A (fictif)')]).toEqual([deux, deux]);
    expect((await echec(ouvrir('CPTS B (fictif)'))).sorte).toBe('CONFLIT');
    expect(await journal(un.id)).toHaveLength(1);
  });

  it('ne sert pas à un autre acte', async () => {
    const dossier = await ouvrirDossier(atelier);
    const instructeur = atelier.personne('ARS_INSTRUCTEUR');
    await atelier.dossiers.agir(commande(dossier, 1, 'b'), instructeur);
    const refus = await echec(atelier.dossiers.agir(commande(dossier, 2, 'b', '2026-01-06'), instructeur));
    expect([refus.sorte, refus.motifs[0].message]).toEqual([
      'CONFLIT',
      'Cette clé d’idempotence a déjà servi à un autre acte.',
    ]);
  });
});

describe('un état mis en cache par une autre structure', () => {
  it('se reconstruit depuis le journal, même sur plus de dossiers à la fois qu’il n’y a de connexions', async () => {
    const dossiers = await Promise.all(Array.from({ length: 3 * CONNEXIONS }, () => ouvrirDossier(atelier)));
    await atelier.pool.query(
      `UPDATE dossier SET instantane = jsonb_set(instantane, '{empreinte}', '"autre"') WHERE id = ANY($1)`,
      [dossiers],
    );
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
    await Promise.all(dossiers.map((dossier) => agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-05')));
    const { rows } = await atelier.pool.query<{ perimes: number }>(
      `SELECT count(*)::int AS perimes FROM dossier WHERE instantane->>'empreinte' = 'autre'`,
    );
    expect(rows[0]!.perimes).toBe(0);
    expect(await atelier.preuve.verifierTous()).toMatchObject({ defauts: [] });
  });
});

describe('une tentative refusée', () => {
  it('est enregistrée : qui, quoi, quelles règles ; et rien d’autre n’est écrit', async () => {
    const dossier = await ouvrirDossier(atelier);
    const refus = await echec(agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-01-05', {}, 'DG_ARS'));
    expect([refus.sorte, refus.motifs.map(({ code }) => code)]).toEqual(['DROIT', ['PHASE']]);
    const acces = await echec(agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-05', {}, 'URPS'));
    expect([acces.sorte, acces.motifs.map(({ code }) => code)]).toEqual(['ACCES', ['ROLE']]);
    const tentatives = await atelier.source
      .getRepository(TentativeRefusee)
      .find({ where: { dossierId: dossier }, order: { id: 'ASC' } });
    expect(
      tentatives.map(({ type, le, acteur, categorie, motifs }) => [type, le, acteur, categorie, motifs[0]?.code]),
    ).toEqual([
      ['VALIDER_PROJET_SANTE', '2026-01-05', atelier.personne('DG_ARS').id, 'DROIT', 'PHASE'],
      ['PRENDRE_CONTACT', '2026-01-05', atelier.personne('URPS').id, 'ACCES', 'ROLE'],
    ]);
    expect(await journal(dossier)).toHaveLength(1);
  });
});

describe('une entrée invalide', () => {
  const champs = async (type: unknown, le: unknown, donnees: unknown) => {
    const dossier = await ouvrirDossier(atelier);
    const commande = { dossierId: dossier, type, le, donnees, revision: 1 };
    const erreur = await echec(atelier.dossiers.agir(commande, atelier.personne('ARS_INSTRUCTEUR')));
    expect(erreur).toBeInstanceOf(EntreeInvalide);
    expect(await journal(dossier)).toHaveLength(1);
    return erreur.champs.map(({ champ, message }) => `${champ} ${message}`);
  };

  it('nomme chaque champ en cause', async () => {
    expect(await champs('DEVINER', '2026-01-05', {})).toEqual([
      'type « DEVINER » n’est pas un événement de la procédure cpts',
    ]);
    expect(await champs('PRENDRE_CONTACT', '2026-02-31', {})).toEqual([
      'le est une date qui existe, au format AAAA-MM-JJ',
    ]);
    expect(await champs('PRENDRE_CONTACT', '2026-01-05', [])).toEqual(['donnees est un objet JSON']);
    expect(await champs('PRENDRE_CONTACT', '2026-01-05', { canal: 'PIGEON', inconnu: 1 })).toEqual([
      'inconnu n’est pas un champ connu de cet acte : retirez-le',
      'canal prend l’une des valeurs COURRIEL, COURRIER, LRAR, LRE, TELESERVICE, REMISE',
    ]);
    expect(
      await champs('DEPOSER_LETTRE_INTENTION', '2026-01-05', {
        ...LETTRE,
        initiateurs: [{ profession: 'INFIRMIER' }],
        contacts: [{ nom: '', courriel: 'pas un courriel' }],
      }),
    ).toEqual([
      'initiateurs.0.commune est nécessaire',
      'contacts.0.nom est nécessaire',
      'contacts.0.courriel est une adresse de courriel valide',
    ]);
  });

  it('un territoire impossible nomme la commune, et le successeur de celle qui a disparu', async () => {
    const instructeur = atelier.personne('ARS_INSTRUCTEUR');
    const ouvrir = (territoire: { commune: string }[], regionArs = '93') =>
      echec(atelier.ouvertures.ouvrir('cpts', { nom: 'X', regionArs, territoire }, instructeur));
    expect((await ouvrir([{ commune: '99999' }])).champs).toEqual([
      {
        champ: 'territoire.0.commune',
        message: "Le code « 99999 » n'est celui d'aucune commune : vérifiez-le dans le code officiel géographique.",
      },
    ]);
    expect((await ouvrir([{ commune: '13001' }, { commune: '01126' }])).champs[0].message).toContain('indiquant 01033');
    expect((await ouvrir([], 'ZZ')).champs[0].champ).toBe('regionArs');
  });
});

describe('les dates', () => {
  it('dans le futur, ou avant le dernier fait : refusées, avec ce qu’il faut faire', async () => {
    const dossier = await ouvrirDossier(atelier);
    const futur = await echec(agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-02'));
    expect(futur.motifs.map(({ code, message }) => [code, message])).toEqual([
      ['LE-FUTUR', 'Le 02/06/2026 est dans le futur : nous sommes le 01/06/2026 dans le fuseau de l’agence.'],
    ]);
    await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-01');
    const avant = await echec(agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-05-31', LETTRE));
    expect(avant.motifs.map(({ code, remede }) => [code, remede])).toEqual([
      [
        'LE-ANTERIEUR',
        'Vérifiez la date. Si elle est juste, ne la changez pas pour passer, car elle a un effet légal : le fait prend place à cette date si la suite du dossier tient encore.',
      ],
      ['PHASE', 'Cet acte devient possible après « Prendre contact avec le porteur ».'],
    ]);
    const vieux = await ouvrirDossier(atelier);
    expect((await echec(agir(atelier, vieux, 'PRENDRE_CONTACT', '2019-08-24'))).motifs[0].code).toBe('LE-HORS-VERSION');
    await agir(atelier, vieux, 'PRENDRE_CONTACT', '2019-08-25');
  });

  it('le jour est celui de l’agence : à 21 h UTC, il est déjà demain à La Réunion et encore aujourd’hui à Paris', async () => {
    atelier.horloge.regler('2026-06-01T21:30:00.000Z');
    const reunion = await ouvrirDossier(atelier, { regionArs: '04', territoire: [{ commune: '97411' }] });
    const paris = await ouvrirDossier(atelier);
    await agir(atelier, reunion, 'PRENDRE_CONTACT', '2026-06-02');
    expect((await echec(agir(atelier, paris, 'PRENDRE_CONTACT', '2026-06-02'))).motifs[0].code).toBe('LE-FUTUR');
    const guyane = await ouvrirDossier(atelier, { regionArs: '03', territoire: [{ commune: '97302' }] });
    atelier.horloge.regler('2026-06-02T02:30:00.000Z');
    expect((await echec(agir(atelier, guyane, 'PRENDRE_CONTACT', '2026-06-02'))).motifs[0].code).toBe('LE-FUTUR');
    atelier.horloge.regler('2026-06-01T08:00:00.000Z');
  });
});

it('les personnes restent hors du journal : il ne les connaît que par une référence', async () => {
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-05');
  const { rows } = await atelier.pool.query<{ texte: string; vide: boolean }>(
    `SELECT string_agg(j::text, ' ') AS texte FROM journal j WHERE dossier_id = $1`,
    [dossier],
  );
  for (const personnel of ['Martin', 'porteur@cpts.test', '04 00 00']) expect(rows[0]!.texte).not.toContain(personnel);
  const { rows: personnes } = await atelier.pool.query('SELECT id, nom, courriel FROM personne WHERE dossier_id = $1', [
    dossier,
  ]);
  expect(personnes).toEqual([
    { id: expect.any(String) as string, nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' },
  ]);
  expect(rows[0]!.texte).toContain((personnes[0] as { id: string }).id);
  // Erased, the chain still verifies.
  await atelier.pool.query(
    `UPDATE personne SET nom = NULL, courriel = NULL, telephone = NULL, efface_le = now() WHERE dossier_id = $1`,
    [dossier],
  );
  expect((await atelier.preuve.verifierTous()).defauts).toEqual([]);
});

it('une dérogation motivée lève la règle qui l’admet, et elle seule ; elle reste dans le journal', async () => {
  const dossier = await ouvrirDossier(atelier);
  await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-05');
  const seul = { ...LETTRE, initiateurs: LETTRE.initiateurs.slice(0, 1) };
  const motif = 'Maison de santé qui regroupe toutes les professions.';
  const deroger = (regle: string, donnees: object) => ({ ...donnees, derogations: [{ regle, motif }] });
  const sans = await echec(agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-05', seul));
  expect(sans.motifs.map(({ code, derogeable }) => [code, derogeable])).toEqual([['G-P1-01', true]]);
  const absolue = await echec(
    agir(
      atelier,
      dossier,
      'DEPOSER_LETTRE_INTENTION',
      '2026-01-05',
      deroger('G-P2-02', { ...LETTRE, orientations: [] }),
    ),
  );
  expect(absolue.motifs.map(({ code, derogeable }) => [code, derogeable])).toEqual([
    ['DEROGATION', false],
    ['G-P2-02', false],
  ]);
  const { effets } = await agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-05', deroger('G-P1-01', seul));
  expect(effets.derogations).toEqual([{ regle: 'G-P1-01', motif }]);
  expect((await journal(dossier)).at(-1)!.derogations).toEqual([{ regle: 'G-P1-01', motif }]);
});

describe('le dossier à une date légale', () => {
  it('se voit avec les faits de cette date, même quand un fait plus tardif a permis de les admettre', async () => {
    const dossier = await ouvrirDossier(atelier);
    const auditeur = atelier.personne('AUDITEUR');
    const association = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2024-02-15' };
    await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2024-01-10');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2024-02-15', association);
    await agir(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2024-03-01');
    await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2024-04-02', {}, 'DG_ARS');
    await agir(atelier, dossier, 'DECLARER_ASSOCIATION', '2024-09-02', { ...association, siren: '891868176' });
    await agir(atelier, dossier, 'DEMANDER_ACI', '2024-05-02', {}, 'CPAM');
    await agir(atelier, dossier, 'SIGNER_ACI', '2024-06-03', { missions: SOCLES, population: POPULATION }, 'CPAM');
    const le = async (jour: string) => {
      const { phase, faits, ecartees } = await atelier.consultation.rejouer(dossier, auditeur, { le: jour });
      return [phase, (faits as { association?: { siren?: string } }).association?.siren, ecartees];
    };
    expect(await le('2024-06-02')).toEqual(['P6', undefined, []]);
    expect(await le('2024-06-03')).toEqual(['P7', undefined, []]);
    expect(await le('2024-09-02')).toEqual(['P7', '891868176', []]);
  });
});
