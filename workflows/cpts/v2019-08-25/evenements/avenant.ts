import { enVigueur } from '#libs/droit';
import type { Evenement, EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Mission } from '../../missions';
import { BAREME } from '../../parametres';
import { crpa, ficheFas, guideHdf } from '../../sources';
import { effetDeLaTaille } from '../delais';
import { Contrat, FaitsCpts } from '../faits';
import { Avenant, ObjetAvenant, OBJETS_AVENANT, Partenaire, PARTENAIRES } from '../faits/avenant';
import { DonneesActe, ElementTerritoire, EnsembleDeMissions } from './champs';
import { convenir, surLeContrat } from './contrat';
import { Indicateur, PopulationRetenue, Signatures } from './engagements';
import { nouveauTerritoire } from './lettre-intention';
import { PARCOURS_SUIVANT } from './parcours';

export class DemandeAvenant extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(OBJETS_AVENANT, { each: true })
  @JSONSchema({ title: 'Objets de l’avenant', examples: [['MISSION']] })
  objets!: ObjetAvenant[];
}

export class Concertation extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PARTENAIRES, { each: true })
  @JSONSchema({ title: 'Concerté avec', examples: [['ARS', 'CAISSE']] })
  avec!: Partenaire[];
}

export class SignatureAvenant extends DonneesActe {
  @ValidateNested()
  @Type(() => Signatures)
  @JSONSchema({ title: 'Signatures', description: 'La date de l’avenant est celle de la dernière' })
  signatures!: Signatures;

  @IsOptional()
  @EnsembleDeMissions({ title: 'Missions ajoutées', examples: [['CRISE']] }, 1)
  missionsAjoutees?: Mission[];

  @IsOptional()
  @EnsembleDeMissions({ title: 'Missions retirées', description: 'Optionnelles seulement', examples: [['QUALITE']] }, 1)
  missionsRetirees?: Mission[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({ title: 'Nouveau territoire', examples: [[{ commune: '13001' }, { commune: '13012' }]] })
  territoire?: ElementTerritoire[];

  @IsOptional()
  @ValidateNested()
  @Type(() => PopulationRetenue)
  @JSONSchema({
    title: 'Population retenue',
    description: 'Avec un nouveau territoire ; celle de ses communes si rien n’est précisé',
  })
  population?: PopulationRetenue;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique(({ code }: Indicateur) => code)
  @ValidateNested({ each: true })
  @Type(() => Indicateur)
  @JSONSchema({ title: 'Indicateurs', description: 'La liste entière, qui remplace la précédente' })
  indicateurs?: Indicateur[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  @JSONSchema({ title: 'Nombre de membres', examples: [110] })
  membres?: number;
}

export class RenonciationAvenant extends DonneesActe {
  @IsIn(['RETRAIT_PAR_LA_CPTS', 'DESACCORD', 'SANS_SUITE'])
  @JSONSchema({ title: 'Motif', examples: ['RETRAIT_PAR_LA_CPTS'] })
  motif!: 'RETRAIT_PAR_LA_CPTS' | 'DESACCORD' | 'SANS_SUITE';
}

/** The contract once the amendment that was negotiated is signed or given up. */
function sansNegociation({ avenant: _, ...contrat }: Contrat): Contrat {
  return contrat;
}

type AvenantSigne = Pick<Evenement, 'le' | 'seq' | 'constats'> & { donnees: Omit<SignatureAvenant, 'signatures'> };

/** The facts once an amendment is signed, in truth or for the sake of argument. */
export function signer(faits: FaitsCpts, { le, seq, donnees, constats }: AvenantSigne): FaitsCpts {
  const { missionsAjoutees, missionsRetirees, indicateurs, membres } = donnees;
  const contrat = faits.contrat!;
  const territoire = donnees.territoire ? nouveauTerritoire(constats) : {};
  const retenue = territoire.population && (donnees.population ?? territoire.population);
  const taille = retenue && effetDeLaTaille(faits, retenue.total, le, enVigueur);
  const avenants = contrat.avenants ?? [];
  const avenant: Avenant = {
    numero: avenants.length + 1,
    le,
    seq,
    objets: contrat.avenant?.objets ?? [],
    // The scale of an amendment is that of the day on which it is signed. R-P7-01.
    bareme: enVigueur(BAREME, le).du,
    ...(missionsAjoutees ? { ajoutees: missionsAjoutees } : {}),
    ...(missionsRetirees ? { retirees: missionsRetirees } : {}),
    ...(taille ? { taille } : {}),
    ...(retenue ? { population: { total: retenue.total, millesime: retenue.millesime } } : {}),
    ...(membres === undefined ? {} : { membres }),
    ...(indicateurs ? { indicateurs: convenir(indicateurs, le) } : {}),
  };
  return { ...faits, ...territoire, contrat: { ...sansNegociation(contrat), avenants: [...avenants, avenant] } };
}

export const EVENEMENTS_AVENANT: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEMANDER_AVENANT',
    libelle: 'Demander un avenant au contrat',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DemandeAvenant,
    suppose: 'un contrat ACI en vigueur, sans avenant en cours de négociation',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 7')],
    noter: (faits, { le, seq, donnees }) =>
      surLeContrat(faits, { avenant: { le, seq, objets: (donnees as DemandeAvenant).objets } }),
  },
  {
    type: 'CONCERTER_AVENANT',
    libelle: 'Tracer la concertation sur l’avenant',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: Concertation,
    suppose: 'un avenant en cours de négociation',
    sources: [guideHdf('fiche 7')],
    noter: (faits, { le, seq, donnees }) => {
      const avenant = faits.contrat!.avenant!;
      const avec = [...new Set([...(avenant.concertation?.avec ?? []), ...(donnees as Concertation).avec])];
      return surLeContrat(faits, { avenant: { ...avenant, concertation: { le, seq, avec } } });
    },
  },
  {
    type: 'SIGNER_AVENANT',
    libelle: 'Signer l’avenant au contrat',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: SignatureAvenant,
    suppose: 'un avenant en cours de négociation',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiches 7 et 13'), crpa('L.221-4')],
    constats: ['territoire', 'chevauchements'],
    avertissements: ['G-P6-06', 'R-P7-01', 'R-P7-02', 'R-T-09', 'A-POPULATION-PARTIELLE'],
    // The crisis mission comes with its path; on a dossier that already follows it, this changes nothing. R-T-03c.
    versVersion: ({ missionsAjoutees }: SignatureAvenant) =>
      missionsAjoutees?.includes('CRISE') ? PARCOURS_SUIVANT : undefined,
    noter: (faits, evenement) => signer(faits, evenement as Evenement<SignatureAvenant>),
  },
  {
    type: 'RENONCER_AVENANT',
    libelle: 'Renoncer à l’avenant',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: RenonciationAvenant,
    suppose: 'un avenant en cours de négociation',
    sources: [ficheFas('le suivi du contrat')],
    noter: (faits) => ({ ...faits, contrat: sansNegociation(faits.contrat!) }),
  },
];
