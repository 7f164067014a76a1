import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { PasswordInput } from '@codegouvfr/react-dsfr/blocks/PasswordInput';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { Probleme } from '../api/client';
import { TitrePage } from '../cadre/titre-page';
import { useGestionSession } from './session';

/** The sign-in page: leads to where the person was going. */
export function PageConnexion() {
  const { session } = useGestionSession();
  const [parametres] = useSearchParams();
  if (session) return <Navigate to={adresseInterne(parametres.get('retour'))} replace />;
  return <FormulaireConnexion />;
}

// An address of ours, never another site's.
function adresseInterne(retour: string | null): string {
  return retour?.startsWith('/') && !retour.startsWith('//') && !retour.includes('\\') ? retour : '/';
}

export function FormulaireConnexion({ expiree = false }: { expiree?: boolean }) {
  const { seConnecter } = useGestionSession();
  const [erreur, setErreur] = useState<string | null>(null);
  const [enCours, setEnCours] = useState(false);
  const message = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (erreur) message.current?.focus();
  }, [erreur]);

  const envoyer = (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    const saisie = new FormData(evenement.currentTarget);
    const lire = (champ: string) => String(saisie.get(champ) ?? '').trim();
    if (!lire('identifiant') || !saisie.get('motDePasse')) {
      setErreur('Indiquez votre identifiant et votre mot de passe.');
      return;
    }
    setErreur(null);
    setEnCours(true);
    seConnecter(lire('identifiant'), String(saisie.get('motDePasse')))
      .catch((echec: unknown) => setErreur(phraseDe(echec)))
      .finally(() => setEnCours(false));
  };

  return (
    <div className="connexion">
      <TitrePage titre="Connexion">Se connecter</TitrePage>
      {expiree && (
        <Alert
          severity="info"
          small
          className="fr-mb-3w"
          description="Votre session a expiré. Reconnectez-vous : ce que vous aviez saisi est conservé."
        />
      )}
      <div ref={message} tabIndex={-1} role="alert">
        {erreur && <Alert severity="error" small className="fr-mb-3w" description={erreur} />}
      </div>
      <form onSubmit={envoyer} noValidate>
        <Input
          label="Identifiant"
          hintText="Votre adresse de courriel professionnelle"
          nativeInputProps={{
            name: 'identifiant',
            type: 'email',
            autoComplete: 'username',
            required: true,
            spellCheck: false,
          }}
        />
        <PasswordInput
          label="Mot de passe"
          nativeInputProps={{ name: 'motDePasse', autoComplete: 'current-password', required: true }}
        />
        <Button type="submit" className="fr-mt-3w" disabled={enCours}>
          {enCours ? 'Connexion en cours…' : 'Se connecter'}
        </Button>
      </form>
    </div>
  );
}

function phraseDe(echec: unknown): string {
  if (!(echec instanceof Probleme)) throw echec;
  if (echec.status === 401) return 'Identifiant ou mot de passe inconnu. Vérifiez votre saisie, puis recommencez.';
  return echec.message;
}
