import { type DateCivile } from '#libs/droit';
import { type InscriptionImportee, type TerritoireImporte } from '../apps/cli/importer';
import { type Role, ROLES_DES_INSCRIPTIONS, ROLES_DES_TERRITOIRES } from './distribution';
import { Recit, type Sujet } from './recit';
import { type DossierFictif } from './reunion';
import { type NomSituation, SITUATIONS } from './situations';
import { sujetDeTerritoire, sujetsDesInscriptions } from './sujets';
import { type NomVariante, VARIANTES } from './variantes';

/** A dossier of the demonstration, the situation to which it is led, and the acts that lead it there. */
export interface Piece {
  sujet: Sujet;
  situation: NomSituation;
  /** What it shows besides. */
  variantes: readonly NomVariante[];
  recit: Recit;
}

type Territoire = Pick<TerritoireImporte, 'cpts' | 'dossier'>;
type Inscription = Pick<InscriptionImportee, 'inscription' | 'dossier'>;

/** Every story, its invented dates counted from `jour`, the day of the load. */
export function mettreEnScene(
  territoires: readonly Territoire[],
  inscriptions: readonly Inscription[],
  fictifs: readonly DossierFictif[],
  jour: DateCivile,
): Piece[] {
  const sujets = sujetsDesInscriptions(inscriptions, territoires.length);
  return [
    ...territoires.map((territoire, rang) =>
      raconter(sujetDeTerritoire(territoire, rang), ROLES_DES_TERRITOIRES[territoire.cpts.id], jour),
    ),
    ...inscriptions.map(({ inscription }, i) => {
      const sujet = sujets[i]!;
      // Without its SIREN and SIRET the law lets no CPTS be registered nor sign, whatever its part in the story.
      const role = sujet.siren && sujet.finess ? ROLES_DES_INSCRIPTIONS[inscription.numeroEt] : 'FINESS_BLOQUE';
      return raconter(sujet, role, jour);
    }),
    ...fictifs.map(({ sujet, role }) => raconter(sujet, role, jour)),
  ];
}

function raconter(sujet: Sujet, role: Role = 'CONTACT_A_PRENDRE', jour: DateCivile): Piece {
  const [situation, mois, ...variantes] = typeof role === 'string' ? [role] : role;
  const recit = new Recit(sujet, jour);
  SITUATIONS[situation].raconter(recit, mois as number);
  for (const variante of variantes) VARIANTES[variante](recit);
  return { sujet, situation, variantes, recit };
}
