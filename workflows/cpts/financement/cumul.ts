import { ajouterSommes, DateCivile } from '#libs/droit';
import type { Cumul, Lire } from '#libs/moteur';
import { FaitsCpts } from '../v2019-08-25/faits';
import { Versement } from '../v2019-08-25/faits/vie';
import { LigneDAmorcage } from './amorcage';
import { financer } from './index';
import { sommeDe, sommer } from './sommes';
import { Ligne } from './suivi';

const RIEN = { prevu: 0, du: 0, valide: 0, paye: 0 };

/**
 * The money of a dossier by civil year and item: what is foreseen, due or ordered in the year in which it is payable,
 * what was paid in the year of its payment. Added up, they are the sums of `financer` and of its start-up aids. In cents.
 */
export function cumuler(faits: FaitsCpts, lire: Lire, jour: DateCivile): Cumul[] {
  const { contrats, horsEcheancier, amorcage } = financer(faits, lire, jour);
  const lignes = contrats.flatMap((contrat) => contrat.lignes);
  const parts = [
    ...lignes.flatMap((ligne) => partsDeLaLigne(ligne, faits)),
    ...horsEcheancier.flatMap(partsDuVersement),
    ...amorcage.flatMap(partsDeLAide),
  ];
  const cumuls = new Map<string, Cumul>();
  for (const part of parts) {
    const cle = `${part.annee}-${part.poste}`;
    cumuls.set(cle, { ...part, ...ajouterSommes([cumuls.get(cle) ?? RIEN, part]) });
  }
  return [...cumuls.values()].sort((a, b) => a.annee - b.annee || a.poste.localeCompare(b.poste));
}

function partsDeLaLigne(ligne: Ligne, { versements = [] }: FaitsCpts): Cumul[] {
  const { poste, exigibleLe } = ligne;
  const payes = versements.filter(({ seq, libere }) => libere && ligne.versements.includes(seq));
  return [{ ...sommer([ligne]), paye: 0, annee: anneeDe(exigibleLe), poste }, ...payes.map(paye)];
}

const partsDuVersement = (versement: Versement): Cumul[] => [
  { ...sommeDe(versement), paye: 0, annee: anneeDe(versement.le), poste: versement.poste },
  ...(versement.libere ? [paye(versement)] : []),
];

const paye = ({ libere, montant, poste }: Versement): Cumul => ({
  ...RIEN,
  paye: montant,
  annee: anneeDe(libere!.le),
  poste,
});

/** What came back of an aid is taken off the year in which it had been paid. */
const partsDeLAide = ({ sommes, poste, decideeLe, verseeLe }: LigneDAmorcage): Cumul[] => [
  { ...sommes, paye: 0, annee: anneeDe(decideeLe), poste },
  ...(verseeLe ? [{ ...RIEN, paye: sommes.paye, annee: anneeDe(verseeLe), poste }] : []),
];

const anneeDe = (le: DateCivile) => Number(le.slice(0, 4));
