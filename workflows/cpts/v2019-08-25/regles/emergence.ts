import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_PROFESSION, Profession } from '../../acteurs';
import { PROFESSIONS_DE_SANTE } from '../../parametres';
import { csp, guideHdf, guideReunion, REGLE_APPLICATION } from '../../sources';
import { Initiateur } from '../evenements/champs-lettre';
import { IssueDeConcurrence, ProjetConcurrent } from '../evenements/concurrence';
import { FaitsCpts, projetValide } from '../faits';
import { departementsDe } from '../territoire';
import { chevauchementsDe, enumerer, RegleCpts, surSaisie, territoireDe } from './communes';

/** A payload that may name its initiators: judged only when it does. */
interface AvecInitiateurs {
  initiateurs?: readonly Initiateur[];
}
type Examine = Examen<FaitsCpts, AvecInitiateurs>;

const surLesInitiateurs = (predicat: (initiateurs: readonly Initiateur[], examen: Examine) => boolean) =>
  surSaisie<AvecInitiateurs>(
    ({ initiateurs = [] }, examen) => initiateurs.length === 0 || predicat(initiateurs, examen),
  );
const professions = (initiateurs: readonly Initiateur[]) => new Set(initiateurs.map(({ profession }) => profession));
const communes = (initiateurs: readonly Initiateur[]) => new Set(initiateurs.map(({ commune }) => commune));

/** A city so large that the community covers named parts of one commune. */
const grandeVille = (examen: Examen<FaitsCpts>) => {
  const territoire = territoireDe(examen);
  return (
    territoire.length > 0 && territoire.every(({ commune, maille }) => maille && commune === territoire[0]!.commune)
  );
};

/** Professions of the payload that are not health professions at its date. */
const horsSante = ({ donnees, le, lire }: Examine): Profession[] => {
  const deSante = lire(PROFESSIONS_DE_SANTE, le).valeur;
  return [...professions(donnees?.initiateurs ?? [])].filter((profession) => !deSante.includes(profession));
};

const caisseChefDeFile = ({ faits, donnees }: Examen<FaitsCpts>) =>
  (donnees as { caisseChefDeFile?: string } | undefined)?.caisseChefDeFile ?? faits.emergence?.caisseChefDeFile;

const disputees = (examen: Examen<FaitsCpts, ProjetConcurrent>) => {
  const territoire = new Set(territoireDe(examen).map(({ commune }) => commune));
  return (examen.donnees?.communes ?? []).filter(({ commune }) => territoire.has(commune));
};

const territoireDuProjet = ({ projet }: FaitsCpts, le: string) => projet !== undefined && projet.le <= le;

export const REGLES_EMERGENCE: readonly RegleCpts[] = [
  {
    code: 'G-P1-01',
    enonce: 'Les initiateurs exercent plusieurs professions dans plusieurs communes, sauf grande ville.',
    sources: [guideHdf('fiche 4'), guideReunion('aucun effectif minimal')],
    derogeablePour: ['DEPOSER_LETTRE_INTENTION', 'ACTUALISER_LETTRE_INTENTION'],
    vraie: surLesInitiateurs(
      (initiateurs, examen) =>
        professions(initiateurs).size > 1 && (communes(initiateurs).size > 1 || grandeVille(examen)),
    ),
    message: ({ donnees }: Examine) =>
      professions(donnees?.initiateurs ?? []).size < 2
        ? 'Les initiateurs exercent tous la même profession : il en faut plusieurs.'
        : 'Les initiateurs exercent tous dans la même commune : il en faut plusieurs, sauf grande ville.',
    remede: () => 'Complétez la liste des initiateurs, ou motivez une dérogation : aucun effectif minimal n’est exigé.',
  },
  {
    code: 'G-P1-02',
    enonce: 'L’initiative d’une CPTS vient de professionnels de santé.',
    sources: [csp('L.1434-12'), guideHdf('fiche 2')],
    vraie: surLesInitiateurs((initiateurs, examen) => horsSante(examen).length < professions(initiateurs).size),
    message: () => 'Aucun initiateur n’est un professionnel de santé : l’initiative d’une CPTS leur est réservée.',
    remede: () =>
      'Indiquez les professionnels de santé à l’initiative du projet ; les autres acteurs s’y associent comme partenaires.',
  },
  {
    code: 'A-INITIATEURS',
    enonce: 'Chacun des initiateurs est un professionnel de santé.',
    sources: [csp('L.1434-12'), guideHdf('fiche 2')],
    vraie: surLesInitiateurs((_, examen) => horsSante(examen).length === 0),
    message: (examen) =>
      `L’initiative est réservée aux professionnels de santé ; n’en sont pas : ${horsSante(examen as Examine)
        .map((profession) => LIBELLE_PROFESSION[profession])
        .join(', ')}.`,
    remede: () => 'Comptez-les parmi les acteurs et partenaires, non parmi les initiateurs.',
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
    code: 'G-P1-04',
    enonce: 'Un territoire de plusieurs départements ou régions a une ARS et une caisse chefs de file.',
    sources: [guideHdf('fiche 4'), REGLE_APPLICATION],
    vraie: (examen) =>
      departementsDe(territoireDe(examen)).length < 2 || caisseChefDeFile(examen as Examen<FaitsCpts>) !== undefined,
    message: (examen) =>
      `Le territoire s’étend sur plusieurs départements (${departementsDe(territoireDe(examen)).join(', ')}) : c’est admis, mais aucune caisse chef de file n’est indiquée.`,
    remede: () => 'Indiquez la caisse chef de file ; l’ARS chef de file est celle du dossier.',
  },
  {
    code: 'A-APRES-CONTACT',
    enonce: 'Une rencontre avec le porteur suit le premier contact.',
    sources: [guideReunion('accompagnement des porteurs'), REGLE_APPLICATION],
    vraie: ({ faits, le }) => faits.contact !== undefined && faits.contact.le <= le,
    message: ({ faits }) =>
      faits.contact
        ? `Le premier contact n’a eu lieu que le ${dateCourte(faits.contact.le)}.`
        : 'Aucun premier contact n’est enregistré.',
    remede: () => 'Enregistrez d’abord le premier contact, à sa date.',
  },
  {
    code: 'A-DATE-SEANCE',
    enonce: 'Une séance est fixée au jour de son invitation ou plus tard.',
    sources: [guideHdf('fiche 5'), REGLE_APPLICATION],
    vraie: surSaisie<{ pour?: string }>(({ pour }, { le }) => pour === undefined || pour >= le),
    message: ({ donnees, le }: Examen<FaitsCpts, { pour: string }>) =>
      `La séance du ${dateCourte(donnees!.pour)} précède l’invitation, du ${dateCourte(le)}.`,
    remede: () => 'La date du fait est celle de l’invitation : vérifiez les deux dates.',
  },
  {
    code: 'A-CONCURRENCE',
    enonce: 'Un projet concurrent peut se présenter tant que le projet de santé n’est pas validé.',
    sources: [guideHdf('fiche 4')],
    vraie: ({ faits, le }) => !projetValide(faits, le),
    message: ({ faits }) =>
      `Le projet de santé est validé depuis le ${dateCourte(faits.projet!.decision!.le)} : son territoire est protégé.`,
    remede: () => 'Dirigez l’autre projet vers les communes qui restent libres, ou vers cette CPTS.',
  },
  {
    code: 'A-COMMUNES-DISPUTEES',
    enonce: 'Les communes disputées sont du territoire de ce dossier.',
    sources: [guideHdf('fiche 4')],
    vraie: surSaisie<Partial<ProjetConcurrent>>(
      ({ communes: citees = [] }, examen) =>
        disputees(examen as Examen<FaitsCpts, ProjetConcurrent>).length === citees.length,
    ),
    message: (examen: Examen<FaitsCpts, ProjetConcurrent>) =>
      `Ne sont pas du territoire de ce dossier : ${(examen.donnees?.communes ?? [])
        .filter((element) => !disputees(examen).includes(element))
        .map(({ commune }) => commune)
        .join(', ')}.`,
    remede: () => 'Ne citez que les communes que les deux projets revendiquent.',
  },
  {
    code: 'A-AJUSTEMENT',
    enonce: 'Un ajustement dit le nouveau territoire, et précède le dépôt du projet de santé.',
    sources: [guideHdf('fiche 4'), csp('L.1434-12')],
    vraie: surSaisie<IssueDeConcurrence>(
      ({ territoire = [] }, { faits, le }) => territoire.length > 0 && !territoireDuProjet(faits, le),
    ),
    message: ({ faits, le }) =>
      territoireDuProjet(faits, le)
        ? `Le projet de santé a été déposé le ${dateCourte(faits.projet!.le)} : c’est lui qui dit le territoire.`
        : 'Le territoire ajusté n’est pas indiqué.',
    remede: ({ faits, le }) =>
      territoireDuProjet(faits, le)
        ? 'Le porteur redépose son projet sur le nouveau territoire ; concluez ici par le maintien.'
        : 'Indiquez toutes les communes du territoire ajusté.',
  },
  {
    code: 'A-CONCURRENT-NON-DEPARTAGE',
    enonce: 'Les projets concurrents sont départagés avant que le territoire soit acté.',
    sources: [guideHdf('fiche 4')],
    vraie: ({ faits: { concurrence } }) => concurrence === undefined || concurrence.issue !== undefined,
    message: ({ faits: { concurrence } }) =>
      `Un projet concurrent est signalé depuis le ${dateCourte(concurrence!.le)} (${concurrence!.concurrents.join(', ')}), et rien ne les départage.`,
    remede: () =>
      'Réunissez les porteurs, ou confiez la médiation à l’URPS ; la lettre peut être ajournée pour rapprocher les projets.',
  },
];
