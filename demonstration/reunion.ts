import { type Utilisateur } from '#libs/acces';
import { type OuvertureService } from '#libs/dossiers';
import { dossierDeListe } from '../apps/cli/importer';
import { type Role } from './distribution';
import { siretFictif, sirenFictif } from './personnes';
import { type Sujet } from './recit';

// No listing gives the CPTS of La Réunion: these are invented on real communes, to show a day that begins elsewhere.

const REGION = '04';

const FICTIVES: readonly { nom: string; communes: readonly string[]; role: Role }[] = [
  { nom: 'CPTS du Nord de l’île (fictif)', communes: ['97411', '97418'], role: 'LETTRE_A_INSTRUIRE' },
  { nom: 'CPTS des Hauts de l’Ouest (fictif)', communes: ['97415', '97423'], role: 'PROJET_A_DEPOSER' },
  { nom: 'CPTS du Sud sauvage (fictif)', communes: ['97412', '97417'], role: ['CONTRAT_SANS_FINESS', 11] },
];

export interface DossierFictif {
  sujet: Sujet;
  role: Role;
}

/** The invented dossiers, as the stories need them. */
export function dossiersDeLaReunion(premierRang: number): DossierFictif[] {
  return FICTIVES.map(({ nom, communes, role }, i) => {
    const rang = premierRang + i;
    const siren = sirenFictif(rang);
    const sujet: Sujet = {
      dossier: dossierDeListe(REGION, `demonstration-${i + 1}`),
      rang,
      regionArs: REGION,
      departements: ['974'],
      denomination: `Association ${nom}`,
      siege: '1 place de l’Exemple (fictif), La Réunion',
      territoire: communes.map((commune) => ({ commune })),
      territoireInvente: false,
      communes,
      siren,
      siret: siretFictif(siren),
      ape: '9499Z',
      validation: null,
    };
    return { sujet, role };
  });
}

/** Opens those that are not there yet, in the name of the agency's own instructor. */
export async function ouvrirLaReunion(
  ouvertures: OuvertureService,
  instructeur: Utilisateur,
  presents: ReadonlySet<string>,
  fictifs: readonly DossierFictif[],
): Promise<void> {
  for (const [rang, { sujet }] of fictifs.entries()) {
    if (presents.has(sujet.dossier)) continue;
    const { regionArs, territoire, dossier: id } = sujet;
    const donnees = { nom: FICTIVES[rang]!.nom, regionArs, territoire };
    await ouvertures.ouvrir('cpts', donnees, instructeur, 'DEMONSTRATION', { id });
  }
}
