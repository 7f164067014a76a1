import { Button } from '@codegouvfr/react-dsfr/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { demander, Probleme } from '../api/client';
import { type Dit, ReponseDite } from '../cadre/dits';

interface Props {
  chemin: string;
  methode?: 'POST' | 'PUT';
  /** What is sent, read from the form. */
  lire(saisie: FormData): object;
  envoyer: string;
  /** What is told once it is recorded. */
  reussite: string;
  apres(): void;
  children: ReactNode;
}

/** A form that records one thing. What was typed stays when the API refuses it. */
export function Saisie({ chemin, methode = 'POST', lire, envoyer, reussite, apres, children }: Props) {
  const [reponse, setReponse] = useState<Dit>();
  const [enCours, setEnCours] = useState(false);
  const enregistrer = async (formulaire: HTMLFormElement) => {
    setEnCours(true);
    try {
      await demander(chemin, { methode, corps: lire(new FormData(formulaire)) });
      formulaire.reset();
      setReponse({ phrase: reussite, erreur: false });
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
      className="formulaire fr-mb-4w"
      noValidate
      onSubmit={(evenement: FormEvent<HTMLFormElement>) => {
        evenement.preventDefault();
        void enregistrer(evenement.currentTarget);
      }}
    >
      {children}
      <ReponseDite reponse={reponse} />
      <Button type="submit" disabled={enCours}>
        {envoyer}
      </Button>
    </form>
  );
}

const NOMS: Readonly<Record<string, string>> = {
  destinataire: 'Le destinataire',
  le: 'La date',
  motif: 'Le motif',
  moyen: 'Le moyen',
  reference: 'La référence',
  numero: 'Le numéro',
  accordPrealable: 'L’accord du destinataire',
  comment: 'La preuve de réception',
  paragraphes: 'Les paragraphes',
  a: 'La liste des adresses',
  remplace: 'Le choix des adresses remplacées',
  fiche: 'La fiche',
  filtre: 'Le choix des dossiers',
  du: 'Le premier jour',
  au: 'Le dernier jour',
  compte: 'La personne choisie',
  nom: 'Le nom',
  qualite: 'La qualité',
  acte: 'L’acte',
  service: 'Le service',
  adresse: 'L’adresse',
  ville: 'La ville',
  courriel: 'Le courriel',
  telephone: 'Le téléphone',
  texte: 'La description de l’image',
  fichier: 'Le fichier',
};

/** A refusal in one sentence: its fields, else what it says and the remedy. */
export function enPhrase({ champs, message, refus }: Probleme): string {
  if (champs.length === 0) return [message, ...refus.map(({ remede }) => remede)].join(' ');
  return `${champs.map(({ champ, message: defaut }) => `${NOMS[champ] ?? champ} ${defaut}`).join(' ; ')}.`;
}
