/** How the fund of a region is called when it is no CPAM: general funds of social security, and that of Mayotte. */
const CAISSES_OUTRE_MER: Readonly<Record<string, string>> = {
  '01': 'CGSS',
  '02': 'CGSS',
  '03': 'CGSS',
  '04': 'CGSS',
  '06': 'CSSM',
};

/** `CGSS` (regions 01 to 04), `CSSM` (06), else `CPAM`. Of the region of an ARS, by its INSEE code. */
export function sigleDeLaCaisse(regionArs: string): string {
  return CAISSES_OUTRE_MER[regionArs] ?? 'CPAM';
}
