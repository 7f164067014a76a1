import type { AvisDuDossier } from '../api/types';

type Adresse = AvisDuDossier['adresses'][number];

/** In what capacity a notice is addressed; a new one without a word does not compile. */
const QUALITES: Record<Adresse['qualite'], string> = {
  CHARGE: 'chargé du dossier',
  EQUIPE: 'titulaire du rôle sur ce territoire',
  SUPPLEANT: 'suppléant',
  DIRECTION: 'direction',
  ADMINISTRATEUR: 'administrateur, faute de quelqu’un d’autre',
};

export function enQualiteDe({ qualite, pour }: Pick<Adresse, 'qualite' | 'pour'>): string {
  return pour ? `${QUALITES[qualite]}, à la place de ${pour}` : QUALITES[qualite];
}

const MESSAGES: Readonly<Record<string, string>> = {
  PREVU: 'en préparation',
  COMPOSE: 'prêt à partir',
  BLOQUE: 'bloqué : voir les incidents',
  SANS_ENVOI: 'retiré avant de partir : l’échéance était close',
  ENVOYE: 'envoyé',
  TENTATIVE: 'présenté au serveur de messagerie',
  ACCEPTE: 'accepté par le serveur de messagerie',
  REFUSE: 'refusé par le serveur de messagerie',
  ECHEC: 'pas encore parti, nouvel essai prévu',
  RENVOI: 'renvoi demandé',
  NON_REMIS: 'n’est pas arrivé',
  REMIS: 'remis par un autre moyen',
};

/** What became of the message of one person. */
export function devenir({ courrier, statut, remise }: Pick<Adresse, 'courrier' | 'statut' | 'remise'>): string {
  return courrier ? (MESSAGES[remise ?? statut ?? ''] ?? '') : 'dans le résumé quotidien';
}
