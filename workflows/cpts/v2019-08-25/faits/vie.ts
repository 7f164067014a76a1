/** What the dossier remembers of this part of its life, beside what `faits.ts` already holds. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the law grows
export interface FaitsVie {}
