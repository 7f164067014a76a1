import { Input } from '@codegouvfr/react-dsfr/Input';
import { useState } from 'react';
import { useLecture } from '../api/lecture';
import type { Versements } from '../api/types';
import { Lu } from '../cadre/etats';
import { aujourdhui, dateCourte } from '../mots/dates';
import { compter } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { TableDesOrdres } from './table-des-ordres';

/** What was released over a period, and the file that the payer takes of it. */
export function Liberes() {
  const [periode, setPeriode] = useState(() => ({ du: `${aujourdhui().slice(0, 4)}-01-01`, au: aujourdhui() }));
  const requete = new URLSearchParams(Object.entries(periode).filter(([, jour]) => jour));
  const lecture = useLecture<Versements>(`/financement/versements?etat=LIBERES&${requete}`);
  return (
    <section aria-labelledby="titre-liberes">
      <h2 id="titre-liberes" className="titre-bloc">
        Versements libérés
      </h2>
      <div className="moments fr-mb-2w">
        {(['du', 'au'] as const).map((borne) => (
          <Input
            key={borne}
            label={borne === 'du' ? 'Libérés à partir du' : 'Libérés jusqu’au'}
            nativeInputProps={{
              type: 'date',
              value: periode[borne],
              onChange: ({ target }) => setPeriode({ ...periode, [borne]: target.value }),
            }}
          />
        ))}
      </div>
      <Lu lecture={lecture}>
        {({ versements, total }) =>
          versements.length === 0 ? (
            <p role="status">Aucun versement n’a été libéré sur cette période.</p>
          ) : (
            <>
              <p className="actions-en-ligne">
                <span className="compte" role="status">
                  {compter(versements.length, 'versement')}, {enEuros(total)}
                </span>
                <a className="fr-link" href={`/api/financement/versements.csv?${requete}`} download>
                  Télécharger en CSV, pour le payeur
                </a>
              </p>
              <TableDesOrdres
                titre="Versements libérés"
                versements={versements}
                derniere={['Libéré', ({ libereLe = '' }) => `le ${dateCourte(libereLe)}`]}
              />
            </>
          )
        }
      </Lu>
    </section>
  );
}
