import { DateCivile, dureeEnClair } from '#libs/droit';
import type { EntreeDeFiche, FicheDefinie } from '#libs/moteur';
import { SILENCE_PROJET } from '../../parametres';
import { crpa, csp } from '../../sources';
import { ecrireTerritoire, Reserves, reserves, TerritoireEcrit } from '../courriers/contenu';
import { RESERVES_DU_SILENCE } from '../courriers/projet-sante';
import { FaitsCpts } from '../faits';
import { historiqueDuSilence } from '../historique';
import { Contexte } from './communes';

/** F-TACITE. */
export type AttestationTaciteProuvee = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  /** What came before the start of the period, when it started again from zero. */
  etapes: readonly { le: DateCivile; quoi: string }[];
  depart: { le: DateCivile; fait: string };
  delai: string;
  dateAcquisition: DateCivile;
  /** The civil day on which the journal took note of it. */
  enregistreeLe: DateCivile;
  /** Entries that were looked through for an opposition: from the receipt of the project to the tacit decision. */
  examen: { de: number; a: number; entrees: number };
  entree: { seq: number; hash: string };
  territoire: TerritoireEcrit;
  /** The validation no longer holds since then. */
  retireeLe: DateCivile | null;
};

export const FICHE_TACITE: FicheDefinie<FaitsCpts> = {
  code: 'F-TACITE',
  titre: 'Attestation de décision tacite',
  gabarit: 'fiches/tacite',
  emetteur: 'ARS',
  bases: [csp('L.1434-12, al. 4'), crpa('L.114-5'), crpa('L.232-3')],
  manque: (contexte) => {
    if (contexte.faits.projet?.decision?.mode !== 'TACITE')
      return 'Aucune validation tacite du projet de santé n’est acquise à ce jour.';
    // The sheet states what the journal shows: it is not made when the journal shows otherwise.
    const opposition = examinees(contexte).find(({ type }) => type === 'OPPOSER_PROJET_SANTE');
    return opposition && `Une opposition précède la décision tacite : entrée n° ${opposition.seq} du journal.`;
  },
  variables: attester,
};

/** From the receipt of the project to the decision that silence made, in the legal order. */
function examinees({ faits, journal }: Pick<Contexte, 'faits' | 'journal'>): readonly EntreeDeFiche[] {
  const { seq, decision } = faits.projet!;
  const [debut, fin] = [seq, decision!.seq].map((rang) => journal.findIndex((entree) => entree.seq === rang));
  return journal.slice(debut, fin! + 1);
}

function attester(contexte: Contexte): AttestationTaciteProuvee {
  const { faits, lire } = contexte;
  const projet = faits.projet!;
  const { le, depart, decision, retrait } = projet;
  const silence = lire(SILENCE_PROJET, depart.le);
  const vues = examinees(contexte);
  const constat = vues.at(-1)!;
  return {
    nomCpts: faits.nom,
    dateReception: le,
    etapes: historiqueDuSilence(projet).historique ?? [],
    depart: { le: depart.le, fait: depart.fait },
    delai: dureeEnClair(silence.valeur),
    dateAcquisition: decision!.le,
    enregistreeLe: constat.enregistreLe,
    examen: { de: projet.seq, a: constat.seq, entrees: vues.length },
    entree: { seq: constat.seq, hash: constat.hash },
    territoire: ecrireTerritoire(faits),
    retireeLe: retrait?.le ?? null,
    aConfirmer: reserves(silence, RESERVES_DU_SILENCE, 'Q-14'),
  };
}
