import { migrer } from '#libs/persistance';
import { type Command } from 'commander';
import { avecBase } from '../base';
import { type Lieu } from '../lieu';

export function commandeMigrer(programme: Command, { racine }: Lieu): void {
  programme
    .command('migrer')
    .description('met la base de données à jour ; sans effet sur une base à jour')
    .action(async () => {
      await avecBase(racine, async (url) => {
        await migrer(url);
      });
      console.log('La base est à jour.');
    });
}
