import { PdfImpossible } from '#libs/courriers';
import { EntreeInvalide, Refus } from '#libs/dossiers';
import { DemandeRefusee } from '#libs/veille';
import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { Response } from 'express';
import { randomUUID } from 'node:crypto';

const STATUT: Record<Refus['sorte'], number> = { INTROUVABLE: 404, CONFLIT: 409, ACCES: 403, DROIT: 422 };

const TITRES: Record<number, string> = {
  400: 'Demande mal formée',
  401: 'Connexion nécessaire',
  403: 'Accès refusé',
  404: 'Introuvable',
  409: 'Conflit',
  413: 'Demande trop longue',
  415: 'Format non reconnu',
  422: 'Refusé par une règle',
  429: 'Trop de tentatives',
  503: 'Indisponible',
  500: 'Anomalie',
};

const PHRASES: Record<number, string> = {
  400: 'La demande ne peut pas être lue : vérifiez qu’elle est en JSON bien formé.',
  401: 'Connectez-vous pour continuer.',
  404: 'Cette adresse n’existe pas.',
  413: 'La demande est trop longue : réduisez-la.',
  503: 'Le serveur est trop sollicité ; rien n’a été enregistré. Recommencez dans un instant.',
  415: 'Envoyez la demande en JSON (Content-Type: application/json).',
};

/** The problem document of a bare status. */
export function problemeDe(status: number, detail = PHRASES[status] ?? TITRES[status] ?? 'Demande refusée.') {
  return { type: 'about:blank', title: TITRES[status] ?? 'Erreur', status, detail };
}

/** Turns the three kinds of failure into problem documents (RFC 9457). An anomaly is logged, never shown. */
@Catch()
export class FiltreProblemes implements ExceptionFilter {
  private readonly journal = new Logger('Anomalie');

  catch(erreur: unknown, hote: ArgumentsHost): void {
    const reponse = hote.switchToHttp().getResponse<Response>();
    if (reponse.headersSent) return void reponse.end();
    const { status, detail, ...reste } = this.decrire(erreur);
    reponse
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problemeDe(status, detail), ...reste }));
  }

  private decrire(erreur: unknown): { status: number; detail?: string; [champ: string]: unknown } {
    if (erreur instanceof Refus) return { status: STATUT[erreur.sorte], detail: erreur.message, refus: erreur.motifs };
    if (erreur instanceof DemandeRefusee)
      return { status: STATUT[erreur.sorte], detail: erreur.message, refus: [motifDe(erreur)] };
    if (erreur instanceof EntreeInvalide)
      return {
        status: 400,
        detail: `Corrigez la saisie. ${erreur.champs.map(({ champ, message }) => `${champ} ${message.replace(/\.$/, '')}`).join(' ; ')}.`,
        champs: erreur.champs,
      };
    const http = statutHttp(erreur);
    if (http === 401 || http === 429) return { status: http, detail: (erreur as HttpException).message };
    if (http && http < 500) return { status: http };
    if (sature(erreur)) return { status: 503 };
    if (erreur instanceof PdfImpossible) return { status: 503, detail: erreur.message };
    if ((erreur as { code?: string } | null)?.code === DISQUE_PLEIN)
      return {
        status: 503,
        detail: 'Le disque de la base est plein ; rien n’a été enregistré. Prévenez votre administrateur.',
      };
    const correlation = randomUUID();
    this.journal.error(`${correlation} ${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}`);
    return {
      status: 500,
      detail: `Une anomalie est survenue ; rien n’a été enregistré à moitié. Recommencez, et signalez le numéro ${correlation} si elle persiste.`,
      correlation,
    };
  }
}

/** The same form as a rule of the law gives its reasons. */
function motifDe({ sorte, message, remede }: DemandeRefusee) {
  return { code: sorte, message, remede, source: 'Règle de l’application', derogeable: false, aConfirmer: [] };
}

const DISQUE_PLEIN = '53100';

/** Codes by which PostgreSQL says that it waited too long, or that it has no connection left. */
const ATTENTES = ['55P03', '57014', '53300', '25P03'];

function sature(erreur: unknown): boolean {
  return ATTENTES.includes((erreur as { code?: string } | null)?.code ?? '');
}

function statutHttp(erreur: unknown): number | undefined {
  if (erreur instanceof HttpException) return erreur.getStatus();
  const statut = (erreur as { status?: unknown } | null)?.status;
  return typeof statut === 'number' && statut >= 400 && statut < 500 ? statut : undefined;
}
