import { accesRefuse, HORLOGE } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { estAJour } from '#libs/persistance';
import { Sante, SanteService } from '#libs/veille';
import { Controller, Get, Inject, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Request, Response } from 'express';
import { setTimeout as patienter } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ecrireMetriques } from './metriques';
import { lireUtilisateur, ReserveA, SansSession } from './securite';

/** A database that does not answer in that time is down for whoever asks. In milliseconds. */
const PATIENCE = 2000;

const abandonner = (): never => {
  throw new Error('no answer');
};

const SURVEILLANTS = ['AUDITEUR', 'ADMIN'] as const;

@ApiTags('Santé')
@Controller('api')
export class SanteController {
  constructor(
    private readonly source: DataSource,
    private readonly sante: SanteService,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get('sante')
  @SansSession()
  @ApiOperation({
    summary: 'Prêt quand la base, la file de travaux et les migrations le sont ; et si le temps fait son œuvre',
    description:
      '`veille` dit depuis combien de secondes attend la plus ancienne échéance à effet, ce que la file contient, les travailleurs vivants et la dernière exécution de chaque travail périodique. Rien de personnel ni d’un dossier.',
  })
  @ApiResponse({ status: 200, description: 'Prêt' })
  @ApiResponse({ status: 503, description: 'Pas encore prêt, ou en panne' })
  async lire(@Res() reponse: Response): Promise<void> {
    const verifications = { base: false, file: false, migrations: false };
    let veille: Sante | null = null;
    try {
      await Promise.race([
        this.source.query('SELECT 1'),
        patienter(PATIENCE, undefined, { ref: false }).then(abandonner),
      ]);
      verifications.base = true;
      await this.source.query('SELECT 1 FROM graphile_worker.jobs LIMIT 1');
      verifications.file = true;
      verifications.migrations = await estAJour(this.source);
      if (verifications.migrations) veille = await this.sante.lire();
    } catch {
      // What is missing is told by the checks that stayed false.
    }
    const pret = Object.values(verifications).every(Boolean);
    reponse.status(pret ? 200 : 503).json({ pret, ...verifications, veille });
  }

  @Get('metriques')
  @SansSession()
  @ApiOperation({
    summary: 'Les mêmes mesures, au format texte de Prometheus',
    description: 'Sans session depuis cette machine même ; d’ailleurs, avec une session AUDITEUR ou ADMIN.',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'Les mesures' })
  @ApiResponse({ status: 401, description: 'D’une autre machine, sans session' })
  async metriques(@Req() requete: Request, @Res() reponse: Response): Promise<void> {
    if (!estDIciMeme(requete)) await this.exigerSurveillant(requete);
    const { type, texte } = await ecrireMetriques(await this.sante.lire(), this.horloge.maintenant());
    reponse.set('Content-Type', type).send(texte);
  }

  @Get('veille')
  @ReserveA(...SURVEILLANTS)
  @ApiOperation({
    summary: 'Les travailleurs, la file, les travaux périodiques et la plus ancienne échéance en retard',
  })
  async veille() {
    return this.sante.detailler();
  }

  private async exigerSurveillant({ session }: Request): Promise<void> {
    const utilisateur = await lireUtilisateur(this.source, session.compte);
    if (!utilisateur) throw new UnauthorizedException('Connectez-vous pour continuer.');
    if (!SURVEILLANTS.some((role) => utilisateur.roles.includes(role)))
      throw accesRefuse(
        `Ces mesures sont réservées au rôle ${SURVEILLANTS.join(' ou ')}.`,
        'Connectez-vous avec un compte habilité, ou lisez-les depuis la machine qui porte l’application.',
      );
  }
}

const LOCALES = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

// A proxy on this machine speaks for others: it says so in the headers that it adds.
function estDIciMeme({ socket, headers }: Request): boolean {
  const relaye = Object.keys(headers).some((nom) => nom === 'forwarded' || nom.startsWith('x-forwarded-'));
  return !relaye && LOCALES.includes(socket.remoteAddress ?? '');
}
