import { type DateCivile, estNumeroFiness, estSiret } from '#libs/droit';
import { type InscriptionImportee, type TerritoireImporte } from '../apps/cli/importer';
import { siretFictif, sirenFictif } from './personnes';
import { type Sujet } from './recit';

const QUARTIERS = ['nord', 'sud', 'est', 'ouest', 'du centre', 'de la gare', 'des coteaux', 'du canal'];

/** A real territory, of which everything else is invented. */
export function sujetDeTerritoire({ cpts, dossier }: Pick<TerritoireImporte, 'cpts' | 'dossier'>, rang: number): Sujet {
  const siren = sirenFictif(rang);
  const [premier] = cpts.elements;
  return {
    dossier,
    rang,
    regionArs: cpts.regionArs,
    departements: [...new Set(cpts.elements.map(({ departement }) => departement))],
    denomination: `Association ${cpts.nom} (fictif)`,
    siege: `1 place de l’Exemple (fictif), ${premier?.nom ?? 'Ville-Exemple'}`,
    territoire: cpts.elements,
    territoireInvente: false,
    communes: [...new Set(cpts.elements.map(({ commune }) => commune))].slice(0, 4),
    siren,
    siret: siretFictif(siren),
    ape: '9499Z',
    validation: null,
  };
}

/**
 * Real registrations: their numbers, names and dates are those of the register. Their territories are invented from
 * the commune of the seat; those that share one take distinct quartiers of it.
 */
export function sujetsDesInscriptions(
  importees: readonly Pick<InscriptionImportee, 'inscription' | 'dossier'>[],
  premierRang: number,
): Sujet[] {
  return importees.map(({ inscription, dossier }, i) => {
    const { commune, siret, ape, numeroEt, numeroEj } = inscription;
    const voisines = importees.filter((autre) => autre.inscription.commune.code === commune.code);
    const rangDuQuartier = voisines.findIndex((autre) => autre.dossier === dossier);
    const quartier = `Quartier ${QUARTIERS[rangDuQuartier] ?? rangDuQuartier + 1} (fictif)`;
    const autreSiege = importees.find(
      (autre) =>
        autre.inscription.commune.departement === commune.departement &&
        autre.inscription.commune.code !== commune.code,
    );
    return {
      dossier,
      rang: premierRang + i,
      regionArs: commune.region,
      departements: [commune.departement],
      denomination: inscription.raisonSocialeLongue || inscription.raisonSociale,
      siege: inscription.adresse.join(', '),
      territoire: [{ commune: commune.code, ...(voisines.length > 1 ? { maille: quartier } : {}) }],
      territoireInvente: true,
      communes: [commune.code, ...(autreSiege ? [autreSiege.inscription.commune.code] : [])],
      ...(siret && estSiret(siret) ? { siren: siret.slice(0, 9), siret } : {}),
      ...(ape ? { ape } : {}),
      ...(estNumeroFiness(numeroEt) && estNumeroFiness(numeroEj)
        ? { finess: { et: numeroEt, ej: numeroEj, ouverture: inscription.dateOuverture } }
        : {}),
      validation: dateReelle(inscription),
    };
  });
}

/** The date of the authorisation, else of the opening; none when the register contradicts itself. */
function dateReelle({ dateAutorisation, dateOuverture }: InscriptionImportee['inscription']): DateCivile | null {
  if (dateAutorisation && dateOuverture && dateOuverture < dateAutorisation) return null;
  return dateAutorisation ?? dateOuverture;
}
