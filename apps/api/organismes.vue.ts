import { Role, Utilisateur } from '#libs/acces';
import { introuvable } from '#libs/dossiers';
import { DateCivile, Fuseau, jourCivil } from '#libs/droit';
import { Compte, Delegation, Fichier, Organisme } from '#libs/persistance';
import { Changements, enVigueur, ROLES_QUI_SIGNENT } from '#libs/redaction';
import { zoneLegale } from '#libs/territoires';
import { ArrayOverlap, DataSource, In } from 'typeorm';

const DERNIERS_CHANGEMENTS = 30;

/** True when the agency works in the person's territory. */
export function voitOrganisme(
  { regions, departements }: Pick<Utilisateur, 'regions' | 'departements'>,
  { region, departement }: Pick<Organisme, 'region' | 'departement'>,
): boolean {
  if (!regions.includes(region)) return false;
  return departement === null || departements.length === 0 || departements.includes(departement);
}

/** An agency of the person's territory. Throws `Refus` for another one. */
export async function organismeVisible(source: DataSource, id: string, utilisateur: Utilisateur): Promise<Organisme> {
  const organisme = await source.getRepository(Organisme).findOneBy({ id });
  if (!organisme || !voitOrganisme(utilisateur, organisme)) throw introuvable('Cet organisme');
  return organisme;
}

/** Time zone in which an agency counts its days. */
export function fuseauDeLOrganisme({ region, departement }: Pick<Organisme, 'region' | 'departement'>): Fuseau {
  return zoneLegale(region, departement ?? undefined).fuseau;
}

export function resumerOrganisme(organisme: Organisme, delegations: readonly Delegation[], maintenant: string) {
  const { id, genre, region, departement, nom, courriel, parapheur, logo, fictif, signataires } = organisme;
  const jour = jourCivil(maintenant, fuseauDeLOrganisme(organisme));
  const siennes = delegations.filter(({ organismeId }) => organismeId === id);
  return {
    ...{ id, genre, region, departement, nom, courriel, parapheur, fictif, logo: logo !== null },
    delegations: siennes.filter((une) => enVigueur(une, jour)).length,
    // What its next letters would wait for: nobody to sign them.
    sansSignataire: ROLES_QUI_SIGNENT[genre].filter((role) => {
      const duRole = siennes.filter((une) => une.role === role);
      return duRole.length ? !duRole.some((une) => enVigueur(une, jour)) : !signataires[role];
    }),
  };
}

/** Everything about an agency, for whoever reads or changes its settings. */
export async function decrireOrganisme(
  source: DataSource,
  organisme: Organisme,
  pour: Utilisateur,
  maintenant: string,
) {
  const { logoTexte, marqueTexte, signataires, genre } = organisme;
  const { id, region, departement, nom, service, adresse, ville, courriel, telephone, norme, parapheur } = organisme;
  const jour = jourCivil(maintenant, fuseauDeLOrganisme(organisme));
  const [fichiers, delegations, histoire, comptes] = await Promise.all([
    lireFichiers(source, organisme),
    source
      .getRepository(Delegation)
      .find({ where: { organismeId: id }, order: { role: 'ASC', du: 'DESC', id: 'ASC' } }),
    lireHistoire(source, id),
    pour.roles.includes('ADMIN') ? comptesPossibles(source, organisme) : [],
  ]);
  const noms = await nomsDe(source, [
    ...delegations.map(({ compteId }) => compteId),
    ...histoire.map(({ par }) => par),
  ]);
  const illustration = (sha256: string | null, texte: string | null) => {
    const fichier = fichiers.find((un) => un.sha256 === sha256);
    return fichier ? { ...fichier, texte: texte ?? '' } : null;
  };
  return {
    ...{ id, genre, region, departement, nom, service, adresse, ville, courriel, telephone, norme, parapheur },
    fictif: organisme.fictif,
    signataires: Object.entries(signataires).map(([role, un]) => ({ role, ...un })),
    rolesQuiSignent: ROLES_QUI_SIGNENT[genre],
    logo: illustration(organisme.logo, logoTexte),
    marque: illustration(organisme.marque, marqueTexte),
    polices: organisme.polices.flatMap((sha256) => fichiers.find((un) => un.sha256 === sha256) ?? []),
    delegations: delegations.map(({ id: rang, role, compteId, du, au, ...reste }) => ({
      ...{ id: rang, role, nom: reste.nom, qualite: reste.qualite, acte: reste.acte, du, au },
      compte: compteId ? { id: compteId, nom: noms.get(compteId) ?? '' } : null,
      etat: etatDe({ du, au }, jour),
    })),
    histoire: histoire
      .slice(0, DERNIERS_CHANGEMENTS)
      .map(({ par, le, changements }) => ({ par: par ? (noms.get(par) ?? '') : null, le, changements })),
    revision: Number(histoire[0]?.id ?? 0),
    comptesPossibles: comptes,
  };
}

function etatDe(
  delegation: Pick<Delegation, 'du' | 'au'>,
  jour: DateCivile,
): 'ANNULEE' | 'EN_VIGUEUR' | 'A_VENIR' | 'ECHUE' {
  if (delegation.au !== null && delegation.au < delegation.du) return 'ANNULEE';
  if (enVigueur(delegation, jour)) return 'EN_VIGUEUR';
  return delegation.du > jour ? 'A_VENIR' : 'ECHUE';
}

function lireFichiers(source: DataSource, { logo, marque, polices }: Organisme) {
  const cles = [logo, marque, ...polices].filter((cle) => cle !== null);
  return source.query<(Pick<Fichier, 'sha256' | 'nom' | 'type'> & { taille: number })[]>(
    'SELECT sha256, nom, type, length(octets) AS taille FROM fichier WHERE sha256 = ANY($1)',
    [cles],
  );
}

interface LigneDHistoire {
  id: string;
  par: string | null;
  le: Date;
  changements: Changements;
}

/** The latest first; one more than what is shown tells nothing more. */
function lireHistoire(source: DataSource, organismeId: string) {
  return source.query<LigneDHistoire[]>(
    'SELECT id, par, le, changements FROM organisme_histoire WHERE organisme_id = $1 ORDER BY id DESC LIMIT $2',
    [organismeId, DERNIERS_CHANGEMENTS],
  );
}

async function nomsDe(source: DataSource, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const comptes = await source.getRepository(Compte).findBy({ id: In(ids.filter((id) => id !== null)) });
  return new Map(comptes.map(({ id, nom }) => [id, nom]));
}

/** Open accounts that could be given a delegation by this agency. */
async function comptesPossibles(source: DataSource, { genre, region }: Organisme) {
  const roles = ROLES_QUI_SIGNENT[genre];
  const comptes = await source.getRepository(Compte).find({
    where: { actif: true, roles: ArrayOverlap([...roles]), regions: ArrayOverlap([region]) },
    order: { nom: 'ASC', id: 'ASC' },
  });
  return comptes.map((compte) => ({
    ...{ id: compte.id, nom: compte.nom },
    roles: compte.roles.filter((role) => roles.includes(role as Role)),
  }));
}
