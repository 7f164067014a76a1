import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import type { Delegation, OrganismeDecrit } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Table } from '../cadre/table';
import { Saisie } from '../formulaire/saisie';
import { dateCourte } from '../mots/dates';
import { enMots, ouEnMots } from '../mots/libelles';
import { ETATS } from './mots';

interface Props {
  organisme: OrganismeDecrit;
  modifiable: boolean;
  apres(): void;
}

/** Who signs in the name of which role, by which act, from when until when. */
export function Delegations({ organisme, modifiable, apres }: Props) {
  const { id, delegations } = organisme;
  return (
    <section aria-labelledby="titre-delegations" className="fr-mb-4w">
      <h2 id="titre-delegations" className="titre-bloc">
        Délégations de signature
      </h2>
      <p>
        Dès qu’un rôle a une délégation, ses lettres sont signées par une personne dont la délégation est en vigueur ce
        jour-là. Sans délégation, elles le sont par le signataire que l’organisme désigne.
      </p>
      <ParapheurSansPersonne organisme={organisme} />
      {delegations.length === 0 ? (
        <p>Aucune délégation.</p>
      ) : (
        <Table
          titre="Délégations de signature"
          className="fr-mb-3w"
          colonnes={['Qui signe', 'Au titre de', 'Période', 'Acte', ...(modifiable ? ['Fin'] : [])]}
          lignes={delegations.map((delegation) => ({
            cle: delegation.id,
            cellules: [
              <Personne delegation={delegation} />,
              enMots(delegation.role),
              <Periode delegation={delegation} />,
              delegation.acte,
              ...(modifiable ? [<Finir organisme={id} delegation={delegation} apres={apres} />] : []),
            ],
          }))}
        />
      )}
      {modifiable && <Deleguer organisme={organisme} apres={apres} />}
    </section>
  );
}

/** Letters that would wait without end: nobody with an account holds a delegation for them. */
function ParapheurSansPersonne({ organisme: { parapheur, delegations } }: Pick<Props, 'organisme'>) {
  const sans = parapheur.filter(
    (role) =>
      delegations.some((une) => une.role === role) &&
      !delegations.some((une) => une.role === role && une.compte && une.etat === 'EN_VIGUEUR'),
  );
  if (sans.length === 0) return null;
  return (
    <Alert
      small
      severity="warning"
      className="fr-mb-2w"
      description={`Personne ne peut signer au parapheur au titre de : ${ouEnMots(sans)}. Ajoutez une délégation en vigueur à un compte.`}
    />
  );
}

function Personne({ delegation: { nom, qualite, compte } }: { delegation: Delegation }) {
  return (
    <>
      {nom}
      <span className="precision mention">{qualite}</span>
      <span className="precision mention">
        {compte ? `signe avec le compte de ${compte.nom}` : 'signe sur papier seulement'}
      </span>
    </>
  );
}

function Periode({ delegation: { du, au, etat } }: { delegation: Delegation }) {
  const { mot, gravite } = ETATS[etat];
  return (
    <>
      {etat === 'ANNULEE'
        ? 'Sans effet '
        : au
          ? `Du ${dateCourte(du)} au ${dateCourte(au)} `
          : `À compter du ${dateCourte(du)} `}
      <Badge small noIcon as="span" severity={gravite}>
        {mot}
      </Badge>
    </>
  );
}

function Finir({ organisme, delegation, apres }: { organisme: string; delegation: Delegation; apres: () => void }) {
  const { id, nom, etat } = delegation;
  if (etat === 'ECHUE' || etat === 'ANNULEE') return 'Finie';
  return (
    <Depliant
      titre={
        <>
          Mettre fin<span className="fr-sr-only"> à la délégation de {nom}</span>
        </>
      }
    >
      <Saisie
        chemin={`/organismes/${organisme}/delegations/${id}/fin`}
        lire={(saisie) => ({ au: saisie.get('au') })}
        envoyer="Enregistrer la fin"
        reussite="La fin est enregistrée."
        apres={apres}
      >
        <Input label="Dernier jour" hintText="Compris" nativeInputProps={{ type: 'date', name: 'au' }} />
      </Saisie>
    </Depliant>
  );
}

function Deleguer({ organisme: { id, rolesQuiSignent, comptesPossibles }, apres }: Omit<Props, 'modifiable'>) {
  const champ = (saisie: FormData, nom: string) => String(saisie.get(nom) ?? '').trim();
  const facultatif = (saisie: FormData, nom: string) => (champ(saisie, nom) ? { [nom]: champ(saisie, nom) } : {});
  return (
    <Depliant titre="Ajouter une délégation">
      <p className="fr-mt-2w">Une délégation ne se modifie pas : elle finit, et une autre commence.</p>
      <Saisie
        chemin={`/organismes/${id}/delegations`}
        lire={(saisie) => ({
          ...Object.fromEntries(['role', 'nom', 'qualite', 'acte', 'du'].map((nom) => [nom, champ(saisie, nom)])),
          ...facultatif(saisie, 'au'),
          ...facultatif(saisie, 'compte'),
        })}
        envoyer="Ajouter la délégation"
        reussite="La délégation est enregistrée."
        apres={apres}
      >
        <Select label="Au titre de" nativeSelectProps={{ name: 'role' }}>
          {rolesQuiSignent.map((role) => (
            <option key={role} value={role}>
              {enMots(role)}
            </option>
          ))}
        </Select>
        <Select label="Compte" nativeSelectProps={{ name: 'compte' }}>
          <option value="">Aucun : signe sur papier seulement</option>
          {comptesPossibles.map((compte) => (
            <option key={compte.id} value={compte.id}>
              {compte.nom} ({ouEnMots(compte.roles)})
            </option>
          ))}
        </Select>
        <Input label="Nom" hintText="Tel qu’il est imprimé" nativeInputProps={{ name: 'nom', maxLength: 300 }} />
        <Input
          label="Qualité"
          hintText="Telle qu’elle est imprimée au-dessus du nom"
          nativeInputProps={{ name: 'qualite', maxLength: 300 }}
        />
        <Input
          label="Acte"
          hintText="La décision qui donne la délégation, telle que les lettres la citent"
          nativeInputProps={{ name: 'acte', maxLength: 500 }}
        />
        <Input label="Premier jour" nativeInputProps={{ type: 'date', name: 'du' }} />
        <Input
          label="Dernier jour"
          hintText="Compris ; laissez vide pour une délégation sans terme"
          nativeInputProps={{ type: 'date', name: 'au' }}
        />
      </Saisie>
    </Depliant>
  );
}
