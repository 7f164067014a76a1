import { Centimes, DateCivile } from '#libs/droit';
import { CategorieMembre, Changement, EtapeAssociation, PointDeVigilance } from '../../association';
import type { Fait, FaitsCpts } from '../faits';

/** What the dossier remembers of the making of the association, of its changes and of its members. */
export interface FaitsAssociation {
  etapes?: Partial<Record<EtapeAssociation, DateCivile>>;
  /** Day for which the constitutive assembly is called. */
  assembleePrevueLe?: DateCivile;
  /** Advice of the ARS on the bylaws, which binds nobody. */
  avisStatuts?: Fait & { reserves: readonly PointDeVigilance[]; nonExamines: readonly PointDeVigilance[] };
  relancesSiren?: readonly Fait[];
  /** One by deliberation and by nature of change. */
  changements?: readonly ChangementDelibere[];
  membres?: Partial<Record<CategorieMembre, number>>;
  /** Paid to each member by calendar year, expenses left aside. The member is a reference chosen by the case handler. */
  versesAuxMembres?: Readonly<Record<string, Readonly<Record<string, Centimes>>>>;
  /** Each of them, so that none is made twice. */
  paiementsAuxMembres?: readonly PaiementAUnMembre[];
}

export interface PaiementAUnMembre extends Fait {
  membre: string;
  nature: 'FRAIS' | 'INDEMNITE' | 'REMUNERATION';
  montant: Centimes;
}

export interface ChangementDelibere extends Fait {
  nature: Changement;
  declareLe?: DateCivile;
}

export const changementsADeclarer = ({ changements = [] }: FaitsCpts): readonly ChangementDelibere[] =>
  changements.filter(({ declareLe }) => declareLe === undefined);

export const nombreDeMembres = ({ membres = {} }: FaitsCpts): number =>
  Object.values(membres).reduce((somme, nombre) => somme + nombre, 0);

/** Steps that are behind, those that the declaration itself establishes included. */
export function etapesFranchies({ etapes, association }: FaitsCpts): Partial<Record<EtapeAssociation, DateCivile>> {
  return {
    ...(association?.creeeLe ? { ASSEMBLEE_CONSTITUTIVE: association.creeeLe } : {}),
    ...(association?.recepisseLe ? { DECLARATION: association.recepisseLe } : {}),
    ...(association?.siren ? { SIRENE: association.le } : {}),
    ...etapes,
  };
}
