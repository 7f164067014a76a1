import { dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { ACCORD_NATIONAL, CALENDRIER, INDICATEURS_NATIONAUX, SOINS_NON_PROGRAMMES } from '../../parametres';
import {
  CALENDRIER_MISSIONS,
  ficheFas,
  guideHdf,
  guideReunion,
  RAPPORT_SENAT,
  REGLE_APPLICATION,
  RENOUVELLEMENT_EXPRES,
} from '../../sources';
import { departDuCalendrier, finDuContrat, missionsDuContrat } from '../delais';
import { SignatureAvenant } from '../evenements/avenant';
import { SignatureAci } from '../evenements/contrat';
import { dernierJour } from '../dernier-jour';
import { Indicateur } from '../evenements/engagements';
import { FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

// What the three parties sign: a contract, its renewal or an amendment.

type Saisie = Partial<SignatureAci & SignatureAvenant>;
type ExamenSignature = Examen<FaitsCpts, Saisie>;

const derniereSignature = ({ signatures }: Saisie): DateCivile | undefined =>
  signatures && [signatures.cpts, signatures.caisse, signatures.ars].sort().at(-1);

const nationauxAbsents = ({ donnees, le, lire }: ExamenSignature): string[] => {
  const donnes = donnees?.indicateurs?.map(({ code }) => code);
  if (!donnes) return [];
  return lire(INDICATEURS_NATIONAUX, le)
    .valeur.map(({ code }) => code)
    .filter((code) => !donnes.includes(code));
};

/** Missions of the contract once this act is signed. */
const missionsApres = ({ faits, donnees }: ExamenSignature): readonly Mission[] =>
  donnees?.missions ?? [
    ...missionsDuContrat(faits).filter((mission) => !donnees?.missionsRetirees?.includes(mission)),
    ...(donnees?.missionsAjoutees ?? []),
  ];

const sansMission = (examen: ExamenSignature): string[] => {
  const engagees = missionsApres(examen);
  return (examen.donnees?.indicateurs ?? []).flatMap(({ code, missions = [] }) =>
    missions.filter((mission) => !engagees.includes(mission)).map((mission) => `${code} (${LIBELLE_MISSION[mission]})`),
  );
};

const CHAMPS: readonly [keyof Indicateur, string][] = [
  ['producteur', 'producteur'],
  ['source', 'source'],
  ['depart', 'valeur de départ'],
  ['cible', 'cible'],
  ['echeance', 'échéance'],
];

const incomplets = ({ donnees, le, lire }: ExamenSignature): string[] =>
  (donnees?.indicateurs ?? []).flatMap((saisi) => {
    const national = lire(INDICATEURS_NATIONAUX, le).valeur.find(({ code }) => code === saisi.code);
    const absents = CHAMPS.filter(([champ]) => saisi[champ] === undefined).map(([, libelle]) => libelle);
    if (!national && !saisi.missions?.length) absents.push('mission servie');
    if (vaAContresens({ ...saisi, ...national })) absents.push('cible dans le sens recherché');
    return absents.length ? [`${saisi.code} (${absents.join(', ')})`] : [];
  });

const vaAContresens = ({ depart, cible, sens }: Partial<Indicateur>): boolean =>
  depart !== undefined &&
  cible !== undefined &&
  (sens === 'HAUSSE' ? cible < depart : sens === 'BAISSE' && cible > depart);

/** From when the contract runs: a renewal takes effect at the term. */
const prendEffet = ({ type, faits, le, lire }: ExamenSignature): DateCivile =>
  type === 'RENOUVELER_ACI' ? (finDuContrat(faits, lire) ?? le) : le;

function tropTard(examen: ExamenSignature): string[] {
  const { donnees, faits, lire } = examen;
  return (donnees?.calendrier ?? []).flatMap(({ mission, demarrageLe, deploiementLe }) => {
    const limites = CALENDRIER[mission];
    if (!limites) return [];
    const depart = departDuCalendrier(mission, prendEffet(examen), lire);
    const etapes = [
      ['démarrage', demarrageLe, limites.demarrage],
      ['déploiement', deploiementLe, limites.deploiement],
    ] as const;
    return etapes.flatMap(([etape, prevu, duree]) => {
      const limite = dernierJour('D-P7-01', duree, depart, faits, lire);
      return prevu === undefined || prevu <= limite
        ? []
        : [`${LIBELLE_MISSION[mission]}, ${etape} le ${dateCourte(prevu)} (au plus tard le ${dateCourte(limite)})`];
    });
  });
}

const autreDelai = ({ donnees, le, lire }: ExamenSignature): Indicateur[] =>
  (donnees?.indicateurs ?? []).filter(
    ({ code, delaiHeures }) =>
      delaiHeures !== undefined &&
      !lire(INDICATEURS_NATIONAUX, le).valeur.some((national) => national.code === code) &&
      delaiHeures !== lire(SOINS_NON_PROGRAMMES, le).valeur.heures,
  );

export const REGLES_ENGAGEMENTS: readonly RegleCpts[] = [
  {
    code: 'A-TROIS-SIGNATURES',
    enonce: 'Les trois parties ont signé ; la date de l’acte est celle de la dernière signature.',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 6')],
    vraie: surSaisie<Saisie>((donnees, { le }) => (derniereSignature(donnees) ?? le) === le),
    message: ({ donnees, le }: ExamenSignature) =>
      `La dernière des trois signatures est du ${dateCourte(derniereSignature(donnees!)!)}, et l’acte est daté du ${dateCourte(le)}.`,
    remede: () => 'Datez l’acte de la dernière signature : c’est d’elle que courent ses délais.',
  },
  {
    code: 'G-P6-05',
    enonce: 'Les cinq indicateurs nationaux sont présents, chacun en résultat ou en suivi.',
    sources: [ficheFas('les indicateurs'), guideHdf('fiche 6')],
    vraie: (examen: ExamenSignature) => nationauxAbsents(examen).length === 0,
    message: (examen: ExamenSignature) => `Indicateurs nationaux absents : ${nationauxAbsents(examen).join(', ')}.`,
    remede: () =>
      'Ajoutez-les, en résultat ou en suivi ; sans aucune liste, les cinq s’appliquent en suivi par défaut.',
  },
  {
    code: 'G-P6-06',
    enonce:
      'Chaque indicateur a une mission, un producteur, une source, une valeur de départ, une cible et une échéance.',
    sources: [guideHdf('fiche 6')],
    vraie: (examen: ExamenSignature) => incomplets(examen).length === 0,
    message: (examen: ExamenSignature) => `Indicateurs incomplets : ${incomplets(examen).join(' ; ')}.`,
    remede: () => 'Complétez-les avant le premier dialogue de gestion : sans eux, l’atteinte ne se mesure pas.',
  },
  {
    code: 'R-P6-01',
    enonce: 'Un indicateur sert une ou plusieurs missions du contrat ; leur nombre par mission est libre.',
    sources: [guideHdf('fiche 6')],
    vraie: (examen: ExamenSignature) => sansMission(examen).length === 0,
    message: (examen: ExamenSignature) =>
      `Des indicateurs servent une mission qui n’est pas engagée : ${sansMission(examen).join(', ')}.`,
    remede: () => 'Engagez la mission, ou rattachez l’indicateur à une mission du contrat.',
  },
  {
    code: 'G-P6-07',
    enonce: 'Le calendrier prévu des missions tient dans les délais de l’accord.',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 13')],
    vraie: (examen: ExamenSignature) => tropTard(examen).length === 0,
    message: (examen: ExamenSignature) => `Prévu trop tard : ${tropTard(examen).join(' ; ')}.`,
    remede: () => 'Ramenez ces dates dans les délais, qui courent de la signature.',
  },
  {
    code: 'R-T-09',
    enonce: 'Le délai de réponse aux soins non programmés est celui du texte en vigueur à la signature.',
    sources: [guideReunion('soins non programmés'), guideHdf('fiche 10')],
    aConfirmer: ['Q-29'],
    vraie: (examen: ExamenSignature) => autreDelai(examen).length === 0,
    message: (examen: ExamenSignature) => {
      const { heures, professions } = examen.lire(SOINS_NON_PROGRAMMES, examen.le).valeur;
      const ecarts = autreDelai(examen).map(({ code, delaiHeures }) => `${code} (${delaiHeures} h)`);
      return `Le texte en vigueur demande une réponse sous ${heures} h (${professions}) : ${ecarts.join(', ')}.`;
    },
    remede: () => 'Reprenez le délai du texte ; seul l’indicateur national reste défini sur le délai d’origine.',
  },
  {
    code: 'R-T-14',
    enonce: 'L’accord national est dans ses cinq ans.',
    sources: [RAPPORT_SENAT, ficheFas('le contrat tripartite')],
    aConfirmer: ['Q-26'],
    vraie: ({ le, lire }) => lire(ACCORD_NATIONAL, le).valeur.fin !== null,
    message: ({ le, lire }) =>
      `L’accord national a atteint ses cinq ans : depuis le ${dateCourte(lire(ACCORD_NATIONAL, le).valeur.debut)}, sa reconduction est présumée.`,
    remede: () => 'Vérifiez qu’aucun avenant ni accord nouveau ne change les engagements ou les montants.',
  },
  {
    code: 'R-P7-06',
    enonce: 'Le renouvellement est exprès, et signé avant le terme du contrat.',
    sources: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES],
    aConfirmer: ['Q-08'],
    vraie: ({ faits, le, lire }) =>
      faits.contrat?.renouvellement === undefined && le < (finDuContrat(faits, lire) ?? '9999-12-31'),
    message: ({ faits, lire }) => {
      const signe = faits.contrat?.renouvellement;
      return signe
        ? `Le renouvellement est déjà signé, depuis le ${dateCourte(signe.le)}.`
        : `Le contrat a pris fin le ${dateCourte(finDuContrat(faits, lire)!)}.`;
    },
    remede: ({ faits }) =>
      faits.contrat?.renouvellement
        ? 'Il prend effet au terme du contrat ; ce qui change d’ici là passe par un avenant.'
        : 'Après le terme, la CPTS demande un nouveau contrat.',
  },
  {
    code: 'A-RENOUVELLEMENT',
    enonce: 'Le renouvellement du contrat est signé.',
    sources: [RENOUVELLEMENT_EXPRES, REGLE_APPLICATION],
    vraie: ({ faits }) => faits.contrat?.renouvellement !== undefined,
    message: () => 'Aucun renouvellement n’est signé : au terme, le contrat expire.',
    remede: () => 'Faites signer le renouvellement par les trois parties avant le terme.',
  },
];
