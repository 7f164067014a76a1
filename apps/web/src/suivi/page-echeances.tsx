import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { EcheanceDuTableau } from '../api/types';
import { AConfirmer, DateLimite } from '../cadre/badges';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { nomDeLEcheance } from '../dossier/echeances';
import { compter, enMots } from '../mots/libelles';

/** Every deadline that runs, nearest first. */
export function PageEcheances() {
  const [parametres, setParametres] = useSearchParams();
  const avant = parametres.get('avant') ?? '';
  const lecture = useLecture<{ echeances: EcheanceDuTableau[] }>(`/echeances${avant ? `?avant=${avant}` : ''}`);
  const filtrer = (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    const choisi = String(new FormData(evenement.currentTarget).get('avant') ?? '');
    setParametres(choisi ? { avant: choisi } : {});
  };
  return (
    <>
      <TitrePage titre="Échéances">Échéances</TitrePage>
      <form className="moments fr-mb-3w" onSubmit={filtrer} key={avant}>
        <Input
          label="Jusqu’au"
          hintText="Ce jour compris"
          nativeInputProps={{ type: 'date', name: 'avant', defaultValue: avant }}
        />
        <Button type="submit" priority="secondary">
          Filtrer
        </Button>
        {avant && (
          <Link className="fr-link" to="/echeances">
            Toutes les échéances
          </Link>
        )}
      </form>
      <Lu lecture={lecture}>
        {({ echeances }) =>
          echeances.length === 0 ? (
            <Vide titre={avant ? 'Aucune échéance d’ici là.' : 'Aucun délai légal ne court.'}>
              <p>Les échéances apparaissent quand un acte fait courir un délai.</p>
            </Vide>
          ) : (
            <>
              <p className="compte" role="status">
                {compter(echeances.length, 'échéance')}, la plus proche d’abord
              </p>
              <Table
                titre="Échéances"
                colonnes={['Dossier', 'Date', 'Échéance', 'À l’échéance', 'Responsable']}
                lignes={echeances.map((echeance) => ({
                  cle: `${echeance.dossier}/${echeance.cle}`,
                  cellules: [
                    <Link to={`/dossiers/${echeance.dossier}`}>{echeance.nom}</Link>,
                    <DateLimite date={echeance.echeance} />,
                    <>
                      {nomDeLEcheance(echeance)} <AConfirmer points={echeance.aConfirmer} />
                    </>,
                    echeance.consequence,
                    enMots(echeance.responsable),
                  ],
                }))}
              />
            </>
          )
        }
      </Lu>
    </>
  );
}
