import type { Financement } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { Table } from '../cadre/table';
import { dateCourte, veilleDe } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { Detail } from './detail';
import { ETATS, nommerLigne } from './mots';

type DecompteCalcule = NonNullable<Financement['decompte']>;

/** What the end of a contract leaves to be settled. Worked out, never asked back: a person decides. */
export function Decompte({ decompte }: { decompte: DecompteCalcule }) {
  const { fin, provisoire, annee, lignes, variables, restesDus, sommes } = decompte;
  return (
    <section aria-labelledby="titre-decompte" className="contrat">
      <h2 id="titre-decompte" className="titre-bloc">
        Décompte de fin de contrat
      </h2>
      <p>
        {provisoire ? 'Provisoire : le contrat prend fin' : 'Le contrat a pris fin'} le {dateCourte(fin)}
        {annee && `, pendant l’année ${annee.rang} (du ${dateCourte(annee.du)} au ${dateCourte(veilleDe(annee.au))})`}.
        Rien n’est réclamé sans la décision d’une personne.
      </p>
      <p className="decompte-resultat">{conclure(sommes)}</p>
      {lignes.length > 0 && (
        <Table
          titre="Droits acquis et avances reçues"
          className="table-decompte"
          colonnes={['Poste', 'Droit acquis', 'Avance reçue', 'Trop-perçu', 'Calcul']}
          lignes={lignes.map((ligne) => ({
            cle: ligne.poste,
            cellules: [
              <>
                {enMots(ligne.poste)} <AConfirmer points={ligne.aConfirmer} />
                {ligne.aLiberer > 0 && (
                  <span className="precision">
                    {enEuros(ligne.aLiberer)} ordonnés, à libérer ou à annuler avant le décompte
                  </span>
                )}
              </>,
              enEuros(ligne.droitAcquis),
              enEuros(ligne.avanceRecue),
              ligne.tropPercu < 0 ? `${enEuros(-ligne.tropPercu)} dus à la CPTS` : enEuros(ligne.tropPercu),
              <Detail de={enMots(ligne.poste)} {...ligne.calcul} parametres={ligne.parametres} />,
            ],
          }))}
        />
      )}
      {variables.length + restesDus.length > 0 && (
        <>
          <h3 className="sous-titre">Parts variables et restes dus</h3>
          <ul>
            {variables.map(({ poste, montant, calcul }) => (
              <li key={poste}>
                {enMots(poste)}, part variable de l’année écourtée :{' '}
                {montant === null ? calcul.etapes.join(' ') : `${enEuros(montant)} (${calcul.formule}).`}
              </li>
            ))}
            {restesDus.map((reste) => (
              <li key={reste.cle}>
                {nommerLigne(reste)} : {enEuros(reste.montant)}, {ETATS[reste.etat].mot.toLowerCase()}. {reste.attend}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function conclure({ droits, avances, tropPercu, variable, restesDus, apresCompensation }: DecompteCalcule['sommes']) {
  const ecart =
    tropPercu >= 0
      ? `${enEuros(avances)} reçus − ${enEuros(droits)} acquis = ${enEuros(tropPercu)} de trop-perçu`
      : `${enEuros(droits)} acquis − ${enEuros(avances)} reçus = ${enEuros(-tropPercu)} dus à la CPTS`;
  const aDeduire = variable + restesDus > 0 ? ` Restent dus par ailleurs ${enEuros(variable + restesDus)}.` : '';
  const solde =
    apresCompensation > 0
      ? `Après compensation, la CPTS devrait ${enEuros(apresCompensation)}.`
      : apresCompensation < 0
        ? `Après compensation, la caisse devrait ${enEuros(-apresCompensation)}.`
        : 'Après compensation, rien ne reste à régler.';
  return `${ecart}.${aDeduire} ${solde}`;
}
