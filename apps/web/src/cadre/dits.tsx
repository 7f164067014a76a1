import { Alert } from '@codegouvfr/react-dsfr/Alert';

/** What the API answered to a form. */
export interface Dit {
  phrase: string;
  erreur: boolean;
}

/** The answer to a form, read out when it comes. */
export function ReponseDite({ reponse }: { reponse: Dit | undefined }) {
  return (
    <div role="status">
      {reponse && (
        <Alert
          small
          className="fr-mb-2w"
          severity={reponse.erreur ? 'error' : 'success'}
          description={reponse.phrase}
        />
      )}
    </div>
  );
}

/** Why the button beside it did nothing. */
export function RefusDit({ phrase }: { phrase: string | undefined }) {
  if (!phrase) return null;
  return (
    <span role="alert" className="precision">
      {phrase}
    </span>
  );
}
