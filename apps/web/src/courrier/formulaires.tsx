import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import type { RegistreCourrier } from '../api/types';
import { aujourdhui } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { Saisie } from '../formulaire/saisie';

interface Props {
  courrier: RegistreCourrier;
  apres(): void;
}

const MOYENS = ['LRAR', 'LRE', 'POSTE', 'REMISE', 'TELESERVICE'];

export const texte = (saisie: FormData, champ: string) => String(saisie.get(champ) ?? '').trim();
export const facultatif = (saisie: FormData, champ: string) =>
  texte(saisie, champ) ? { [champ]: texte(saisie, champ) } : {};

/** A letter that the server had taken, and that did not arrive. */
export function NonRemise({ courrier: { id, envois }, apres }: Props) {
  const partis = [
    ...new Set(envois.filter(({ resultat }) => resultat === 'ACCEPTE').flatMap(({ destinataires }) => destinataires)),
  ];
  if (partis.length === 0) return <p>Ce courrier n’est encore parti à aucune adresse.</p>;
  return (
    <Saisie
      chemin={`/courriers/${id}/non-remise`}
      lire={(saisie) => ({
        destinataire: texte(saisie, 'destinataire'),
        le: texte(saisie, 'le'),
        motif: texte(saisie, 'motif'),
      })}
      envoyer="Signaler la non-remise"
      reussite="La non-remise est au registre : faire parvenir ce courrier est désormais une tâche du dossier."
      apres={apres}
    >
      <Select label="Adresse" nativeSelectProps={{ name: 'destinataire' }}>
        {partis.map((adresse) => (
          <option key={adresse} value={adresse}>
            {adresse}
          </option>
        ))}
      </Select>
      <Jour label="Jour de l’échec" />
      <Input
        label="Motif"
        hintText="Ce que dit l’avis de non-remise"
        nativeInputProps={{ name: 'motif', maxLength: 500 }}
      />
    </Saisie>
  );
}

/** A letter that arrived otherwise than by e-mail. */
export function Remise({ courrier: { id }, apres }: Props) {
  return (
    <Saisie
      chemin={`/courriers/${id}/remise`}
      lire={(saisie) => ({
        le: texte(saisie, 'le'),
        moyen: texte(saisie, 'moyen'),
        ...facultatif(saisie, 'reference'),
      })}
      envoyer="Enregistrer la remise"
      reussite="La remise est au registre."
      apres={apres}
    >
      <Jour label="Jour de la remise" />
      <Select label="Moyen" nativeSelectProps={{ name: 'moyen' }}>
        {MOYENS.map((moyen) => (
          <option key={moyen} value={moyen}>
            {enMots(moyen)}
          </option>
        ))}
      </Select>
      <Input
        label="Référence"
        hintText="Numéro de la lettre recommandée, ou ce qui prouve la remise"
        nativeInputProps={{ name: 'reference', maxLength: 200 }}
      />
    </Saisie>
  );
}

/** The same frozen document, to corrected addresses. */
export function Renvoi({ courrier: { id, enEchec }, apres }: Props) {
  const remplacables = enEchec.filter((adresse) => adresse !== null);
  return (
    <Saisie
      chemin={`/courriers/${id}/renvoi`}
      lire={(saisie) => ({
        a: texte(saisie, 'a')
          .split(/[\s,;]+/)
          .filter(Boolean),
        motif: texte(saisie, 'motif'),
        ...(remplacables.length ? { remplace: saisie.getAll('remplace').map(String) } : {}),
      })}
      envoyer="Renvoyer le courrier"
      reussite="Le renvoi est demandé : il part dans les instants qui viennent, et le registre dira la réponse du serveur."
      apres={apres}
    >
      <Input label="Adresses" hintText="Une ou plusieurs, séparées par une virgule" nativeInputProps={{ name: 'a' }} />
      {remplacables.length > 0 && (
        <Checkbox
          legend="Elles remplacent"
          options={remplacables.map((adresse) => ({
            label: adresse,
            nativeInputProps: { name: 'remplace', value: adresse, defaultChecked: remplacables.length === 1 },
          }))}
        />
      )}
      <Input label="Motif" nativeInputProps={{ name: 'motif', maxLength: 500 }} />
    </Saisie>
  );
}

export function Jour({ label }: { label: string }) {
  return <Input label={label} nativeInputProps={{ type: 'date', name: 'le', defaultValue: aujourdhui() }} />;
}
