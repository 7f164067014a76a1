/** Lives of the dossier, beside one another. */
export const REGIONS_FIR = {};
