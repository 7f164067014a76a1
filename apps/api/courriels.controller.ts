import { Utilisateur } from '#libs/acces';
import { EntreeInvalide, lireDate } from '#libs/dossiers';
import { EN_ECHEC, listerCourriels } from '#libs/veille';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Qui } from './securite';

const STATUTS: readonly string[] = ['PREVU', 'A_SIGNER', 'COMPOSE', 'ENVOYE', 'BLOQUE', 'SANS_ENVOI', EN_ECHEC];
const PAR_PAGE = 50;

@ApiTags('Courriers')
@Controller('api/courriels')
export class CourrielsController {
  constructor(private readonly source: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Le registre des courriels, tous dossiers du territoire, du plus récent au plus ancien' })
  @ApiQuery({ name: 'statut', required: false, enum: STATUTS, description: 'EN_ECHEC : pas parvenu à tous' })
  @ApiQuery({ name: 'du', required: false, description: 'AAAA-MM-JJ, comprise, date à laquelle il a été prévu' })
  @ApiQuery({ name: 'au', required: false, description: 'AAAA-MM-JJ, comprise' })
  @ApiQuery({ name: 'page', required: false })
  async lister(
    @Qui() utilisateur: Utilisateur,
    @Query('statut') statut?: string,
    @Query('du') du?: string,
    @Query('au') au?: string,
    @Query('page') numero?: string,
  ) {
    if (statut && !STATUTS.includes(statut))
      throw new EntreeInvalide([{ champ: 'statut', message: `prend l’une des valeurs ${STATUTS.join(', ')}` }]);
    const page = /^[1-9]\d{0,5}$/.test(numero ?? '') ? Number(numero) : 1;
    const filtre = {
      ...(statut ? { statut } : {}),
      ...(du ? { du: lireDate(du, 'du') } : {}),
      ...(au ? { au: lireDate(au, 'au') } : {}),
    };
    const lus = await listerCourriels(this.source, utilisateur, { ...filtre, page, parPage: PAR_PAGE });
    return { ...lus, page, parPage: PAR_PAGE };
  }
}
