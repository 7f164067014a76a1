import { dateCourte, DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { instructionFiness } from '../../sources';
import { Reserves, reserves } from '../courriers/contenu';
import { ControleFiness, ECARTS_FINESS, Immatriculation } from '../evenements/saisies-finess';
import { contratSigne, FaitsCpts } from '../faits';
import { contratDeRang } from '../faits/finess';
import { Contexte, derniere, saisieDe, validationInscrite } from './communes';

/** F-ECARTS. */
export type RapportDEcarts = Reserves & {
  nomCpts: string;
  controleLe: DateCivile;
  finessEj: string | null;
  finessEt: string | null;
  champs: readonly {
    champ: string;
    /** What the dossier expects, and what the register holds. */
    attendu: string;
    inscrit: string;
    constat: string;
    aFaire: string;
  }[];
  ecarts: number;
  /** When the next control is due. */
  prochainLe: DateCivile | null;
  derniereMiseAJourLe: DateCivile | null;
};

type Ecart = (typeof ECARTS_FINESS)[number];

export const FICHE_ECARTS: FicheDefinie<FaitsCpts> = {
  code: 'F-ECARTS',
  titre: 'Rapport trimestriel d’écarts FINESS',
  gabarit: 'fiches/ecarts',
  emetteur: 'ARS',
  bases: [instructionFiness('§ III.3'), instructionFiness('annexe 1')],
  manque: ({ faits }) =>
    faits.finess?.controle ? undefined : 'Aucun contrôle de cohérence du répertoire FINESS n’est enregistré à ce jour.',
  variables: comparer,
};

const RIEN = 'rien';
const AUCUN = 'aucun';

function comparer(contexte: Contexte): RapportDEcarts {
  const { faits, echeances } = contexte;
  const { controle, immatriculation } = faits.finess!;
  const releves = saisieDe<ControleFiness>(contexte, controle!.seq).ecarts;
  const lignes = champs(contexte, releves);
  const prochain = echeances.find(({ code }) => code === 'D-PF-03');
  return {
    nomCpts: faits.nom,
    controleLe: controle!.le,
    finessEj: immatriculation?.ej ?? null,
    finessEt: immatriculation?.et ?? null,
    champs: lignes.map(({ ecart, ...ligne }) => ({
      ...ligne,
      ...conclure(contexte, ecart, releves.includes(ecart), ligne.attendu !== ligne.inscrit),
    })),
    ecarts: releves.length,
    prochainLe: prochain?.echeance ?? null,
    derniereMiseAJourLe: derniere(contexte, 'ENREGISTRER_IMMATRICULATION')?.le ?? null,
    aConfirmer: reserves(
      prochain?.aConfirmer,
      ...(immatriculation && validationInscrite(contexte).tacite ? ['Q-30'] : []),
    ),
  };
}

interface Champ {
  ecart: Ecart;
  champ: string;
  attendu: string;
  inscrit: string;
}

/** A structure that is not in the register has nothing to compare; nor has an establishment that is not. */
function champs(contexte: Contexte, releves: readonly Ecart[]): Champ[] {
  const { faits } = contexte;
  const { association, finess } = faits;
  const immatriculation = finess!.immatriculation;
  const saisie = immatriculation && saisieDe<Immatriculation>(contexte, immatriculation.seq);
  const et = saisie?.etablissements[0];
  const validation = immatriculation && validationInscrite(contexte);
  const signature = contratSigne(faits)?.signature;
  const convention = finess?.convention && contratDeRang(faits, finess.convention.contrat)?.signature;
  const recensement: Champ = {
    ...{ ecart: 'NON_RECENSEE', champ: 'Recensement de la CPTS', attendu: 'inscrite' },
    inscrit: immatriculation ? 'inscrite' : 'non inscrite',
  };
  if (!saisie || !immatriculation || !validation) return [recensement];
  const entite: Champ[] = [
    recensement,
    {
      ...{ ecart: 'DOUBLON', champ: 'Unicité dans le répertoire', attendu: 'une seule structure' },
      inscrit: releves.includes('DOUBLON') ? 'plusieurs structures' : 'une seule structure',
    },
    {
      ...{ ecart: 'DENOMINATION', champ: 'Raison sociale', inscrit: immatriculation.raisonSociale },
      attendu: association?.denomination ?? AUCUN,
    },
    {
      ...{ ecart: 'SIEGE', champ: 'Adresse du siège', inscrit: immatriculation.adresse ?? AUCUN },
      attendu: association?.siege ?? AUCUN,
    },
    {
      ...{ ecart: 'COORDONNEES', champ: 'Téléphone et courriel', attendu: 'renseignés' },
      inscrit: saisie.ej.telephone && saisie.ej.courriel ? 'renseignés' : 'incomplets',
    },
    {
      ...{ ecart: 'ETABLISSEMENT_ABSENT', champ: 'Établissement (ET)', attendu: 'un établissement' },
      inscrit: et ? 'un établissement' : 'aucun établissement',
    },
  ];
  if (!et) return entite;
  return [
    ...entite,
    { ecart: 'SIRET', champ: 'SIRET', attendu: association?.siret ?? AUCUN, inscrit: et.siret },
    {
      ...{ ecart: 'DATE_AUTORISATION', champ: 'Date d’autorisation', attendu: dateCourte(validation.le) },
      inscrit: dateCourte(et.dateAutorisation ?? validation.le),
    },
    {
      ...{ ecart: 'DATE_OUVERTURE', champ: 'Date d’ouverture' },
      ...ouverture(immatriculation.ouverture, validation.le, signature?.le),
    },
    {
      ...{ ecart: 'CONVENTION', champ: 'Convention ACI' },
      attendu: signature ? `signée le ${dateCourte(signature.le)}` : 'aucune',
      inscrit: convention ? `signée le ${dateCourte(convention.le)}` : 'aucune',
    },
  ];
}

/** The opening is the validation, or the signature of the contract of a CPTS that was not at work before. X-27. */
function ouverture(inscrite: DateCivile | undefined, validation: DateCivile, signature: DateCivile | undefined) {
  const admises = [...new Set([validation, signature])].filter((le) => le !== undefined);
  const inscrit = inscrite ? dateCourte(inscrite) : RIEN;
  const juste = inscrite ? admises.includes(inscrite) : !signature;
  return { attendu: juste ? inscrit : admises.map(dateCourte).join(' ou ') || RIEN, inscrit };
}

/** What the control found of a field, and what is seen of it on the day of the report. */
function conclure(
  { faits }: Contexte,
  ecart: Ecart,
  releve: boolean,
  differe: boolean,
): Pick<RapportDEcarts['champs'][number], 'constat' | 'aFaire'> {
  const { controle, immatriculation, miseAJour } = faits.finess!;
  if (releve && !miseAJour?.champs.includes(ecart) && immatriculation && immatriculation.seq > controle!.seq)
    return { constat: `écart relevé, corrigé le ${dateCourte(immatriculation.le)}`, aFaire: RIEN };
  if (releve) return { constat: 'écart relevé', aFaire: A_FAIRE[ecart] };
  if (differe) return { constat: 'différence non relevée au contrôle', aFaire: A_FAIRE[ecart] };
  return { constat: 'concorde', aFaire: RIEN };
}

const METTRE_A_JOUR = 'Mettre à jour l’entité juridique et l’établissement';

const A_FAIRE: Record<Ecart, string> = {
  NON_RECENSEE: 'Transmettre le projet validé au gestionnaire',
  ETABLISSEMENT_ABSENT: 'Rattacher un établissement à l’entité juridique',
  DENOMINATION: METTRE_A_JOUR,
  SIEGE: METTRE_A_JOUR,
  SIRET: METTRE_A_JOUR,
  COORDONNEES: 'Demander les coordonnées à la CPTS',
  DATE_AUTORISATION: 'Reprendre la date de validation du projet',
  DATE_OUVERTURE: 'Reprendre la date attendue',
  CONVENTION: 'Enregistrer ou clore la convention sur l’établissement',
  DOUBLON: 'Fermer la structure en trop, après vérification',
};
