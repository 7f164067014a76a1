import { Role, Utilisateur } from '#libs/acces';
import { accesRefuse } from '#libs/dossiers';
import { Compte } from '#libs/persistance';
import {
  CanActivate,
  createParamDecorator,
  ExecutionContext,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Request } from 'express';
import 'express-session';
import { DataSource } from 'typeorm';

declare module 'express-session' {
  interface SessionData {
    compte: string;
  }
}

export interface RequeteIdentifiee extends Request {
  utilisateur: Utilisateur;
}

/** Name of the session cookie. */
export const COOKIE = 'parcours.sid';

const PUBLIC = 'public';
const ROLES_ADMIS = 'rolesAdmis';

/** Open without a session: the health check, the sign-in and the mark of the training mode that it bears. */
export const SansSession = () => SetMetadata(PUBLIC, true);

/** Reserved to accounts that hold one of these roles. */
export const ReserveA = (...roles: string[]) => SetMetadata(ROLES_ADMIS, roles);

/** The person who acts. */
export const Qui = createParamDecorator(
  (_: unknown, contexte: ExecutionContext) => contexte.switchToHttp().getRequest<RequeteIdentifiee>().utilisateur,
);

/** No request without a session, and none from another site. The account is read again at each request. */
@Injectable()
export class GardeDeSession implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: DataSource,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const requete = contexte.switchToHttp().getRequest<RequeteIdentifiee>();
    const cibles = [contexte.getHandler(), contexte.getClass()];
    refuserAutreSite(requete);
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, cibles)) return true;
    const utilisateur = await lireUtilisateur(this.source, requete.session.compte);
    if (!utilisateur) throw new UnauthorizedException('Connectez-vous pour continuer.');
    requete.utilisateur = utilisateur;
    const roles = this.reflector.getAllAndOverride<string[]>(ROLES_ADMIS, cibles);
    if (roles && !utilisateur.roles.some((role) => roles.includes(role)))
      throw accesRefuse(
        `Cette page est réservée au rôle ${roles.join(' ou ')}.`,
        'Connectez-vous avec un compte habilité, ou demandez à un administrateur.',
      );
    return true;
  }
}

export async function lireUtilisateur(source: DataSource, id: string | undefined): Promise<Utilisateur | undefined> {
  if (!id) return undefined;
  const compte = await source.getRepository(Compte).findOneBy({ id, actif: true });
  if (!compte) return undefined;
  const { identifiant, nom, roles, regions, departements } = compte;
  return { id, identifiant, nom, roles: roles as Role[], regions, departements };
}

const SANS_EFFET = ['GET', 'HEAD', 'OPTIONS'];

// The cookie is SameSite=Strict already; the browser's own word on where the request comes from is the second lock.
function refuserAutreSite(requete: Request): void {
  if (SANS_EFFET.includes(requete.method)) return;
  const provenance = requete.get('sec-fetch-site');
  const origine = requete.get('origin');
  const autreSite =
    (provenance !== undefined && !['same-origin', 'none'].includes(provenance)) ||
    (provenance === undefined && origine !== undefined && !memeHote(origine, requete.get('host')));
  if (autreSite) throw accesRefuse('Cette demande vient d’un autre site.', 'Revenez sur Parcours CPTS et recommencez.');
}

function memeHote(origine: string, hote: string | undefined): boolean {
  return URL.canParse(origine) && new URL(origine).host === hote;
}
