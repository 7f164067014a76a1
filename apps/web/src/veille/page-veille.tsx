import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Link } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Veille } from '../api/types';
import { Lu } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { dureeEnMots, instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';

/** Whether time does its work: the deadlines whose effect waits, the workers, the queue, what is done every day. */
export function PageVeille() {
  const lecture = useLecture<Veille>('/veille');
  return (
    <>
      <TitrePage titre="Veille">Veille</TitrePage>
      <p>
        Ce qui fait passer le temps : les travailleurs, les travaux qui les attendent, et ce qui se fait chaque jour à
        heure fixe.
      </p>
      <Button priority="secondary" size="small" onClick={lecture.recharger}>
        Actualiser
      </Button>
      <Lu lecture={lecture}>
        {(veille) => (
          <>
            <Retard veille={veille} />
            <h2 className="fr-h4 fr-mt-4w">Travailleurs</h2>
            <Travailleurs travailleurs={veille.travailleurs} />
            <h2 className="fr-h4 fr-mt-4w">File des travaux</h2>
            <File file={veille.file} />
            <h2 className="fr-h4 fr-mt-4w">Travaux périodiques</h2>
            <Periodiques periodiques={veille.periodiques} />
          </>
        )}
      </Lu>
    </>
  );
}

function Retard({ veille: { plusAncienneEnRetard: retard, incidentsOuverts } }: { veille: Veille }) {
  return (
    <div className="fr-mt-3w">
      {retard ? (
        <Alert
          as="h2"
          severity="error"
          title={`La plus ancienne échéance attend son effet depuis ${dureeEnMots(retard.depuis)}`}
          description={`${compter(retard.nombre, 'échéance est', 'échéances sont')} dans ce cas. L’effet aura la date légale, même produit en retard.`}
        />
      ) : (
        <Alert small severity="success" description="Aucune échéance n’attend son effet." />
      )}
      <p className="fr-mt-2w">
        <Link to="/incidents">
          {incidentsOuverts
            ? compter(incidentsOuverts, 'incident ouvert', 'incidents ouverts')
            : 'Aucun incident ouvert'}
        </Link>
      </p>
    </div>
  );
}

const ETATS = {
  VIVANT: ['success', 'vivant'],
  MUET: ['warning', 'ne répond plus'],
  PERDU: ['error', 'arrêté sans prévenir'],
} as const;

function Travailleurs({ travailleurs }: Pick<Veille, 'travailleurs'>) {
  if (travailleurs.length === 0)
    return (
      <Alert
        as="h3"
        severity="error"
        title="Aucun travailleur ne tourne"
        description="Lancez-en un (npm run start:worker) : il rattrapera tout, à la date légale."
      />
    );
  return (
    <Table
      titre="Travailleurs"
      colonnes={['Travailleur', 'État', 'Machine', 'Processus', 'Lancé', 'Dernier signe de vie']}
      lignes={travailleurs.map(({ numero, etat, hote, processus, demarreLe, vuLe }) => ({
        cle: String(numero),
        cellules: [
          `n° ${numero}`,
          <Badge small noIcon as="span" severity={ETATS[etat][0]}>
            {ETATS[etat][1]}
          </Badge>,
          hote,
          processus,
          `le ${instantCourt(demarreLe)}`,
          `le ${instantCourt(vuLe)}`,
        ],
      }))}
    />
  );
}

function File({ file: { enAttente, enEchec, plusAncien } }: Pick<Veille, 'file'>) {
  return (
    <ul>
      <li>
        {enAttente ? compter(enAttente, 'travail dû', 'travaux dus') : 'Aucun travail dû'}
        {plusAncien !== null && `, le plus ancien depuis ${dureeEnMots(plusAncien)}`}
      </li>
      <li>
        {enEchec
          ? `${compter(enEchec, 'travail a', 'travaux ont')} déjà échoué ; un nouvel essai est prévu`
          : 'Aucun travail en échec'}
      </li>
    </ul>
  );
}

const LIEUX: Readonly<Record<string, string>> = {
  'America/Cayenne': 'Guyane',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Marigot': 'Saint-Martin',
  'America/Martinique': 'Martinique',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'Europe/Paris': 'Paris',
  'Indian/Mayotte': 'Mayotte',
  'Indian/Reunion': 'La Réunion',
};

function Periodiques({ periodiques }: Pick<Veille, 'periodiques'>) {
  return (
    <>
      <p>Les heures de la deuxième colonne sont celles du lieu ; les autres, celles de votre poste.</p>
      <Table
        titre="Travaux périodiques"
        colonnes={['Travail', 'Chaque jour à', 'Dernière exécution', 'Prochaine', 'État']}
        lignes={periodiques.map(({ nom, libelle, heure, fuseau, dernierLe, prochainLe, enRetard, echec }) => ({
          cle: `${nom} ${fuseau}`,
          cellules: [
            libelle,
            `${heure.replace(/^0/, '').replace(':', ' h ')}, ${LIEUX[fuseau] ?? fuseau}`,
            dernierLe ? `le ${instantCourt(dernierLe)}` : 'aucune encore',
            `le ${instantCourt(prochainLe)}`,
            <Badge small noIcon as="span" severity={echec ? 'error' : enRetard ? 'warning' : 'success'}>
              {echec ? 'en échec' : enRetard ? 'en retard' : 'à jour'}
            </Badge>,
          ],
        }))}
      />
    </>
  );
}
