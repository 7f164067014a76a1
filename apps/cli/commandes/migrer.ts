import { migrer } from '#libs/persistance';
import { type Command } from 'commander';
import { avecBase } from '../base';
import { Impossible } from '../impossible';
import { type Lieu } from '../lieu';

export function commandeMigrer(programme: Command, { racine }: Lieu): void {
  programme
    .command('migrer')
    .description('met la base de données à jour ; sans effet sur une base à jour')
    .action(async () => {
      await avecBase(racine, async (url) => {
        try {
          await migrer(url);
        } catch (erreur) {
          const { code, message } = erreur as { code?: string; message: string };
          if (!code?.startsWith('42') && code !== 'P0001') throw erreur;
          throw new Impossible(
            `La base n’a pas pu être mise à jour (${message}). Le compte de DATABASE_URL doit pouvoir y créer des schémas, des tables et un rôle.`,
          );
        }
      });
      console.log('La base est à jour.');
    });
}
