import { schemaDe } from '#libs/dossiers';
import { enEuros } from '#workflows/cpts/montants';

const EN_CENTIMES = /,? ?\(?en centimes[^)]*\)?/;

/** The amounts that a payload holds, by the titles that its form shows. */
export function sommesDe(
  classe: new () => object,
  donnees: object,
): { champ: string; libelle: string; valeur: string }[] {
  const champs = (schemaDe(classe)['properties'] ?? {}) as Record<string, { title?: string }>;
  return Object.entries(donnees).flatMap(([champ, valeur]: [string, unknown]) => {
    const titre = champs[champ]?.title ?? '';
    if (typeof valeur !== 'number' || !EN_CENTIMES.test(titre)) return [];
    return [{ champ, libelle: titre.replace(EN_CENTIMES, '').trim(), valeur: enEuros(valeur) }];
  });
}
