import { Role, voit } from '#libs/acces';
import { ajouterJours } from '#libs/droit';
import type { Echelon } from '#libs/moteur';
import { pourLeCompteDe } from '#libs/persistance';
import { Annuaire, DossierSuivi, Prevenu } from '#libs/veille';
import fc from 'fast-check';
import { PoolClient } from 'pg';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { ouvrirDossier } from '../../appui/parcours';
import { CompteDEssai, confier, creerCompte, noterAbsence } from '../../appui/personnel';

const [VEILLE, JOUR, LENDEMAIN] = ['2026-06-14', '2026-06-15', '2026-06-16'];
const ECHELONS: readonly Echelon[] = ['CHARGE', 'SUPPLEANT', 'DIRECTION'];

let atelier: Atelier;
let dossier: DossierSuivi;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
  dossier = { id: await ouvrirDossier(atelier), regionArs: '93', departements: ['13'] };
});
afterAll(() => atelier.fermer());

/** A team of its own: nobody else is there, and nothing of it stays. */
async function avecEquipe(recit: (equipe: Equipe) => Promise<void>): Promise<void> {
  const client = await atelier.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE compte SET actif = false');
    await recit(new Equipe(client));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

class Equipe {
  readonly ids = new Map<string, string>();

  constructor(readonly client: PoolClient) {}

  async compte(nom: string, roles: readonly Role[], reste: Partial<CompteDEssai> = {}): Promise<void> {
    const { suppleant, superieur } = reste;
    const de = (qui: string | null | undefined) => (qui ? this.ids.get(qui)! : null);
    const compte = { nom, roles, ...reste, suppleant: de(suppleant), superieur: de(superieur) };
    this.ids.set(nom, await creerCompte(this.client, compte));
  }

  async suppleant(nom: string, suppleant: string): Promise<void> {
    await this.client.query('UPDATE compte SET suppleant_id = $2 WHERE id = $1', [
      this.ids.get(nom),
      this.ids.get(suppleant),
    ]);
  }

  absence(nom: string, du: string, au: string | null, suppleant?: string): Promise<string> {
    return noterAbsence(this.client, this.ids.get(nom)!, { du, au, suppleant: this.ids.get(suppleant ?? '') ?? null });
  }

  confier(role: Role, nom: string): Promise<void> {
    return confier(this.client, dossier.id, role, this.ids.get(nom)!);
  }

  /** `nom QUALITE`, and whose substitute they are. */
  async prevenus(echelon: Echelon, jour = JOUR, role = 'ARS_INSTRUCTEUR'): Promise<string[]> {
    return (await Annuaire.lire(this.client, [dossier.id])).prevenir(dossier, role, echelon, jour).map(enClair);
  }

  async enCharge(jour = JOUR, role = 'ARS_INSTRUCTEUR'): Promise<string[]> {
    return (await Annuaire.lire(this.client)).enCharge(dossier, role, jour).map(enClair);
  }
}

const enClair = ({ nom, qualite, pour }: Prevenu) => `${nom} ${qualite}${pour ? ` de ${pour.nom}` : ''}`;

/** Ada is in charge, Bea her standing substitute, Chef her head, Dag the agency's. */
const equipeComplete = (recit: (equipe: Equipe) => Promise<void>) =>
  avecEquipe(async (equipe) => {
    await equipe.compte('Chef', ['ARS_INSTRUCTEUR']);
    await equipe.compte('Bea', ['ARS_INSTRUCTEUR']);
    await equipe.compte('Ada', ['ARS_INSTRUCTEUR'], { suppleant: 'Bea', superieur: 'Chef' });
    await equipe.compte('Dag', ['DG_ARS']);
    await equipe.confier('ARS_INSTRUCTEUR', 'Ada');
    await recit(equipe);
  });

describe('[point 2] qui est prévenu', () => {
  it('la personne en charge, puis son suppléant avec elle, puis son supérieur avec eux', () =>
    equipeComplete(async (equipe) => {
      expect(await equipe.prevenus('CHARGE')).toEqual(['Ada CHARGE']);
      expect(await equipe.prevenus('SUPPLEANT')).toEqual(['Ada CHARGE', 'Bea SUPPLEANT de Ada']);
      expect(await equipe.prevenus('DIRECTION')).toEqual(['Ada CHARGE', 'Bea SUPPLEANT de Ada', 'Chef DIRECTION']);
    }));

  it('sans personne désignée, tous ceux du rôle ; sans eux, ceux qui instruisent', () =>
    equipeComplete(async (equipe) => {
      expect(await equipe.enCharge(JOUR, 'CPAM')).toEqual(['Ada CHARGE']);
      await equipe.compte('Cam', ['CPAM', 'URPS']);
      await equipe.compte('Cyr', ['CPAM'], { departements: ['13'] });
      await equipe.compte('Var', ['CPAM'], { departements: ['83'] });
      await equipe.compte('Occ', ['CPAM'], { regions: ['76'] });
      expect(await equipe.enCharge(JOUR, 'CPAM')).toEqual(['Cam EQUIPE', 'Cyr EQUIPE']);
      await equipe.confier('CPAM', 'Cyr');
      expect(await equipe.enCharge(JOUR, 'CPAM')).toEqual(['Cyr CHARGE']);
      expect(await equipe.prevenus('DIRECTION', JOUR, 'CPAM')).toEqual(['Cyr CHARGE', 'Dag DIRECTION']);
    }));

  it('la dernière personne désignée, tant que son compte est ouvert, qu’elle tient le rôle et voit le dossier', () =>
    equipeComplete(async (equipe) => {
      await equipe.confier('ARS_INSTRUCTEUR', 'Bea');
      expect(await equipe.enCharge()).toEqual(['Bea CHARGE']);
      for (const perte of ['actif = false', `roles = '{URPS}'`, `regions = '{76}'`, `departements = '{83}'`]) {
        await equipe.client.query('SAVEPOINT perte');
        await equipe.client.query(`UPDATE compte SET ${perte} WHERE id = $1`, [equipe.ids.get('Bea')]);
        expect([perte, ...(await equipe.enCharge())]).toEqual([perte, 'Chef EQUIPE', 'Ada EQUIPE']);
        await equipe.client.query('ROLLBACK TO perte');
      }
    }));

  it('un rôle que nul compte ne tient revient à qui instruit ; sans instructeur, à la direction, puis à l’administration', () =>
    equipeComplete(async (equipe) => {
      expect(await equipe.prevenus('CHARGE', JOUR, 'PORTEUR')).toEqual(['Ada CHARGE']);
      await equipe.client.query(`UPDATE compte SET actif = false WHERE 'ARS_INSTRUCTEUR' = ANY(roles)`);
      expect(await equipe.prevenus('CHARGE', JOUR, 'PORTEUR')).toEqual(['Dag DIRECTION']);
      await equipe.compte('Adm', ['ADMIN']);
      await equipe.absence('Dag', JOUR, null);
      expect(await equipe.prevenus('CHARGE')).toEqual(['Adm ADMINISTRATEUR']);
      expect(await equipe.enCharge()).toEqual([]);
      await equipe.absence('Adm', JOUR, null);
      expect(await equipe.prevenus('DIRECTION')).toEqual([]);
    }));
});

describe('[point 7] pendant une absence', () => {
  it('la veille, le premier jour, le dernier et le lendemain : le suppléant répond le temps de l’absence, bornes comprises', () =>
    equipeComplete(async (equipe) => {
      await equipe.absence('Ada', JOUR, LENDEMAIN);
      expect(await equipe.enCharge(VEILLE)).toEqual(['Ada CHARGE']);
      expect(await equipe.enCharge(JOUR)).toEqual(['Bea SUPPLEANT de Ada']);
      expect(await equipe.enCharge(LENDEMAIN)).toEqual(['Bea SUPPLEANT de Ada']);
      expect(await equipe.enCharge('2026-06-17')).toEqual(['Ada CHARGE']);
      expect(await equipe.prevenus('DIRECTION', JOUR)).toEqual(['Bea SUPPLEANT de Ada', 'Chef DIRECTION']);
    }));

  it('sans fin, elle dure ; annulée, elle n’a pas lieu', () =>
    equipeComplete(async (equipe) => {
      const id = await equipe.absence('Ada', JOUR, null);
      expect(await equipe.enCharge('2031-01-01')).toEqual(['Bea SUPPLEANT de Ada']);
      await equipe.client.query(`UPDATE absence SET annulee_le = now(), annulee_par = 'x' WHERE id = $1`, [id]);
      expect(await equipe.enCharge('2031-01-01')).toEqual(['Ada CHARGE']);
    }));

  it('celui que l’absence nomme passe avant le suppléant permanent, qui reste s’il n’est pas là ou plus', () =>
    equipeComplete(async (equipe) => {
      await equipe.compte('Col', ['ARS_INSTRUCTEUR']);
      await equipe.absence('Ada', JOUR, null, 'Col');
      expect(await equipe.enCharge()).toEqual(['Col SUPPLEANT de Ada']);
      await equipe.absence('Col', LENDEMAIN, null);
      expect(await equipe.enCharge(LENDEMAIN)).toEqual(['Bea SUPPLEANT de Ada']);
      await equipe.client.query('UPDATE compte SET actif = false WHERE id = $1', [equipe.ids.get('Col')]);
      expect(await equipe.enCharge()).toEqual(['Bea SUPPLEANT de Ada']);
    }));

  it('le suppléant absent est remplacé par le sien, de proche en proche, sans tourner en rond', () =>
    equipeComplete(async (equipe) => {
      await equipe.compte('Col', ['ARS_INSTRUCTEUR']);
      await equipe.suppleant('Bea', 'Col');
      await equipe.absence('Ada', JOUR, null);
      await equipe.absence('Bea', JOUR, null);
      expect(await equipe.enCharge()).toEqual(['Col SUPPLEANT de Ada']);
      await equipe.suppleant('Col', 'Ada');
      await equipe.absence('Col', LENDEMAIN, null);
      expect(await equipe.enCharge(LENDEMAIN)).toEqual([]);
      expect(await equipe.prevenus('CHARGE', LENDEMAIN)).toEqual(['Chef DIRECTION']);
      // Whoever is told as head is told once, and in that capacity only.
      await equipe.suppleant('Col', 'Chef');
      expect(await equipe.prevenus('DIRECTION', LENDEMAIN)).toEqual(['Chef SUPPLEANT de Ada']);
    }));

  it('sans suppléant, ou avec un suppléant qui ne pourrait agir, c’est au supérieur, puis à la direction, puis à l’équipe', () =>
    avecEquipe(async (equipe) => {
      await equipe.compte('Chef', ['CPAM']);
      await equipe.compte('Urs', ['URPS']);
      await equipe.compte('Ada', ['ARS_INSTRUCTEUR'], { superieur: 'Chef', suppleant: 'Urs' });
      await equipe.compte('Dag', ['DG_ARS']);
      await equipe.compte('Tom', ['ARS_INSTRUCTEUR']);
      await equipe.confier('ARS_INSTRUCTEUR', 'Ada');
      await equipe.absence('Ada', JOUR, null);
      expect(await equipe.enCharge()).toEqual([]);
      expect(await equipe.prevenus('CHARGE')).toEqual(['Chef DIRECTION']);
      await equipe.absence('Chef', JOUR, null);
      expect(await equipe.prevenus('CHARGE')).toEqual(['Dag DIRECTION']);
      await equipe.absence('Dag', JOUR, null);
      expect(await equipe.prevenus('CHARGE')).toEqual(['Tom EQUIPE']);
      await equipe.suppleant('Dag', 'Urs');
      expect(await equipe.prevenus('CHARGE')).toEqual(['Tom EQUIPE']);
      // A head is only told: whoever stands in for them need not hold any role.
      await equipe.suppleant('Chef', 'Urs');
      expect(await equipe.prevenus('CHARGE')).toEqual(['Urs SUPPLEANT de Chef']);
    }));

  it('de deux absences qui se chevauchent, la dernière déclarée dit qui remplace', () =>
    equipeComplete(async (equipe) => {
      await equipe.compte('Col', ['ARS_INSTRUCTEUR']);
      await equipe.absence('Ada', VEILLE, LENDEMAIN, 'Bea');
      await equipe.absence('Ada', JOUR, JOUR, 'Col');
      expect(await equipe.enCharge(VEILLE)).toEqual(['Bea SUPPLEANT de Ada']);
      expect(await equipe.enCharge(JOUR)).toEqual(['Col SUPPLEANT de Ada']);
      expect(await equipe.enCharge(LENDEMAIN)).toEqual(['Bea SUPPLEANT de Ada']);
    }));

  it('chacun sait qui il remplace, et jusqu’à quand', () =>
    equipeComplete(async (equipe) => {
      await equipe.compte('Col', ['ARS_INSTRUCTEUR']);
      await equipe.suppleant('Bea', 'Col');
      await equipe.absence('Ada', JOUR, LENDEMAIN);
      await equipe.absence('Bea', LENDEMAIN, null);
      const remplaces = async (nom: string, jour: string) =>
        (await Annuaire.lire(equipe.client, []))
          .remplacesPar(equipe.ids.get(nom)!, jour)
          .map(({ nom, au }) => [nom, au]);
      expect(await remplaces('Bea', VEILLE)).toEqual([]);
      expect(await remplaces('Bea', JOUR)).toEqual([['Ada', LENDEMAIN]]);
      expect(await remplaces('Bea', LENDEMAIN)).toEqual([]);
      expect(await remplaces('Col', LENDEMAIN)).toEqual([
        ['Bea', null],
        ['Ada', LENDEMAIN],
      ]);
    }));
});

describe('[point 7] quels que soient les comptes et les absences', () => {
  const NOMBRE = 7;
  const repeter = <T>(fois: number, valeur: T) => Array.from({ length: fois }, () => valeur);
  const rang = fc.nat(NOMBRE - 1);
  const souvent = fc.option(rang, { nil: null, freq: 4 });
  // The first ones are drawn more often: in charge, away, and substitutes of one another.
  const desPremiers = fc.oneof(fc.nat(2), rang);
  const compte = fc.record({
    roles: fc.constantFrom<Role[]>(
      ...repeter<Role[]>(3, ['ARS_INSTRUCTEUR']),
      ...repeter<Role[]>(3, ['CPAM']),
      ...repeter<Role[]>(9, ['ARS_INSTRUCTEUR', 'CPAM']),
      ['DG_ARS', 'CPAM'],
      ['ADMIN'],
      ['URPS'],
    ),
    region: fc.constantFrom(...repeter(9, '93'), '76'),
    departements: fc.constantFrom(...repeter<string[]>(7, []), ['13'], ['83']),
    actif: fc.constantFrom(...repeter(9, true), false),
    suppleant: souvent,
    superieur: souvent,
  });
  const absence = fc.record({
    qui: desPremiers,
    debut: fc.integer({ min: -3, max: 1 }),
    duree: fc.option(fc.nat(4), { nil: null }),
    suppleant: souvent,
    annulee: fc.constantFrom(...repeter(5, false), true),
  });
  const monde = fc.record({
    comptes: fc.array(compte, { minLength: NOMBRE, maxLength: NOMBRE, size: 'max' }),
    absences: fc.array(absence, { minLength: 1, maxLength: 9, size: 'max' }),
    designe: fc.option(desPremiers, { nil: null, freq: 6 }),
    role: fc.constantFrom(...repeter(5, 'ARS_INSTRUCTEUR'), ...repeter(5, 'CPAM'), 'PORTEUR'),
  });

  it('nul absent n’est prévenu, quelqu’un l’est dès qu’un seul est là, et l’acte du remplaçant porte le nom du remplacé', async () => {
    let vides = 0;
    let remplacements = 0;
    await fc.assert(
      fc.asyncProperty(monde, ({ comptes, absences, designe, role }) =>
        avecEquipe(async ({ client }) => {
          const id = (rang: number | null) =>
            rang === null ? null : `00000000-0000-4000-8000-${String(rang).padStart(12, '0')}`;
          const autre = (rang: number | null, soi: number) => (rang === soi ? null : id(rang));
          await client.query(
            `INSERT INTO compte (id, identifiant, nom, mot_de_passe, roles, regions, departements, actif, suppleant_id, superieur_id)
              SELECT c.id, c.id::text, c.id::text, 'x', ARRAY(SELECT json_array_elements_text(c.roles)), ARRAY[c.region],
                ARRAY(SELECT json_array_elements_text(c.departements)), c.actif, c.suppleant, c.superieur
              FROM json_to_recordset($1) AS c(id uuid, roles json, region text, departements json, actif boolean,
                suppleant uuid, superieur uuid)`,
            [
              JSON.stringify(
                comptes.map((un, rang) => ({
                  ...un,
                  id: id(rang),
                  suppleant: autre(un.suppleant, rang),
                  superieur: autre(un.superieur, rang),
                })),
              ),
            ],
          );
          for (const { qui, debut, duree, suppleant, annulee } of absences) {
            const du = ajouterJours(JOUR, debut);
            const ecrite = await noterAbsence(client, id(qui)!, {
              du,
              au: duree === null ? null : ajouterJours(du, duree),
              suppleant: autre(suppleant, qui),
            });
            if (annulee) await client.query(`UPDATE absence SET annulee_le = now() WHERE id = $1`, [ecrite]);
          }
          if (designe !== null) await confier(client, dossier.id, role as Role, id(designe)!);

          const present = (rang: number) =>
            comptes[rang]!.actif &&
            !absences.some(
              ({ qui, debut, duree, annulee }) =>
                qui === rang && !annulee && debut <= 0 && (duree === null || debut + duree >= 0),
            );
          const voient = comptes.map(({ region, departements }) => voit({ regions: [region], departements }, dossier));
          const rangDe = (compteId: string) => comptes.findIndex((_, rang) => id(rang) === compteId);
          const annuaire = await Annuaire.lire(client, [dossier.id]);
          let precedents: string[] = [];
          for (const echelon of ECHELONS) {
            const prevenus = annuaire.prevenir(dossier, role, echelon, JOUR);
            const rangs = prevenus.map(({ compteId }) => rangDe(compteId));
            expect(rangs.filter((rang) => !present(rang) || !voient[rang])).toEqual([]);
            expect(new Set(rangs).size).toBe(rangs.length);
            const ceuxQuiPeuvent = comptes.filter(
              ({ roles }, rang) =>
                present(rang) &&
                voient[rang] &&
                roles.some((un) => [role, 'ARS_INSTRUCTEUR', 'DG_ARS', 'ADMIN'].includes(un)),
            );
            if (rangs.length === 0) {
              expect(ceuxQuiPeuvent).toEqual([]);
              vides += 1;
            }
            // Climbing never forgets those who were told below.
            const noms = prevenus.map(({ compteId }) => compteId);
            expect(noms).toEqual(expect.arrayContaining(precedents));
            precedents = noms;
          }

          const [charge, ...equipe] = annuaire.enCharge(dossier, role, JOUR);
          const enSonNom = designe !== null && equipe.length === 0 && charge?.pour?.compteId === id(designe);
          if (enSonNom) remplacements += 1;
          for (const [rang, { roles }] of comptes.entries()) {
            if (!present(rang) || !voient[rang] || !roles.includes(role as Role)) continue;
            const acte = { dossierId: dossier.id, compteId: id(rang)!, role, jour: JOUR };
            expect(await pourLeCompteDe(client, acte)).toBe(
              enSonNom && charge.compteId === id(rang) ? id(designe)! : undefined,
            );
          }
        }),
      ),
      { numRuns: 300 },
    );
    // The worlds drawn are not all easy.
    expect(Math.min(vides, remplacements)).toBeGreaterThan(0);
  });
});
