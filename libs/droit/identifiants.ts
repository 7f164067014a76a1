import { isIBAN } from 'class-validator';

function cleDeLuhn(chiffres: string): boolean {
  const somme = [...chiffres].reverse().reduce((total, chiffre, rang) => {
    const valeur = Number(chiffre) * (rang % 2 === 1 ? 2 : 1);
    return total + (valeur > 9 ? valeur - 9 : valeur);
  }, 0);
  return somme % 10 === 0;
}

/** SIREN: nine digits with a Luhn key. */
export function estSiren(valeur: string): boolean {
  return /^\d{9}$/.test(valeur) && cleDeLuhn(valeur);
}

/** SIRET: fourteen digits with a Luhn key, of which the first nine are the SIREN. */
export function estSiret(valeur: string): boolean {
  return /^\d{14}$/.test(valeur) && cleDeLuhn(valeur) && estSiren(valeur.slice(0, 9));
}

/**
 * FINESS number: nine characters with a Luhn key. Corsican numbers (`2A…`, `2B…`) are accepted on their form
 * alone: no real one has been at hand to establish how their key is computed.
 */
export function estNumeroFiness(valeur: string): boolean {
  if (/^2[AB]\d{7}$/.test(valeur)) return true;
  return /^\d{9}$/.test(valeur) && cleDeLuhn(valeur);
}

/** RNA number: W and nine digits (the second and third may be letters overseas and in Corsica). */
export function estNumeroRna(valeur: string): boolean {
  return /^W[0-9A-Z]{2}\d{7}$|^W\d{9}$/.test(valeur);
}

// Where one may begin: at the start of a word, or stuck to the name that announces it.
const DEBUT_IBAN = /(?<![A-Z0-9])(?:IBAN|RIB)?([A-Z]{2}\d{2})/g;
/** What people put between its groups: a space of any kind, a dot, a dash. */
const SEPARATEUR = /[\s.\u00AD\u2010-\u2015-]/u;
const PLUS_LONG = 34;

/** True of a text in which an IBAN of any country is written, in whatever groups, ending with a word. */
export function contientIban(texte: string): boolean {
  const lu = texte.toUpperCase();
  return [...lu.matchAll(DEBUT_IBAN)].some(({ 0: tout, 1: debut, index }) => {
    let iban = '';
    for (let place = index + tout.length - debut!.length; iban.length < PLUS_LONG; place += 1) {
      const signe = lu[place];
      if (signe !== undefined && /[A-Z0-9]/.test(signe)) iban += signe;
      else if (isIBAN(iban)) return true;
      else if (signe === undefined || !SEPARATEUR.test(signe)) return false;
    }
    return isIBAN(iban);
  });
}
