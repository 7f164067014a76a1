import { CourrierPrevu } from '#libs/moteur';
import { ElementNormalise, normaliserTerritoire, population } from '#libs/territoires';
import { VariablesCommunes } from '#libs/redaction';
import { SCENARIOS } from '../scenarios';
import { ASSOCIATION, IMMATRICULATION as COMPLETE, LETTRE, SOCLES, TERRITOIRE } from '../scenarios/scenario';
import { agencesDe, Reglages } from './agences';
import { autresCas } from './autres-cas';
import { Histoire } from './histoire';

/** A letter as the worker composes it. */
export interface LettreDeTest {
  prevu: CourrierPrevu;
  /** What the agency adds to the legal content. */
  communes: VariablesCommunes;
  variables: Record<string, unknown>;
}

/** Names the expected text, and the turn that the template takes. */
export interface Cas extends LettreDeTest {
  cas: string;
}

// Without a telephone nor an address: the letter asks for them.
const { telephone: _telephone, courriel: _courriel, ...EJ } = COMPLETE.ej;
const IMMATRICULATION = { ...COMPLETE, ej: EJ };

const LONG = 'Communauté professionnelle territoriale de santé du Grand Plateau des Hautes Vallées et de la Côte Bleue';

const territoire = (elements: { commune: string; maille?: string }[]) => {
  const normalise = normaliserTerritoire(elements);
  const { total, maximum, millesime, partiesInconnues } = population(normalise.elements);
  return {
    territoire: normalise.elements.map(garder),
    population: { total, maximum, millesime, partiesInconnues: partiesInconnues.map(({ nom }) => nom) },
  };
};

const garder = ({ commune, maille, nom, nomPartie, departement }: ElementNormalise) => ({
  commune,
  nom,
  departement,
  ...(maille ? { maille } : {}),
  ...(nomPartie ? { nomPartie } : {}),
});

const HAUTE_PROVENCE = [
  ...['04001', '04004', '04005', '04006', '04007', '04008', '04009', '04012', '04013', '04016', '04017', '04018'],
  ...['04019', '04020', '04021', '04022', '04023', '04024', '04025', '04026', '04028', '04030', '04031', '04033'],
  ...['04034', '04035', '04036', '04037', '04039', '04040', '04041', '04042', '04043', '04045', '04046', '04047'],
  ...['04049', '04050', '04051', '04053', '04054', '04055', '04057', '04058'],
].map((commune) => ({ commune }));

const MARSEILLE = [{ commune: '13204' }, { commune: '13055', maille: 'Les Chartreux' }];

const jusquALaLettre = (histoire: Histoire, an = '2023') =>
  histoire
    .puis('PRENDRE_CONTACT', `${an}-09-04`)
    .puis('DEPOSER_LETTRE_INTENTION', `${an}-09-05`, LETTRE)
    .puis('VALIDER_LETTRE_INTENTION', `${an}-09-20`);

const jusquALAssociation = (histoire: Histoire, association: object = ASSOCIATION) =>
  jusquALaLettre(histoire).puis('DECLARER_ASSOCIATION', '2023-10-02', association);

const BLOQUANTE = {
  nature: 'BLOQUANTE',
  pieces: ['Liste des communes du territoire'],
  texte: 'Code de la santé publique, art. L.1434-12',
  avantLe: '2024-02-29',
};

function incomplet() {
  const histoire = jusquALAssociation(new Histoire())
    .puis('DEPOSER_PROJET_SANTE', '2024-01-15')
    .puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE);
  const premiere = histoire.lettre('C-P5-02');
  histoire.puis('DEMANDER_PIECES_PROJET_SANTE', '2024-02-02', {
    ...BLOQUANTE,
    pieces: ['Objectifs au regard du projet régional de santé', 'Convention avec les établissements du territoire'],
    avantLe: '2024-03-15',
  });
  return { histoire, premiere };
}

/** Long names, 44 communes, an express validation and a complete registration. */
const vaste = () =>
  jusquALAssociation(new Histoire({ nom: LONG, ...territoire(HAUTE_PROVENCE) }), {
    ...ASSOCIATION,
    denomination: LONG,
    siege: IMMATRICULATION.ej.adresse,
  })
    .puis('DEPOSER_PROJET_SANTE', '2024-01-15')
    .puis('VALIDER_PROJET_SANTE', '2024-03-01')
    .puis('TRANSMETTRE_FINESS', '2024-03-04')
    .puis('ENREGISTRER_IMMATRICULATION', '2024-03-20', {
      ...IMMATRICULATION,
      ej: { ...IMMATRICULATION.ej, raisonSociale: LONG, telephone: '04 00 00 00 00', courriel: 'contact@cpts.test' },
      etablissements: [{ ...IMMATRICULATION.etablissements[0], dateOuverture: '2024-03-01' }],
    });

/** A silence that accepts, a contract signed before the registration, and everything to be completed in the register. */
function sansParole() {
  const { siren: _, siret: _siret, ...sansNumeros } = ASSOCIATION;
  const histoire = jusquALAssociation(new Histoire(territoire(MARSEILLE)), sansNumeros)
    .puis('DEPOSER_PROJET_SANTE', '2024-05-17', { depotInitial: { aupresDe: 'CPAM', le: '2024-05-10' } })
    .attendre('2024-08-02')
    .puis('TRANSMETTRE_FINESS', '2024-08-05', { pieces: ['STATUTS'] });
  const { ape: _ape, ...ej } = IMMATRICULATION.ej;
  return histoire
    .puis('DECLARER_ASSOCIATION', '2024-08-06', { ...ASSOCIATION, ape: undefined, denomination: 'CPTS des statuts' })
    .puis('DEMANDER_ACI', '2024-08-10')
    .puis('SIGNER_ACI', '2024-09-15', { missions: SOCLES, population: { total: 60_000, millesime: 2023 } })
    .puis('ENREGISTRER_IMMATRICULATION', '2024-09-20', {
      ej: { ...ej, statutJuridique: '62', dateGeneree: true, adresse: '2 rue du Siège, 13001 Marseille' },
      etablissements: [{ numeroFiness: '090004755', siret: '89186817600019' }],
    });
}

/** The months of the transitional procedure: a legal entity alone. */
const transitoire = () =>
  jusquALaLettre(new Histoire(), '2019')
    .puis('DEPOSER_PROJET_SANTE', '2019-11-04')
    .puis('VALIDER_PROJET_SANTE', '2019-12-02')
    .puis('TRANSMETTRE_FINESS', '2019-12-03')
    .puis('ENREGISTRER_IMMATRICULATION', '2019-12-10', { ...IMMATRICULATION, etablissements: [] });

/** Filed with the fund first, and validated with its agreement. */
const parLaCaisse = () =>
  new Histoire()
    .puis('PRENDRE_CONTACT', '2024-05-02')
    .puis('DEPOSER_LETTRE_INTENTION', '2024-05-17', { ...LETTRE, depotInitial: { aupresDe: 'CPAM', le: '2024-05-10' } })
    .puis('VALIDER_LETTRE_INTENTION', '2024-06-12', { accordCaisseLe: '2024-06-10' });

/** Registered again once the contract is over: its end is in the register. */
const apresLeContrat = () =>
  contrat('2025-10-15', { canal: 'REMISE' })
    .attendre('2025-12-15')
    .puis('ENREGISTRER_IMMATRICULATION', '2026-01-12', IMMATRICULATION);

function contrat(resiliation: string, preuve: object) {
  return vaste()
    .puis('DEMANDER_ACI', '2024-03-25')
    .puis('SIGNER_ACI', '2024-04-15', { missions: SOCLES })
    .puis('RECEVOIR_RESILIATION', resiliation, { preuve });
}

/** Each template in each of its turns, in the order of the path. */
export function lesCas(): Cas[] {
  const { histoire: simple, premiere } = incomplet();
  const [grand, tacite] = [vaste(), sansParole()];
  const complete = incomplet().histoire.puis('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20').attendre('2024-04-21');
  const tot = jusquALAssociation(new Histoire()).puis('DEPOSER_PROJET_SANTE', '2024-01-15').attendre('2024-03-16');
  const troisJoursApres = jusquALAssociation(new Histoire())
    .puis('DEPOSER_PROJET_SANTE', '2024-01-15')
    .attendre('2024-03-19');
  const quartiers = jusquALAssociation(new Histoire(territoire(MARSEILLE)))
    .puis('DEPOSER_PROJET_SANTE', '2024-01-15')
    .puis('VALIDER_PROJET_SANTE', '2024-03-01');
  const resilie = contrat('2025-10-15', { canal: 'LRAR', reference: '2C 123 456 7890 1' });
  const auTerme = contrat('2029-03-01', { canal: 'REMISE' });
  const cas: [cas: string, prevu: CourrierPrevu, reglages?: Reglages][] = [
    ['C-P2-01', simple.lettre('C-P2-01')],
    ['C-P2-01 noms longs', grand.lettre('C-P2-01'), { long: true }],
    ['C-P2-01 transmise par la caisse', parLaCaisse().lettre('C-P2-01')],
    ['C-P2-03', simple.lettre('C-P2-03'), { reel: true }],
    ['C-P2-03 accord de la caisse', parLaCaisse().lettre('C-P2-03')],
    ['C-P2-03 territoire vaste', grand.lettre('C-P2-03'), { long: true }],
    ['C-P2-03 parties de communes', tacite.lettre('C-P2-03')],
    ['C-P5-01', simple.lettre('C-P5-01'), { outreMer: true }],
    ['C-P5-01 transmis par la caisse', tacite.lettre('C-P5-01'), { long: true }],
    ['C-P5-02', premiere],
    ['C-P5-02 seconde demande', simple.lettre('C-P5-02'), { long: true }],
    ['C-P5-05', transitoire().lettre('C-P5-05')],
    ['C-P5-05 parties de communes', quartiers.lettre('C-P5-05')],
    ['C-P5-05 territoire vaste', grand.lettre('C-P5-05'), { long: true }],
    ['C-P5-06', tot.lettre('C-P5-06'), { long: true }],
    ['C-P5-06 enregistrée plus tard', tacite.lettre('C-P5-06')],
    ['C-P5-06 trois jours après', troisJoursApres.lettre('C-P5-06')],
    ['C-P5-06 après des pièces', complete.lettre('C-P5-06')],
    ['C-PF-01', grand.lettre('C-PF-01'), { long: true }],
    ['C-PF-01 après un silence', tacite.lettre('C-PF-01')],
    ['C-PF-01 entité juridique seule', transitoire().lettre('C-PF-01')],
    ['C-PF-02', grand.lettre('C-PF-02'), { long: true }],
    ['C-PF-02 contrat signé', tacite.lettre('C-PF-02')],
    ['C-PF-02 entité juridique seule', transitoire().lettre('C-PF-02')],
    ['C-PF-03', tacite.lettre('C-PF-03'), { outreMer: true }],
    ['C-PF-03 validation expresse', grand.lettre('C-PF-03'), { long: true }],
    ['C-PF-03 contrat éteint', apresLeContrat().lettre('C-PF-03')],
    ['C-PF-03 entité juridique seule', transitoire().lettre('C-PF-03')],
    ['C-PF-02 contrat éteint', apresLeContrat().lettre('C-PF-02')],
    ['C-P8-01', resilie.lettre('C-P8-01')],
    ['C-P8-01 au terme', auTerme.lettre('C-P8-01'), { outreMer: true }],
  ];
  return [...cas, ...autresCas()].map(([nom, prevu, reglages = {}]) => ({ cas: nom, ...lettre(prevu, reglages) }));
}

const nommee = ({ commune }: { commune: string }) => ({ commune, nom: commune, departement: '13' });

/** Every letter that the told scenarios call for. */
export function lettresDesScenarios(): LettreDeTest[] {
  return SCENARIOS.flatMap(({ pas }) => {
    const histoire = new Histoire({ territoire: TERRITOIRE.map(nommee) });
    for (const un of pas) {
      if ('horloge' in un) histoire.attendre(un.horloge);
      else histoire.fait(un.type, un.le, un.donnees, undefined, un.enregistreLe, un.constats, un.compte);
    }
    return histoire.courriers.map((prevu) => lettre(prevu));
  });
}

function lettre(prevu: CourrierPrevu, reglages: Reglages = {}): LettreDeTest {
  // Through JSON, as it is stored between the act and the composition.
  const contenu = JSON.parse(JSON.stringify(prevu.variables)) as Record<string, unknown>;
  const communes = agencesDe(prevu, reglages);
  return { prevu, communes, variables: { ...contenu, ...communes } };
}
