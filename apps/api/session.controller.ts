import { verifierMotDePasse } from '#libs/acces';
import { EntreeInvalide } from '#libs/dossiers';
import { Compte, poolDe } from '#libs/persistance';
import { Body, Controller, Delete, Get, HttpCode, HttpException, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Request } from 'express';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Utilisateur } from '#libs/acces';
import { CONFIGURATION, ConfigurationApi } from './configuration';
import { lireUtilisateur, Qui, SansSession } from './securite';

/** Failures admitted per account and per address, and how long one then waits. In seconds. */
const ECHECS_ADMIS = 10;
const ATTENTE = 15 * 60;

@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  private readonly limiteur: RateLimiterPostgres;

  constructor(
    private readonly source: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ConfigurationApi,
  ) {
    this.limiteur = new RateLimiterPostgres({
      storeClient: poolDe(source),
      tableName: 'essai_connexion',
      tableCreated: true,
      keyPrefix: '',
      points: ECHECS_ADMIS,
      duration: ATTENTE,
    });
  }

  @Post()
  @SansSession()
  @ApiOperation({ summary: 'Se connecter : pose le cookie de session' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['identifiant', 'motDePasse'],
      properties: { identifiant: { type: 'string' }, motDePasse: { type: 'string' } },
    },
  })
  @ApiResponse({ status: 201, description: 'Connecté' })
  @ApiResponse({ status: 401, description: 'Identifiant ou mot de passe inconnu' })
  @ApiResponse({ status: 429, description: 'Trop de tentatives' })
  async ouvrir(@Req() requete: Request, @Body() corps: unknown): Promise<{ utilisateur: Utilisateur }> {
    const { identifiant, motDePasse } = lireIdentifiants(corps);
    const cle = `${identifiant.toLowerCase()}/${requete.ip}`.slice(0, 255);
    const essais = await this.limiteur.get(cle);
    if (essais && essais.consumedPoints >= ECHECS_ADMIS) throw tropDEssais(essais);
    const compte = await this.source
      .getRepository(Compte)
      .createQueryBuilder('compte')
      .addSelect('compte.motDePasse')
      .where('lower(compte.identifiant) = lower(:identifiant) AND compte.actif', { identifiant })
      .andWhere(this.configuration.production ? 'NOT compte.demonstration' : 'true')
      .getOne();
    if (!(await verifierMotDePasse(compte?.motDePasse, motDePasse))) {
      await this.limiteur.consume(cle).catch((essai: unknown) => {
        if (essai instanceof Error) throw essai;
      });
      throw new HttpException('Identifiant ou mot de passe inconnu.', 401);
    }
    await this.limiteur.delete(cle);
    await regenerer(requete);
    requete.session.compte = compte!.id;
    return { utilisateur: (await lireUtilisateur(this.source, compte!.id))! };
  }

  @Get()
  @ApiOperation({ summary: 'Qui est connecté' })
  lire(@Qui() utilisateur: Utilisateur): { utilisateur: Utilisateur; demonstration: boolean; boite: boolean } {
    const { production, boite } = this.configuration;
    return { utilisateur, demonstration: !production, boite: boite !== undefined };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Se déconnecter' })
  async fermer(@Req() requete: Request): Promise<void> {
    await new Promise<void>((suite, rejeter) =>
      requete.session.destroy((erreur: unknown) => (erreur ? rejeter(erreur as Error) : suite())),
    );
  }
}

function lireIdentifiants(corps: unknown): { identifiant: string; motDePasse: string } {
  const { identifiant, motDePasse } = (corps ?? {}) as Record<string, unknown>;
  if (typeof identifiant !== 'string' || !identifiant.trim())
    throw new EntreeInvalide([{ champ: 'identifiant', message: 'est une adresse de courriel' }]);
  if (typeof motDePasse !== 'string' || !motDePasse)
    throw new EntreeInvalide([{ champ: 'motDePasse', message: 'est nécessaire' }]);
  return { identifiant: identifiant.trim(), motDePasse };
}

function tropDEssais({ msBeforeNext }: RateLimiterRes): HttpException {
  const minutes = Math.ceil(msBeforeNext / 60_000);
  return new HttpException(
    `Trop de tentatives de connexion. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    429,
  );
}

// A new session id at sign-in: one planted beforehand is worth nothing.
function regenerer(requete: Request): Promise<void> {
  return new Promise((suite, rejeter) =>
    requete.session.regenerate((erreur: unknown) => (erreur ? rejeter(erreur as Error) : suite())),
  );
}
