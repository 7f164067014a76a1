import { verifierMotDePasse } from '#libs/acces';
import { accesRefuse, EntreeInvalide, HORLOGE } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { Compte, poolDe } from '#libs/persistance';
import { HorlogeDeFormation } from '#libs/veille';
import { Body, Controller, Delete, Get, HttpCode, HttpException, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Request, Response } from 'express';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Utilisateur } from '#libs/acces';
import { CONFIGURATION, ConfigurationApi } from './configuration';
import { COOKIE, lireUtilisateur, Qui, SansSession } from './securite';
import { TourDeRole } from './tour-de-role';

/** Failures admitted per account from one address, and from that address in all; how long one then waits, in seconds. */
const ECHECS_ADMIS = 10;
const ECHECS_PAR_ADRESSE = 200;
const ATTENTE = 15 * 60;

@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  private readonly tour = new TourDeRole();
  private readonly parCompte: RateLimiterPostgres;
  private readonly parAdresse: RateLimiterPostgres;

  constructor(
    private readonly source: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ConfigurationApi,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {
    const limiteur = (points: number) =>
      new RateLimiterPostgres({
        storeClient: poolDe(source),
        tableName: 'essai_connexion',
        tableCreated: true,
        keyPrefix: '',
        points,
        duration: ATTENTE,
      });
    this.parCompte = limiteur(ECHECS_ADMIS);
    this.parAdresse = limiteur(ECHECS_PAR_ADRESSE);
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
  async ouvrir(
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
    @Body() corps: unknown,
  ): Promise<{ utilisateur: Utilisateur }> {
    // The cookie would not be set: better said than a session that is lost at the next request.
    if (this.configuration.production && !requete.secure)
      throw accesRefuse(
        'La connexion demande une adresse en https.',
        'Passez par l’adresse en https ; derrière un mandataire, faites-lui transmettre X-Forwarded-Proto.',
      );
    const { identifiant, motDePasse } = lireIdentifiants(corps);
    const adresse = `/${requete.ip}`;
    const cle = `${identifiant.toLowerCase()}${adresse}`.slice(0, 255);
    // One after the other: in a burst, each attempt must know of the failures of those before it.
    const compte = await this.tour.passer(cle, async () => {
      await this.refuserAuDela(this.parAdresse, adresse, ECHECS_PAR_ADRESSE, reponse);
      await this.refuserAuDela(this.parCompte, cle, ECHECS_ADMIS, reponse);
      const reconnu = await this.reconnaitre(identifiant, motDePasse);
      if (reconnu) await this.parCompte.delete(cle);
      else await Promise.all([noterEchec(this.parCompte, cle), noterEchec(this.parAdresse, adresse)]);
      return reconnu;
    });
    if (!compte) throw new HttpException('Identifiant ou mot de passe inconnu.', 401);
    await regenerer(requete);
    requete.session.compte = compte.id;
    return { utilisateur: (await lireUtilisateur(this.source, compte.id))! };
  }

  private async reconnaitre(identifiant: string, motDePasse: string): Promise<Compte | undefined> {
    const compte = await this.source
      .getRepository(Compte)
      .createQueryBuilder('compte')
      .addSelect('compte.motDePasse')
      .where('lower(compte.identifiant) = lower(:identifiant) AND compte.actif', { identifiant })
      .andWhere(this.configuration.production ? 'NOT compte.demonstration' : 'true')
      .getOne();
    // Checked all the same when there is no such account: the answer must take as long.
    return (await verifierMotDePasse(compte?.motDePasse, motDePasse)) ? compte! : undefined;
  }

  @Get()
  @ApiOperation({ summary: 'Qui est connecté, à quoi, et l’instant présent du serveur' })
  lire(@Qui() utilisateur: Utilisateur) {
    const { production, boite } = this.configuration;
    return {
      utilisateur,
      demonstration: !production,
      boite: boite !== undefined,
      formation: this.horloge instanceof HorlogeDeFormation,
      instant: this.horloge.maintenant(),
    };
  }

  private async refuserAuDela(limiteur: RateLimiterPostgres, cle: string, admis: number, reponse: Response) {
    const essais = await limiteur.get(cle);
    if (!essais || essais.consumedPoints < admis) return;
    reponse.set('Retry-After', String(Math.ceil(essais.msBeforeNext / 1000)));
    throw tropDEssais(essais);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Se déconnecter' })
  async fermer(@Req() requete: Request, @Res({ passthrough: true }) reponse: Response): Promise<void> {
    reponse.clearCookie(COOKIE);
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

// The library rejects with the count itself once it is over the limit: that is no failure of ours.
async function noterEchec(limiteur: RateLimiterPostgres, cle: string): Promise<void> {
  await limiteur.consume(cle).catch((essai: unknown) => {
    if (!(essai instanceof RateLimiterRes)) throw essai;
  });
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
