import { Tabs } from '@codegouvfr/react-dsfr/Tabs';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { type DossierComplet, lireDossier } from '../api/dossier';
import { useLecture } from '../api/lecture';
import { CompteRendu } from '../acte/compte-rendu';
import { AvisDuDossier } from '../avis/avis-du-dossier';
import { Lu } from '../cadre/etats';
import { Fiches } from '../fiches/fiches';
import { ResumeFinancement } from '../financement/resume';
import { Actes } from './actes';
import { Courriers, enPreparation } from './courriers';
import { EcheancesEnCours } from './echeances';
import { EcheancesTerminees } from './echeances-terminees';
import { DerogationsAccordees } from './derogations';
import { Diagramme } from './diagramme';
import { EnCharge } from './en-charge';
import { Entete } from './entete';
import { Etapes } from './etapes';
import { fuseauDe } from './fuseau';
import { Journal } from './journal';
import { communesDe, Reperes, Territoire } from './reperes';
import { Taches } from './taches';

/** Letters are made within seconds of the act; beyond these looks, an incident tells what happens. */
const REGARDS = 10;
const ENTRE_REGARDS_MS = 2000;

export function PageDossier() {
  const { id = '' } = useParams();
  const lecture = useLecture<DossierComplet>(id, (signal) => lireDossier(id, signal));
  const { donnees, recharger } = lecture;
  const regards = useRef(0);

  useEffect(() => {
    if (!donnees?.courriers.some(enPreparation) || regards.current >= REGARDS) return;
    const attente = setTimeout(() => {
      regards.current += 1;
      recharger();
    }, ENTRE_REGARDS_MS);
    return () => clearTimeout(attente);
  }, [donnees, recharger]);

  return (
    <Lu pageEntiere lecture={lecture}>
      {(complet) => <Dossier key={id} complet={complet} recharger={recharger} />}
    </Lu>
  );
}

function Dossier({ complet, recharger }: { complet: DossierComplet; recharger(): void }) {
  const { dossier, version, actions, taches, echeances } = complet;
  const fuseau = fuseauDe(dossier);
  return (
    <>
      <Entete dossier={dossier}>
        <EnCharge id={dossier.id} affectations={complet.affectations} apres={recharger} />
      </Entete>
      <CompteRendu version={version} fuseau={fuseau} />
      <Etapes dossier={dossier} version={version} />
      <div className="colonnes">
        <div className="colonne">
          <Taches taches={taches} fuseau={fuseau} />
          <Actes dossier={dossier} actions={actions} />
        </div>
        <div className="colonne">
          <EcheancesEnCours echeances={echeances.filter(({ termineePar }) => termineePar === null)} fuseau={fuseau} />
          <AvisDuDossier id={dossier.id} revision={dossier.revision} />
          <ResumeFinancement id={dossier.id} revision={dossier.revision} />
          <Reperes dossier={dossier} />
          <DerogationsAccordees derogations={dossier.derogations} />
        </div>
      </div>
      <Historique complet={complet} recharger={recharger} />
    </>
  );
}

function Historique({ complet, recharger }: { complet: DossierComplet; recharger(): void }) {
  const { dossier, version, journal, echeances } = complet;
  const fiches = complet.courriers.filter(({ statut }) => statut === 'ETABLI');
  const courriers = complet.courriers.filter(({ statut }) => statut !== 'ETABLI');
  const [onglet, setOnglet] = useState('journal');
  const terminees = echeances.filter(({ termineePar }) => termineePar !== null);
  const communes = communesDe(dossier.faits);
  const contenus: Record<string, React.ReactNode> = {
    journal: <Journal id={dossier.id} journal={journal} version={version} />,
    courriers: <Courriers courriers={courriers} />,
    fiches: <Fiches dossier={dossier.id} fuseau={fuseauDe(dossier)} etablies={fiches} apres={recharger} />,
    echeances: <EcheancesTerminees echeances={terminees} />,
    territoire: <Territoire communes={communes} />,
    diagramme: <Diagramme id={dossier.id} revision={dossier.revision} />,
  };
  return (
    <section aria-label="Historique et pièces">
      <Tabs
        label="Historique et pièces"
        selectedTabId={onglet}
        onTabChange={setOnglet}
        tabs={[
          { tabId: 'journal', label: `Journal (${journal.length})` },
          { tabId: 'courriers', label: `Courriers (${courriers.length})` },
          { tabId: 'fiches', label: `Fiches (${fiches.length})` },
          { tabId: 'echeances', label: `Échéances terminées (${terminees.length})` },
          { tabId: 'territoire', label: `Territoire (${communes.length})` },
          { tabId: 'diagramme', label: 'Parcours' },
        ]}
      >
        {contenus[onglet]}
      </Tabs>
    </section>
  );
}
