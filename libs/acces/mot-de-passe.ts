import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's defaults. */
export function hacherMotDePasse(motDePasse: string): Promise<string> {
  return hash(motDePasse);
}

// Verified when the account does not exist, so that the answer takes the same time.
const LEURRE = hash('aucun compte');

/** True when the password is right. Takes as long for an unknown account (`empreinte` absent). */
export async function verifierMotDePasse(empreinte: string | undefined, motDePasse: string): Promise<boolean> {
  const juste = await verify(empreinte ?? (await LEURRE), motDePasse).catch(() => false);
  return juste && empreinte !== undefined;
}
