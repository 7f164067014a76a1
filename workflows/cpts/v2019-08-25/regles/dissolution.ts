import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { DISSOLUTION_ASSOCIATION, DISSOLUTION_SANS_CONTRAT, REGLE_APPLICATION } from '../../sources';
import { ClotureDeLiquidation, DecisionDeDissolution, DeclarationDeDissolution } from '../evenements/dissolution';
import { FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

const declarationsManquantes = ({ dissolution, association }: FaitsCpts): string[] => [
  ...(dissolution?.greffe ? [] : ['au greffe des associations']),
  ...(dissolution?.insee || !association?.siren ? [] : ['à l’INSEE']),
];

export const REGLES_DISSOLUTION: readonly RegleCpts[] = [
  {
    code: 'A-ASSOCIATION-A-DISSOUDRE',
    enonce: 'L’association qui se dissout est constituée ; un contrat n’est pas nécessaire.',
    sources: [DISSOLUTION_ASSOCIATION, DISSOLUTION_SANS_CONTRAT],
    vraie: ({ faits: { association }, le }) => association !== undefined && association.le <= le,
    message: ({ le }) => `Aucune association n’est constituée le ${dateCourte(le)}.`,
    remede: () => 'Sans association, un projet non validé s’abandonne et un dossier se clôt.',
  },
  {
    code: 'A-ASSEMBLEE-DISSOLUTION',
    enonce: 'L’assemblée générale décide la dissolution selon les statuts et désigne un liquidateur.',
    sources: [DISSOLUTION_ASSOCIATION],
    vraie: surSaisie<DecisionDeDissolution>(
      ({ selonLesStatuts, liquidateur }) => selonLesStatuts && liquidateur !== undefined,
    ),
    message: ({ donnees }: Examen<FaitsCpts, DecisionDeDissolution>) =>
      donnees?.selonLesStatuts
        ? 'L’assemblée générale n’a désigné aucun liquidateur.'
        : 'La dissolution n’a pas été décidée selon les statuts.',
    remede: () => 'Demandez le procès-verbal d’une assemblée régulière, qui nomme le liquidateur.',
  },
  {
    code: 'A-DECLARATION-DISSOLUTION',
    enonce: 'La déclaration au greffe joint le procès-verbal de l’assemblée.',
    sources: [DISSOLUTION_ASSOCIATION],
    vraie: surSaisie<DeclarationDeDissolution>(
      ({ organisme, procesVerbalJoint }) => organisme !== 'GREFFE' || procesVerbalJoint === true,
    ),
    message: () => 'Le procès-verbal de l’assemblée n’est pas joint à la déclaration au greffe.',
    remede: () => 'Faites joindre le procès-verbal : sans lui, le greffe n’enregistre pas la dissolution.',
  },
  {
    code: 'A-DEVOLUTION',
    enonce: 'Les dettes sont payées, et l’actif est dévolu sans jamais être partagé entre les membres.',
    sources: [DISSOLUTION_ASSOCIATION],
    vraie: surSaisie<ClotureDeLiquidation>(({ dettesPayees, devolution }) => dettesPayees && devolution !== 'MEMBRES'),
    message: ({ donnees }: Examen<FaitsCpts, ClotureDeLiquidation>) =>
      donnees?.devolution === 'MEMBRES'
        ? 'L’actif d’une association ne se partage jamais entre ses membres.'
        : 'Les dettes de l’association ne sont pas toutes payées.',
    remede: ({ donnees }: Examen<FaitsCpts, ClotureDeLiquidation>) =>
      donnees?.devolution === 'MEMBRES'
        ? 'L’actif revient à celui que désignent les statuts ou l’assemblée générale, hors des membres.'
        : 'La liquidation se clôt une fois les dettes payées, indu du contrat compris.',
  },
  {
    code: 'A-DISSOLUTION-DECLAREE',
    enonce: 'La dissolution est déclarée au greffe et, si l’association a un SIREN, à l’INSEE.',
    sources: [DISSOLUTION_ASSOCIATION],
    vraie: ({ faits }) => declarationsManquantes(faits).length === 0,
    message: ({ faits }) => `La dissolution n’est pas déclarée ${declarationsManquantes(faits).join(' ni ')}.`,
    remede: () => 'Faites-la déclarer par le liquidateur, procès-verbal à l’appui.',
  },
  {
    code: 'A-DISSOLUTION-DECIDEE',
    enonce: 'La résiliation de fait se constate après la dissolution de l’association.',
    sources: [DISSOLUTION_ASSOCIATION, REGLE_APPLICATION],
    vraie: ({ faits: { dissolution }, le }) => dissolution !== undefined && dissolution.le <= le,
    message: ({ faits: { dissolution } }) =>
      dissolution
        ? `L’association n’est dissoute que le ${dateCourte(dissolution.le)}.`
        : 'Aucune dissolution de l’association n’est enregistrée.',
    remede: () => 'Enregistrez d’abord la dissolution, à la date de l’assemblée générale.',
  },
];
