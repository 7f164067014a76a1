import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Upload } from '@codegouvfr/react-dsfr/Upload';
import { type FormEvent, type ReactNode, useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { OrganismeDecrit } from '../api/types';
import { type Dit, ReponseDite } from '../cadre/dits';
import { enPhrase } from '../formulaire/saisie';

interface Props {
  organisme: OrganismeDecrit;
  modifiable: boolean;
  apres(): void;
}

type Genre = 'logo' | 'marque' | 'police';

const MOTS: Record<Genre, { titre: string; absent: string; admis: string; types: string }> = {
  logo: { titre: 'Logo', absent: 'Aucun logo.', admis: 'PNG ou JPEG, 1 Mio au plus', types: 'image/png,image/jpeg' },
  marque: {
    titre: 'Marque de l’État',
    absent: 'Aucune marque : elle ne figure que là où l’organisme la fournit et y a droit.',
    admis: 'PNG ou JPEG, 1 Mio au plus',
    types: 'image/png,image/jpeg',
  },
  police: {
    titre: 'Polices',
    absent: 'Aucune police fournie : les lettres emploient celle de l’application.',
    admis: 'TTF ou OTF, 4 Mio au plus ; un fichier par style (normal, gras, italique)',
    types: '.ttf,.otf',
  },
};

/** The images and the fonts that an agency supplies, each looked at and tried before it is kept. */
export function Fichiers(props: Props) {
  return (
    <section aria-labelledby="titre-fichiers" className="fr-mb-4w">
      <h2 id="titre-fichiers" className="titre-bloc">
        Logo, marque et polices
      </h2>
      <Illustration {...props} genre="logo" />
      <Illustration {...props} genre="marque" />
      <Polices {...props} />
    </section>
  );
}

function Illustration({ genre, ...props }: Props & { genre: 'logo' | 'marque' }) {
  const { id, [genre]: image } = props.organisme;
  return (
    <Partie {...props} genre={genre}>
      {image && (
        <figure className="fr-m-0 fr-mb-2w">
          {/* The digest changes with the image: the browser never shows the one before. */}
          <img
            className="apercu-image"
            src={`/api/organismes/${id}/fichiers/${genre}?empreinte=${image.sha256}`}
            alt={image.texte}
          />
          <figcaption className="mention">
            {image.nom}, {poids(image.taille)} – « {image.texte} »
          </figcaption>
          {props.modifiable && <Retirer {...props} quoi={genre} nom={image.nom} />}
        </figure>
      )}
    </Partie>
  );
}

function Polices(props: Props) {
  const { polices } = props.organisme;
  return (
    <Partie {...props} genre="police">
      {polices.length > 0 && (
        <ul className="liste-nue fr-mb-2w">
          {polices.map(({ sha256, nom, taille }) => (
            <li key={sha256}>
              {nom}, {poids(taille)}{' '}
              {props.modifiable && <Retirer {...props} quoi={`police?sha256=${sha256}`} nom={nom} />}
            </li>
          ))}
        </ul>
      )}
    </Partie>
  );
}

function Partie({ genre, organisme, modifiable, apres, children }: Props & { genre: Genre; children: ReactNode }) {
  const { titre, absent } = MOTS[genre];
  return (
    <>
      <h3 className="sous-titre">{titre}</h3>
      {children || <p>{absent}</p>}
      {modifiable && <Depot organisme={organisme} genre={genre} apres={apres} />}
    </>
  );
}

function Depot({ organisme: { id }, genre, apres }: Omit<Props, 'modifiable'> & { genre: Genre }) {
  const [reponse, setReponse] = useState<Dit>();
  const [enCours, setEnCours] = useState(false);
  const { titre, admis, types } = MOTS[genre];
  const deposer = async (formulaire: HTMLFormElement) => {
    const saisie = new FormData(formulaire);
    const fichier = saisie.get('fichier');
    if (!(fichier instanceof File) || fichier.size === 0)
      return setReponse({ phrase: 'Choisissez d’abord un fichier.', erreur: true });
    setEnCours(true);
    const requete = new URLSearchParams({ nom: fichier.name, texte: String(saisie.get('texte') ?? '') });
    try {
      await demander(`/organismes/${id}/fichiers/${genre}?${requete.toString()}`, { methode: 'PUT', fichier });
      formulaire.reset();
      setReponse({ phrase: 'Le fichier est déposé : une lettre d’essai a été composée avec lui.', erreur: false });
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setReponse({ phrase: enPhrase(erreur), erreur: true });
    } finally {
      setEnCours(false);
    }
  };
  return (
    <form
      className="formulaire fr-mb-3w"
      noValidate
      onSubmit={(evenement: FormEvent<HTMLFormElement>) => {
        evenement.preventDefault();
        void deposer(evenement.currentTarget);
      }}
    >
      <Upload
        className="fr-mb-2w"
        label={`Déposer : ${titre.toLowerCase()}`}
        hint={admis}
        nativeInputProps={{ name: 'fichier', accept: types }}
      />
      {genre !== 'police' && (
        <Input
          label="Ce que montre l’image"
          hintText="Lu à qui ne la voit pas"
          nativeInputProps={{ name: 'texte', maxLength: 300 }}
        />
      )}
      <ReponseDite reponse={reponse} />
      <Button type="submit" priority="secondary" size="small" disabled={enCours}>
        Déposer<span className="fr-sr-only"> : {titre}</span>
      </Button>
    </form>
  );
}

function Retirer({ organisme: { id }, quoi, nom, apres }: Props & { quoi: string; nom: string }) {
  const [reponse, setReponse] = useState<Dit>();
  const retirer = async () => {
    try {
      await demander(`/organismes/${id}/fichiers/${quoi}`, { methode: 'DELETE' });
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setReponse({ phrase: enPhrase(erreur), erreur: true });
    }
  };
  return (
    <>
      <Button size="small" priority="tertiary" onClick={() => void retirer()}>
        Retirer<span className="fr-sr-only"> {nom}</span>
      </Button>
      <ReponseDite reponse={reponse} />
    </>
  );
}

const MIO = 1024 * 1024;

function poids(octets: number): string {
  const [nombre, unite] = octets < MIO ? [octets / 1024, 'Kio'] : [octets / MIO, 'Mio'];
  return `${nombre.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ${unite}`;
}
