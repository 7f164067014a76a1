import { ContexteFiche, contexteDeFiche, FichePrevue, PersonneDeFiche, prevoirFiche } from '#libs/moteur';
import { variablesDeFiche, VariablesDeFiche } from '#libs/redaction';
import { FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { agenceDEssai, Reglages } from '../courriers/agences';
import { DEFINITION, Histoire } from '../courriers/histoire';

/** A sheet as the application establishes it. `cas` names its expected text, and the turn that the template takes. */
export interface FicheDeTest {
  cas: string;
  prevu: FichePrevue;
  /** What the agency adds to the content. */
  communes: VariablesDeFiche;
  variables: Record<string, unknown>;
}

/** `personnes`: by reference, as « personne-0 ». */
export interface ReglagesDeFiche extends Reglages {
  personnes?: Readonly<Record<string, PersonneDeFiche | null>>;
  /** Agencies that have not said who signs. */
  sansRepresentant?: boolean;
}

// People of the stories: all of them invented. See `referencer` of `Histoire` for who bears which reference.
const PERSONNES: Readonly<Record<string, PersonneDeFiche | null>> = {
  'personne-0': {
    nom: 'Dr Camille Martin (fictif)',
    qualite: 'Médecin généraliste',
    courriel: 'porteur@cpts.test',
    telephone: '04 00 00 00 00',
  },
  'personne-3': { nom: 'Claude Exemple (fictif)', qualite: 'Référent ARS', courriel: null, telephone: null },
  'personne-4': { nom: 'Dominique Exemple (fictif)', qualite: 'Référent CPAM', courriel: null, telephone: null },
  'personne-8': { nom: '', qualite: null, courriel: 'contact@cpts.test', telephone: null },
  'personne-9': { nom: 'Alix Durand (fictif)', qualite: 'Présidente', courriel: 'contact@cpts.test', telephone: null },
};

/** What a sheet reads of a story, as it stands at its end. `le`: the civil day that the sheet speaks of. */
export function contexteDe(
  histoire: Histoire,
  le: string,
  personnes: ReglagesDeFiche['personnes'] = PERSONNES,
): ContexteFiche<FaitsCpts> {
  return contexteDeFiche(DEFINITION, histoire.situation, {
    le,
    journal: histoire.entrees,
    personne: (reference) => personnes[reference.personne] ?? null,
  });
}

/** Why the sheet cannot be made of this story; nothing when it can. */
export const manqueDe = (code: string, histoire: Histoire, le: string): string | undefined =>
  definie(code).manque?.(contexteDe(histoire, le));

/** A sheet of a story, of the path or of the contract. Throws when it cannot be made. */
export function fiche(cas: string, histoire: Histoire, le: string, reglages: ReglagesDeFiche = {}): FicheDeTest {
  const code = cas.split(' ')[0]!;
  const contexte = contexteDe(histoire, le, reglages.personnes);
  const manque = definie(code).manque?.(contexte);
  if (manque) throw new Error(`${cas} : ${manque}`);
  const prevu = prevoirFiche(definie(code), contexte, contexte.faits.nom);
  const { seq, hash } = histoire.entrees.at(-1)!;
  const communes = variablesDeFiche({
    prevu,
    agence: agenceDEssai(prevu.emetteur, reglages),
    reference: `93-0A1B2C3D-${String(seq).padStart(4, '0')}-${code}-${le.replaceAll('-', '')}`,
    situationAu: le,
    dateCourrier: le,
    par: { nom: 'Claude Instructeur', qualite: 'instructeur ARS' },
    fictif: !reglages.reel,
    parties: prevu.parties ? partiesDEssai(prevu.parties, reglages) : null,
    preuve: { seq, hash },
  });
  // Through JSON, as it is frozen.
  const contenu = JSON.parse(JSON.stringify(prevu.variables)) as Record<string, unknown>;
  return { cas, prevu, communes, variables: { ...contenu, ...communes } };
}

function partiesDEssai(genres: readonly string[], reglages: ReglagesDeFiche) {
  const representant = (genre: string) => agenceDEssai(genre, reglages).signataires[genre === 'ARS' ? 'DG_ARS' : genre];
  return Object.fromEntries(
    genres.map((genre) => {
      const { nom, adresse } = agenceDEssai(genre, reglages);
      return [genre, { nom, adresse, representant: (!reglages.sansRepresentant && representant(genre)) || null }];
    }),
  );
}

function definie(code: string) {
  const trouvee = DEFINITION.fiches.find((une) => une.code === code);
  if (!trouvee) throw new Error(`La fiche ${code} n’est pas définie.`);
  return trouvee;
}
