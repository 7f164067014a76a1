// No font is measured here: widths are estimated generously, so that no reader's font overflows its box.

const CHASSE = 0.55;

/** Estimated width of a line, in pixels, at this size. */
export function largeurDe(texte: string, corps: number, gras = false): number {
  return Math.ceil(texte.length * corps * CHASSE * (gras ? 1.08 : 1));
}

/** Cuts a sentence into lines of about `maximum` characters, between words. */
export function enLignes(texte: string, maximum: number): string[] {
  const lignes: string[] = [];
  for (const mot of texte.split(' ')) {
    const derniere = lignes.at(-1);
    if (derniere !== undefined && derniere.length + mot.length < maximum) lignes[lignes.length - 1] += ` ${mot}`;
    else lignes.push(mot);
  }
  return lignes;
}

/** `reunionInformation` or `ACCES_SOINS` as words, where nothing better names it. */
export function motsDe(nom: string): string {
  const mots = /[a-z]/.test(nom) ? nom.replace(/([a-z])([A-Z0-9])/g, '$1 $2') : nom.replaceAll('_', ' ');
  return mots.toLowerCase();
}

export const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);
