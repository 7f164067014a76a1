import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent, useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { Formation } from '../api/types';
import { PageInconnue } from '../cadre/page-perdue';
import { TitrePage } from '../cadre/titre-page';
import { instantLong } from '../mots/dates';
import { useSession } from '../session/session';
import { useHorloge } from './horloge';

const PAS: readonly [duree: string, libelle: string][] = [
  ['P1D', 'Un jour'],
  ['P1W', 'Une semaine'],
  ['P1M', 'Un mois'],
  ['P2M', 'Deux mois'],
];

const ROLES = ['ADMIN', 'ARS_INSTRUCTEUR', 'CPAM'];

/** Moves the clock of a training server, and shows how far it has gone. */
export function PageFormation() {
  const { formation, utilisateur } = useSession();
  const { vue, relire } = useHorloge();
  const [depart, setDepart] = useState<string>();
  const [erreur, setErreur] = useState<string>();
  if (!formation) return <PageInconnue />;
  const avancer = async (corps: { avancer: string } | { jusquAu: string }) => {
    setErreur(undefined);
    try {
      await demander<Formation>('/formation/horloge', { methode: 'POST', corps });
      setDepart(vue?.instant);
    } catch (echec) {
      if (!(echec instanceof Probleme)) throw echec;
      setErreur(echec.champs.length ? `Cette date ${echec.champs[0]!.message}.` : echec.message);
    }
    await relire();
  };
  return (
    <>
      <TitrePage titre="Formation">Déplacer l’horloge de formation</TitrePage>
      <p>
        Cette horloge ne fait qu’avancer. Elle s’arrête à chaque instant où quelque chose doit se produire : silences
        gardés, échéances, rappels, courriers et résumés partent à leur date, comme ils l’auraient fait en temps réel.
        Rien de ce qui se passe ici n’a de valeur.
      </p>
      <div role="alert">{erreur && <Alert severity="error" small className="fr-mb-2w" description={erreur} />}</div>
      {vue && <Position vue={vue} depart={depart} />}
      {utilisateur.roles.some((role) => ROLES.includes(role)) ? (
        <Commandes bloquees={vue?.enCours !== false} avancer={avancer} />
      ) : (
        <p>Votre rôle ne déplace pas l’horloge : demandez-le à un instructeur, à la caisse ou à un administrateur.</p>
      )}
    </>
  );
}

function Position({ vue: { instant, cible }, depart }: { vue: Formation; depart: string | undefined }) {
  const [debut, fin, ici] = [depart ?? instant, cible ?? instant, instant].map((un) => Date.parse(un));
  return (
    <>
      <p className="fr-text--lead" role="status">
        {cible
          ? `En route vers le ${instantLong(cible)}.`
          : `${depart && depart < instant ? 'Arrivée : nous' : 'Nous'} sommes le ${instantLong(instant)}.`}
      </p>
      {cible && (
        <>
          <progress
            className="horloge-progression"
            aria-label="Chemin parcouru par l’horloge"
            max={fin! - debut!}
            value={ici! - debut!}
          />
          <p className="precision mention">Nous sommes le {instantLong(instant)}.</p>
        </>
      )}
    </>
  );
}

interface PropsCommandes {
  bloquees: boolean;
  avancer(corps: { avancer: string } | { jusquAu: string }): Promise<void>;
}

function Commandes({ bloquees, avancer }: PropsCommandes) {
  const [jusquAu, setJusquAu] = useState('');
  return (
    <>
      <h2 className="titre-bloc">Avancer d’une durée</h2>
      <p className="actions-en-ligne">
        {PAS.map(([duree, libelle]) => (
          <Button key={duree} priority="secondary" disabled={bloquees} onClick={() => void avancer({ avancer: duree })}>
            {libelle}
          </Button>
        ))}
      </p>
      <form
        className="formulaire"
        noValidate
        onSubmit={(evenement: FormEvent) => {
          evenement.preventDefault();
          if (jusquAu) void avancer({ jusquAu });
        }}
      >
        <h2 className="titre-bloc">Avancer jusqu’à une date</h2>
        <Input
          label="Date"
          hintText="L’horloge s’arrête ce jour-là à 8 h, heure de Paris"
          nativeInputProps={{ type: 'date', value: jusquAu, onChange: ({ target }) => setJusquAu(target.value) }}
        />
        <Button type="submit" disabled={bloquees}>
          Avancer jusqu’à cette date
        </Button>
      </form>
    </>
  );
}
