import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Action, Simulation, Version, VueDossier } from '../api/types';
import { fuseauDe } from '../dossier/fuseau';
import { Raisons } from '../dossier/raisons';
import { dateCourte, instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';
import { VueEffets } from './effets';
import type { Reponse, Saisie } from './saisie';
import { FaitTardif } from './tardif';

interface PropsReponse {
  saisie: Saisie;
  dossier: VueDossier;
  action: Action;
  version: Version;
}

/** What the API answered, just above the buttons that asked; takes the focus when it arrives. */
export function ReponseDeLActe({ saisie: { reponse }, dossier, action, version }: PropsReponse) {
  const { refus, simulation, conflit, panne } = reponse;
  if (conflit) return <Conflit key={conflit.message} conflit={conflit} />;
  if (panne)
    return (
      <Annonce reponse={reponse}>
        <Alert as="h2" severity="error" title="L’acte n’est pas enregistré" description={panne} />
      </Annonce>
    );
  if (refus.length)
    return (
      <Annonce reponse={reponse}>
        <div className="encart encart-refus">
          <p className="encart-titre">L’acte est refusé ; rien n’est enregistré, votre saisie est conservée</p>
          <Raisons motifs={refus} roles={action.roles} />
        </div>
      </Annonce>
    );
  if (!simulation) return null;
  return (
    <Annonce reponse={reponse}>
      <Apercu simulation={simulation} dossier={dossier} action={action} version={version} />
    </Annonce>
  );
}

function Annonce({ reponse, children }: { reponse: Reponse; children: ReactNode }) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bloc.current?.focus();
  }, [reponse]);
  return (
    <div ref={bloc} tabIndex={-1} role="alert" className="annonce">
      {children}
    </div>
  );
}

function Apercu({ simulation, dossier, action, version }: { simulation: Simulation } & Omit<PropsReponse, 'saisie'>) {
  const { accepte, etat, effets, refus, temps, tardif } = simulation;
  return (
    <div className={accepte ? 'encart encart-apercu' : 'encart encart-refus'}>
      <p className="encart-titre">
        {tardif
          ? 'Ce fait précède d’autres déjà enregistrés : voici ce qu’il change'
          : accepte
            ? 'Simulation : voici ce qui arriverait'
            : 'Simulation : l’acte serait refusé'}
      </p>
      {tardif && <FaitTardif tardif={tardif} version={version} />}
      {temps.length > 0 && (
        <>
          <p>Avant cet acte, le temps aurait fait son effet :</p>
          <ul>
            {temps.map(({ type, le }) => (
              <li key={type + le}>
                {version.evenements.find((connu) => connu.type === type)?.libelle ?? type}, le {dateCourte(le)}
              </li>
            ))}
          </ul>
        </>
      )}
      {effets && (
        <VueEffets effets={effets} avant={dossier.etat} apres={etat} version={version} fuseau={fuseauDe(dossier)} />
      )}
      {!accepte && <Raisons motifs={refus} roles={action.roles} />}
    </div>
  );
}

function Conflit({ conflit: { message, nouveautes } }: { conflit: NonNullable<Reponse['conflit']> }) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bloc.current?.focus();
  }, []);
  return (
    <div ref={bloc} tabIndex={-1} role="alert" className="annonce">
      <div className="encart encart-avertissement">
        <p className="encart-titre">{message}</p>
        <p>
          Rien n’est enregistré, votre saisie est conservée.{' '}
          {nouveautes.length > 0 &&
            `Depuis, ${compter(nouveautes.length, 'acte a été enregistré', 'actes ont été enregistrés')} :`}
        </p>
        <ul>
          {nouveautes.map(({ seq, libelle, le, acteurNom, enregistreLe }) => (
            <li key={seq}>
              n° {seq} – <strong>{libelle}</strong>, du {dateCourte(le)}, enregistré le {instantCourt(enregistreLe)} par{' '}
              {acteurNom}
            </li>
          ))}
        </ul>
        <p>Si votre acte reste juste, enregistrez de nouveau : il s’appliquera au dossier tel qu’il est maintenant.</p>
      </div>
    </div>
  );
}
