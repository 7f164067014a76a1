import { SCHEMAS_DES_CONTROLES } from '#libs/droit';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

export type Schema = Record<string, unknown>;
type Classe = new () => object;

const schemas = new Map<Classe, Schema>();

/**
 * JSON schema of a payload class, from the same decorators that validate it. Nested classes are written in place,
 * found by their constructor: two versions of a procedure may give the same name to different classes.
 */
export function schemaDe(classe: Classe): Schema {
  const connu = schemas.get(classe);
  if (connu) return connu;
  const schema = targetConstructorToSchema(classe, { additionalConverters: SCHEMAS_DES_CONTROLES }) as Schema;
  const proprietes = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).map(([nom, propriete]) => [
    nom,
    developper(classe, nom, propriete),
  ]);
  // What must be typed comes first, whichever class of the payload asks for it.
  const requis = new Set((schema['required'] as string[] | undefined) ?? []);
  proprietes.sort(([a], [b]) => Number(requis.has(b as string)) - Number(requis.has(a as string)));
  const complet = { ...schema, properties: Object.fromEntries(proprietes) as Schema, additionalProperties: false };
  schemas.set(classe, complet);
  return complet;
}

function developper(classe: Classe, nom: string, propriete: Schema): Schema {
  const imbriquee = defaultMetadataStorage.findTypeMetadata(classe, nom)?.typeFunction() as Classe | undefined;
  if (!imbriquee) return propriete;
  const { $ref: _, items: __, ...reste } = propriete;
  return propriete['type'] === 'array'
    ? { ...reste, items: schemaDe(imbriquee) }
    : { ...schemaDe(imbriquee), ...reste };
}
