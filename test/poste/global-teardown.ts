import { rm } from 'node:fs/promises';

export default async function arreter(): Promise<void> {
  await globalThis.posteDesTests?.arreter();
  if (process.env.COMMUN_DES_TESTS) await rm(process.env.COMMUN_DES_TESTS, { recursive: true, force: true });
}
