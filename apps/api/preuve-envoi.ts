import { composer, Courrier } from '#libs/courriers';
import { dateLongue, FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { CourrierEmis, Dossier, EntreeJournal, PROGRAMME } from '#libs/persistance';
import { Etape, LigneMontree } from '#libs/veille';

const ETAPES: Record<Etape, string> = {
  RENVOI: 'Renvoi demandé',
  TENTATIVE: 'Présenté au serveur de messagerie',
  ACCEPTE: 'Accepté par le serveur',
  REFUSE: 'Refusé',
  ECHEC: 'Remis à plus tard',
  NON_REMIS: 'Non-remise signalée',
  REMIS: 'Remis par un autre moyen',
  DEPOSE: 'Déposé',
  RECU: 'Reçu par le destinataire',
};

export interface MatiereDeLaPreuve {
  courrier: CourrierEmis;
  /** The register of the letter, in order. */
  lignes: readonly LigneMontree[];
  /** Whom it has still to reach; `null`: it had no address. */
  enEchec: readonly (string | null)[];
  dossier: Dossier | null;
  /** The entry of the journal that calls for the letter. */
  entree: EntreeJournal | null;
  /** Instant (ISO, UTC). */
  maintenant: string;
}

/** The proof of what became of a letter, as its register tells it on that day. The same register gives the same bytes. */
export function composerPreuve(matiere: MatiereDeLaPreuve): Promise<Courrier> {
  const { titre, reference } = matiere.courrier;
  const variables = variablesDeLaPreuve(matiere);
  const metadonnees = { titre: `Preuve d’envoi – ${titre}`, reference, auteur: 'Parcours CPTS', langue: 'fr' } as const;
  return composer({ gabarit: 'preuve-envoi', variables, metadonnees: { ...metadonnees, date: variables.etablieLe } });
}

/** What the proof says. */
export function variablesDeLaPreuve(matiere: MatiereDeLaPreuve) {
  const { courrier, lignes, dossier, entree, maintenant } = matiere;
  const fuseau = dossier?.fuseau ?? FUSEAU_NATIONAL;
  const { titre, objet, reference, courriel, prevuLe, composeLe, sha256, courrielSha256 } = courrier;
  const etablieLe = jourCivil(maintenant, fuseau);
  const etape = (quoi: string, instant: Date, precisions: readonly string[] = []) => ({
    ...{ quoi, quand: enClair(instant, fuseau) },
    lignes: precisions,
  });
  return {
    ...{ titre, objet, reference, etablieLe, fuseau },
    mentionFictive: (courrier.variables as { mentionFictive?: string | null } | null)?.mentionFictive ?? null,
    dossier: dossier?.nom ?? null,
    conclusions: conclure(matiere, fuseau),
    de: courriel?.de ?? null,
    a: courriel?.a.join(', ') || null,
    copie: courriel?.copie.join(', ') || null,
    messageId: courriel?.messageId ?? null,
    documentSha256: sha256,
    courrielSha256,
    entree: entree ? { seq: entree.seq, le: entree.le, hash: entree.hash } : null,
    etapes: [
      etape('Prévu', prevuLe),
      ...(composeLe ? [etape('Composé et figé', composeLe)] : []),
      ...lignes.map((ligne) => etape(nommer(ligne, lignes), ligne.tenteLe, preciser(ligne))),
    ],
  };
}

/** What the register comes down to. */
function conclure({ lignes, enEchec }: MatiereDeLaPreuve, fuseau: string): string[] {
  const acceptes = lignes.filter(({ resultat }) => resultat === 'ACCEPTE');
  const remis = lignes.filter(({ resultat }) => resultat === 'REMIS');
  const depots = lignes.filter(({ resultat }) => resultat === 'DEPOSE');
  const recus = lignes.filter(({ resultat }) => resultat === 'RECU');
  const adresses = enEchec.filter((adresse) => adresse !== null);
  const phrases = [
    ...acceptes.map(
      ({ destinataires, tenteLe }) =>
        `Accepté par le serveur de messagerie le ${enClair(tenteLe, fuseau)} pour ${destinataires.join(', ')}.`,
    ),
    ...remis.map(({ survenuLe, reponse }) => `Remis par un autre moyen le ${dateLongue(survenuLe!)} : ${reponse}.`),
    ...depots.map(({ survenuLe, reponse }) => `Déposé le ${dateLongue(survenuLe!)} : ${reponse}.`),
    ...recus.map(({ survenuLe, reponse }) => `Reçu le ${dateLongue(survenuLe!)} : ${reponse}.`),
    ...(adresses.length ? [`Pas encore parvenu à ${adresses.join(', ')}.`] : []),
  ];
  return phrases.length ? phrases : ['À ce jour, ce courrier n’a été accepté par aucun serveur de messagerie.'];
}

/** The step, and of which sending when it is one asked again. */
function nommer({ resultat, messageId }: LigneMontree, lignes: readonly LigneMontree[]): string {
  const renvois = lignes.filter((ligne) => ligne.resultat === 'RENVOI');
  const rang = renvois.findIndex((renvoi) => renvoi.messageId === messageId) + 1;
  return rang ? `${ETAPES[resultat]} (renvoi n° ${rang})` : ETAPES[resultat];
}

function preciser({ resultat, destinataires, reponse, par, survenuLe, remplace, messageId }: LigneMontree): string[] {
  return [
    destinataires.length ? `À : ${destinataires.join(', ')}` : '',
    remplace?.length ? `En remplacement de : ${remplace.join(', ')}` : '',
    `${survenuLe ? `${dateLongue(survenuLe)} : ` : resultat === 'RENVOI' ? 'Motif : ' : ''}${reponse}`,
    resultat === 'RENVOI' ? `Message-ID : ${messageId}` : '',
    par === PROGRAMME ? '' : `Enregistré par ${par}`,
  ].filter(Boolean);
}

function enClair(instant: Date, timeZone: string): string {
  const heure = instant.toLocaleTimeString('fr-FR', { timeZone, timeStyle: 'medium' });
  return `${dateLongue(jourCivil(instant.toISOString(), timeZone))} à ${heure}`;
}
