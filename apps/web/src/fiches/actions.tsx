import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { FicheEtablie, FichesDuDossier } from '../api/types';
import type { Dit } from '../cadre/dits';
import { enPhrase } from '../formulaire/saisie';

/** Looks at a sheet, or establishes it. */
export function ActionsDeFiche({
  dossier,
  fiche: { code, titre, etablissable },
  le,
  apercevoir,
  dire,
}: {
  dossier: string;
  fiche: FichesDuDossier['fiches'][number];
  le: string;
  apercevoir(): void;
  dire(dit: Dit): void;
}) {
  const [enCours, setEnCours] = useState(false);
  const etablir = async () => {
    setEnCours(true);
    try {
      const corps = { le };
      const { reference, sha256, nouveau } = await demander<FicheEtablie>(`/dossiers/${dossier}/fiches/${code}`, {
        methode: 'POST',
        corps,
      });
      const phrase = nouveau
        ? `« ${titre} » est établie et figée, référence ${reference}, empreinte SHA-256 ${sha256}.`
        : `« ${titre} » était déjà établie pour cet état du dossier et ce jour : référence ${reference}, empreinte SHA-256 ${sha256}.`;
      dire({ phrase, erreur: false });
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      dire({ phrase: enPhrase(erreur), erreur: true });
    } finally {
      setEnCours(false);
    }
  };
  const laquelle = <span className="fr-sr-only"> : {titre}</span>;
  return (
    <span className="actions-en-ligne">
      <Button size="small" priority="secondary" onClick={apercevoir}>
        Aperçu{laquelle}
      </Button>
      {etablissable && (
        <Button size="small" disabled={enCours} onClick={() => void etablir()}>
          Établir{laquelle}
        </Button>
      )}
    </span>
  );
}
