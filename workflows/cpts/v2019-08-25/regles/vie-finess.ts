import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { DERNIERE_LISTE_DREES } from '../../parametres';
import { ARRET_FINESS, instructionFiness, REGLE_APPLICATION } from '../../sources';
import { CHAMPS_FINESS, ChangementFiness, ConventionFiness, FinDeConvention } from '../evenements/finess';
import { contratActif, contratSigne, FaitsCpts, projetValide } from '../faits';
import { contratASignaler, conventionAClore } from '../faits/finess';
import { RegleCpts, surSaisie } from './communes';

// The life of the registration: contract, changes, lists, closing. Rulebook § 1.7.

/** What still keeps the structure open in the register. Q-05. */
const maintien = ({ faits, le }: Examen<FaitsCpts>): string | undefined => {
  if (contratActif(faits) || le < (contratSigne(faits)?.fin?.le ?? ''))
    return `un contrat ACI court encore le ${dateCourte(le)}`;
  if (conventionAClore(faits)) return 'la convention ACI n’est pas close sur l’établissement';
  const dissoute = faits.dissolution !== undefined && faits.dissolution.le <= le;
  if (projetValide(faits, le) && !dissoute) return 'le projet de santé est toujours validé';
  return undefined;
};

export const REGLES_VIE_FINESS: readonly RegleCpts[] = [
  {
    code: 'A-CONTRAT-A-SIGNALER',
    enonce: 'Un contrat ACI est signé, et le gestionnaire FINESS n’en est pas encore informé.',
    sources: [instructionFiness('§ III.1'), REGLE_APPLICATION],
    vraie: ({ faits, le }) => (contratASignaler(faits)?.le ?? '9999-12-31') <= le,
    message: ({ faits }) =>
      contratActif(faits) && !contratASignaler(faits)
        ? `Le contrat a été signalé le ${dateCourte(faits.finess!.signalement!.le)}.`
        : 'Aucun contrat ACI n’est en vigueur à cette date.',
    remede: () => 'Signalez le contrat une fois, dès sa signature.',
  },
  {
    code: 'E-P6-02',
    enonce: 'La convention ACI s’enregistre sur l’établissement, à la date de signature du contrat.',
    sources: [instructionFiness('annexe 1, § 3.13')],
    vraie: ({ faits, le, donnees }: Examen<FaitsCpts, ConventionFiness>) => {
      const signature = contratSigne(faits)?.signature;
      if (!signature || signature.le > le || !faits.finess?.immatriculation?.et) return false;
      return (
        faits.finess.convention?.contrat !== signature.seq && (donnees?.dateSignature ?? signature.le) === signature.le
      );
    },
    message: ({ faits, le, donnees }: Examen<FaitsCpts, ConventionFiness>) => {
      const signature = contratSigne(faits)?.signature;
      if (!faits.finess?.immatriculation?.et)
        return 'Aucun établissement n’est immatriculé : la convention n’a où s’inscrire.';
      if (!signature || signature.le > le) return 'Aucun contrat ACI n’est signé à cette date.';
      return faits.finess.convention?.contrat === signature.seq
        ? `La convention du contrat signé le ${dateCourte(signature.le)} est déjà enregistrée.`
        : `Le contrat a été signé le ${dateCourte(signature.le)}, et non le ${dateCourte(donnees!.dateSignature)}.`;
    },
    remede: () => 'Reprenez la date de signature du contrat ACI, sur l’établissement immatriculé.',
  },
  {
    code: 'R-PF-01',
    enonce:
      'Un changement de nom, de siège, de SIRET ou de coordonnées met à jour FINESS ; un changement de dirigeants, non.',
    sources: [instructionFiness('§ III.3'), instructionFiness('annexe 1')],
    vraie: surSaisie<ChangementFiness>(({ changements }) =>
      changements.some((changement) => (CHAMPS_FINESS as readonly string[]).includes(changement)),
    ),
    message: () => 'Un changement de dirigeants ne modifie rien dans FINESS.',
    remede: () => 'Ne signalez que le nom, le siège, le SIRET ou les coordonnées.',
  },
  {
    code: 'R-PF-02',
    enonce: 'À la fin du contrat, la convention est close à sa date, et la structure reste ouverte.',
    sources: [instructionFiness('§ III.2'), ARRET_FINESS],
    aConfirmer: ['Q-05'],
    vraie: ({ faits, le, donnees }: Examen<FaitsCpts, FinDeConvention>) => {
      const fin = conventionAClore(faits);
      return fin !== undefined && fin.le <= le && (donnees?.dateFin ?? fin.le) === fin.le;
    },
    message: ({ faits, le, donnees }: Examen<FaitsCpts, FinDeConvention>) => {
      const fin = conventionAClore(faits);
      if (!fin || fin.le > le) return 'Aucune convention n’est à clore : le contrat qui la fonde n’a pas pris fin.';
      return `Le contrat a pris fin le ${dateCourte(fin.le)}, et non le ${dateCourte(donnees!.dateFin)}.`;
    },
    remede: () => 'Enregistrez la convention du contrat, puis sa fin à la date à laquelle il s’est éteint.',
  },
  {
    code: 'A-FERMETURE-FINESS',
    enonce: 'La structure se ferme à l’arrêt de son activité ou à sa dissolution, jamais à la fin du seul contrat.',
    sources: [instructionFiness('§ III.2'), ARRET_FINESS],
    aConfirmer: ['Q-05'],
    vraie: (examen) => maintien(examen) === undefined,
    message: (examen) => `La structure reste ouverte dans FINESS : ${maintien(examen)!}.`,
    remede: () =>
      'Enregistrez d’abord la fin du contrat et la clôture de sa convention, puis la renonciation au projet ou la dissolution.',
  },
];

/** Of the path of 2019 alone: the list was over before the next one. */
export const REGLES_DREES: readonly RegleCpts[] = [
  {
    code: 'R-T-08c',
    enonce: 'La liste mensuelle est adressée à la DREES jusqu’à la dernière qui était due.',
    sources: [instructionFiness('§ IV')],
    vraie: ({ le, lire }) => le <= lire(DERNIERE_LISTE_DREES, le).valeur,
    message: ({ le, lire }) =>
      `La dernière liste adressée à la DREES était celle du ${dateCourte(lire(DERNIERE_LISTE_DREES, le).valeur)}.`,
    remede: () => 'Rien n’est plus à transmettre : le répertoire FINESS fait foi.',
  },
];
