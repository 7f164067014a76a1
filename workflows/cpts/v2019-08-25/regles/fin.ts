import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { PREAVIS_RESILIATION } from '../../parametres';
import { crpa, csp, ficheFas, FIN_DES_CONTRATS, guideHdf, REGLE_APPLICATION } from '../../sources';
import { finDuContrat } from '../delais';
import { dernierJour } from '../dernier-jour';
import { Abandon, Cloture, Resiliation } from '../evenements/fin';
import { contratActif, FaitsCpts, projetValide } from '../faits';
import { RegleCpts, surSaisie } from './communes';

export const REGLES_FIN: readonly RegleCpts[] = [
  {
    code: 'G-P8-02',
    enonce: 'La réception de la lettre de résiliation, ou de l’acte des financeurs, est prouvée.',
    sources: [guideHdf('fiche 7')],
    vraie: surSaisie<Resiliation>(
      ({ preuve }) =>
        preuve !== undefined &&
        (preuve.canal === 'REMISE' || (['LRAR', 'LRE'].includes(preuve.canal) && Boolean(preuve.reference?.trim()))),
    ),
    message: ({ donnees, type }: Examen<FaitsCpts, Resiliation>) =>
      donnees?.preuve
        ? 'La preuve de réception doit être un recommandé avec sa référence, ou une remise contre signature.'
        : `Aucune preuve de réception n’est jointe : le ${type === 'RECEVOIR_RESILIATION' ? 'préavis' : 'délai'} court de la réception.`,
    remede: () => 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
  },
  {
    code: 'A-PREAVIS-ANTERIEUR',
    enonce: 'Le préavis, s’il avait été enregistré à temps, aurait éteint le contrat avant la fin constatée.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    vraie: ({ faits, le, lire }) => {
      const { fin, signature } = faits.contrat ?? {};
      if (!fin || !signature) return true;
      return signature.le <= le && dernierJour('D-P8-01', PREAVIS_RESILIATION, le, faits, lire) < fin.le;
    },
    message: ({ faits }) => `Le contrat est éteint depuis le ${dateCourte(faits.contrat!.fin!.le)}.`,
    remede: () => 'Seule une résiliation dont le préavis s’est achevé avant cette fin peut encore être enregistrée.',
  },
  {
    code: 'A-TERME',
    enonce: 'Le terme du contrat, ou l’effet de sa résiliation, est atteint.',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 7')],
    vraie: ({ faits, lire, le }) => le >= (finDuContrat(faits, lire) ?? '9999-12-31'),
    message: ({ faits, lire }) => `Le contrat court jusqu’au ${dateCourte(finDuContrat(faits, lire)!)}.`,
    remede: () => 'Attendez l’échéance.',
  },
  {
    code: 'A-CLOTURE',
    enonce: 'Aucun contrat n’est en vigueur et aucune décision n’est attendue.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    vraie: ({ faits, le }) => !contratActif(faits) && le >= (faits.contrat?.fin?.le ?? '') && !decisionAttendue(faits),
    message: ({ faits, le }) =>
      contratActif(faits) || le < (faits.contrat?.fin?.le ?? '')
        ? `Un contrat ACI est encore en vigueur le ${dateCourte(le)}.`
        : 'Une décision est attendue : clore le dossier ferait oublier un délai qui court.',
    remede: ({ faits }) =>
      contratActif(faits)
        ? 'Attendez la fin du contrat, ou enregistrez sa résiliation.'
        : 'Prenez la décision, ou enregistrez le retrait de la demande si le porteur y renonce.',
  },
  {
    code: 'A-RETRAIT',
    enonce: 'Tant qu’une décision est attendue, seul le porteur met fin à sa démarche.',
    sources: [csp('L.1434-12, al. 4'), crpa('L.231-1'), crpa('L.231-4')],
    vraie: surSaisie<Abandon>(({ motif }, { faits }) => motif !== 'SANS_NOUVELLES' || !decisionAttendue(faits)),
    message: () =>
      'Une demande du porteur attend une décision : le silence court, et l’absence de nouvelles n’y met pas fin.',
    remede: () => 'Prenez la décision, ou enregistrez le retrait du porteur quand il vous parvient.',
  },
  {
    code: 'A-ABANDON',
    enonce: 'Le projet de santé n’est pas encore validé, et aucun contrat n’est en vigueur.',
    sources: [guideHdf('fiche 4'), REGLE_APPLICATION],
    vraie: ({ faits }) => !projetValide(faits) && !contratActif(faits),
    message: ({ faits }) =>
      contratActif(faits)
        ? 'Un contrat ACI est en vigueur : il ne s’éteint pas par l’abandon du projet.'
        : 'Le projet de santé est validé : une CPTS reconnue ne s’abandonne pas, elle se clôt.',
    remede: ({ faits }) =>
      contratActif(faits) ? 'Enregistrez d’abord la résiliation du contrat.' : 'Utilisez « Clore le dossier ».',
  },
  {
    code: 'A-MOTIF-CLOTURE',
    enonce: 'Le motif de clôture ou d’abandon répond à un fait du dossier ; une fusion nomme l’autre CPTS.',
    sources: [guideHdf('fiche 7'), REGLE_APPLICATION],
    vraie: surSaisie<Cloture | Abandon>((saisie, { faits }) => faitManquant(saisie, faits) === undefined),
    message: ({ faits, donnees }: Examen<FaitsCpts, Cloture | Abandon>) => faitManquant(donnees!, faits)!,
    remede: () => 'Vérifiez le motif, ou enregistrez d’abord le fait qu’il suppose.',
  },
  {
    code: 'A-DECOMPTE-SOLDE',
    enonce: 'Le décompte du contrat résilié est soldé avant la clôture du dossier.',
    sources: [FIN_DES_CONTRATS, REGLE_APPLICATION],
    vraie: ({ faits }) => {
      const { decompte, contrat } = faits;
      const fin = contrat?.fin;
      // A contract that came to its term ends on an anniversary: no advance outlives it.
      const aDecompter = fin !== undefined && ['RESILIATION', 'DISSOLUTION'].includes(fin.cause);
      return decompte ? decompte.solde !== undefined : !aDecompter;
    },
    message: ({ faits: { decompte } }) =>
      decompte
        ? `Le décompte du ${dateCourte(decompte.le)} n’est pas soldé.`
        : 'Aucun décompte n’est établi pour le contrat résilié.',
    remede: () => 'Établissez, validez et soldez le décompte ; clos, le dossier n’admet plus aucun acte.',
  },
];

function faitManquant({ motif, autreCpts }: Cloture | Abandon, faits: FaitsCpts): string | undefined {
  const fusion = motif === 'FUSION' || motif === 'FUSION_AVEC_UN_AUTRE_PROJET';
  if (fusion && !autreCpts) return 'Fusion : l’autre CPTS n’est pas nommée.';
  if (motif === 'DISSOLUTION' && !faits.dissolution) return 'La dissolution de l’association n’est pas enregistrée.';
  if (motif === 'CONTRAT_ETEINT' && !faits.contrat?.fin && !faits.contrat?.precedent)
    return 'Aucun contrat ne s’est éteint dans ce dossier.';
  if (motif === 'RETRAIT_DU_PROJET' && projetValide(faits))
    return 'Le retrait du projet de santé n’est pas enregistré.';
  return undefined;
}

function decisionAttendue(faits: FaitsCpts): boolean {
  const { lettre, projet, fir = [] } = faits;
  const evolution = projetValide(faits) ? projet?.evolution : undefined;
  return [lettre, projet, evolution, ...fir].some((demande) => demande !== undefined && !demande.decision);
}
