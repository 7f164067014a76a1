import { DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { Ligne, finDe } from '../../financement';
import { ContratSigne } from '../../financement/regime';
import { contratDuVersement, dialogueQuiCompte } from '../calendrier';
import {
  AnnulationDeVersement,
  LiberationDeVersement,
  OrdreDeVersement,
  VersementRepris,
} from '../evenements/versements';
import { FaitsCpts } from '../faits';
import { Dialogue, Versement } from '../faits/vie';
import { contratPaye, ligneDe, Part } from '../paiements';
import { FONCTIONNEMENT_PREMIERE_ANNEE } from '../../parametres';

// What an act on a payment is about: what was typed, or the payment that it names.

type Saisie = OrdreDeVersement | VersementRepris | LiberationDeVersement | AnnulationDeVersement;
export type Paiement = Examen<FaitsCpts, Saisie>;

const nomme = (donnees: Saisie): donnees is LiberationDeVersement => 'versement' in donnees;

/** The payment that is named, released and cancelled ones included. */
export const versementNomme = ({ donnees, faits }: Paiement): Versement | undefined =>
  donnees && nomme(donnees) ? faits.versements?.find(({ seq }) => seq === donnees.versement) : undefined;

/** What is to be paid, and how much. */
export function visee(examen: Paiement): (Part & Pick<Versement, 'montant'>) | undefined {
  const { donnees } = examen;
  if (!donnees || nomme(donnees)) return versementNomme(examen);
  const { poste, nature, annee, montant } = donnees;
  const seq = contratDe(examen)?.signature.seq;
  return { poste, nature, annee, montant, ...(seq === undefined ? {} : { contrat: seq }) };
}

/** As long as nothing is typed: the contract that a first balance would settle. */
export function contratDe(examen: Paiement): ContratSigne | undefined {
  const { donnees, faits, le } = examen;
  if (donnees && nomme(donnees)) {
    const nommee = versementNomme(examen);
    return nommee && contratPaye(faits, nommee);
  }
  return contratDuVersement(faits, donnees ?? { nature: 'SOLDE', annee: 1 }, le);
}

export const finDuContratPaye = (examen: Paiement): DateCivile | undefined => {
  const contrat = contratDe(examen);
  return contrat && finDe(contrat, examen);
};

/** The line of the schedule that is paid, as it is known that day. */
export function ligneVisee(examen: Paiement): Ligne | undefined {
  const part = visee(examen);
  return part && ligneDe(examen.faits, part, examen.lire, examen.le);
}

export function dialogueDeLAnnee(examen: Paiement): Dialogue | undefined {
  const part = visee(examen);
  const tenu = part && dialogueQuiCompte(examen.faits, contratDe(examen), part.annee);
  return tenu && tenu.le <= examen.le ? tenu : undefined;
}

/** The parties did not agree, and the commission has not spoken: only what nobody contests is paid. */
export function partContestee(examen: Paiement): boolean {
  const dialogue = visee(examen)?.nature === 'AVANCE' ? undefined : dialogueDeLAnnee(examen);
  return dialogue?.desaccord === true && dialogue.avis === undefined;
}

export const preavis = (examen: Paiement): boolean => {
  const recue = contratDe(examen)?.resiliation;
  return recue !== undefined && recue.le <= examen.le && examen.le < finDuContratPaye(examen)!;
};

/** The report of a crisis is what makes its variable part due. Q-19. */
export const bilanValide = ({ faits, le }: Examen<FaitsCpts>): boolean =>
  (faits.bilansDeCrise ?? []).some((bilan) => bilan.le <= le);

/** The operating budget has no result and, paid whole at the signature, no balance that year. */
export function posteVerse(examen: Paiement): boolean {
  const { poste, nature, annee } = visee(examen) ?? {};
  if (poste !== 'FONCTIONNEMENT' || nature === 'AVANCE') return true;
  return nature === 'SOLDE' && !(annee === 1 && toutALaSignature(examen));
}

function toutALaSignature(examen: Paiement): boolean {
  const signature = contratDe(examen)?.signature;
  return signature === undefined || examen.lire(FONCTIONNEMENT_PREMIERE_ANNEE, signature.le).valeur === 'EN_ENTIER';
}

export function demarree(examen: Paiement): boolean {
  const { poste } = visee(examen) ?? {};
  return !poste || poste === 'FONCTIONNEMENT' || (examen.faits.missions[poste]?.le ?? '9999') <= examen.le;
}
