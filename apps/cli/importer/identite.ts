import { createHash } from 'node:crypto';

/** Namespace of the dossiers opened from a file. Changing it would open every one of them a second time. */
const ESPACE = '7c5d0e0a-3d0b-4b8e-9f43-2f8c1a6be604';

/** UUID of version 5 (RFC 9562, § 5.5): the same name always gives the same one. */
export function uuidDeNom(nom: string, espace = ESPACE): string {
  const empreinte = createHash('sha1')
    .update(Buffer.from(espace.replaceAll('-', ''), 'hex'))
    .update(nom)
    .digest()
    .subarray(0, 16);
  empreinte[6] = (empreinte[6]! & 0x0f) | 0x50;
  empreinte[8] = (empreinte[8]! & 0x3f) | 0x80;
  return empreinte.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Dossier of a line of a regional listing. */
export function dossierDeListe(regionArs: string, id: string): string {
  return uuidDeNom(`liste-regionale/${regionArs}/${id}`);
}

/** Dossier of a FINESS registration, by the number of its establishment. */
export function dossierDeFiness(numeroEt: string): string {
  return uuidDeNom(`finess/${numeroEt}`);
}
