import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { Financement } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { Table } from '../cadre/table';
import { dateCourte } from '../mots/dates';
import { enEuros } from '../mots/montants';
import { Detail } from './detail';

type Aide = Financement['amorcage'][number];

/** What was given before the contract, apart from it. */
export function Amorcage({ aides }: { aides: readonly Aide[] }) {
  return (
    <section aria-labelledby="titre-amorcage" className="contrat">
      <h2 id="titre-amorcage" className="titre-bloc">
        Amorçage, avant le contrat
      </h2>
      <Table
        titre="Aides d’amorçage"
        className="table-amorcage"
        colonnes={['Aide', 'Décidée le', 'Décidé', 'Versé', 'À reverser', 'Calcul']}
        lignes={aides.map((aide) => ({ cle: aide.cle, cellules: cellules(aide) }))}
      />
    </section>
  );
}

const cellules = (aide: Aide) => [
  <>
    {aide.libelle} <AConfirmer points={aide.aConfirmer} />
    {aide.attend && <span className="precision">{aide.attend}</span>}
  </>,
  dateCourte(aide.decideeLe),
  enEuros(aide.decide),
  <>
    {enEuros(aide.verse)}
    {aide.verseeLe && <span className="precision mention">à compter du {dateCourte(aide.verseeLe)}</span>}
  </>,
  <>
    {enEuros(aide.exige)}
    {aide.aRecevoir > 0 && (
      <Badge small noIcon as="span" severity="warning">
        {enEuros(aide.aRecevoir)} attendus
      </Badge>
    )}
  </>,
  <Detail de={aide.libelle} etapes={aide.calcul.etapes} formule={aide.calcul.formule} parametres={aide.parametres} />,
];
