import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChampInvalide } from '#libs/dossiers';
import { demander, Probleme } from '../api/client';
import { lireProcedure } from '../api/dossier';
import { useLecture } from '../api/lecture';
import type { Motif, Procedure } from '../api/types';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { Raisons } from '../dossier/raisons';
import { Formulaire } from '../formulaire/formulaire';
import { donneesDe, groupeVide, manques, type Schema } from '../formulaire/schema';
import { useSession } from '../session/session';

const PROCEDURE = 'cpts';

export function PageOuverture() {
  const lecture = useLecture<Procedure>(PROCEDURE, () => lireProcedure(PROCEDURE));
  return (
    <>
      <Breadcrumb currentPageLabel="Ouvrir un dossier" segments={[{ label: 'Dossiers', linkProps: { to: '/' } }]} />
      <TitrePage titre="Ouvrir un dossier">Ouvrir un dossier</TitrePage>
      <Lu lecture={lecture}>{({ versions }) => <Ouverture schema={versions.at(-1)!.ouverture.schema as Schema} />}</Lu>
    </>
  );
}

function Ouverture({ schema }: { schema: Schema }) {
  const { utilisateur } = useSession();
  const aller = useNavigate();
  const [groupe, setGroupe] = useState(() => ({
    ...groupeVide(schema),
    ...(utilisateur.regions.length === 1 ? { regionArs: utilisateur.regions[0] } : {}),
  }));
  const [erreurs, setErreurs] = useState<readonly ChampInvalide[]>([]);
  const [refus, setRefus] = useState<readonly Motif[]>([]);
  const [panne, setPanne] = useState('');
  const [enCours, setEnCours] = useState(false);

  const ouvrir = async (evenement: FormEvent) => {
    evenement.preventDefault();
    const manquants = manques(schema, groupe);
    setErreurs(manquants);
    setRefus([]);
    setPanne('');
    if (manquants.length) return;
    setEnCours(true);
    try {
      const { id } = await demander<{ id: string }>('/dossiers', { methode: 'POST', corps: donneesDe(schema, groupe) });
      await aller(`/dossiers/${id}`);
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setErreurs(erreur.champs);
      setRefus(erreur.refus);
      if (!erreur.champs.length && !erreur.refus.length && erreur.status !== 401) setPanne(erreur.message);
    } finally {
      setEnCours(false);
    }
  };

  return (
    <form className="formulaire" onSubmit={(evenement) => void ouvrir(evenement)} noValidate>
      <Formulaire prefixe="ouverture" schema={schema} groupe={groupe} changer={setGroupe} erreurs={erreurs} />
      <div role="alert">
        {panne && <Alert as="h2" severity="error" title="Le dossier n’est pas ouvert" description={panne} />}
        {refus.length > 0 && (
          <div className="encart encart-refus">
            <p className="encart-titre">Le dossier n’est pas ouvert ; votre saisie est conservée</p>
            <Raisons motifs={refus} />
          </div>
        )}
      </div>
      <div className="actions-en-ligne fr-mt-2w">
        <Button type="submit" disabled={enCours}>
          {enCours ? 'Ouverture…' : 'Ouvrir le dossier'}
        </Button>
        <Link className="fr-link" to="/">
          Annuler
        </Link>
      </div>
    </form>
  );
}
