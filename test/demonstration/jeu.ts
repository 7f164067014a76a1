import {
  agir,
  HORLOGE,
  type Instantane,
  type Motif,
  ouvrir,
  prochainEffetDuTemps,
  type Resume,
  versionDe,
} from '#libs/moteur';
import { normaliserTerritoire, population } from '#libs/territoires';
import { REGISTRE } from '#workflows/registre';
import { type Piece } from '../../demonstration/mise-en-scene';
import { type Acte } from '../../demonstration/recit';
import { type FaitsCpts } from '../../workflows/cpts/v2019-08-25/faits';

export const definition = REGISTRE['cpts']!.versions[0];

interface Issue {
  instantane: Instantane;
  /** What a person sees first, once everything is played. */
  resume: Resume;
  /** Every warning that an act gave, with its event. */
  avertissements: readonly (Motif & { type: string })[];
}

/** Plays a story on the engine alone, as the service would: time first, then the act; then time until `jour`. */
export function jouer({ sujet, recit }: Piece, jour: string): Issue {
  const zone = { fuseau: 'Europe/Paris', feries: 'METROPOLE' };
  const territoire = normaliserTerritoire(sujet.territoire).elements;
  const { partiesInconnues, ...habitants } = population(territoire);
  const trouvee = { ...habitants, partiesInconnues: partiesInconnues.map(({ nom }) => nom) };
  const constats = { aujourdhui: jour, territoire, population: trouvee, chevauchements: [] };
  const ouverture = { nom: sujet.denomination, regionArs: sujet.regionArs };
  let instantane = ouvrir(definition, ouverture, { ...constats, zone });
  const avertissements: (Motif & { type: string })[] = [];
  const passer = (type: string, le: string, donnees: unknown, acteur: { id: string; roles: readonly string[] }) => {
    const verdict = agir(definition, instantane, { type, le, donnees, constats, acteur, seq: instantane.seq + 1 });
    if (!verdict.accepte)
      throw new Error(
        `${sujet.denomination}, ${type} du ${le} : ${verdict.motifs.map(({ message }) => message).join(' ')}`,
      );
    avertissements.push(...verdict.effets.avertissements.map((motif) => ({ ...motif, type })));
    instantane = verdict.instantane;
  };
  const laisserPasser = (jusquAu: string) => {
    for (
      let e = prochainEffetDuTemps(definition, instantane, jusquAu);
      e;
      e = prochainEffetDuTemps(definition, instantane, jusquAu)
    )
      passer(e.type, e.le, e.donnees, HORLOGE);
  };
  const agirSelon = ({ type, le, role, donnees }: Acte) => {
    const contacts = [{ personne: 'x', joignable: true }];
    const acteur = role === 'CPAM_SECONDE' ? { id: 'y', roles: ['CPAM'] } : { id: 'x', roles: [role] };
    passer(type, le, 'contacts' in donnees ? { ...donnees, contacts } : donnees, acteur);
  };
  for (const etape of recit.suite()) {
    laisserPasser(etape.le);
    if ('type' in etape) agirSelon(etape);
    else etape.deduire(instantane.faits as FaitsCpts).forEach(agirSelon);
  }
  laisserPasser(jour);
  const resume = versionDe(definition, instantane.version).resumer(instantane.faits, instantane.valeur);
  return { instantane, resume, avertissements };
}
