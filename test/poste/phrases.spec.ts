import { type Configuration } from '../../apps/demarrage/configuration';
import { phraseErreur } from '../../apps/demarrage/poste';

const CONFIGURATION = { port: 3000, hote: '8.8.8.8', donnees: '/srv/donnees' } as Configuration;
const erreur = (message: string, champs: object = {}) => Object.assign(new Error(message), champs);

describe('ce qu’une personne peut réparer est dit en une phrase, aussi profond que soit la cause', () => {
  it.each([
    [
      'disque plein pour PostgreSQL, au milieu du chargement',
      new Error('La démonstration s’arrête', {
        cause: erreur('QueryFailedError', { cause: erreur('x', { code: '53100' }) }),
      }),
      /^Le disque est plein : .*\/srv\/donnees.*Libérez au moins 200 Mo/,
    ],
    [
      'PostgreSQL tué au milieu du chargement',
      new Error('La démonstration s’arrête', { cause: erreur('x', { code: '57P01' }) }),
      /^La base de données a cessé de répondre\..*relancez\.$/,
    ],
    ['connexion coupée', erreur('Connection terminated unexpectedly'), /^La base de données a cessé de répondre/],
    [
      'adresse d’une autre machine',
      erreur('x', { code: 'EADDRNOTAVAIL', syscall: 'listen' }),
      /^HOTE vaut « 8\.8\.8\.8 »/,
    ],
    ['dossier à la place d’un fichier', erreur('x', { code: 'EISDIR' }), /^Un dossier a pris la place d’un fichier/],
    ['port pris', erreur('x', { code: 'EADDRINUSE', port: 3000 }), /^Le port 3000 est déjà utilisé.*PORT=3001/],
  ])('%s', (_, recue, phrase) => {
    const dite = phraseErreur(recue, CONFIGURATION);
    expect(dite).toMatch(phrase);
    expect(dite.split('\n')).toHaveLength(1);
  });

  it('ce qui n’est pas prévu se montre en entier, pour qui regardera', () => {
    expect(phraseErreur(new Error('imprévu'), CONFIGURATION)).toMatch(
      /^Parcours CPTS a rencontré une anomalie\.\nError/,
    );
  });
});
