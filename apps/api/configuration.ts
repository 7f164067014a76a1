import { BoiteAuxLettres } from '#libs/exterieur/boite';
import { Horloge } from '#libs/exterieur';
import { Reglages } from '#libs/dossiers';

/** What the API needs to know of the place where it runs. */
export interface ConfigurationApi {
  databaseUrl: string;
  /** Signs the session cookies; at least 32 characters. */
  secretSession: string;
  production: boolean;
  /** Folder of the built pages; absent: the API alone. */
  pages?: string;
  /** The mail catcher, where mail is kept on this machine. */
  boite?: BoiteAuxLettres;
  /** How often the API makes sure that a worker lives, in milliseconds; absent: never. */
  ronde?: number;
  horloge?: Horloge;
  reglages?: Reglages;
}

export const CONFIGURATION = Symbol('configuration');
