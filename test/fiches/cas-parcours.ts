import { Histoire } from '../courriers/histoire';
import { ASSOCIATION, IMMATRICULATION, LETTRE, SOCLES } from '../scenarios/scenario';
import { fiche, FicheDeTest } from './contexte';
import { complet } from './histoires-contrat';

// Stories of the path up to the register, and the sheets that they give: all of it invented.

const PORTEUR = { nom: 'Dr Camille Martin', courriel: 'porteur@cpts.test' };
const REPRESENTANT = { nom: 'Alix Durand', qualite: 'Présidente' };
const PARTAGEE = { total: 60_000, maximum: 90_000, millesime: 2026, partiesInconnues: ['Aix-en-Provence'] };
const INCONNUE = { total: 0, maximum: 0, millesime: 2026, partiesInconnues: ['Aix-en-Provence'] };

/** Everything that the beginnings may say. */
const emergence = () =>
  new Histoire({ population: PARTAGEE })
    .puis('PRENDRE_CONTACT', '2023-09-04', { canal: 'COURRIEL', interlocuteur: PORTEUR })
    .puis('COMPLETER_EMERGENCE', '2023-09-11', {
      initiateurs: [
        { profession: 'MEDECIN_GENERALISTE', commune: '13001' },
        { profession: 'MEDECIN_GENERALISTE', commune: '13103' },
        { profession: 'INFIRMIER', commune: '13201' },
      ],
      leader: PORTEUR,
      voisines: ['CPTS du Pays voisin (fictif)', 'Projet de CPTS du Littoral (fictif)'],
      caisseChefDeFile: 'CPAM des Bouches-du-Rhône',
      contactCaisseLe: '2023-09-06',
    })
    .puis('SIGNALER_PROJET_CONCURRENT', '2023-09-12', { concurrent: 'CPTS du Canal (fictif)' })
    .puis('PROPOSER_RENCONTRE', '2023-09-13', { pour: '2023-09-20', canal: 'COURRIEL' })
    .puis('TENIR_RENCONTRE', '2023-09-20', {
      participants: ['PORTEURS', 'ARS', 'AM'],
      suite: 'POURSUIVRE',
      compteRendu: 'Le territoire est partagé ; le diagnostic reste à écrire.',
    });

const contact = (population?: object) =>
  new Histoire(population ? { population: population as typeof INCONNUE } : {}).puis('PRENDRE_CONTACT', '2023-09-04');

export const lettre = (histoire = contact()) => histoire.puis('DEPOSER_LETTRE_INTENTION', '2023-09-25', LETTRE);

const signaletique = (donnees: object = {}) =>
  lettre(contact(PARTAGEE))
    .puis('VALIDER_LETTRE_INTENTION', '2023-10-16')
    .puis('REMPLIR_FICHE_SIGNALETIQUE', '2023-10-17', {
      villePrincipale: 'Aix-en-Provence',
      cases: ['ACCES_SOINS.SOINS_NON_PROGRAMMES', 'PARCOURS_PATHOLOGIES.DIABETE', 'PREVENTION.VACCINATION'],
      ...donnees,
    });

const sansPartage = () =>
  lettre()
    .puis('VALIDER_LETTRE_INTENTION', '2023-10-16')
    .puis('REMPLIR_FICHE_SIGNALETIQUE', '2023-10-17', { villePrincipale: 'Aix-en-Provence', cases: ['QUALITE.AUTRE'] });

const comite = () =>
  lettre()
    .puis('ENREGISTRER_AVIS_LETTRE', '2023-10-02', {
      auteur: 'URPS',
      sens: 'RESERVE',
      observations: 'Associer les infirmiers du littoral.',
    })
    .puis('ENREGISTRER_AVIS_LETTRE', '2023-10-03', { auteur: 'AM', sens: 'FAVORABLE' })
    .puis('CONVOQUER_COMITE', '2023-10-04', { pour: '2023-10-12', instance: 'comité régional des CPTS' });

const association = () =>
  lettre()
    .puis('VALIDER_LETTRE_INTENTION', '2023-10-16')
    .puis('DECLARER_ASSOCIATION', '2023-10-20', { ...ASSOCIATION, bureau: 5, representant: REPRESENTANT })
    .puis('FRANCHIR_ETAPES_ASSOCIATION', '2023-10-20', { etapes: [{ etape: 'STATUTS', le: '2023-02-01' }] })
    .puis('RENDRE_AVIS_STATUTS', '2023-10-25', {
      grille: [
        { point: 'NON_DISCRIMINATION', respecte: true },
        { point: 'DEMOCRATIE', respecte: false },
        { point: 'TRANSPARENCE_FINANCIERE', respecte: true },
        { point: 'DEFRAIEMENT', respecte: true },
      ],
      conseils: 'Prévoir l’élection de la moitié des administrateurs.',
    })
    .puis('ADMETTRE_MEMBRES', '2023-11-02', { categorie: 'INFIRMIER', nombre: 12 })
    .puis('ADMETTRE_MEMBRES', '2023-11-02', { categorie: 'MSP', nombre: 2 });

export const projet = (donnees: object = {}) => association().puis('DEPOSER_PROJET_SANTE', '2024-01-15', donnees);

const instruit = () =>
  projet({
    depotInitial: { aupresDe: 'CPAM', le: '2024-01-10' },
    contenu: ['TERRITOIRE', 'DIAGNOSTIC'],
    pieces: ['PROJET', 'COMMUNES'],
    membres: [{ categorie: 'EQUIPE_SOINS_PRIMAIRES' }, { categorie: 'SOCIAL' }],
    fichesActions: SOCLES.map((mission) => ({ mission, intitule: 'Première action (fictif)' })),
  })
    .puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-22', { nature: 'SIMPLE', pieces: ['Signature des membres'] })
    .puis('RENDRE_AVIS_PROJET_SANTE', '2024-02-01', {
      organisme: 'ASSURANCE_MALADIE',
      sens: 'FAVORABLE_AVEC_RESERVES',
      observations: 'Préciser le calendrier de la mission de prévention.',
    })
    .puis('RENDRE_AVIS_PROJET_SANTE', '2024-02-02', { organisme: 'URPS', sens: 'FAVORABLE' })
    .puis('INSTRUIRE_PROJET_SANTE', '2024-02-05', {
      territoirePertinent: true,
      objectifsPrsRespectes: false,
      recommandations: 'Préciser l’articulation avec le service d’accès aux soins.',
    });

const BLOQUANTE = {
  nature: 'BLOQUANTE',
  pieces: ['Liste des communes du territoire'],
  texte: 'Code de la santé publique, art. L.1434-12',
  avantLe: '2024-02-29',
};

export const tacite = () => projet().attendre('2024-03-16');

const repartie = () =>
  projet()
    .puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE)
    .puis('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20')
    .attendre('2024-04-23');

const immatriculee = (donnees: object = IMMATRICULATION) =>
  projet()
    .puis('VALIDER_PROJET_SANTE', '2024-03-01')
    .puis('TRANSMETTRE_FINESS', '2024-03-04')
    .puis('ENREGISTRER_IMMATRICULATION', '2024-03-20', donnees);

const [ET] = IMMATRICULATION.etablissements;
const { telephone: _, courriel: __, ape: ___, ...NUE } = IMMATRICULATION.ej;
const ouverte = { ...IMMATRICULATION, etablissements: [{ ...ET, dateOuverture: '2024-03-01' }] };

/** Signed, told to the register, then ended. */
export const close = () =>
  immatriculee(ouverte)
    .puis('DEMANDER_ACI', '2024-03-25')
    .puis('SIGNER_ACI', '2024-04-15', { missions: SOCLES })
    .puis('SIGNALER_CONTRAT_FINESS', '2024-04-16')
    .puis('ENREGISTRER_CONVENTION_FINESS', '2024-04-18', { dateSignature: '2024-04-15' })
    .puis('RECEVOIR_RESILIATION', '2025-10-15', { preuve: { canal: 'REMISE' } })
    .attendre('2025-12-16')
    .puis('CLORE_CONVENTION_FINESS', '2025-12-18', { dateFin: '2025-12-15' })
    .puis('RENONCER_AU_PROJET', '2026-01-12', { canal: 'LRAR', reference: '2C 123 456 7890 1' })
    .puis('FERMER_FINESS', '2026-01-20', { motif: 'ARRET_D_ACTIVITE' });

const ecarts = (releves: readonly string[], donnees: object = IMMATRICULATION) =>
  immatriculee(donnees).puis('CONTROLER_FINESS', '2024-05-02', { ecarts: releves });

/** Each sheet of the path in each of its turns. */
export const casDuParcours = (): FicheDeTest[] => [
  fiche('F-EMERGENCE', emergence(), '2023-09-20'),
  fiche('F-EMERGENCE premier contact', contact(INCONNUE), '2023-09-04'),
  fiche('F-EMERGENCE interlocuteur effacé', emergence(), '2023-09-21', { personnes: {} }),
  fiche('F-SIGNALETIQUE', signaletique({ leader: PORTEUR }), '2023-10-17'),
  fiche('F-SIGNALETIQUE contact effacé', sansPartage(), '2023-10-17', { personnes: {} }),
  fiche(
    'F-COMITE',
    comite()
      .puis('ACTUALISER_LETTRE_INTENTION', '2023-10-10', { initiateurs: LETTRE.initiateurs })
      .puis('RELEVER_DECISION_COMITE', '2023-10-12', { proposition: 'VALIDER', releve: 'Territoire jugé cohérent.' })
      .puis('VALIDER_LETTRE_INTENTION', '2023-10-16'),
    '2023-10-16',
  ),
  fiche(
    'F-COMITE ajournement',
    lettre(contact(PARTAGEE))
      .puis('CONVOQUER_COMITE', '2023-10-04', { pour: '2023-10-12' })
      .puis('RELEVER_DECISION_COMITE', '2023-10-12', { proposition: 'AJOURNER' })
      .puis('AJOURNER_LETTRE_INTENTION', '2023-10-13', { motivation: 'Un projet voisin est à rapprocher.' }),
    '2023-10-13',
  ),
  fiche(
    'F-COMITE tous les avis',
    ['ARS', 'USAGERS']
      .reduce(
        (une, auteur) => une.puis('ENREGISTRER_AVIS_LETTRE', '2023-10-04', { auteur, sens: 'DEFAVORABLE' }),
        comite(),
      )
      .puis('RELEVER_DECISION_COMITE', '2023-10-12', { proposition: 'REFUSER' })
      .puis('REFUSER_LETTRE_INTENTION', '2023-10-16', {
        motivation: 'Le territoire recouvre celui d’une autre communauté.',
      }),
    '2023-10-16',
  ),
  fiche(
    'F-ASSOCIATION',
    association()
      .puis('DELIBERER_CHANGEMENT', '2023-12-04', { changements: ['DIRIGEANTS', 'SIEGE_SOCIAL'] })
      .puis('DECLARER_CHANGEMENT', '2023-12-20', { changements: ['DIRIGEANTS'], deliberationJointe: true }),
    '2023-12-20',
  ),
  fiche(
    'F-ASSOCIATION en création',
    lettre().puis('FRANCHIR_ETAPES_ASSOCIATION', '2023-10-02', {
      etapes: [{ etape: 'STATUTS', le: '2023-09-28' }],
      assembleePrevueLe: '2023-10-20',
    }),
    '2023-10-02',
  ),
  fiche(
    'F-ASSOCIATION à compléter',
    lettre().puis('DECLARER_ASSOCIATION', '2023-10-02', {
      forme: 'ASSOCIATION_1901',
      denomination: 'CPTS nouvelle (fictif)',
    }),
    '2023-10-02',
    { personnes: {} },
  ),
  fiche(
    'F-ASSOCIATION assemblées',
    complet()
      .puis('TENIR_ASSEMBLEE_GENERALE', '2025-06-10', {
        ...{ exercice: 2024, rapportActivite: true, comptesApprouves: true, budgetVote: true },
      })
      .puis('ENREGISTRER_COMPTES', '2025-06-12', { exercice: 2024, suite: 'TRANSMIS' })
      .puis('TENIR_ASSEMBLEE_GENERALE', '2026-06-09', {
        ...{ exercice: 2025, rapportActivite: true, comptesApprouves: false, budgetVote: true },
      }),
    '2026-06-09',
    { personnes: { 'personne-9': { nom: 'Alix Durand', qualite: null, courriel: null, telephone: null } } },
  ),
  fiche('F-INSTRUCTION', instruit(), '2024-02-05'),
  fiche('F-INSTRUCTION au dépôt', projet(), '2024-01-15'),
  fiche(
    'F-INSTRUCTION pièces exigées',
    projet().puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE),
    '2024-01-31',
  ),
  fiche('F-INSTRUCTION validé tacitement', repartie(), '2024-04-23'),
  fiche('F-TACITE', tacite(), '2024-03-16'),
  fiche('F-TACITE après des pièces', repartie(), '2024-04-23', { long: true }),
  fiche(
    'F-TACITE retirée',
    tacite().puis('RENONCER_AU_PROJET', '2024-05-06', { canal: 'LRAR', reference: '2C 123 456 7890 1' }),
    '2024-05-06',
  ),
  fiche('F-FINESS', close(), '2026-01-20'),
  fiche(
    'F-FINESS à mettre à jour',
    immatriculee({ ej: NUE, etablissements: [{ numeroFiness: ET!.numeroFiness, siret: ET!.siret }] }).puis(
      'SIGNALER_CHANGEMENT_FINESS',
      '2024-04-02',
      { changements: ['SIEGE', 'COORDONNEES'] },
    ),
    '2024-04-02',
  ),
  fiche('F-FINESS entité juridique seule', transitoire(), '2019-12-10'),
  fiche(
    'F-ECARTS',
    ecarts(['SIEGE', 'CONVENTION'], { ...ouverte, ej: { ...NUE, adresse: '2 rue Neuve, 13100 Aix-en-Provence' } }),
    '2024-05-02',
  ),
  fiche(
    'F-ECARTS corrigés',
    ecarts(['DATE_OUVERTURE']).puis('ENREGISTRER_IMMATRICULATION', '2024-05-06', ouverte),
    '2024-05-06',
  ),
  fiche('F-ECARTS aucun', ecarts([], ouverte), '2024-05-02'),
  fiche(
    'F-ECARTS projet abandonné',
    ecarts([], ouverte).puis('RENONCER_AU_PROJET', '2024-05-06', { canal: 'LRAR', reference: '2C 123 456 7890 1' }),
    '2024-05-06',
  ),
  fiche(
    'F-ECARTS non recensée',
    projet()
      .puis('VALIDER_PROJET_SANTE', '2024-03-01')
      .puis('CONTROLER_FINESS', '2024-05-02', { ecarts: ['NON_RECENSEE'] }),
    '2024-05-02',
  ),
];

function transitoire() {
  return new Histoire()
    .puis('PRENDRE_CONTACT', '2019-09-04')
    .puis('DEPOSER_LETTRE_INTENTION', '2019-09-05', LETTRE)
    .puis('VALIDER_LETTRE_INTENTION', '2019-09-20')
    .puis('DEPOSER_PROJET_SANTE', '2019-11-04')
    .puis('VALIDER_PROJET_SANTE', '2019-12-02')
    .puis('TRANSMETTRE_FINESS', '2019-12-03')
    .puis('ENREGISTRER_IMMATRICULATION', '2019-12-10', { ej: IMMATRICULATION.ej, etablissements: [] });
}
