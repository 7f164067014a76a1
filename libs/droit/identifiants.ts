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

/** Length of an IBAN in each country of its register (ISO 13616); French territories write theirs as France does. */
const LONGUEUR_IBAN: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BL27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 ' +
    'EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GF27 GI23 GL18 GP27 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 ' +
    'JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MF27 MK19 MN20 MQ27 MR27 MT31 MU30 NC27 NI28 ' +
    'NL18 NO15 OM23 PF27 PK24 PL28 PM27 PS29 PT25 QA29 RE27 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ' +
    'ST25 SV28 TF27 TL23 TN24 TR26 UA29 VA22 VG24 WF27 XK20 YE30 YT27'
  )
    .split(' ')
    .map((pays) => [pays.slice(0, 2), Number(pays.slice(2))]),
);

/** Its first four characters moved to the end, letters counted from ten: the remainder by 97 is one. */
function cleIban(iban: string): boolean {
  const chiffres = [...iban.slice(4), ...iban.slice(0, 4)].map((signe) => parseInt(signe, 36)).join('');
  return [...chiffres].reduce((reste, chiffre) => (reste * 10 + Number(chiffre)) % 97, 0) === 1;
}

// Where one may begin: at the start of a word, or stuck to the name that announces it.
const DEBUT_IBAN = /(?<![A-Z0-9])(?:IBAN|RIB)?([A-Z]{2}\d{2})/g;
/** What people put between its groups: a space of any kind, a dot, a dash. */
const SEPARATEUR = /[\s.\u00AD\u2010-\u2015-]/u;

/** True of a text in which an IBAN of any country is written, in whatever groups: known by its length and its key. */
export function contientIban(texte: string): boolean {
  const lu = texte.toUpperCase();
  return [...lu.matchAll(DEBUT_IBAN)].some(({ 0: tout, 1: debut, index }) => {
    const longueur = LONGUEUR_IBAN.get(debut!.slice(0, 2));
    if (longueur === undefined) return false;
    let iban = '';
    let place = index + tout.length - debut!.length;
    for (; iban.length < longueur && place < lu.length; place += 1) {
      const signe = lu[place]!;
      if (/[A-Z0-9]/.test(signe)) iban += signe;
      else if (!SEPARATEUR.test(signe)) return false;
    }
    return iban.length === longueur && !/[A-Z0-9]/.test(lu[place] ?? ' ') && cleIban(iban);
  });
}
