import { Centimes, dateCourte, DateCivile, somme } from '#libs/droit';
import { Mission } from '../missions';
import { dialogueQuiCompte } from '../v2019-08-25/calendrier';
import { anniversaire } from '../v2019-08-25/delais';
import { FaitsCpts } from '../v2019-08-25/faits';
import { Versement } from '../v2019-08-25/faits/vie';
import { constater } from './atteinte';
import { Base } from './droits';
import { aConfirmer, EtatDeLigne, LigneCalculee } from './lignes';
import { ContratSigne } from './regime';

/** A line of the schedule, and what became of it on a day. */
export interface Ligne extends LigneCalculee {
  etat: EtatDeLigne;
  /** Ordered and not cancelled; of which released. */
  ordonne: Centimes;
  paye: Centimes;
  versements: readonly number[];
  aConfirmer: readonly string[];
}

/** `fin`: the first day on which the contract no longer runs, known or foreseen. */
export function suivre(contrat: ContratSigne, fin: DateCivile, lignes: readonly LigneCalculee[], base: Base): Ligne[] {
  return lignes.map((ligne) => {
    const verses = versementsDe(ligne, base.faits);
    const ordonne = somme(verses.map(({ montant }) => montant));
    const paye = somme(verses.filter(({ libere }) => libere).map(({ montant }) => montant));
    const attend = ligne.attend ?? attente(contrat, fin, ligne, base);
    const eteinte = estEteinte(ligne, contrat, fin, base.jour);
    const etat = etatDe(ligne, { ordonne, paye, eteinte, attend });
    return {
      ...(ligne.attend ? sansAttente(ligne) : ligne),
      ...(attend && etat === 'PREVUE' ? { attend } : {}),
      etat,
      ordonne,
      paye,
      versements: verses.map(({ seq }) => seq),
      aConfirmer: aConfirmer(ligne),
    };
  });
}

const sansAttente = ({ attend: _, ...ligne }: LigneCalculee): LigneCalculee => ligne;

/** Those that pay a line, cancelled ones left aside. */
export const versementsDe = (
  { contrat, annee, poste, nature }: Pick<LigneCalculee, 'contrat' | 'annee' | 'poste' | 'nature'>,
  { versements = [] }: FaitsCpts,
): Versement[] =>
  versements.filter(
    (un) => !un.annule && un.contrat === contrat && un.annee === annee && un.poste === poste && un.nature === nature,
  );

function etatDe(
  { montant }: LigneCalculee,
  {
    ordonne,
    paye,
    eteinte,
    attend,
  }: Pick<Ligne, 'ordonne' | 'paye'> & { eteinte: boolean; attend: string | undefined },
): EtatDeLigne {
  if (paye > 0 && paye >= montant) return 'PAYEE';
  if (ordonne > 0 && ordonne >= montant) return 'VALIDEE';
  if (eteinte) return 'ANNULEE';
  if (attend) return 'PREVUE';
  return montant > 0 ? 'DUE' : 'ANNULEE';
}

/** The statement settles the year that the end cuts short: no balance nor result, nor an advance that it finds unpaid. */
function estEteinte(ligne: LigneCalculee, { signature }: ContratSigne, fin: DateCivile, jour: DateCivile): boolean {
  if (estDeCrise(ligne) || anniversaire(signature.le, ligne.annee) <= fin) return false;
  return ligne.nature !== 'AVANCE' || ligne.exigibleLe >= fin || jour >= fin;
}

/** What a crisis gives is of no year's results: neither its meeting nor the end of the contract bears on it. */
const estDeCrise = ({ nature, poste }: LigneCalculee): boolean => nature === 'VARIABLE' && poste === 'CRISE';

function attente(contrat: ContratSigne, fin: DateCivile, ligne: LigneCalculee, base: Base): string | undefined {
  const { faits, jour } = base;
  if (ligne.exigibleLe > jour) return `Exigible le ${dateCourte(ligne.exigibleLe)}.`;
  if (estDeCrise(ligne) || ligne.nature === 'AVANCE') {
    if (ligne.hypotheses.length) return 'Le démarrage de la mission n’est pas déclaré.';
    const recue = contrat.resiliation?.le;
    return ligne.nature === 'AVANCE' && recue && recue <= jour && jour < fin
      ? `La résiliation reçue le ${dateCourte(recue)} prend effet le ${dateCourte(fin)} : pas d’avance dans l’intervalle sans décision.`
      : undefined;
  }
  const dialogue = dialogueQuiCompte(faits, contrat, ligne.annee);
  const pv = dialogue?.pv && dialogue.pv.le <= jour;
  if (ligne.nature === 'SOLDE') {
    if (pv || jour >= ligne.auPlusTard!) return undefined;
    return `Le procès-verbal du dialogue de l’année ${ligne.annee} n’est pas signé ; au plus tard le ${dateCourte(ligne.auPlusTard!)}.`;
  }
  if (!pv) return `Le procès-verbal du dialogue de l’année ${ligne.annee} n’est pas signé.`;
  if (ligne.hypotheses.length === 0) return undefined;
  const { manque } = constater(contrat, ligne.annee, ligne.poste as Mission, faits, base.lire);
  return manque ?? ligne.hypotheses[0];
}
