import { chevauchements } from './chevauchement';
import { type CptsListee, type LigneListe } from './cpts-paca-ligne';
import { cleDeNom } from './noms';

interface Retenue {
  ligne: LigneListe;
  cpts: CptsListee;
}

function partage(commune: string, retenue: Retenue, toutes: readonly Retenue[]): void {
  const { ligne, cpts } = retenue;
  const ici = ({ elements }: CptsListee): CptsListee['elements'] =>
    elements.filter((element) => element.commune === commune);
  const autres = toutes.filter((autre) => autre !== retenue).map((autre) => autre.cpts);
  const conflits = autres.flatMap((avec) =>
    chevauchements(ici(cpts), ici(avec)).map(({ motif, raison }) => ({ motif, raison, avec })),
  );
  const { nom = commune } = ici(cpts)[0] ?? {};
  if (conflits.length === 0) {
    const raison = `${nom} (${commune}) est partagée avec ${autres.map(({ id }) => id).join(', ')}, chacune y nommant des parties distinctes.`;
    ligne.signaler('communes_insee', 'COMMUNE_PARTAGEE_PAR_PARTIES', raison, commune);
    return;
  }
  const memePartie = conflits.some(({ motif }) => motif === 'MEME_PARTIE');
  const ids = conflits.map(({ avec }) => avec.id).join(', ');
  ligne.signaler(
    'communes_insee',
    memePartie ? 'PARTIE_PARTAGEE' : 'COMMUNE_PARTAGEE_SANS_PARTIE',
    `Commune aussi dans ${ids}. ${conflits[0]?.raison ?? ''}`,
    commune,
  );
  cpts.communesPartagees.push(commune);
}

/** A share announced by the listing (`commune_partagee…`, names or codes) that no other of its lines bears out. */
function verifierAnnonces({ ligne, cpts }: Retenue, champ: string): void {
  const noms = new Map(cpts.elements.map(({ commune, nom }) => [commune, cleDeNom(nom)]));
  // Longest names first, so that « Saint-Jean » is not read inside « Saint-Jean-Cap-Ferrat ».
  const connues = [...noms].sort(([, a], [, b]) => b.length - a.length);
  let reste = ` ${cleDeNom(ligne.cellule(champ))} `;
  for (const [code, nom] of connues) {
    const ecrit = [` ${nom} `, ` ${code} `].find((forme) => reste.includes(forme));
    if (!ecrit) continue;
    reste = reste.replace(ecrit, ' ');
    if (cpts.communesPartagees.includes(code)) continue;
    const raison =
      'Cette commune est dite partagée, mais aucune autre ligne retenue ne la prend de la même façon : vérifiez le partage.';
    ligne.signaler(champ, 'PARTAGE_INTROUVABLE', raison, code);
  }
  if (reste.trim() !== '') {
    const raison = `« ${reste.trim()} » est dite partagée, mais n'est pas dans les communes de cette CPTS : corrigez l'une ou l'autre.`;
    ligne.signaler(champ, 'PARTAGE_INTROUVABLE', raison);
  }
}

/** Reports each commune that several CPTS take, on the line of each, and fills in `communesPartagees`. */
export function signalerPartages(retenues: readonly Retenue[], colonnes: readonly string[]): void {
  const parCommune = new Map<string, Retenue[]>();
  for (const retenue of retenues) {
    for (const commune of new Set(retenue.cpts.elements.map((element) => element.commune))) {
      parCommune.set(commune, [...(parCommune.get(commune) ?? []), retenue]);
    }
  }
  for (const [commune, toutes] of parCommune) {
    if (toutes.length > 1) for (const retenue of toutes) partage(commune, retenue, toutes);
  }
  const annonce = colonnes.find((colonne) => colonne.startsWith('commune_partagee'));
  if (annonce) for (const retenue of retenues) verifierAnnonces(retenue, annonce);
}
