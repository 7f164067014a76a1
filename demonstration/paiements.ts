import { ajouterJours, type DateCivile, enVigueur } from '#libs/droit';
import { normaliserTerritoire, population } from '#libs/territoires';
import { type Mission } from '#workflows/cpts/missions';
import { BAREME } from '#workflows/cpts/parametres';
import { taille } from '#workflows/cpts/tailles';
import { type Recit, type Role } from './recit';

// What the fund pays, by the scale of the contract; half of a variable part, to show one.

interface Ordre {
  nature: 'AVANCE' | 'VARIABLE';
  annee: number;
  le: DateCivile;
  signature: DateCivile;
  /** None: the running costs. */
  mission?: Mission;
}

/** Nothing is paid to a CPTS that has no number. */
export function payer(
  recit: Recit,
  noter: (type: string, le: DateCivile, role: Role, donnees: object) => void,
  { nature, annee, le, signature, mission }: Ordre,
): void {
  if (!recit.date('ENREGISTRER_IMMATRICULATION')) return;
  const { fonctionnement, missions } = enVigueur(BAREME, signature).valeur;
  const t = taille(population(normaliserTerritoire([...recit.sujet.territoire]).elements).total, signature).valeur - 1;
  const variable = mission && missions[mission as keyof typeof missions]?.variable[t];
  const montant = mission ? Math.round((variable ?? 0) / 2) : fonctionnement[t]!;
  if (!montant) return;
  noter('ORDONNER_VERSEMENT', le, 'CPAM', {
    ...{ poste: mission ?? 'FONCTIONNEMENT', nature, annee, montant },
    calcul: mission ? 'Part variable × 50 % (fictif)' : 'Forfait de l’année × 100 % (fictif)',
    ...(annee === 1 && !mission ? { dossierVerifieLe: ajouterJours(signature, 5) } : {}),
  });
}
