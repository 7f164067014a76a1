import { introuvable } from '#libs/dossiers';
import { Injectable, PipeTransform } from '@nestjs/common';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What has not the form of an id names nothing: 404, like an id that nobody knows. */
@Injectable()
export class Identifiant implements PipeTransform<string, string> {
  transform(valeur: string): string {
    if (!UUID.test(valeur)) throw introuvable('Cet élément');
    return valeur.toLowerCase();
  }
}
