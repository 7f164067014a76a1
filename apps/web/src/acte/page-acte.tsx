import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { demander } from '../api/client';
import { lireVersion } from '../api/dossier';
import { useLecture } from '../api/lecture';
import type { Action, Version, VueDossier } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Entete } from '../dossier/entete';
import { Raisons } from '../dossier/raisons';
import { idDuChamp, useChamp } from '../formulaire/contexte';
import { Formulaire } from '../formulaire/formulaire';
import { Intitule } from '../formulaire/intitule';
import type { Schema } from '../formulaire/schema';
import type { Retour } from './compte-rendu';
import { Derogations } from './derogations';
import { ReponseDeLActe } from './reponse';
import { type Saisie, useSaisie } from './saisie';

const PREFIXE = 'acte';
const DATE_DU_FAIT = 'Date légale du fait';

/** The form of one act, made from its schema. */
export function PageActe() {
  const { id = '', type = '' } = useParams();
  const lecture = useLecture<[VueDossier, Action[], Version]>(`${id}/${type}`, async (signal) => {
    const [dossier, { actions }] = await Promise.all([
      demander<VueDossier>(`/dossiers/${id}`, { signal }),
      demander<{ actions: Action[] }>(`/dossiers/${id}/actions`, { signal }),
    ]);
    return [dossier, actions, await lireVersion(dossier)];
  });
  return (
    <Lu pageEntiere lecture={lecture}>
      {([dossier, actions, version]) => {
        const action = actions.find((connue) => connue.type === type);
        if (action) return <Acte key={`${id}/${type}`} dossier={dossier} action={action} version={version} />;
        return (
          <>
            <Entete dossier={dossier} page="Acte inconnu" />
            <Vide titre="La procédure de ce dossier ne connaît pas cet acte.">
              <Link className="fr-btn" to={`/dossiers/${id}`}>
                Revenir au dossier
              </Link>
            </Vide>
          </>
        );
      }}
    </Lu>
  );
}

function Acte({ dossier, action, version }: { dossier: VueDossier; action: Action; version: Version }) {
  const [parametres] = useSearchParams();
  // What the address asks for, whole, stands before what the law would propose: mixed, they would tell of two things.
  const connu = parametres.size > 0 ? Object.fromEntries(parametres) : (action.proposition ?? {});
  const saisie = useSaisie(dossier, action, connu);
  const aller = useNavigate();
  const adresse = `/dossiers/${dossier.id}`;
  const schema = action.schema as Schema;
  const enregistrer = async (evenement: FormEvent) => {
    evenement.preventDefault();
    const resultat = await saisie.enregistrer();
    if (!resultat) return;
    const retour: Retour = { resultat, libelle: action.libelle, avant: dossier.etat };
    await aller(adresse, { state: retour });
  };
  return (
    <>
      <Entete dossier={dossier} page={action.libelle} />
      <Prealables action={action} />
      {Object.keys(connu).length > 0 && (
        <p>Le formulaire est déjà rempli d’après le dossier : vérifiez chaque champ, et corrigez-le s’il le faut.</p>
      )}
      <form className="formulaire" onSubmit={(evenement) => void enregistrer(evenement)} noValidate>
        <Formulaire
          prefixe={PREFIXE}
          schema={saisie.schema}
          groupe={saisie.groupe}
          changer={saisie.setGroupe}
          erreurs={saisie.reponse.erreurs}
          noms={{ ...schema, properties: { le: { title: DATE_DU_FAIT }, ...schema.properties } }}
        >
          <DateDuFait saisie={saisie} />
        </Formulaire>
        <ReponseDeLActe saisie={saisie} dossier={dossier} action={action} version={version} />
        <Derogations saisie={saisie} />
        <div className="actions-en-ligne">
          <Button
            type="button"
            priority="secondary"
            disabled={saisie.enCours !== null}
            onClick={() => void saisie.simuler()}
          >
            {saisie.enCours === 'simulation' ? 'Simulation…' : 'Simuler'}
          </Button>
          <Button type="submit" disabled={saisie.enCours !== null}>
            {saisie.enCours === 'enregistrement'
              ? 'Enregistrement…'
              : saisie.reponse.simulation?.tardif
                ? 'Enregistrer à sa date'
                : 'Enregistrer'}
          </Button>
          <Link className="fr-link" to={adresse}>
            Annuler
          </Link>
        </div>
        <p className="fr-hint-text fr-mt-1w">
          « Simuler » montre ce qui arriverait sans rien enregistrer. Un acte enregistré ne s’efface pas.
        </p>
      </form>
    </>
  );
}

function Prealables({ action: { possible, refus, roles, avertissements } }: { action: Action }) {
  return (
    <>
      {!possible && (
        <div className="encart encart-refus">
          <p className="encart-titre">Aujourd’hui, cet acte serait refusé</p>
          <Raisons motifs={refus} roles={roles} />
        </div>
      )}
      {avertissements.length > 0 && (
        <div className="encart encart-avertissement">
          <p className="encart-titre">À savoir avant d’enregistrer</p>
          <Raisons motifs={avertissements} />
        </div>
      )}
    </>
  );
}

function DateDuFait({ saisie: { le, setLe } }: { saisie: Saisie }) {
  const { etat } = useChamp('le');
  return (
    <Input
      className="champ-date"
      label={<Intitule requis>{DATE_DU_FAIT}</Intitule>}
      hintText="Le jour où le fait s’est produit (réception, signature…), pas celui de la saisie"
      nativeInputProps={{
        id: idDuChamp(PREFIXE, 'le'),
        name: 'le',
        type: 'date',
        required: true,
        value: le,
        onChange: ({ target }) => setLe(target.value),
      }}
      {...etat}
    />
  );
}
