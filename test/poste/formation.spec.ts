import { existsSync } from 'node:fs';
import path from 'node:path';

import { baseDeTest } from './base';
import { dossierNeuf, Enfant, script, toutFinir } from './enfants';

afterEach(toutFinir);

const PHRASES = {
  COURANT: /Cette base est celle du mode de formation, dont l’horloge se déplace\. Relancez avec MODE=formation, ou/,
  FORMATION:
    /Cette base tient des dossiers hors du mode de formation : .* une base à elle .*, ou retirez MODE=formation\./,
};

function lancer(services: string[], ajouts: NodeJS.ProcessEnv): { racine: string; enfant: Enfant } {
  const racine = dossierNeuf();
  const { npm_lifecycle_event: _, DONNEES: _d, DATABASE_URL: _b, SMTP_URL: _s, ...reste } = process.env;
  const env = { ...reste, PORT: '0', ...ajouts };
  return { racine, enfant: script('programme-installation.ts', [racine, ...services], { env }) };
}

describe('le mode de formation', () => {
  it('est refusé en production, avant tout le reste', async () => {
    const SECRET_SESSION = 'un secret assez long pour la production';
    const { racine, enfant } = lancer(['base'], { MODE: 'formation', NODE_ENV: 'production', SECRET_SESSION });
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie.trim().split('\n').slice(1)).toEqual([
      'Le mode de formation déplace l’horloge : il est refusé en production. Retirez MODE=formation, ou NODE_ENV=production.',
    ]);
    expect(existsSync(path.join(racine, '.donnees-formation'))).toBe(false);
  });

  it('ne se confond pas avec un mot mal écrit', async () => {
    const { enfant } = lancer(['base'], { MODE: 'Formation' });
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toContain('MODE vaut « Formation » : indiquez MODE=formation, ou retirez MODE.');
  });

  it('a sa base à lui, dans un dossier à lui', async () => {
    const { racine, enfant } = lancer(['base', 'migrations', 'installation', 'web'], { MODE: 'formation' });
    await enfant.ecrit('Adresse : web, base true');
    expect(enfant.sortie).toContain(`données dans ${path.join(racine, '.donnees-formation')}`);
    expect(enfant.sortie).toContain('rien n’a de valeur');
    expect(existsSync(path.join(racine, '.donnees'))).toBe(false);
    enfant.signaler('SIGTERM');
    expect((await enfant.fin).code).toBe(0);
  });

  it('et le mode normal se refusent la base l’un de l’autre, avec une phrase, et s’arrêtent', async () => {
    const services = ['base', 'migrations', 'installation', 'web'];
    for (const [mode, autre] of [
      ['FORMATION', 'COURANT'],
      ['COURANT', 'FORMATION'],
    ] as const) {
      const base = await baseDeTest();
      const environnement = (voulu: string) => ({
        DATABASE_URL: base.url,
        ...(voulu === 'FORMATION' ? { MODE: 'formation' } : {}),
      });
      try {
        const premier = lancer(services, environnement(mode)).enfant;
        await premier.ecrit('Adresse : web, base true');
        premier.signaler('SIGTERM');
        expect((await premier.fin).code).toBe(0);
        const second = lancer(services, environnement(autre)).enfant;
        expect((await second.fin).code).toBe(1);
        expect(second.sortie).toMatch(PHRASES[autre]);
        expect(second.sortie).not.toContain('Adresse');
        expect(second.sortie).toContain('arrêté : migrations');
      } finally {
        await base.fermer();
      }
    }
  });
});
