// Loaded before a program (`node -r`): writes a JSON line when a timer is asked for that Node would fire at once.
import timers from 'node:timers';

/** What a timer of Node can hold, in milliseconds: 24.855 days. Longer, or not a number, it becomes one millisecond. */
const LIMITE = 2 ** 31 - 1;

const signaler = (alerte: string) => console.log(JSON.stringify({ alerte }));

for (const nom of ['setTimeout', 'setInterval'] as const) {
  const vrai = globalThis[nom] as (quoi: () => void, delai?: number, ...reste: unknown[]) => NodeJS.Timeout;
  const observe = (quoi: () => void, delai?: number, ...reste: unknown[]) => {
    if (delai !== undefined && !(delai <= LIMITE)) signaler(`${nom} de ${delai} ms`);
    return vrai(quoi, delai, ...reste);
  };
  globalThis[nom] = timers[nom] = Object.assign(observe, vrai) as never;
}

// What does not go through them: timers/promises, and those of Node itself.
process.on('warning', ({ name, message }) => {
  if (name.startsWith('Timeout')) signaler(message);
});
