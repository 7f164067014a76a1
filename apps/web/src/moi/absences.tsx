import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { useState } from 'react';
import { demander, Probleme } from '../api/client';
import { RefusDit } from '../cadre/dits';
import type { Absence, Moi } from '../api/types';
import { Table } from '../cadre/table';
import { Saisie } from '../formulaire/saisie';
import { dateCourte } from '../mots/dates';
import { Choix } from './suppleant';

interface Props {
  moi: Moi;
  apres(): void;
}

const ETATS = { A_VENIR: 'à venir', EN_COURS: 'en cours', PASSEE: 'passée' } as const satisfies Record<
  Absence['etat'],
  string
>;

/** When one is away, and who stands in that time. */
export function Absences({ moi: { absences, suppleant, suppleantsPossibles }, apres }: Props) {
  return (
    <section aria-labelledby="titre-absences" className="fr-mb-4w">
      <h2 id="titre-absences" className="titre-bloc">
        Mes absences
      </h2>
      {absences.length === 0 ? (
        <p>Aucune absence n’est déclarée.</p>
      ) : (
        <Table
          titre="Mes absences"
          className="fr-mb-3w"
          colonnes={['Période', 'Qui me remplace', 'Annuler']}
          lignes={absences.map((absence) => ({
            cle: absence.id,
            cellules: [
              <Periode absence={absence} />,
              absence.suppleant?.nom ?? suppleant?.nom ?? 'personne : mes avis remontent à mon supérieur',
              absence.etat === 'PASSEE' ? 'Finie' : <Annuler absence={absence} apres={apres} />,
            ],
          }))}
        />
      )}
      <h3 className="sous-titre">Déclarer une absence</h3>
      <Saisie
        chemin="/moi/absences"
        lire={(saisie) => ({
          du: saisie.get('du'),
          au: saisie.get('au') || null,
          suppleant: saisie.get('suppleant') || null,
        })}
        envoyer="Déclarer cette absence"
        reussite="L’absence est déclarée : tâches et avis iront à qui vous remplace."
        apres={apres}
      >
        <Input label="Premier jour" nativeInputProps={{ type: 'date', name: 'du', required: true }} />
        <Input
          label="Dernier jour"
          hintText="Compris ; laissez vide pour une absence sans date de fin"
          nativeInputProps={{ type: 'date', name: 'au' }}
        />
        <Choix
          label="Qui me remplace"
          nom="suppleant"
          personnes={suppleantsPossibles}
          aucun={suppleant ? `Mon suppléant : ${suppleant.nom}` : 'Personne'}
        />
      </Saisie>
    </section>
  );
}

function Periode({ absence: { du, au, etat } }: { absence: Absence }) {
  return (
    <>
      {au ? `Du ${dateCourte(du)} au ${dateCourte(au)}` : `À compter du ${dateCourte(du)}`}{' '}
      <Badge small noIcon as="span" {...(etat === 'EN_COURS' ? { severity: 'info' as const } : {})}>
        {ETATS[etat]}
      </Badge>
    </>
  );
}

function Annuler({ absence: { id, du }, apres }: { absence: Absence; apres(): void }) {
  const [refus, setRefus] = useState<string>();
  const annuler = async () => {
    try {
      await demander(`/moi/absences/${id}`, { methode: 'DELETE' });
      apres();
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      setRefus(erreur.message);
    }
  };
  return (
    <>
      <Button size="small" priority="tertiary" onClick={() => void annuler()}>
        Annuler<span className="fr-sr-only"> l’absence du {dateCourte(du)}</span>
      </Button>
      <RefusDit phrase={refus} />
    </>
  );
}
