import { citer } from '#libs/droit';
import { introuvable, REGISTRE, schemaDe } from '#libs/dossiers';
import { dessiner } from '#libs/dessin';
import { Definition, EvenementDefini, preparer, Registre } from '#libs/moteur';
import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

@ApiTags('Procédures')
@Controller('api/procedures')
export class ProceduresController {
  constructor(@Inject(REGISTRE) private readonly registre: Registre) {}

  @Get(':cle')
  @ApiOperation({ summary: 'La procédure : versions, états, événements et leurs schémas, rôles, règles et sources' })
  lire(@Param('cle') cle: string) {
    const procedure = Object.hasOwn(this.registre, cle) ? this.registre[cle] : undefined;
    if (!procedure) throw introuvable(`La procédure « ${cle} »`);
    return { cle, libelle: procedure.libelle, versions: procedure.versions.map(publier) };
  }

  @Get(':cle/:version/diagramme.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @ApiOperation({ summary: 'Le diagramme d’une version du parcours, engendré de sa définition' })
  diagramme(@Param('cle') cle: string, @Param('version') version: string): Promise<string> {
    const procedure = Object.hasOwn(this.registre, cle) ? this.registre[cle] : undefined;
    const definition = procedure?.versions.find((connue) => connue.version === version);
    if (!definition) throw introuvable(`La version « ${version} » de la procédure « ${cle} »`);
    return dessiner(definition);
  }
}

function publier(definition: Definition) {
  const { empreinte, etats, fleches } = preparer(definition);
  const { version, du, evenements, regles, echeances, courriers, parametres, ouverture, financement } = definition;
  return {
    version,
    du,
    empreinte,
    ouverture: { schema: schemaDe(ouverture) },
    // What one may suppose of the money; nothing where none is paid.
    hypothese: financement ? { schema: schemaDe(financement.hypothese) } : null,
    etats,
    transitions: fleches,
    evenements: evenements.map(publierEvenement),
    roles: [...new Set(evenements.flatMap(({ roles }) => roles))].sort(),
    regles: Object.values(regles).map(({ code, enonce, sources, aConfirmer = [], derogeablePour = [] }) => ({
      code,
      enonce,
      sources,
      aConfirmer,
      derogeablePour,
    })),
    echeances: echeances.map(
      ({
        code,
        libelle,
        sources,
        dans,
        depuis,
        effet,
        consequence,
        evenement,
        responsable,
        rappels,
        suivi = false,
      }) => ({
        code,
        libelle,
        sources,
        dans,
        depuis,
        effet,
        consequence,
        evenement: evenement?.type ?? null,
        responsable,
        rappels,
        suivi,
      }),
    ),
    courriers: courriers.map(
      ({ code, titre, evenements: declencheurs, emetteur, destinataires, copies = [], canal, bases }) => ({
        code,
        titre,
        evenements: declencheurs,
        emetteur,
        destinataires,
        copies,
        canal,
        bases: bases.map(citer),
      }),
    ),
    parametres,
  };
}

function publierEvenement({
  type,
  libelle,
  phase,
  route,
  roles,
  suppose,
  sources,
  variantes,
  donnees,
}: EvenementDefini) {
  return {
    type,
    libelle,
    phase,
    route,
    roles,
    suppose,
    sources,
    variantes: variantes ?? [],
    schema: schemaDe(donnees),
  };
}
