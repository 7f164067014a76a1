import { LIBELLE_ROLE } from '#libs/acces';
import { dateCourte, estDateCivile } from '#libs/droit';
import { schemaDe } from '#libs/dossiers';
import { Definition, Motif, preparer, Verdict, versionsDe } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '#workflows/cpts/missions';
import { sommesDe } from '../../apps/cli/jouer/sommes';
import { SCENARIOS } from '../scenarios';
import { Conteur, DEFINITION } from '../scenarios/conteur';
import { Acte, Consequences, Pas, Scenario } from '../scenarios/scenario';
import { page } from './page';

/** The shared beginning of two stories is told once, when it is at least this long. */
const DEBUT_COMMUN = 3;

const VERSIONS = versionsDe(DEFINITION);
const PHASES = new Map(
  DEFINITION.resumer(new Conteur({}).instantane.faits, new Conteur({}).instantane.valeur).phases.map(
    ({ code, libelle }) => [code, libelle],
  ),
);
const ROLES: Readonly<Record<string, string>> = { ...LIBELLE_ROLE, HORLOGE: 'L’horloge' };

/** Every story as a jurist reads it: who does what and when, what follows, and why what is refused is refused. */
export function recitsEnClair(): string {
  return page('Récits', [
    `${SCENARIOS.length} récits, chacun joué par le moteur à chaque test : tout ce qui s’ensuit est dit, et rien d’autre n’arrive. Les noms sont inventés.`,
    SCENARIOS.map(({ titre }, rang) => `${rang + 1}. [${titre}](#récit-${rang + 1})`).join('\n'),
    ...SCENARIOS.flatMap((scenario, rang) => raconter(scenario, rang)),
  ]);
}

function raconter(scenario: Scenario, rang: number): string[] {
  const { titre, recit, pas } = scenario;
  const { autre, longueur } = debutCommun(scenario, rang);
  const verdicts = jouer(scenario);
  const phases = phasesDe(pas);
  const dernier = pas[longueur - 1];
  return [
    `<a id="récit-${rang + 1}"></a>\n\n## ${rang + 1}. ${titre}`,
    recit,
    ...(longueur
      ? [
          `*Commence comme le [récit ${autre + 1}](#récit-${autre + 1}), jusqu’au ${dateCourte(dateDe(dernier!))} : ${nommer(dernier!)}.*`,
        ]
      : []),
    pas
      .map((un, position) => ({ un, position, verdicts: verdicts[position]! }))
      .slice(longueur)
      .map(({ un, position, verdicts: siens }) => `${position + 1}. ${direPas(un, siens, phases[position - 1] ?? '')}`)
      .join('\n'),
  ];
}

/** The phase in which each step leaves the dossier. */
function phasesDe(pas: readonly Pas[]): string[] {
  let phase = '';
  return pas.map((un) => {
    phase = ('horloge' in un ? un.effets.at(-1)?.donne : un.donne)?.phase ?? phase;
    return phase;
  });
}

/** The earlier story that begins with the same steps for the longest time. */
function debutCommun({ pas }: Scenario, rang: number): { autre: number; longueur: number } {
  let meilleur = { autre: 0, longueur: 0 };
  for (const [autre, { pas: connus }] of SCENARIOS.slice(0, rang).entries()) {
    const different = pas.findIndex((un, position) => un !== connus[position]);
    const longueur = different < 0 ? pas.length - 1 : different;
    if (longueur > meilleur.longueur) meilleur = { autre, longueur };
  }
  return meilleur.longueur >= DEBUT_COMMUN ? meilleur : { autre: 0, longueur: 0 };
}

/** What the engine said of each step: the sentences of its warnings. */
function jouer(scenario: Scenario): Verdict[][] {
  const vus: Verdict[][] = scenario.pas.map(() => []);
  let rang = 0;
  const conteur = new Conteur(scenario, (_avant, _evenement, verdict) => vus[rang]!.push(verdict));
  for (const un of scenario.pas) {
    if ('horloge' in un) while (conteur.laisserPasser(un.horloge)?.accepte);
    else conteur.envoyer(un);
    rang += 1;
  }
  return vus;
}

const dateDe = (pas: Pas) => ('horloge' in pas ? pas.horloge : pas.le);
const nommer = (pas: Pas) => ('horloge' in pas ? 'le temps passe' : `« ${libelleDe(pas.type)} »`);

function direPas(pas: Pas, verdicts: readonly Verdict[], phase: string): string {
  if (!('horloge' in pas)) return direActe(pas, verdicts, phase);
  const attente = `**Le ${dateCourte(pas.horloge)}**, le temps a passé`;
  if (pas.effets.length === 0) return `${attente} : rien ne se produit.`;
  return [
    `${attente}, et produit de plein droit :`,
    ...pas.effets.map(({ type, le, donne }, rang) =>
      enListe(
        `« ${libelleDe(type)} », à la date du ${dateCourte(le)}.`,
        consequences(donne, verdicts[rang], pas.effets[rang - 1]?.donne.phase ?? phase),
        3,
      ),
    ),
  ].join('\n');
}

function direActe(
  { type, le, enregistreLe, par, donnees, donne, refus }: Acte,
  verdicts: readonly Verdict[],
  phase: string,
): string {
  const retard = enregistreLe && enregistreLe !== le ? `, enregistré le ${dateCourte(enregistreLe)}` : '';
  const saisie = direSaisie(type, donnees);
  const acte = `**Le ${dateCourte(le)}**${retard}, ${ROLES[par] ?? par} : « ${libelleDe(type)} »${saisie ? ` (${saisie})` : ''}.`;
  if (refus)
    return enListe(
      `${acte} **Refusé.**`,
      Object.entries(refus).map(([code, phrase]) => `${code} : « ${phrase} »`),
    );
  return enListe(acte, donne ? consequences(donne, verdicts[0], phase) : []);
}

const enListe = (titre: string, lignes: readonly string[], retrait = 0) => {
  const marge = ' '.repeat(retrait);
  const puce = retrait ? `${marge}- ` : '';
  return [`${puce}${titre}`, ...lignes.map((ligne) => `${marge}   - ${ligne}`)].join('\n');
};

function consequences(donne: Consequences, verdict: Verdict | undefined, phase: string): string[] {
  const avertissements: readonly Motif[] = verdict?.accepte ? verdict.effets.avertissements : [];
  const echeances = verdict?.accepte ? Object.values(verdict.effets.echeances).flat() : [];
  const nommerDelai = (cle: string) => {
    const trouve = echeances.find(
      ({ code, depart }) => cle === (depart.instance ? `${code} ${depart.instance}` : code),
    );
    return trouve ? `${trouve.code}, ${trouve.libelle}` : cle;
  };
  const dates = (delais: Readonly<Record<string, string>> = {}) =>
    Object.entries(delais).map(([cle, le]) => `${nommerDelai(cle)}, jusqu’au ${dateCourte(le)}`);
  return [
    ...Object.entries(donne.etats ?? {}).map(([region, etat]) => `état : ${libelleDEtat(region, etat)}`),
    ...(donne.missions ? [`missions démarrées : ${donne.missions.map(direValeur).join(', ')}`] : []),
    ...(donne.deployees ? [`missions déployées : ${donne.deployees.map(direValeur).join(', ')}`] : []),
    ...(donne.fin ? [`état : ${libelleDEtat('', donne.fin)}`] : []),
    ...(donne.phase === phase ? [] : [`phase : ${PHASES.get(donne.phase) ?? donne.phase}`]),
    ...dates(donne.armees).map((delai) => `délai ouvert : ${delai}`),
    ...dates(donne.modifiees).map((delai) => `délai déplacé : ${delai}`),
    ...(donne.levees ?? []).map((cle) => `délai levé : ${nommerDelai(cle)}`),
    ...(donne.courriers ?? []).map((code) => `courrier : ${code}, ${titreDuCourrier(code)}`),
    ...(donne.avertissements ?? []).map(
      (code) => `avertissement ${code} : « ${avertissements.find((motif) => motif.code === code)?.message ?? ''} »`,
    ),
  ];
}

const chercher = <T>(lire: (version: Definition) => T | undefined): T | undefined =>
  VERSIONS.map(lire).findLast((trouve) => trouve !== undefined);

const libelleDe = (type: string) =>
  chercher(({ evenements }) => evenements.find((e) => e.type === type)?.libelle) ?? type;

const titreDuCourrier = (code: string) =>
  chercher(({ courriers }) => courriers.find((c) => c.code === code)?.titre) ?? '';

function libelleDEtat(region: string, etat: string): string {
  const chemin = region ? `enCours.${region}.${etat}` : etat;
  return (
    chercher((version) => preparer(version).etats.find((e) => e.chemin === chemin)?.libelle) || `${region} ${etat}`
  );
}

interface Champ {
  title?: string;
  items?: { properties?: unknown };
}

/** The simple fields of a payload, by the titles that the form shows. */
function direSaisie(type: string, donnees: object | undefined): string {
  if (!donnees) return '';
  const classe = chercher(({ evenements }) => evenements.find((e) => e.type === type)?.donnees);
  const champs = (classe ? schemaDe(classe)['properties'] : {}) as Record<string, Champ>;
  const sommes = classe ? sommesDe(classe, donnees) : [];
  return Object.entries(donnees)
    .map(([nom, valeur]) => {
      const somme = sommes.find(({ champ }) => champ === nom);
      return somme ? [somme.libelle, somme.valeur] : [champs[nom]?.title ?? nom, direValeur(valeur)];
    })
    .filter(([, valeur]) => valeur)
    .map(([titre, valeur]) => `${titre} : ${valeur}`)
    .join(' ; ');
}

function direValeur(valeur: unknown): string {
  if (estDateCivile(valeur)) return dateCourte(valeur);
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'number') return valeur.toLocaleString('fr-FR', { useGrouping: valeur >= 10_000 });
  if (typeof valeur === 'string') return LIBELLE_MISSION[valeur as Mission] ?? valeur;
  if (Array.isArray(valeur))
    return valeur.every((un) => typeof un === 'string')
      ? valeur.map(direValeur).join(', ')
      : String(valeur.length || 'aucun');
  return '';
}
