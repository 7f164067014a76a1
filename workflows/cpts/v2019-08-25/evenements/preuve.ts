import { EstDateCivile } from '#libs/droit';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CANAUX, Canal } from './champs';

/** How a receipt is proved: what starts a legal period runs from it. Source: R-PROC-09. */
export class PreuveDeReception {
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['LRAR'] })
  canal!: Canal;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @JSONSchema({ title: 'Numéro ou référence', examples: ['2C 123 456 7890 1'] })
  reference?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Mis à disposition le',
    description: 'Recommandé électronique seulement',
    examples: ['2025-03-03'],
  })
  miseADispositionLe?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Consulté pour la première fois le',
    description: 'Recommandé électronique seulement ; rien si le destinataire ne l’a pas ouvert',
    examples: ['2025-03-05'],
  })
  consulteLe?: string;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({
    title: 'Accord préalable du destinataire',
    description: 'Recommandé électronique : le destinataire a accepté expressément ce mode d’envoi',
    examples: [true],
  })
  accordPrealable?: boolean;
}
