// `npm run controle:pdf -- <dossier>`: what independent tools say of the PDFs of a folder. Plain JavaScript, with nothing
// installed but Node and, from Debian, poppler-utils and qpdf; what is not there is said.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const [dossier] = process.argv.slice(2);
const abandonner = (phrase) => {
  console.error(phrase);
  process.exit(2);
};
if (!dossier) abandonner('Donnez le dossier des PDF à contrôler : npm run controle:pdf -- <dossier>');

/** What a tool prints; nothing when it is not installed. */
function lancer(outil, ...parametres) {
  const { status, stdout, stderr, error } = spawnSync(outil, parametres, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return error ? undefined : { code: status, dit: `${stdout}${stderr}` };
}

function pdfsDe(chemin) {
  try {
    if (statSync(chemin).isFile()) return [chemin];
    const noms = readdirSync(chemin, { recursive: true, encoding: 'utf8' });
    return noms
      .filter((nom) => nom.toLowerCase().endsWith('.pdf'))
      .sort()
      .map((nom) => path.join(chemin, nom));
  } catch (erreur) {
    return abandonner(`Le dossier ${chemin} ne se lit pas (${erreur.code}) : vérifiez son nom.`);
  }
}

/** Each tool: the package that brings it, and what it finds wrong with a file, in French. */
const CONTROLES = [
  {
    outil: 'pdfinfo',
    paquet: 'poppler-utils',
    defauts(fichier) {
      const { code, dit } = lancer('pdfinfo', fichier);
      if (code !== 0) return ['pdfinfo ne le lit pas'];
      const champ = (nom) => new RegExp(`^${nom}:\\s+(.*)$`, 'm').exec(dit)?.[1]?.trim() ?? '';
      return [
        ...(champ('Tagged') === 'yes' ? [] : ['il n’est pas balisé']),
        ...(champ('Title') ? [] : ['il n’a pas de titre']),
        ...(champ('Page size').includes('A4') ? [] : ['il n’est pas au format A4']),
        ...(champ('JavaScript') === 'no' ? [] : ['il contient du JavaScript']),
        ...(champ('Encrypted') === 'no' ? [] : ['il est chiffré']),
      ];
    },
  },
  {
    outil: 'pdffonts',
    paquet: 'poppler-utils',
    defauts(fichier) {
      const { code, dit } = lancer('pdffonts', fichier);
      if (code !== 0) return ['pdffonts ne le lit pas'];
      const lignes = dit.split('\n').slice(2).filter(Boolean);
      if (lignes.length === 0) return ['il n’a aucune police'];
      const absentes = lignes.filter((ligne) => !/ yes (yes|no) +(yes|no) +\d+ +\d+\s*$/.test(ligne));
      return absentes.map((ligne) => `police non incorporée : ${ligne.split(/\s+/)[0]}`);
    },
  },
  {
    outil: 'qpdf',
    paquet: 'qpdf',
    defauts(fichier) {
      const { code, dit } = lancer('qpdf', '--check', fichier);
      return code === 0 ? [] : [`qpdf : ${dit.trim().split('\n').at(-1)}`];
    },
  },
];

const fichiers = pdfsDe(dossier);
if (fichiers.length === 0)
  abandonner(`Aucun PDF dans ${dossier} : composez-les d’abord, « npm run cpts -- courriers apercu ».`);
const presents = CONTROLES.filter(({ outil }) => lancer(outil, '--version') !== undefined);
for (const { outil, paquet } of CONTROLES.filter((controle) => !presents.includes(controle)))
  console.log(`${outil} n’est pas installé : ce qu’il voit n’est pas contrôlé. Sous Debian : apt install ${paquet}`);
if (presents.length === 0) abandonner('Rien n’a été contrôlé.');

let fautifs = 0;
for (const fichier of fichiers) {
  const defauts = presents.flatMap(({ defauts: chercher }) => chercher(fichier));
  if (defauts.length === 0) continue;
  fautifs += 1;
  console.log(`${fichier} : ${defauts.join(' ; ')}.`);
}
console.log(
  `${fichiers.length} PDF contrôlés par ${presents.map(({ outil }) => outil).join(', ')} : ` +
    `${fautifs === 0 ? 'aucun défaut' : `${fautifs} en défaut`}. PDF/A et PDF/UA ne sont contrôlés ici que par le moteur qui les écrit.`,
);
process.exit(fautifs === 0 ? 0 : 1);
