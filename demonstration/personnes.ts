/** A person as the payloads of the acts take one. Every one of these is invented, and says so. */
interface PersonneFictive {
  nom: string;
  qualite: string;
  courriel: string;
  telephone: string;
}

const PRENOMS = [
  ...['Camille', 'Sacha', 'Andrea', 'Maxime', 'Lou', 'Charlie', 'Morgan', 'Noa', 'Ange', 'Swann', 'Eden', 'Gaby'],
  ...['Alix', 'Céleste', 'Claude', 'Dany', 'Élie', 'Francis', 'Hyacinthe'],
];
const NOMS = [
  ...['Martin', 'Bernard', 'Petit', 'Robert', 'Richard', 'Durand', 'Dubois', 'Moreau', 'Laurent', 'Simon', 'Michel'],
  ...['Lefèvre', 'Garcia', 'David', 'Bertrand', 'Roux', 'Vincent', 'Fournier', 'Morel', 'Girard', 'André', 'Mercier'],
  'Dupont',
];
const QUALITES = {
  PORTEUR: ['Médecin généraliste', 'Pharmacienne', 'Infirmier', 'Sage-femme', 'Masseur-kinésithérapeute'],
  PRESIDENT: ['Présidente', 'Président'],
  REFERENT_ARS: ['Référente ARS', 'Référent ARS'],
  REFERENT_CPAM: ['Référente CPAM', 'Référent CPAM'],
  LIQUIDATEUR: ['Liquidatrice', 'Liquidateur'],
};
/** What keeps the names of one dossier apart. */
const DECALAGES = { PORTEUR: 0, PRESIDENT: 7, REFERENT_ARS: 11, REFERENT_CPAM: 13, LIQUIDATEUR: 17 } as const;

/** The person who bears the `rang`-th project, presides over its association, or helps them. */
export function inventer(rang: number, usage: keyof typeof QUALITES): PersonneFictive {
  const decalage = DECALAGES[usage];
  const prenom = PRENOMS[(rang + decalage) % PRENOMS.length]!;
  const nom = NOMS[(rang + 3 * decalage) % NOMS.length]!;
  const qualites = QUALITES[usage];
  return {
    nom: `${prenom} ${nom} (fictif)`,
    qualite: qualites[rang % qualites.length]!,
    courriel: `${enAdresse(prenom)}.${enAdresse(nom)}.${rang}@cpts.test`,
    // A block of numbers kept for works of fiction.
    telephone: `06 39 98 ${String(rang).padStart(2, '0')} ${String(decalage).padStart(2, '0')}`,
  };
}

/** A SIREN with a right key, in a range that SIRENE never gives. */
export function sirenFictif(rang: number): string {
  return avecCle(`0000${String(1000 + rang)}`);
}

/** The SIRET of the seat of such a SIREN. */
export function siretFictif(siren: string): string {
  return avecCle(`${siren}0001`);
}

/** Completes a number by its Luhn key. */
function avecCle(chiffres: string): string {
  const somme = [...chiffres].reverse().reduce((total, chiffre, rang) => {
    const valeur = Number(chiffre) * (rang % 2 === 0 ? 2 : 1);
    return total + (valeur > 9 ? valeur - 9 : valeur);
  }, 0);
  return `${chiffres}${(10 - (somme % 10)) % 10}`;
}

function enAdresse(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
