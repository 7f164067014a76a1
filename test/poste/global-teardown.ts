export default async function arreter(): Promise<void> {
  await globalThis.posteDesTests?.arreter();
}
