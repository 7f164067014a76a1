import { Dossier } from '#libs/persistance';
import { type Command } from 'commander';
import { isUUID } from 'class-validator';
import { type Atelier, avecAtelier } from '../base';
import { Impossible } from '../impossible';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';

interface Options {
  dossier?: string;
  json?: boolean;
}

export function commandeVerifier(programme: Command, { racine, signalerEchec }: Lieu): void {
  programme
    .command('verifier')
    .description(
      'prouve l’historique des dossiers : la chaîne des empreintes tient, et le rejeu du journal donne l’état enregistré ; code de sortie 1 au premier défaut',
    )
    .option('--dossier <id>', 'ce dossier seulement')
    .option('--json', 'résultat en JSON')
    .action(async ({ dossier, json }: Options) => {
      const { verifies, defauts } = await avecAtelier(racine, async (atelier) =>
        atelier.preuve.verifierTous(dossier === undefined ? undefined : [await trouver(atelier, dossier)]),
      );
      if (defauts.length) signalerEchec();
      ecrire(json, { verifies, defauts }, () =>
        [
          ...defauts.map(
            ({ dossier: id, nom, seq, raison }) => `${nom} (${id})${seq ? `, entrée ${seq}` : ''} : ${raison}.`,
          ),
          `${compter(verifies, 'dossier vérifié', 'dossiers vérifiés')}, ${compter(defauts.length, 'défaut')}.`,
        ].join('\n'),
      );
    });
}

async function trouver({ source }: Atelier, id: string): Promise<Dossier> {
  const dossier = isUUID(id) ? await source.getRepository(Dossier).findOneBy({ id }) : null;
  if (!dossier) throw new Impossible(`Aucun dossier ne porte l’identifiant ${id} : vérifiez-le dans son adresse.`);
  return dossier;
}
