import { dateCourte, ReferencePersonne } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { MISSIONS_SOCLES } from '../../parametres';
import { guideHdf, guideReunion, instructionFiness } from '../../sources';
import { DepotLettre, ValidationLettre } from '../evenements/lettre-intention';
import { FaitsCpts, lettreValidee } from '../faits';
import { chevauchementsDe, enumerer, RegleCpts, surSaisie, territoireDe } from './communes';

type Examine = Examen<FaitsCpts, DepotLettre>;

const professions = (depot: DepotLettre) => new Set(depot.initiateurs.map(({ profession }) => profession));
const communes = (depot: DepotLettre) => new Set(depot.initiateurs.map(({ commune }) => commune));

/** A city so large that the community covers named parts of one commune. */
const grandeVille = (examen: Examine) => {
  const territoire = territoireDe(examen);
  return (
    territoire.length > 0 && territoire.every(({ commune, maille }) => maille && commune === territoire[0]!.commune)
  );
};

const missionsSansOrientation = ({ donnees, le, lire }: Examine): Mission[] =>
  lire(MISSIONS_SOCLES, le).valeur.filter((socle) => !donnees?.orientations.some(({ mission }) => mission === socle));

export const REGLES_LETTRE: readonly RegleCpts[] = [
  {
    code: 'G-P1-01',
    enonce: 'Les initiateurs exercent plusieurs professions dans plusieurs communes, sauf grande ville.',
    sources: [guideHdf('fiche 4'), guideReunion('aucun effectif minimal')],
    derogeablePour: ['DEPOSER_LETTRE_INTENTION'],
    vraie: surSaisie<DepotLettre>(
      (depot, examen) => professions(depot).size > 1 && (communes(depot).size > 1 || grandeVille(examen)),
    ),
    message: ({ donnees }: Examine) =>
      donnees && professions(donnees).size < 2
        ? 'Les initiateurs exercent tous la même profession : il en faut plusieurs.'
        : 'Les initiateurs exercent tous dans la même commune : il en faut plusieurs, sauf grande ville.',
    remede: () => 'Complétez la liste des initiateurs, ou motivez une dérogation : aucun effectif minimal n’est exigé.',
  },
  {
    code: 'G-P1-03',
    enonce: 'Aucune partie du territoire n’appartient à une autre CPTS dont le territoire est protégé.',
    sources: [guideHdf('fiche 4'), guideReunion('sans zone blanche ni chevauchement')],
    vraie: (examen) => chevauchementsDe(examen).length === 0,
    message: (examen) => `Le territoire chevauche celui d’une autre CPTS. ${enumerer(chevauchementsDe(examen))}`,
    remede: () =>
      'Retirez ces communes, ou précisez pour chacune des deux CPTS quelles parties (arrondissement, quartier, IRIS) elle couvre ; l’URPS peut être médiatrice.',
  },
  {
    code: 'G-P2-01',
    enonce: 'Le territoire de la lettre d’intention est défini et sans chevauchement.',
    sources: [guideHdf('fiche 4'), instructionFiness('§ II.2')],
    vraie: (examen) => territoireDe(examen).length > 0 && chevauchementsDe(examen).length === 0,
    message: (examen) =>
      territoireDe(examen).length === 0
        ? 'Le territoire n’est pas défini : aucune commune n’est indiquée.'
        : `Le territoire n’est pas libre : ${chevauchementsDe(examen).length} commune(s) en conflit avec une autre CPTS.`,
    remede: (examen) =>
      territoireDe(examen).length === 0
        ? 'Indiquez les communes du territoire dans la lettre d’intention.'
        : 'Levez d’abord les conflits énumérés par la règle G-P1-03.',
  },
  {
    code: 'G-P2-02',
    enonce: 'La lettre d’intention donne au moins une orientation par mission socle en vigueur.',
    sources: [guideHdf('fiche 4'), guideReunion('lettre d’intention')],
    aConfirmer: ['Q-25'],
    vraie: surSaisie<DepotLettre>((_, examen) => missionsSansOrientation(examen).length === 0),
    message: (examen: Examine) =>
      `Aucune orientation pour : ${missionsSansOrientation(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')} (missions socles en vigueur le ${dateCourte(examen.le)}).`,
    remede: () => 'Ajoutez une orientation par mission socle ; il n’est pas nécessaire de détailler les missions.',
  },
  {
    code: 'G-P2-03',
    enonce: 'Au moins un contact du porteur est joignable par courriel ou par téléphone.',
    sources: [guideHdf('fiche 4'), guideReunion('annexe 3')],
    vraie: surSaisie<{ contacts: readonly ReferencePersonne[] }>(({ contacts }) =>
      contacts.some(({ joignable }) => joignable),
    ),
    message: () => 'Aucun contact n’est joignable : ni courriel, ni téléphone.',
    remede: () => 'Indiquez le courriel ou le téléphone d’au moins un porteur.',
  },
  {
    code: 'X-13',
    enonce: 'La lettre d’intention est validée avec l’accord de l’assurance maladie.',
    sources: [guideHdf('fiche 4'), instructionFiness('§ II.2')],
    vraie: surSaisie<ValidationLettre>(
      ({ accordCaisseLe }, { le }) => accordCaisseLe !== undefined && accordCaisseLe <= le,
    ),
    message: () => 'Aucun accord de l’assurance maladie n’est indiqué, ou il est postérieur à la validation.',
    remede: () => 'Indiquez la date de l’accord de la caisse : la lettre de validation en fera état.',
  },
  {
    code: 'G-P3-01',
    enonce: 'La réunion d’information territoriale se tient après la validation de la lettre d’intention.',
    sources: [guideHdf('fiche 5')],
    derogeablePour: ['TENIR_REUNION_INFORMATION'],
    vraie: ({ faits, le }) => lettreValidee(faits, le),
    message: () => 'La lettre d’intention n’est pas validée à cette date.',
    remede: () => 'Validez d’abord la lettre d’intention, ou motivez une dérogation : cet ordre est un usage.',
  },
];
