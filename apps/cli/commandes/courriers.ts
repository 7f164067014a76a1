import { type Command } from 'commander';
import path from 'node:path';
import { ecrireApercu, type ExempleEcrit } from '../courriers/apercu';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';

interface Options {
  dossier: string;
  gabarit?: string;
  json?: boolean;
}

export function commandeCourriers(programme: Command, _lieu: Lieu): void {
  const courriers = programme.command('courriers').description('montre les courriers, les fiches et les courriels');
  courriers
    .command('apercu')
    .description(
      'compose chaque gabarit avec ses exemples, en page et en PDF, dans un dossier qui a un sommaire ; sans base de données',
    )
    .option('--dossier <dossier>', 'dossier où écrire', 'apercu')
    .option('--gabarit <nom>', 'un seul gabarit, par exemple C-P5-01')
    .option('--json', 'résultat en JSON')
    .action(async ({ dossier: chemin, gabarit, json }: Options) => {
      const ecrits = await ecrireApercu(chemin, gabarit);
      const exemples = ecrits.map(({ gabarit: { nom }, cas, html, pdf, pages }) => ({ nom, cas, html, pdf, pages }));
      ecrire(json, { dossier: chemin, exemples }, () => bilan(ecrits, chemin));
    });
}

function bilan(ecrits: readonly ExempleEcrit[], chemin: string): string {
  const gabarits = new Set(ecrits.map(({ gabarit }) => gabarit.nom)).size;
  const pdf = ecrits.filter((ecrit) => ecrit.pdf);
  const pages = pdf.reduce((total, { pages: siennes }) => total + siennes, 0);
  return [
    `${compter(gabarits, 'gabarit')}, ${compter(ecrits.length, 'exemple')} dans ${chemin} : ${compter(ecrits.length, 'fichier')} HTML et ${pdf.length} PDF (${compter(pages, 'page')}) ; un courriel n’a pas de PDF.`,
    `Ouvrez ${path.join(chemin, 'index.html')}.`,
  ].join('\n');
}
