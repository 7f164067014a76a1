import { rm } from 'node:fs/promises';

export default async function arreter(): Promise<void> {
  await globalThis.posteDesTests?.arreter();
  if (process.env.PAGES_DES_TESTS) await rm(process.env.PAGES_DES_TESTS, { recursive: true, force: true });
}
