import { enVigueur, somme } from '#libs/droit';
import { Evenement, Instantane, rejouer } from '#libs/moteur';
import { financer } from '../../../workflows/cpts/financement';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { SCENARIOS } from '../../scenarios';
import { Conteur, DEFINITION, ouvertureDe } from '../../scenarios/conteur';
import { Scenario } from '../../scenarios/scenario';

// Every story that comes to a contract, told to the engine; then its journal, as a database would give it back.

const CHAPITRES = SCENARIOS.filter(({ pas }) => pas.some((un) => 'type' in un && un.type === 'SIGNER_ACI'));

interface Etape {
  jour: string;
  vecu: Instantane;
  journal: readonly Evenement[];
}

/** The dossier and its journal after each act that was accepted. */
function vivre(scenario: Scenario): Etape[] {
  const conteur = new Conteur(scenario);
  return scenario.pas.map((un) => {
    const jour = 'horloge' in un ? un.horloge : un.le;
    while (conteur.laisserPasser(jour));
    if (!('horloge' in un)) conteur.envoyer(un);
    return { jour, vecu: conteur.instantane, journal: [...conteur.suite] };
  });
}

const relu = (scenario: Scenario, journal: readonly Evenement[]): Instantane =>
  rejouer(DEFINITION, ouvertureDe(scenario), JSON.parse(JSON.stringify(journal)) as Evenement[]);
const financement = ({ faits }: Instantane, jour: string) => financer(faits as FaitsCpts, enVigueur, jour);
const VECUS = CHAPITRES.map((scenario) => [scenario.titre, scenario, vivre(scenario)] as const);

it.each(VECUS)('%s : chaque ligne se retrouve en rejouant le journal', (_, scenario, etapes) => {
  const { jour, vecu, journal } = etapes.at(-1)!;
  const rejoue = relu(scenario, journal);
  for (const le of [jour, '2030-01-01']) expect(financement(rejoue, le)).toEqual(financement(vecu, le));
});

it('à chaque acte d’une histoire, le journal d’alors donne les lignes d’alors', () => {
  const [, scenario, etapes] = VECUS.find(([, { pas }]) =>
    pas.some((un) => 'type' in un && un.type === 'LIBERER_VERSEMENT'),
  )!;
  for (const { jour, vecu, journal } of etapes)
    expect(financement(relu(scenario, journal), jour)).toEqual(financement(vecu, jour));
});

it('ces histoires comptent des lignes de tous les états, et aucun versement n’échappe aux sommes', () => {
  const fins = VECUS.map(([, , etapes]) => etapes.at(-1)!);
  const vus = fins.map(({ jour, vecu }) => financement(vecu, jour));
  const lignes = vus.flatMap(({ contrats }) => contrats.flatMap((contrat): readonly Ligne[] => contrat.lignes));
  expect([...new Set(lignes.map(({ etat }) => etat))].sort()).toEqual(['ANNULEE', 'DUE', 'PAYEE', 'PREVUE', 'VALIDEE']);
  const verses = fins.flatMap(({ vecu }) => (vecu.faits as FaitsCpts).versements ?? []).filter(({ annule }) => !annule);
  expect(somme(vus.map(({ sommes }) => sommes.paye + sommes.valide))).toBe(somme(verses.map(({ montant }) => montant)));
});
