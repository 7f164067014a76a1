import type { AlertProps } from '@codegouvfr/react-dsfr/Alert';
import type { Courrier, LigneDeRegistre } from '../api/types';

type EnMots = { mot: string; gravite: AlertProps.Severity };

/** A letter's status as people say it. */
export const STATUTS: Record<Courrier['statut'], EnMots> = {
  PREVU: { mot: 'en préparation', gravite: 'info' },
  A_SIGNER: { mot: 'à signer', gravite: 'warning' },
  COMPOSE: { mot: 'composé, envoi en cours', gravite: 'info' },
  ENVOYE: { mot: 'envoyé', gravite: 'success' },
  BLOQUE: { mot: 'bloqué', gravite: 'error' },
  SANS_ENVOI: { mot: 'non émis : fait ancien', gravite: 'info' },
  ETABLI: { mot: 'fiche établie', gravite: 'success' },
};

/** A letter that has to be taken to the post, whatever its status. */
export const A_POSTER: EnMots = { mot: 'à poster', gravite: 'warning' };

/** A letter that somebody has still to get, whatever its status. */
export const EN_ECHEC: EnMots = { mot: 'pas parvenu à tous', gravite: 'error' };

/** A line of the register as people say it. */
export const ETAPES: Record<LigneDeRegistre['resultat'], EnMots> = {
  RENVOI: { mot: 'renvoi demandé', gravite: 'info' },
  TENTATIVE: { mot: 'présenté au serveur', gravite: 'info' },
  ACCEPTE: { mot: 'accepté par le serveur', gravite: 'success' },
  REFUSE: { mot: 'refusé', gravite: 'error' },
  ECHEC: { mot: 'remis à plus tard', gravite: 'warning' },
  NON_REMIS: { mot: 'non remis', gravite: 'error' },
  REMIS: { mot: 'remis par un autre moyen', gravite: 'success' },
  DEPOSE: { mot: 'confié à la poste', gravite: 'info' },
  RECU: { mot: 'reçu', gravite: 'success' },
};
