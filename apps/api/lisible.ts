import { NextFunction, Request, Response } from 'express';
import { problemeDe } from './filtre-problemes';

const PROFONDEUR = 20;

/** Where files are supplied, each as a body of its own. */
export const DEPOT_DE_FICHIER = '/api/organismes/:id/fichiers/:genre';
const ADRESSE_DE_DEPOT = /^\/organismes\/[^/]+\/fichiers\/[a-z]+\/?$/;
export const TYPES_DE_FICHIER = ['image/png', 'image/jpeg', 'font/ttf', 'font/otf', 'application/octet-stream'];

/** Before anything is read: what is sent is JSON, or a file where one is supplied. */
export function exigerJson(requete: Request, reponse: Response, suite: NextFunction): void {
  const corps = Number(requete.get('content-length') ?? 0) > 0 || requete.get('transfer-encoding') !== undefined;
  const depot = requete.method === 'PUT' && ADRESSE_DE_DEPOT.test(requete.path);
  if (corps && !requete.is(depot ? TYPES_DE_FICHIER : 'application/json'))
    return refuser(reponse, 415, depot ? `Envoyez le fichier lui-même (${TYPES_DE_FICHIER.join(', ')}).` : undefined);
  suite();
}

/** What is sent, but for a file, has texts such as a database can keep. */
export function exigerLisible(requete: Request, reponse: Response, suite: NextFunction): void {
  if ((Buffer.isBuffer(requete.body) || estLisible(requete.body)) && estLisible(requete.query)) return suite();
  refuser(reponse, 400, 'La demande contient un texte illisible, ou des listes imbriquées sans fin : corrigez-la.');
}

// By levels rather than by recursion: what is sent to exhaust the stack must not.
function estLisible(recu: unknown): boolean {
  let niveau: unknown[] = [recu];
  for (let profondeur = 0; niveau.length; profondeur += 1) {
    if (profondeur > PROFONDEUR) return false;
    if (!niveau.every((valeur) => typeof valeur !== 'string' || !/\0|\p{Surrogate}/u.test(valeur))) return false;
    niveau = niveau.flatMap((valeur) =>
      typeof valeur === 'object' && valeur !== null ? [...Object.keys(valeur), ...Object.values(valeur)] : [],
    );
  }
  return true;
}

function refuser(reponse: Response, statut: number, detail?: string): void {
  reponse
    .status(statut)
    .type('application/problem+json')
    .send(JSON.stringify(problemeDe(statut, detail)));
}
