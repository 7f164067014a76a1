import { composer, Courrier, Gabarits } from '#libs/courriers';
import { DateCivile, jourCivil } from '#libs/droit';
import { FichePrevue } from '#libs/moteur';
import { CourrierEmis, Dossier } from '#libs/persistance';
import { randomUUID } from 'node:crypto';
import { DataSource, IsNull } from 'typeorm';
import { organismeDe, OrganismeManquant } from './destinataires';
import { enTeteDe } from './entete';
import { partiesDe } from './parties';
import { variablesDeFiche, VariablesDeFiche } from './variables-fiche';

/** A sheet to be written: what it says of a dossier on a civil day, and the entry of the journal that closes it. */
export interface FicheAEcrire {
  dossier: Pick<Dossier, 'id' | 'regionArs' | 'departements' | 'origine' | 'fuseau'>;
  fiche: FichePrevue;
  situationAu: DateCivile;
  preuve: VariablesDeFiche['preuve'];
  /** Who establishes it, and in what capacity. */
  par: { nom: string; qualite: string };
  /** Instant (ISO, UTC). */
  maintenant: string;
  formation?: boolean;
}

/** A frozen sheet. `nouveau`: false when it had been established already, and its bytes are those of then. */
export interface FicheEtablie {
  id: string;
  sha256: string;
  reference: string;
  nouveau: boolean;
}

/**
 * Freezes a sheet: once for a dossier, a rank of its journal and a civil day; asked again, it is the same document.
 * Safe to run twice at the same time. Throws `OrganismeManquant`, or what `composer` throws.
 */
export async function etablirFiche(
  source: DataSource,
  aEcrire: FicheAEcrire,
  gabarits?: Gabarits,
): Promise<FicheEtablie> {
  const deja = await figee(source, aEcrire);
  if (deja) return { ...deja, nouveau: false };
  const { dossier, fiche, situationAu, preuve, maintenant } = aEcrire;
  const { variables, document } = await ecrire(source, aEcrire, gabarits);
  const id = randomUUID();
  // Nobody is sent a sheet by itself.
  const prevu = { ...fiche, destinataires: [], copies: [], canal: 'AUCUN', signataire: '' };
  await source.query(
    `INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le, compose_le, variables,
        html, pdf, sha256, situation_au)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'ETABLI', $8, $9, $9, $10, $11, $12, $13, $14)
      ON CONFLICT (dossier_id, code, seq, situation_au) WHERE situation_au IS NOT NULL AND remplace IS NULL DO NOTHING`,
    [
      ...[id, dossier.id, preuve.seq, fiche.code, fiche.titre, fiche.objet, JSON.stringify(prevu)],
      ...[referenceDe(aEcrire), maintenant, JSON.stringify(variables), document.html, Buffer.from(document.pdf)],
      ...[document.sha256, situationAu],
    ],
  );
  // Somebody else may have been quicker: theirs is the one that counts.
  const trouvee = (await figee(source, aEcrire))!;
  return { ...trouvee, nouveau: trouvee.id === id };
}

/** The sheet as it would be established, with « Aperçu » across its pages. Writes nothing. */
export async function apercevoirFiche(
  source: DataSource,
  aEcrire: FicheAEcrire,
  gabarits?: Gabarits,
): Promise<Courrier> {
  return (await ecrire(source, aEcrire, gabarits, 'Aperçu')).document;
}

async function figee(source: DataSource, { dossier, fiche, situationAu, preuve }: FicheAEcrire) {
  const trouvee = await source.getRepository(CourrierEmis).findOne({
    select: { id: true, sha256: true, reference: true },
    where: { dossierId: dossier.id, code: fiche.code, seq: preuve.seq, situationAu, remplace: IsNull() },
  });
  return trouvee ? { id: trouvee.id, sha256: trouvee.sha256!, reference: trouvee.reference } : undefined;
}

async function ecrire(
  source: DataSource,
  { dossier, fiche, situationAu, preuve, par, maintenant, formation = false }: FicheAEcrire,
  gabarits?: Gabarits,
  filigrane?: string,
): Promise<{ variables: object; document: Courrier }> {
  const genre = fiche.emetteur as 'ARS' | 'CPAM';
  const agence = await organismeDe(source, genre, dossier);
  if (!agence) throw new OrganismeManquant(genre, dossier.regionArs);
  const enTete = await enTeteDe(source, agence);
  const { images, polices, norme } = enTete;
  const parties = fiche.parties ? await partiesDe(source, fiche.parties, dossier, situationAu) : null;
  const reference = referenceDe({ dossier, fiche, situationAu, preuve });
  const dateCourrier = jourCivil(maintenant, dossier.fuseau);
  const communes = variablesDeFiche({
    ...{ prevu: fiche, agence, enTete, reference, situationAu, dateCourrier, par, preuve, formation, parties },
    fictif: dossier.origine === 'DEMONSTRATION' || agence.fictif,
  });
  const variables = { ...fiche.variables, ...communes };
  const metadonnees = { titre: fiche.titre, reference, auteur: agence.nom, langue: 'fr', date: dateCourrier } as const;
  const demande = { gabarit: fiche.gabarit, variables, metadonnees, norme, images, polices };
  return { variables, document: await composer(filigrane ? { ...demande, filigrane } : demande, gabarits) };
}

/** `93-0A1B2C3D-0042-F-SITUATION-20240315`: region, dossier, rank of its journal, sheet, day. */
function referenceDe({
  dossier,
  fiche,
  situationAu,
  preuve,
}: Pick<FicheAEcrire, 'dossier' | 'fiche' | 'situationAu' | 'preuve'>): string {
  const rang = String(preuve.seq).padStart(4, '0');
  const base = `${dossier.regionArs}-${dossier.id.slice(0, 8)}-${rang}`.toUpperCase();
  return `${base}-${fiche.code}-${situationAu.replaceAll('-', '')}`;
}
