import { estAJour } from '#libs/persistance';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { setTimeout as patienter } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { SansSession } from './securite';

/** A database that does not answer in that time is down for whoever asks. In milliseconds. */
const PATIENCE = 2000;

const abandonner = (): never => {
  throw new Error('no answer');
};

@ApiTags('Santé')
@Controller('api/sante')
export class SanteController {
  constructor(private readonly source: DataSource) {}

  @Get()
  @SansSession()
  @ApiOperation({ summary: 'Prêt quand la base, la file de travaux et les migrations le sont' })
  @ApiResponse({ status: 200, description: 'Prêt' })
  @ApiResponse({ status: 503, description: 'Pas encore prêt, ou en panne' })
  async lire(@Res() reponse: Response): Promise<void> {
    const verifications = { base: false, file: false, migrations: false };
    try {
      await Promise.race([
        this.source.query('SELECT 1'),
        patienter(PATIENCE, undefined, { ref: false }).then(abandonner),
      ]);
      verifications.base = true;
      await this.source.query('SELECT 1 FROM graphile_worker.jobs LIMIT 1');
      verifications.file = true;
      verifications.migrations = await estAJour(this.source);
    } catch {
      // What is missing is told by the checks that stayed false.
    }
    const pret = Object.values(verifications).every(Boolean);
    reponse.status(pret ? 200 : 503).json({ pret, ...verifications });
  }
}
