import { spawnSync } from 'node:child_process';
import path from 'node:path';

const RACINE = path.resolve(__dirname, '../..');

interface Rapport {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

it('les frontières entre les pièces sont respectées, et le contrôle a lu le programme', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(RACINE, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ...['apps', 'libs', 'workflows', 'demonstration'],
    ],
    { cwd: RACINE, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as Rapport;
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name} : ${from} → ${to}`)).toEqual([]);
  expect(summary.totalCruised).toBeGreaterThan(200);
});
