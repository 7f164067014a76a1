import { introuvable } from '#libs/dossiers';
import { Injectable, PipeTransform } from '@nestjs/common';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True of what has the form of an id. */
export function estIdentifiant(valeur: string): boolean {
  return UUID.test(valeur);
}

/** What has not the form of an id names nothing: 404, like an id that nobody knows. */
@Injectable()
export class Identifiant implements PipeTransform<string, string> {
  transform(valeur: string): string {
    if (!estIdentifiant(valeur)) throw introuvable('Cet élément');
    return valeur.toLowerCase();
  }
}
