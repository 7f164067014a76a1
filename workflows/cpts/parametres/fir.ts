import { Centimes, Duree, euros, Parametre, Source } from '#libs/droit';
import {
  AIDE_NORMANDIE,
  CAHIER_PACA,
  crpa,
  guideHdf,
  guideReunion,
  LETTRE_CIDOI,
  PLAN_100_CPTS,
  SUBVENTIONS,
} from '../sources';
import type { Taille } from './principaux';

/** What the regional fund may pay for before the contract. Rulebook § 2.7. */
export const OBJETS_FIR = ['INDEMNISATION', 'COORDINATION', 'CONSTITUTION', 'APPUI_EXTERNE'] as const;
export type ObjetFir = (typeof OBJETS_FIR)[number];

type MontantsParTaille = readonly [Centimes, Centimes, Centimes, Centimes];
/** Amounts by size of each object that the region pays for; `null` where none is published or where it is agreed case by case. */
export type AideRegionale = Partial<Record<ObjetFir, MontantsParTaille>> | null;

const selonTaille = (t1: number, t2: number, t3: number, t4: number): MontantsParTaille => [
  euros(t1),
  euros(t2),
  euros(t3),
  euros(t4),
];
const uniforme = (montant: number) => selonTaille(montant, montant, montant, montant);

const aide = (
  cle: string,
  region: string,
  ...lignes: readonly { du: string; valeur: AideRegionale; source: Source }[]
): Parametre<AideRegionale> => ({
  cle: `fir.${cle}`,
  libelle: `Aide FIR d’amorçage, ${region}`,
  pivot: 'attribution de l’aide',
  regional: true,
  valeurs: lignes.map((ligne) => ({ ...ligne, aConfirmer: 'Q-17' })) as unknown as Parametre<AideRegionale>['valeurs'],
});

/** By INSEE code of the region; X-23: no national amount, each region has its own. */
export const AIDES_FIR: Readonly<Record<string, Parametre<AideRegionale>>> = {
  '04': aide('04', 'La Réunion', { du: '2019-08-25', valeur: null, source: guideReunion('accompagnement financier') }),
  '27': aide('27', 'Bourgogne-Franche-Comté (58 et 71)', {
    du: '2019-08-25',
    valeur: { CONSTITUTION: uniforme(25_000) },
    source: LETTRE_CIDOI,
  }),
  '28': aide('28', 'Normandie', {
    du: '2019-08-25',
    valeur: { CONSTITUTION: uniforme(10_000) },
    source: AIDE_NORMANDIE,
  }),
  '32': aide('32', 'Hauts-de-France', {
    du: '2019-08-25',
    valeur: { INDEMNISATION: selonTaille(10_000, 13_000, 16_500, 20_000), COORDINATION: uniforme(24_000) },
    source: guideHdf('fiche 5'),
  }),
  '93': aide(
    '93',
    'Provence-Alpes-Côte d’Azur',
    { du: '2019-08-25', valeur: null, source: CAHIER_PACA },
    {
      du: '2020-02-01',
      valeur: { CONSTITUTION: uniforme(40_000), APPUI_EXTERNE: uniforme(20_000) },
      source: CAHIER_PACA,
    },
  ),
};

const AIDE_FIR_AILLEURS = aide('ailleurs', 'région sans montant publié', {
  du: '2019-08-25',
  valeur: null,
  source: guideHdf('fiche 5'),
});

export { AIDE_FIR_AILLEURS };

export const aideFirDe = (regionArs: string): Parametre<AideRegionale> => AIDES_FIR[regionArs] ?? AIDE_FIR_AILLEURS;

/** The most that the region gives for these objects; nothing when the amount is agreed case by case. */
export function plafondFir(
  aideRegionale: AideRegionale,
  objets: readonly ObjetFir[],
  taille: Taille,
): Centimes | undefined {
  if (!aideRegionale) return undefined;
  const prevus = Object.keys(aideRegionale) as ObjetFir[];
  const retenus = prevus.filter((objet) => objets.includes(objet));
  return (retenus.length ? retenus : prevus).reduce((somme, objet) => somme + aideRegionale[objet]![taille - 1]!, 0);
}

export const CONVENTION_SUBVENTION: Parametre<Centimes> = {
  cle: 'fir.convention',
  libelle: 'Subvention au-delà de laquelle une convention est obligatoire (R-P2-03)',
  pivot: 'attribution de l’aide',
  valeurs: [{ du: '2016-01-26', valeur: euros(23_000), source: SUBVENTIONS }],
};

export const SILENCE_FIR: Parametre<Duree> = {
  cle: 'silence.fir',
  libelle: 'Silence sur la demande d’aide FIR, valant refus sous réserve d’une revue humaine',
  pivot: 'première réception de la demande',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 2 }, source: crpa('L.231-4, 3°') }],
};

export const COMPTE_RENDU_FIR: Parametre<Duree> = {
  cle: 'fir.compteRendu',
  libelle: 'Délai du compte rendu financier après la fin de l’exercice',
  pivot: 'fin de l’exercice pour lequel l’aide est attribuée',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 6 }, source: SUBVENTIONS }],
};

/** Month and day, when the award does not name the end of the financial year. */
export const FIN_EXERCICE: Parametre<string> = {
  cle: 'fir.finExercice',
  libelle: 'Fin de l’exercice comptable, quand rien d’autre n’est précisé (mois-jour)',
  pivot: 'attribution de l’aide',
  valeurs: [{ du: '2016-01-26', valeur: '12-31', source: SUBVENTIONS }],
};

export const APPUI_EXTERNE_FIR: Parametre<Duree> = {
  cle: 'fir.appuiExterne',
  libelle: 'Durée de l’appui méthodologique externe',
  pivot: 'attribution de l’aide',
  regional: true,
  valeurs: [{ du: '2016-01-26', valeur: { mois: 9 }, source: guideReunion('accompagnement méthodologique') }],
};

export const COORDONNATEUR_AVANT_ACI: Parametre<boolean> = {
  cle: 'fir.coordonnateurAvantAci',
  libelle: 'Le plan « 100 % CPTS » finance un coordonnateur avant l’ACI (R-T-12)',
  pivot: 'attribution de l’aide',
  valeurs: [
    { du: '2016-01-26', valeur: false, source: PLAN_100_CPTS },
    { du: '2023-10-09', valeur: true, source: PLAN_100_CPTS },
  ],
};

// ---- Early mission --------------------------------------------------------------------------------------------------

export const FORFAIT_MISSION_PRECOCE: Parametre<MontantsParTaille> = {
  cle: 'missionPrecoce.forfait',
  libelle: 'Aide forfaitaire de mission précoce, par taille',
  pivot: 'signature du contrat de mission précoce',
  valeurs: [{ du: '2022-09-03', valeur: selonTaille(15_000, 17_500, 25_000, 30_000), source: guideHdf('fiche 16') }],
};

export const DELAI_MISSION_PRECOCE: Parametre<Duree> = {
  cle: 'missionPrecoce.delai',
  libelle: 'Délai pour déposer le projet et adhérer à l’ACI après une mission précoce',
  pivot: 'signature du contrat de mission précoce',
  valeurs: [{ du: '2022-09-03', valeur: { mois: 9 }, source: guideHdf('fiche 16'), aConfirmer: 'Q-03' }],
};
