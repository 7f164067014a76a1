import { Role, ROLES, Utilisateur } from '#libs/acces';
import {
  ConsultationService,
  DossiersService,
  HorlogeService,
  OuvertureService,
  PreuveService,
  RattrapageService,
  Reglages,
} from '#libs/dossiers';
import { HorlogeReglable } from '#libs/exterieur';
import { AGENCES } from '#libs/territoires';
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { AvisService } from '#libs/veille';
import { REGISTRE } from '#workflows/registre';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { BaseDeTest, baseDeTest } from '../poste/base';
import { exigerLaPreuve } from './preuve';

/** The services on a real database of their own, under a clock that the test moves. */
export interface Atelier {
  url: string;
  source: DataSource;
  pool: Pool;
  horloge: HorlogeReglable;
  dossiers: DossiersService;
  ouvertures: OuvertureService;
  consultation: ConsultationService;
  horlogeDuDroit: HorlogeService;
  avis: AvisService;
  preuve: PreuveService;
  rattrapage: RattrapageService;
  /** A person of this role, who sees every region. */
  personne(role: Role): Utilisateur;
  fermer(): Promise<void>;
}

/** Few, so that a command which asked for a second connection while it holds one would be seen waiting. */
export const CONNEXIONS = 6;

const REGLAGES: Reglages = { delaiDeSaisie: 10 };

/** `chez`: a database of one's own, when that of the test run will not do. */
export async function ouvrirAtelier(instant = '2026-06-01T08:00:00.000Z', chez?: BaseDeTest): Promise<Atelier> {
  const base = chez ?? (await baseDeTest());
  const source = await new DataSource(optionsDeConnexion(base.url, CONNEXIONS)).initialize();
  const horloge = new HorlogeReglable(instant);
  const personnes = new Map(await Promise.all(ROLES.map(async (role) => [role, await creer(source, role)] as const)));
  return {
    url: base.url,
    source,
    pool: poolDe(source),
    horloge,
    dossiers: new DossiersService(source, REGISTRE, horloge, REGLAGES),
    ouvertures: new OuvertureService(source, REGISTRE, horloge, REGLAGES),
    consultation: new ConsultationService(source, REGISTRE, horloge, REGLAGES),
    horlogeDuDroit: new HorlogeService(source, horloge, REGLAGES),
    avis: new AvisService(source, horloge),
    preuve: new PreuveService(source, REGISTRE),
    rattrapage: new RattrapageService(source, REGISTRE, horloge),
    personne: (role) => personnes.get(role)!,
    fermer: async () => {
      await exigerLaPreuve(source);
      await source.destroy();
      await base.fermer();
    },
  };
}

async function creer(source: DataSource, role: Role): Promise<Utilisateur> {
  const identifiant = `${role.toLowerCase()}@test.test`;
  const regions = AGENCES.map(({ region }) => region);
  const [{ id }] = (await source.query(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, $2, 'aucun', $3, $4) RETURNING id`,
    [identifiant, `Personne ${role}`, [role], regions],
  )) as [{ id: string }];
  return { id, identifiant, nom: `Personne ${role}`, roles: [role], regions, departements: [] };
}
