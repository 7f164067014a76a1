import { Utilisateur } from '#libs/acces';
import { conflit, definitionDe, DossiersService, EntreeInvalide, REGISTRE } from '#libs/dossiers';
import { ajouterDuree, dateCourte, DateCivile } from '#libs/droit';
import { Definition, lecteurDe, Registre } from '#libs/moteur';
import { Dossier } from '#libs/persistance';
import {
  courriersAPoster,
  Depot,
  enregistrerDepot,
  enregistrerReception,
  MOYENS_DE_DEPOT,
  PREUVES_DE_RECEPTION,
  suitesDesCourriers,
} from '#libs/veille';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AccesAuxCourriers, LettreTrouvee, pasCompose } from './courriers.acces';
import { DEPOT, RECEPTION, SaisieDeDepot, SaisieDeReception } from './courriers.circuit-saisies';
import { lireForme, schemaDeForme } from './courriers.saisies';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

@ApiTags('Courriers')
@Controller('api')
export class PosteController {
  constructor(
    private readonly acces: AccesAuxCourriers,
    private readonly dossiers: DossiersService,
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
  ) {}

  @Get('a-poster')
  @ApiOperation({
    summary: 'Les lettres de mon territoire à remettre à la poste, de la plus ancienne à la plus récente',
  })
  async lister(@Qui() utilisateur: Utilisateur) {
    return { courriers: await courriersAPoster(this.source, utilisateur) };
  }

  @Post('courriers/:id/depot')
  @ApiOperation({ summary: 'Enregistrer le dépôt d’une lettre : son moyen, son numéro, son jour' })
  @ApiBody({ schema: schemaDeForme(DEPOT) })
  @ApiResponse({ status: 201, description: '{}' })
  @ApiResponse({ status: 400, description: 'Numéro manquant, date impossible, accord du destinataire manquant' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  @ApiResponse({ status: 409, description: 'Lettre pas encore composée, ou déjà reçue' })
  async deposer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const trouve = await this.pourAgir(id, utilisateur);
    const { moyen, le, numero, accordPrealable } = lireForme<SaisieDeDepot>(DEPOT, corps);
    if (['LRAR', 'LRE'].includes(moyen) && !numero)
      throw new EntreeInvalide([{ champ: 'numero', message: 'est nécessaire pour une lettre recommandée' }]);
    if (moyen === 'LRE' && !accordPrealable)
      throw new EntreeInvalide([
        {
          champ: 'accordPrealable',
          message:
            'est nécessaire : sans l’accord exprès et préalable du destinataire, un recommandé électronique ne vaut ' +
            'pas recommandé. Envoyez une lettre recommandée avec avis de réception',
        },
      ]);
    this.acces.exigerDate(trouve, le);
    if (await this.recuLe(id))
      throw conflit('La réception de cette lettre est déjà enregistrée.', 'Il n’y a plus de dépôt à enregistrer.');
    const depot = { moyen, le, numero: numero ?? null };
    await enregistrerDepot(this.source, trouve.courrier, depot, this.acces.saisiPar(utilisateur));
    return {};
  }

  @Post('courriers/:id/reception')
  @ApiOperation({
    summary: 'Enregistrer la réception d’une lettre déposée : l’acte qui en fait partir un délai est inscrit avec elle',
  })
  @ApiBody({ schema: schemaDeForme(RECEPTION) })
  @ApiResponse({ status: 201, description: '{seq} : rang au journal de l’acte qu’elle fait inscrire, ou null' })
  @ApiResponse({ status: 400, description: 'Preuve qui n’est pas celle de ce moyen, date impossible' })
  @ApiResponse({ status: 403, description: 'Rôle qui ne peut pas inscrire cet acte' })
  @ApiResponse({ status: 409, description: 'Lettre pas encore déposée, ou déjà reçue' })
  @ApiResponse({ status: 422, description: 'Acte que les règles refusent : rien n’est enregistré' })
  async recevoir(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const trouve = await this.pourAgir(id, utilisateur);
    const saisie = lireForme<SaisieDeReception>(RECEPTION, corps);
    const { courrier, dossier } = trouve;
    const depot = (await suitesDesCourriers(this.source, [id])).get(id)!.depot;
    if (!depot)
      throw conflit('Le dépôt de cette lettre n’est pas enregistré.', 'Enregistrez-le d’abord, avec son numéro.');
    if (await this.recuLe(id)) throw dejaRecue();
    const definition = definitionDe(this.registre, dossier);
    this.acces.exigerDate(trouve, saisie.le);
    this.verifier(saisie, depot, dossier, definition);

    const liee = definition.courriers.find((un) => un.code === courrier.code && un.reception)?.reception;
    const seq = liee
      ? await this.dossiers.agir(
          {
            ...{ dossierId: dossier.id, type: liee.evenement, le: saisie.le, revision: dossier.revision },
            donnees: { ...liee.donnees, preuve: preuveDe(saisie, depot) },
            // Cut between the two, the request made again finds the act recorded, and adds its line to the register.
            cleIdempotence: `reception:${id}`,
          },
          utilisateur,
        )
      : null;
    const reception = { le: saisie.le, preuve: saisie.comment };
    if (!(await enregistrerReception(this.source, courrier, reception, this.acces.saisiPar(utilisateur))))
      throw dejaRecue();
    return { seq: seq?.seq ?? null };
  }

  /** An issued letter of an agency, for whoever follows the dossier. */
  private async pourAgir(id: string, utilisateur: Utilisateur): Promise<LettreTrouvee> {
    await this.acces.pourAgir(id, utilisateur);
    const lettre = await this.acces.lettre(id, utilisateur);
    if (!lettre.courrier.composeLe) throw pasCompose();
    return lettre;
  }

  private async recuLe(id: string): Promise<DateCivile | null> {
    return (await suitesDesCourriers(this.source, [id])).get(id)!.recuLe;
  }

  /** R-PROC-09: an electronic registered letter is received when it is first read or, never read in time, made available. */
  private verifier(
    { le, comment }: SaisieDeReception,
    depot: Depot,
    dossier: Dossier,
    { recommandeElectronique, zone }: Definition,
  ): void {
    const { libelle, moyens } = PREUVES_DE_RECEPTION[comment];
    if (!(moyens as readonly string[]).includes(depot.moyen))
      throw new EntreeInvalide([
        {
          champ: 'comment',
          message: `« ${libelle} » ne prouve pas la réception par ce moyen : ${MOYENS_DE_DEPOT[depot.moyen]}`,
        },
      ]);
    const refuser = (message: string): never => {
      throw new EntreeInvalide([{ champ: 'le', message }]);
    };
    if (le < depot.le) refuser(`ne précède pas le dépôt, du ${dateCourte(depot.le)}`);
    if (depot.moyen !== 'LRE' || !recommandeElectronique) return;
    const lire = lecteurDe(dossier.instantane);
    const fin = ajouterDuree(
      depot.le,
      lire(recommandeElectronique, depot.le).valeur,
      zone(dossier.instantane.faits).feries,
    );
    const misADisposition = dateCourte(depot.le);
    if (comment === 'CONSULTATION' && le > fin)
      refuser(
        `est trop tardif : non consultée le ${dateCourte(fin)}, cette lettre est réputée reçue le ${misADisposition}`,
      );
    if (comment === 'NON_CONSULTE' && this.acces.jour(dossier) <= fin)
      refuser(`ne peut pas encore être dit : cette lettre peut être consultée jusqu’au ${dateCourte(fin)} inclus`);
    if (comment === 'NON_CONSULTE' && le !== depot.le)
      refuser(`est le ${misADisposition} : non consultée à temps, cette lettre est réputée reçue ce jour-là`);
  }
}

function preuveDe({ le, comment }: SaisieDeReception, { moyen, numero, le: deposeLe }: Depot): object {
  return {
    canal: moyen,
    ...(numero ? { reference: numero } : {}),
    // Asked for at the deposit, which is refused without it.
    ...(moyen === 'LRE' ? { accordPrealable: true, miseADispositionLe: deposeLe } : {}),
    ...(comment === 'CONSULTATION' ? { consulteLe: le } : {}),
  };
}

function dejaRecue() {
  return conflit('La réception de cette lettre est déjà enregistrée.', 'Le registre du courrier dit quand et comment.');
}
