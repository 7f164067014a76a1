import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { crpa, csp, REGLE_APPLICATION } from '../../sources';
import { finDuRetrait } from '../delais';
import { RenonciationDeLaCpts, RetraitEnvisage } from '../evenements/validation-projet';
import { FaitsCpts, projetValide } from '../faits';
import { RegleCpts, surSaisie } from './communes';

// What a validated project owes to the CRPA: certificate, adversarial phase, time to withdraw. Rulebook §§ 1.1, 1.6.

const estUneAnnonce = ({ type }: Examen<FaitsCpts>) => type === 'ENGAGER_RETRAIT_VALIDATION';

const parFraude = ({ faits, donnees }: Examen<FaitsCpts, RetraitEnvisage>): boolean =>
  (faits.projet?.retraitEngage?.cause ?? donnees?.cause) === 'FRAUDE';

const observationsCloses = ({ faits, le }: Examen<FaitsCpts>): boolean => {
  const engage = faits.projet?.retraitEngage;
  if (!engage || engage.auditionAttendue) return false;
  return le > engage.observationsAvantLe || (engage.observationsLe !== undefined && engage.observationsLe <= le);
};

export const REGLES_VALIDATION: readonly RegleCpts[] = [
  {
    code: 'A-PROJET-VALIDE',
    enonce: 'Le projet de santé est validé à la date de l’acte.',
    sources: [csp('L.1434-12, al. 4'), REGLE_APPLICATION],
    vraie: ({ faits, le }) => projetValide(faits) && projetValide(faits, le),
    message: ({ faits, le }) =>
      `Le projet de santé n’est pas validé ${projetValide(faits) ? `le ${dateCourte(le)}` : 'aujourd’hui'}.`,
    remede: () => 'Vérifiez la date : cet acte suit la validation du projet, expresse ou tacite.',
  },
  {
    code: 'R-PROC-15',
    enonce: 'L’attestation de validation tacite est délivrée sur demande.',
    sources: [crpa('L.232-3')],
    vraie: ({ faits }) => {
      const attestation = faits.projet?.attestation;
      return attestation !== undefined && attestation.delivrance === undefined;
    },
    message: ({ faits }) =>
      faits.projet?.attestation?.delivrance
        ? `L’attestation demandée le ${dateCourte(faits.projet.attestation.demande.le)} a été délivrée le ${dateCourte(faits.projet.attestation.delivrance.le)}.`
        : 'Aucune attestation n’a été demandée.',
    remede: () => 'Enregistrez d’abord la demande de la CPTS, à la date de sa réception.',
  },
  {
    code: 'R-PROC-11',
    enonce: 'Avant le retrait, la CPTS a été mise à même de présenter ses observations, orales si elle le demande.',
    sources: [crpa('L.121-1'), crpa('L.122-1')],
    vraie: (examen) =>
      estUneAnnonce(examen)
        ? surSaisie<RetraitEnvisage>(
            ({ observationsAvantLe: jusquAu }, { le }) => jusquAu === undefined || jusquAu > le,
          )(examen)
        : observationsCloses(examen),
    message: (examen) => {
      if (estUneAnnonce(examen))
        return `La date fixée pour les observations (${dateCourte((examen as Examen<FaitsCpts, RetraitEnvisage>).donnees!.observationsAvantLe)}) ne laisse aucun temps après l’annonce du ${dateCourte(examen.le)}.`;
      const engage = examen.faits.projet?.retraitEngage;
      if (!engage) return 'Le retrait n’a pas été annoncé à la CPTS.';
      return engage.auditionAttendue
        ? 'La CPTS a demandé à être entendue, et l’audition n’a pas été tenue.'
        : `La CPTS peut présenter ses observations jusqu’au ${dateCourte(engage.observationsAvantLe)}.`;
    },
    remede: (examen) =>
      examen.faits.projet?.retraitEngage
        ? 'Attendez la fin du temps imparti, ou enregistrez les observations et l’audition.'
        : 'Annoncez le retrait envisagé, avec ses motifs et un temps pour y répondre.',
  },
  {
    code: 'R-PROC-12',
    enonce:
      'Une validation illégale n’est retirée que dans le délai compté de sa naissance ; obtenue par fraude, à tout moment.',
    sources: [crpa('L.242-1'), crpa('L.241-2')],
    vraie: (examen) => {
      const fin = finDuRetrait(examen.faits, examen.lire);
      return fin === undefined || examen.le <= fin || parFraude(examen as Examen<FaitsCpts, RetraitEnvisage>);
    },
    message: ({ faits, lire }) =>
      `La validation du ${dateCourte(faits.projet!.decision!.le)} ne pouvait être retirée que jusqu’au ${dateCourte(finDuRetrait(faits, lire)!)}.`,
    remede: () => 'La validation demeure, même illégale, sauf fraude établie.',
  },
  {
    code: 'A-RENONCIATION-PROUVEE',
    enonce: 'La renonciation de la CPTS est reçue par recommandé, ou remise contre signature.',
    sources: [crpa('L.112-15'), REGLE_APPLICATION],
    vraie: surSaisie<RenonciationDeLaCpts>(
      ({ canal, reference }) => canal === 'REMISE' || (['LRAR', 'LRE'].includes(canal) && Boolean(reference?.trim())),
    ),
    message: () => 'La réception de la renonciation n’est pas prouvée.',
    remede: () => 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
  },
  {
    code: 'A-EVOLUTION',
    enonce: 'Une évolution du territoire est en cours d’examen, et le projet qu’elle modifie est toujours validé.',
    sources: [csp('L.1434-12'), REGLE_APPLICATION],
    aConfirmer: ['Q-02'],
    vraie: ({ faits }) =>
      projetValide(faits) && faits.projet!.evolution !== undefined && faits.projet!.evolution.decision === undefined,
    message: () => 'Le projet dont le territoire devait évoluer n’est plus validé : l’évolution est sans objet.',
    remede: () => 'Enregistrez le retrait de l’évolution.',
  },
];
