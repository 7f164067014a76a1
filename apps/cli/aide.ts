import { type Command, type CommanderError } from 'commander';

const TITRES: Record<string, string> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Makes commander speak French, and throw rather than end the process. To be called before commands are added. */
export function parlerFrancais(programme: Command): Command {
  return programme
    .configureHelp({
      styleTitle: (titre) => TITRES[titre] ?? titre,
      optionDescription: ({ description }) => description,
    })
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand('help [commande]', 'affiche l’aide d’une commande')
    .exitOverride();
}

const AIDE = 'Voyez : npm run cpts -- --help';

const PHRASES: Record<string, (noms: string[]) => string> = {
  'commander.unknownCommand': ([nom]) => `La commande « ${nom} » n’existe pas.`,
  'commander.unknownOption': ([nom]) => `L’option ${nom} n’existe pas.`,
  'commander.missingArgument': ([nom]) => `Il manque l’argument <${nom}>.`,
  'commander.optionMissingArgument': ([nom]) => `Il manque la valeur de l’option ${nom}.`,
  'commander.missingMandatoryOptionValue': ([nom]) => `Il manque l’option ${nom}.`,
  'commander.excessArguments': () =>
    'Il y a trop d’arguments : mettez entre guillemets ceux qui contiennent un espace.',
};

/** The sentence of a command line that commander could not read; none when only help was asked for. */
export function phraseDeCommande({ code, message }: CommanderError): string | undefined {
  if (code === 'commander.help' || code === 'commander.helpDisplayed') return undefined;
  const noms = [...message.matchAll(/'([^']*)'/g)].map(([, nom]) => nom!);
  const proche = /Did you mean (?:one of )?(.*)\?\)/s.exec(message)?.[1];
  const phrase = PHRASES[code]?.(noms) ?? message.replace(/^error: /, '');
  return [phrase, ...(proche ? [`Vouliez-vous dire ${proche} ?`] : []), AIDE].join(' ');
}
