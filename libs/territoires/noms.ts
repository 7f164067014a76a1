/**
 * A name reduced to what must agree: capitals, no accent, no punctuation, `St` and `Ste` in full.
 * Empty when the text holds neither letter nor digit.
 */
export function cleDeNom(texte: string): string {
  return texte
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(/\bST(E?)\b/g, 'SAINT$1')
    .trim();
}

/** Typing errors between two words: letters added, lost, replaced, or swapped with their neighbour. */
export function distance(mot: string, autre: string): number {
  let avantDerniere: number[] = [];
  let derniere = Array.from({ length: autre.length + 1 }, (_, rang) => rang);
  for (let i = 1; i <= mot.length; i += 1) {
    const ligne = [i];
    for (let j = 1; j <= autre.length; j += 1) {
      const remplace = derniere[j - 1]! + (mot[i - 1] === autre[j - 1] ? 0 : 1);
      const permute = i > 1 && j > 1 && mot[i - 1] === autre[j - 2] && mot[i - 2] === autre[j - 1];
      ligne[j] = Math.min(
        derniere[j]! + 1,
        ligne[j - 1]! + 1,
        remplace,
        permute ? avantDerniere[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [avantDerniere, derniere] = [derniere, ligne];
  }
  return derniere[autre.length]!;
}
