/** What a command needs to know of the place where it runs. */
export interface Lieu {
  /** The project's folder. */
  racine: string;
  /** The command will end with exit code 1, once it has said everything. */
  signalerEchec(): void;
}
