/** Lives of the dossier that this version adds. */
export const REGIONS_CRISE = {};
