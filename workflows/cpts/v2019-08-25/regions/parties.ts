import { LIBELLE_MISSION } from '../../missions';

/**
 * Names for those who look at the diagrams: of the lives that a dossier leads beside one another, and of the states that
 * await nothing yet.
 */
const NOMS: Readonly<Record<string, string>> = {
  ...LIBELLE_MISSION,
  aDemarrer: 'À démarrer',
  demarche: 'Démarche : du premier contact au projet de santé',
  rencontre: 'Rencontre du porteur',
  concurrence: 'Projets concurrents et médiation',
  consultation: 'Consultation sur la lettre d’intention',
  contenuLettre: 'Contenu de la lettre d’intention',
  motifsDuRefus: 'Motifs du refus de la lettre',
  retraitDeValidation: 'Retrait de la validation du projet',
  evolutionDuTerritoire: 'Évolution du territoire validé',
  fir: 'Aide du FIR',
  missionPrecoce: 'Mission précoce',
  reunionInformation: 'Réunion d’information territoriale',
  association: 'Association',
  membres: 'Membres de l’association',
  finess: 'Répertoire FINESS',
  contrat: 'Contrat ACI',
  avenant: 'Avenants',
  missions: 'Missions',
  suiviDesMissions: 'Suivi des missions',
  dialogue: 'Dialogue de gestion',
  commissionParitaire: 'Commission paritaire',
  versements: 'Versements',
  vieAssociative: 'Vie de l’association',
  planCrise: 'Plan de réponse aux crises',
  criseSanitaire: 'Crise sanitaire',
  rupture: 'Rupture à l’initiative des financeurs',
  decompte: 'Décompte et indu',
  recours: 'Recours',
  dissolution: 'Dissolution de l’association',
};

interface Noeud {
  states?: object;
  meta?: { libelle?: string };
}

/** The same parts, each with its name; those within them too. */
export const nommer = (noeuds: object): object =>
  Object.fromEntries(
    Object.entries(noeuds as Record<string, Noeud>).map(([cle, noeud]) => {
      const nom = noeud.meta?.libelle ? undefined : NOMS[cle];
      return [
        cle,
        {
          ...noeud,
          ...(noeud.states ? { states: nommer(noeud.states) } : {}),
          ...(nom ? { meta: { ...noeud.meta, nom } } : {}),
        },
      ];
    }),
  );
