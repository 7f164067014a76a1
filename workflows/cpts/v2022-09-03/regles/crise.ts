import type { Examen } from '#libs/moteur';
import {
  AUTORITES,
  AUTORITES_DE_CRISE,
  CELLULES_DU_PLAN,
  SITUATIONS,
  SITUATIONS_DE_CRISE,
  THEMES_CRISE,
  TYPES_CRISE,
} from '../../parametres';
import { guideHdf, PLAN_DE_CRISE, TYPES_DE_CRISE } from '../../sources';
import { FaitsCpts } from '../../v2019-08-25/faits';
import { RegleCpts, surSaisie } from '../../v2019-08-25/regles/communes';
import { ActivationDuPlan, BilanDeCrise, DeclarationDeCrise, VersionDuPlan } from '../evenements/crise';

/** Cells that the plan does not treat, type by type. */
const cellulesVides = ({ donnees, le, lire }: Examen<FaitsCpts, VersionDuPlan>): string[] => {
  const { types, themes } = lire(CELLULES_DU_PLAN, le).valeur;
  return types.flatMap((type) => {
    const traites = (donnees?.cellules ?? []).filter((cellule) => cellule.type === type).flatMap((c) => c.themes);
    const vides = themes.filter((theme) => !traites.includes(theme));
    if (vides.length === 0) return [];
    const lesquels =
      vides.length === themes.length ? 'aucun thème' : vides.map((theme) => THEMES_CRISE[theme]).join(', ');
    return [`${TYPES_CRISE[type]} (${lesquels})`];
  });
};

const autoritesAdmises = ({ le, lire }: Examen<FaitsCpts>) => lire(AUTORITES_DE_CRISE, le).valeur;

export const REGLES_CRISE: readonly RegleCpts[] = [
  {
    code: 'A-PLAN-COMPLET',
    enonce: 'Un plan finalisé traite chaque type de crise sous chaque thème.',
    sources: [guideHdf('fiche 13'), TYPES_DE_CRISE],
    vraie: surSaisie<VersionDuPlan>((_, examen) => cellulesVides(examen).length === 0),
    message: (examen: Examen<FaitsCpts, VersionDuPlan>) =>
      `Le plan ne traite pas, ou pas entièrement : ${cellulesVides(examen).join(' ; ')}.`,
    remede: () => 'Complétez ces parties, ou enregistrez cette version comme étant en rédaction.',
  },
  {
    code: 'A-PLAN-ARTICULE',
    enonce: 'Un plan finalisé dit comment il s’articule avec les autres plans du territoire.',
    sources: [guideHdf('fiche 13')],
    vraie: surSaisie<VersionDuPlan>(({ articulation }) => Boolean(articulation?.length)),
    message: () => 'Le plan ne s’articule avec aucun autre plan du territoire.',
    remede: () => 'Nommez les plans concernés : plan blanc, plan communal de sauvegarde, dispositif de l’ARS.',
  },
  {
    code: 'A-AUTORITE-CRISE',
    enonce: 'La crise est déclarée, et le plan activé, par le directeur général de l’ARS, le préfet ou le ministre.',
    sources: [PLAN_DE_CRISE],
    vraie: surSaisie<DeclarationDeCrise | ActivationDuPlan>(({ autorite }, examen) =>
      autoritesAdmises(examen).includes(autorite),
    ),
    message: (examen: Examen<FaitsCpts, DeclarationDeCrise | ActivationDuPlan>) =>
      `Seules ces autorités en décident : ${autoritesAdmises(examen)
        .map((autorite) => AUTORITES[autorite])
        .join(', ')}. L’acte indiqué vient d’une autre : ${AUTORITES[examen.donnees!.autorite]}.`,
    remede: () => 'Attendez l’acte de l’une de ces autorités : rien n’est automatique.',
  },
  {
    code: 'A-CRISE-EXCLUE',
    enonce: 'La situation relève du plan de crise : ni épidémie saisonnière ordinaire, ni tension hospitalière.',
    sources: [PLAN_DE_CRISE],
    vraie: surSaisie<DeclarationDeCrise>(({ situation }, { le, lire }) =>
      lire(SITUATIONS_DE_CRISE, le).valeur.includes(situation),
    ),
    message: ({ donnees }: Examen<FaitsCpts, DeclarationDeCrise>) =>
      `Le plan de crise ne répond pas à ${SITUATIONS[donnees!.situation]}.`,
    remede: () => 'Ces situations relèvent de l’organisation ordinaire des soins : n’enregistrez pas de crise.',
  },
  {
    code: 'A-BILAN-CRISE',
    enonce: 'Le bilan de crise comporte un retour d’expérience et est validé par la caisse et l’ARS.',
    sources: [guideHdf('fiches 13 et 16')],
    aConfirmer: ['Q-19'],
    vraie: surSaisie<BilanDeCrise>(
      ({ retourExperience, valideurs = [] }) =>
        retourExperience && valideurs.includes('CPAM') && valideurs.includes('ARS'),
    ),
    message: ({ donnees }: Examen<FaitsCpts, BilanDeCrise>) =>
      donnees!.retourExperience
        ? 'Le bilan doit être validé par la caisse et par l’ARS.'
        : 'Le bilan ne comporte pas de retour d’expérience.',
    remede: () =>
      'Menez le retour d’expérience avec la CPTS, puis faites valider le bilan : la part variable en dépend.',
  },
];
