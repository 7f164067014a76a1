import { preparer, Registre } from '#libs/moteur';
import { Exigence, REFERENTIEL } from '#workflows/cpts/referentiel/index';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { table } from './page';

/** What the law written here is made of, by kind and code. */
export function inventaire(registre: Registre, racine: string): (appui: string) => boolean {
  const connus = new Set(
    Object.values(registre).flatMap(({ versions }) =>
      versions.flatMap((version) => [
        ...Object.keys(version.regles).map((code) => `regle:${code}`),
        ...version.echeances.map(({ code }) => `echeance:${code}`),
        ...version.courriers.map(({ code }) => `courrier:${code}`),
        ...version.parametres.map(({ cle }) => `parametre:${cle}`),
        ...version.evenements.map(({ type }) => `evenement:${type}`),
        ...preparer(version).etats.map(({ chemin }) => `etat:${chemin}`),
      ]),
    ),
  );
  return (appui) => (appui.startsWith('code:') ? existsSync(path.join(racine, appui.slice(5))) : connus.has(appui));
}

export interface Portee extends Exigence {
  statut: 'PORTEE' | 'COURRIER_A_ECRIRE' | 'NON_PORTEE';
  appuis: readonly string[];
}

/** How a requirement is borne: by what has its very code, and by what the rulebook's table names. */
export function porter(exigence: Exigence, connu: (appui: string) => boolean): Portee {
  const siens = ['regle', 'echeance', 'courrier', 'parametre'].map((sorte) => `${sorte}:${exigence.id}`).filter(connu);
  const appuis = [...new Set([...siens, ...exigence.par])];
  const lettre = exigence.id.startsWith('C-') && !appuis.some((appui) => appui.startsWith('courrier:'));
  return {
    ...exigence,
    appuis,
    statut: appuis.length === 0 ? 'NON_PORTEE' : lettre ? 'COURRIER_A_ECRIRE' : 'PORTEE',
  };
}

/** The rulebook, requirement by requirement: what bears it, and what nothing bears. */
export function couvertureDesRegles(registre: Registre, racine: string): string[] {
  const connu = inventaire(registre, racine);
  const sections = REFERENTIEL.map(({ titre, exigences }) => ({
    titre,
    portees: exigences.map((exigence) => porter(exigence, connu)),
  }));
  const toutes = sections.flatMap(({ portees }) => portees);
  const compter = (statut: Portee['statut']) => toutes.filter((portee) => portee.statut === statut);
  const aEcrire = compter('COURRIER_A_ECRIRE');
  const nonPortees = compter('NON_PORTEE');
  return [
    '## Couverture des règles de référence',
    `${toutes.length} exigences : ${compter('PORTEE').length} portées, ${aEcrire.length} courriers à écrire dont l’acte déclencheur existe, ${nonPortees.length} non portées.`,
    '### Ce qui n’est pas porté, et pourquoi',
    table(
      ['Exigence', 'Énoncé', 'Raison'],
      [
        ...nonPortees.map(({ id, enonce, absent = '' }) => [id, enonce, absent]),
        ...aEcrire.map(({ id, enonce, appuis }) => [
          id,
          enonce,
          `courrier pas encore écrit ; ce qui le déclenchera existe : ${appuis.map(nommer).join(', ')}`,
        ]),
      ],
    ),
    ...sections.flatMap(({ titre, portees }) => [
      `### ${titre}`,
      table(
        ['Exigence', 'Énoncé', 'Portée par'],
        portees.map(({ id, enonce, appuis, absent = '' }) => [
          id,
          enonce,
          appuis.length ? appuis.map(nommer).join('<br>') : `*non portée : ${absent}*`,
        ]),
      ),
    ]),
  ];
}

const SORTES: Record<string, string> = {
  regle: 'règle',
  echeance: 'délai',
  courrier: 'courrier',
  parametre: 'paramètre',
  evenement: 'acte',
  etat: 'état',
  code: 'code',
};

function nommer(appui: string): string {
  const [sorte = '', ...reste] = appui.split(':');
  const nom = reste.join(':');
  return sorte === 'code' ? `[${nom.split('/').at(-1)}](../${nom})` : `${SORTES[sorte]} ${nom.replace('enCours.', '')}`;
}
