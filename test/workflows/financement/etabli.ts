import { DateCivile, enVigueur, Parametre, ValeurDatee } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { taille } from '../../../workflows/cpts/tailles';
import { Mission } from '../../../workflows/cpts/missions';
import { BAREME } from '../../../workflows/cpts/parametres';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Signature } from '../../../workflows/cpts/v2019-08-25/faits/contrat';

interface Options {
  signature: DateCivile;
  population: number;
  missions: readonly Mission[];
  demarrages?: Partial<Record<Mission, DateCivile>>;
  membres?: number;
}

/** What the dossier remembers of a contract that runs, and nothing else. */
export function faitsDuContrat({ signature, population, missions, demarrages = {}, membres }: Options): FaitsCpts {
  const signee: Signature = {
    le: signature,
    seq: 10,
    missions,
    population: { total: population, millesime: 2023 },
    taille: taille(population, signature).valeur,
    bareme: enVigueur(BAREME, signature).du,
    ...(membres === undefined ? {} : { membres }),
  };
  return {
    nom: 'CPTS (fictif)',
    regionArs: '93',
    zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
    territoire: [],
    population: { total: population, maximum: population, millesime: 2023, partiesInconnues: [] },
    missions: Object.fromEntries(
      Object.entries(demarrages).map(([mission, le], rang) => [mission, { le, seq: 20 + rang }]),
    ),
    dialogues: [],
    contrat: { demande: { le: signature, seq: 9 }, signature: signee },
  } as FaitsCpts;
}

/** The law in force, save for these parameters. */
export const lireAvec =
  (...remplaces: readonly (readonly [Parametre<never> | Parametre<unknown>, unknown])[]): Lire =>
  <T>(parametre: Parametre<T>, le: DateCivile): ValeurDatee<T> => {
    const ligne = enVigueur(parametre, le);
    const remplace = remplaces.find(([{ cle }]) => cle === parametre.cle);
    return remplace ? { ...ligne, valeur: remplace[1] as T } : ligne;
  };

/** Rulebook § 2.9: size 2, second amendment, signed on 1 April 2024. */
export const CONTRAT_DU_RECUEIL: FaitsCpts = faitsDuContrat({
  signature: '2024-04-01',
  population: 60_000,
  missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'],
  demarrages: { ACCES_SOINS: '2024-10-01', CRISE: '2024-10-01', PARCOURS: '2025-04-01', PREVENTION: '2025-04-01' },
});
