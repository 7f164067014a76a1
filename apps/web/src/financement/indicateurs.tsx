import type { Financement } from '../api/types';
import { Table } from '../cadre/table';
import { dateCourte } from '../mots/dates';
import { enMots } from '../mots/libelles';

type IndicateursDuContrat = Financement['indicateurs'][number];
type Indicateur = IndicateursDuContrat['indicateurs'][number];
type Annee = Indicateur['annees'][number];
type AnneeDeMission = IndicateursDuContrat['missions'][number];

const nombre = (valeur: number) => valeur.toLocaleString('fr-FR');

/** What the contract looks at, year after year, and how far each mission went. */
export function Indicateurs({
  indicateurs: { contrat, indicateurs, missions },
}: {
  indicateurs: IndicateursDuContrat;
}) {
  const lues = missions.filter(({ taux, accord }) => taux || accord);
  return (
    <section aria-labelledby={`indicateurs-${contrat}`}>
      <h3 id={`indicateurs-${contrat}`} className="titre-bloc fr-mt-4w">
        Indicateurs
      </h3>
      {indicateurs.length === 0 ? (
        <p>Aucun indicateur n’est décrit au contrat.</p>
      ) : (
        <Table
          titre="Indicateurs du contrat"
          colonnes={['Indicateur', 'Missions', 'Source', 'Départ et cible', 'Poids', 'Année par année']}
          lignes={indicateurs.map((indicateur) => ({ cle: indicateur.code, cellules: cellules(indicateur) }))}
        />
      )}
      <h4 className="sous-titre">Taux d’atteinte des missions</h4>
      {lues.length === 0 ? (
        <p>Aucun dialogue de gestion n’a encore constaté de taux.</p>
      ) : (
        <Table
          titre="Taux d’atteinte des missions"
          colonnes={['Mission', 'Année', 'Taux', 'Comment il s’obtient']}
          lignes={lues.map((lue) => ({ cle: `${lue.annee} ${lue.mission}`, cellules: cellulesDeLaMission(lue) }))}
        />
      )}
    </section>
  );
}

function cellules({ code, libelle, type, missions = [], producteur, source, ...un }: Indicateur) {
  return [
    <>
      <strong>{libelle ?? code}</strong>
      <span className="precision mention">
        {libelle && `${code} · `}
        {type === 'RESULTAT'
          ? 'résultat : compte dans la part variable'
          : 'suivi : ne compte pas dans la part variable'}
      </span>
    </>,
    missions.map(enMots).join(', ') || 'Celles que le dialogue nomme',
    <>
      {source ?? 'Non précisée'}
      {producteur && <span className="precision mention">produite par {producteur}</span>}
    </>,
    <Cible {...un} />,
    type === 'SUIVI' ? 'Sans objet' : un.poids === undefined ? 'À parts égales' : nombre(un.poids),
    <Annees annees={un.annees} unite={un.unite} />,
  ];
}

function Cible({
  depart,
  cible,
  sens,
  unite = '',
  echeance,
}: Pick<Indicateur, 'depart' | 'cible' | 'sens' | 'unite' | 'echeance'>) {
  if (depart === undefined && cible === undefined) return 'Non chiffrés';
  const dire = (valeur: number | undefined) =>
    valeur === undefined ? 'non fixé' : `${nombre(valeur)} ${unite}`.trim();
  return (
    <>
      {dire(depart)} → {dire(cible)}
      <span className="precision mention">
        {sens && (sens === 'HAUSSE' ? 'à la hausse' : 'à la baisse')}
        {echeance && ` d’ici le ${dateCourte(echeance)}`}
      </span>
    </>
  );
}

function Annees({ annees, unite = '' }: { annees: readonly Annee[]; unite?: string | undefined }) {
  const connues = annees.filter(
    ({ valeur, constate, preuves }) => (valeur ?? constate) !== undefined || preuves.length,
  );
  if (connues.length === 0) return 'Rien n’est encore relevé';
  return (
    <ul className="liste-nue">
      {connues.map(({ annee, valeur, calcule, constate, preuves }) => (
        <li key={annee}>
          Année {annee} : {valeur === undefined ? 'valeur non relevée' : `${nombre(valeur)} ${unite}`.trim()}
          {calcule && `, soit ${calcule.ecrit} du chemin`}
          {constate !== undefined && `, ${nombre(constate)} % constatés au dialogue`}
          {preuves.length > 0 && (
            <span className="precision mention">Justificatifs : entrées n° {preuves.join(', n° ')} du journal</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function cellulesDeLaMission({ mission, annee, taux, dit, manque, accord, partage }: AnneeDeMission) {
  return [
    enMots(mission),
    String(annee),
    taux ? taux.ecrit : <span className="mention">pas encore constaté</span>,
    <>
      {dit ?? manque}
      {partage && <span className="precision mention">{partage}</span>}
      {accord === 'PARTIEL' && <span className="precision">Désaccord : la part contestée reste à trancher.</span>}
    </>,
  ];
}
