import { EstDateCivile } from '#libs/droit';
import type { Evenement, EvenementDefini } from '#libs/moteur';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { ACI_2019, contratType, guideHdf, REGLE_APPLICATION } from '../../sources';
import { contratDuVersement } from '../calendrier';
import { FaitsCpts } from '../faits';
import { Versement } from '../faits/vie';
import { aOrdonner, versementsALiberer } from '../paiements';
import { DonneesActe, Motivation } from './champs';
import { NatureDeVersement, NATURES_DE_VERSEMENT, POSTES } from '../../postes';

class PartPayee extends DonneesActe {
  @IsIn(POSTES)
  @JSONSchema({ title: 'Poste', examples: ['FONCTIONNEMENT'] })
  poste!: Versement['poste'];

  @IsIn(NATURES_DE_VERSEMENT)
  @JSONSchema({ title: 'Nature', examples: ['AVANCE'] })
  nature!: NatureDeVersement;

  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({
    title: 'Année de contrat',
    description: 'Celle dont le versement solde ou avance la part',
    examples: [1],
  })
  annee!: number;

  @IsInt()
  @Min(1)
  @JSONSchema({ title: 'Montant (en centimes)', examples: [6_000_000] })
  montant!: number;
}

export class OrdreDeVersement extends PartPayee {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @JSONSchema({
    title: 'Détail du calcul',
    description: 'Ce que la caisse ajoute au calcul de l’échéancier, repris dans l’avis de versement',
    examples: ['60 000 € × 100 %, à la signature'],
  })
  calcul?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Dossier du contrat vérifié complet le',
    description: 'Nécessaire au premier versement : projet, statuts, contours du territoire, liste des membres',
    examples: ['2024-04-01'],
  })
  dossierVerifieLe?: string;
}

/** Of a payment already made: `le` is the day on which it was paid. */
export class VersementRepris extends PartPayee {}

const VERSEMENT = { title: 'Versement (numéro de son ordre dans le journal)', examples: [12] };

export class LiberationDeVersement extends DonneesActe {
  @IsInt()
  @Min(1)
  @JSONSchema(VERSEMENT)
  versement!: number;
}

export class AnnulationDeVersement extends Motivation {
  @IsInt()
  @Min(1)
  @JSONSchema(VERSEMENT)
  versement!: number;
}

/** The payment as it is remembered: under which contract, and ordered by whom. */
function enregistrer(faits: FaitsCpts, { le, seq, donnees, acteur }: Evenement<PartPayee>): Versement {
  const { poste, nature, annee, montant } = donnees;
  const contrat = contratDuVersement(faits, donnees, le)?.signature.seq;
  return { le, seq, ...(contrat === undefined ? {} : { contrat }), poste, nature, annee, montant, par: acteur.id };
}

const ajouter = (faits: FaitsCpts, versement: Versement): FaitsCpts => ({
  ...faits,
  versements: [...(faits.versements ?? []), versement],
});

const completer = (faits: FaitsCpts, seq: number, suite: Partial<Versement>): FaitsCpts => ({
  ...faits,
  versements: (faits.versements ?? []).map((un) => (un.seq === seq ? { ...un, ...suite } : un)),
});

const DE_LA_CAISSE = { phase: 'P7', roles: ['CPAM'] } as const;
const SOURCES = [ACI_2019, contratType('art. 6'), guideHdf('fiche 16')] as const;

export const EVENEMENTS_VERSEMENTS: readonly EvenementDefini<FaitsCpts>[] = [
  {
    ...DE_LA_CAISSE,
    type: 'ORDONNER_VERSEMENT',
    libelle: 'Ordonner un versement',
    route: 'PRINCIPALE',
    donnees: OrdreDeVersement,
    suppose: 'un dossier ouvert',
    sources: SOURCES,
    avertissements: ['A-PART-CONTESTEE'],
    proposer: ({ faits, le, lire }): Partial<OrdreDeVersement> | undefined => {
      const [premiere] = aOrdonner(faits, lire, le);
      if (!premiere) return undefined;
      const { poste, nature, annee, calcul } = premiere.ligne;
      return { poste, nature, annee, montant: premiere.reste, calcul: calcul.formule };
    },
    noter: (faits, evenement) => {
      const { dossierVerifieLe, calcul } = evenement.donnees as OrdreDeVersement;
      const verifie = dossierVerifieLe && !faits.dossierAciVerifie ? { dossierAciVerifie: dossierVerifieLe } : {};
      const ordonne = enregistrer(faits, evenement as Evenement<OrdreDeVersement>);
      const precision = calcul?.trim();
      return ajouter({ ...faits, ...verifie }, { ...ordonne, ...(precision ? { precision } : {}) });
    },
  },
  {
    ...DE_LA_CAISSE,
    type: 'LIBERER_VERSEMENT',
    libelle: 'Libérer un versement ordonné par une autre personne',
    route: 'PRINCIPALE',
    donnees: LiberationDeVersement,
    suppose: 'un versement ordonné, ni libéré ni annulé',
    sources: [REGLE_APPLICATION, contratType('art. 6')],
    proposer: ({ faits }): Partial<LiberationDeVersement> | undefined => {
      const [premier] = versementsALiberer(faits);
      return premier && { versement: premier.seq };
    },
    noter: (faits, { le, seq, donnees }) =>
      completer(faits, (donnees as LiberationDeVersement).versement, { libere: { le, seq } }),
  },
  {
    ...DE_LA_CAISSE,
    type: 'ANNULER_VERSEMENT',
    libelle: 'Annuler un versement avant sa libération',
    route: 'SECONDAIRE',
    donnees: AnnulationDeVersement,
    suppose: 'un versement ordonné, ni libéré ni annulé',
    sources: [REGLE_APPLICATION, contratType('art. 6')],
    noter: (faits, { le, seq, donnees }) =>
      completer(faits, (donnees as AnnulationDeVersement).versement, { annule: { le, seq } }),
  },
  {
    ...DE_LA_CAISSE,
    type: 'REPRENDRE_VERSEMENT',
    libelle: 'Reprendre un versement fait avant la reprise du dossier',
    route: 'SECONDAIRE',
    donnees: VersementRepris,
    suppose: 'un contrat ACI signé',
    sources: [REGLE_APPLICATION, contratType('art. 6')],
    avertissements: ['A-MONTANT-REPRIS'],
    noter: (faits, evenement) => {
      const { le, seq } = evenement;
      const paye = enregistrer(faits, evenement as Evenement<VersementRepris>);
      return ajouter(faits, { ...paye, libere: { le, seq }, repris: true });
    },
  },
];
