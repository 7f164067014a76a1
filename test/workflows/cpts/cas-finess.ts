import { ASSOCIATION, CasDeRegle, CONTRAT, TACITE, VALIDE } from './examens';

const IMMATRICULER = 'ENREGISTRER_IMMATRICULATION';
const EJ = { numeroFiness: '090004748', siren: '891868176', raisonSociale: 'CPTS du cas (fictif)', adresse: '1 rue' };
const ET = { numeroFiness: '090004755', siret: '89186817600019' };
const FICHE = { ej: EJ, etablissements: [ET] };
const IMMATRICULATION = {
  ...{ le: '2024-02-20', seq: 8, ej: '090004748', et: '090004755', siren: '891868176' },
  raisonSociale: 'CPTS du cas (fictif)',
};
const ETEINT = { ...CONTRAT, fin: { le: '2025-12-15', seq: 20, cause: 'RESILIATION' as const } };
const CONVENTION = { le: '2024-04-10', seq: 10, contrat: 9 };

export const CAS_FINESS: readonly CasDeRegle[] = [
  {
    code: 'G-PF-03',
    // The legal entity of the transitional procedure receives its establishment.
    vraie: {
      type: IMMATRICULER,
      faits: { finess: { immatriculation: { ...IMMATRICULATION, et: '' } } },
      donnees: { ...FICHE, recherche: { parSiren: 'TROUVEE', parNom: 'AUCUNE', numeroFiness: '090004748' } },
    },
    fausse: {
      type: IMMATRICULER,
      faits: { finess: { immatriculation: IMMATRICULATION } },
      donnees: {
        ...FICHE,
        ej: { ...EJ, numeroFiness: '130000011' },
        recherche: { parSiren: 'TROUVEE', parNom: 'AUCUNE' },
      },
      message:
        'Doublon : une entité juridique porte déjà ce SIREN, et son numéro n’est pas indiqué ; la CPTS est déjà l’entité juridique 090004748 : 130000011 serait un doublon.',
      remede: 'Corrigez l’entité juridique existante et rattachez-lui son établissement, sans nouveau numéro.',
    },
  },
  {
    code: 'G-PF-04',
    vraie: { type: IMMATRICULER, donnees: { ej: EJ, etablissements: [{ ...ET, raisonSociale: EJ.raisonSociale }] } },
    fausse: {
      type: IMMATRICULER,
      donnees: { ej: EJ, etablissements: [{ ...ET, raisonSociale: 'Antenne (fictif)' }] },
      message: 'L’établissement s’appelle « Antenne (fictif) », et l’entité juridique « CPTS du cas (fictif) ».',
      remede: 'Donnez aux deux la dénomination des statuts.',
    },
  },
  {
    code: 'A-AUTORISATION',
    vraie: {
      type: IMMATRICULER,
      faits: { projet: TACITE },
      donnees: { ej: EJ, etablissements: [{ ...ET, dateAutorisation: '2024-03-15' }] },
    },
    fausse: {
      type: IMMATRICULER,
      faits: { projet: TACITE },
      donnees: { ej: EJ, etablissements: [{ ...ET, dateAutorisation: '2024-03-16' }] },
      message: 'La date d’autorisation du 16/03/2024 n’est pas celle de la validation du projet (15/03/2024).',
      remede:
        'Reprenez la date d’envoi du courrier de validation ; après un silence, celle de l’acquisition de la décision tacite.',
    },
  },
  {
    code: 'A-PIECES-FINESS',
    vraie: { type: 'TRANSMETTRE_FINESS', donnees: {} },
    fausse: {
      type: 'TRANSMETTRE_FINESS',
      donnees: { pieces: ['STATUTS'] },
      message: 'Pièces non transmises : PROJET_VALIDE, ECRIT_INFORMANT_DE_LA_VALIDATION.',
      remede: 'Complétez l’envoi : le gestionnaire FINESS rejette une transmission à laquelle une pièce manque.',
    },
  },
  {
    code: 'A-DOUBLON',
    vraie: { type: IMMATRICULER, donnees: { ...FICHE, recherche: { parSiren: 'AUCUNE', parNom: 'AUCUNE' } } },
    fausse: {
      type: IMMATRICULER,
      donnees: FICHE,
      message: 'La recherche de doublon, par SIREN puis par nom, n’est pas enregistrée.',
      remede: 'Cherchez la CPTS dans le répertoire avant de la créer, et notez le résultat.',
    },
  },
  {
    code: 'A-DENOMINATION',
    vraie: { type: IMMATRICULER, faits: { association: ASSOCIATION }, donnees: FICHE },
    fausse: {
      type: IMMATRICULER,
      faits: { association: { ...ASSOCIATION, denomination: 'CPTS des statuts (fictif)', siege: '2 rue' } },
      donnees: FICHE,
      message: 'Les statuts disent autre chose : dénomination « CPTS des statuts (fictif) », siège « 2 rue ».',
      remede: 'Reprenez les statuts ; s’ils ont changé, enregistrez d’abord leur modification.',
    },
  },
  {
    code: 'A-STATUT-JURIDIQUE',
    vraie: {
      type: IMMATRICULER,
      faits: { association: ASSOCIATION },
      donnees: { ...FICHE, ej: { ...EJ, statutJuridique: '61' } },
    },
    fausse: {
      type: IMMATRICULER,
      faits: { association: ASSOCIATION },
      donnees: { ...FICHE, ej: { ...EJ, statutJuridique: '62' } },
      message: 'Le statut juridique 62 n’est pas celui de la forme des statuts (attendu : 60 ou 61).',
      remede: 'Vérifiez le code dans la nomenclature FINESS : c’est au gestionnaire de le saisir.',
    },
  },
  {
    code: 'A-COORDONNEES',
    vraie: {
      type: IMMATRICULER,
      donnees: { ...FICHE, ej: { ...EJ, telephone: '04 00 00 00 00', courriel: 'contact@cpts.test' } },
    },
    fausse: {
      type: IMMATRICULER,
      donnees: FICHE,
      message: 'Non renseigné dans FINESS : le téléphone et le courriel.',
      remede: 'Demandez ces coordonnées à la CPTS ; leur absence n’empêche pas l’immatriculation.',
    },
  },
  {
    code: 'X-27',
    vraie: { type: IMMATRICULER, faits: { projet: VALIDE }, donnees: FICHE },
    fausse: {
      type: IMMATRICULER,
      faits: { projet: VALIDE, contrat: CONTRAT },
      donnees: FICHE,
      message:
        'La date d’ouverture est vide, et le contrat est signé : on attend 01/02/2024 (validation du projet) ou 01/04/2024 (signature du contrat).',
      remede: 'Laissez la date vide tant que la CPTS n’est pas en activité ; remplissez-la à la signature du contrat.',
    },
  },
  {
    code: 'A-CONTRAT-A-SIGNALER',
    vraie: { type: 'SIGNALER_CONTRAT_FINESS', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'SIGNALER_CONTRAT_FINESS',
      faits: { contrat: CONTRAT, finess: { signalement: { le: '2024-04-02', seq: 10, contrat: 9 } } },
      message: 'Le contrat a été signalé le 02/04/2024.',
      remede: 'Signalez le contrat une fois, dès sa signature.',
    },
  },
  {
    code: 'E-P6-02',
    vraie: {
      type: 'ENREGISTRER_CONVENTION_FINESS',
      faits: { contrat: CONTRAT, finess: { immatriculation: IMMATRICULATION } },
      donnees: { dateSignature: '2024-04-01' },
    },
    fausse: {
      type: 'ENREGISTRER_CONVENTION_FINESS',
      faits: { contrat: CONTRAT, finess: { immatriculation: IMMATRICULATION } },
      donnees: { dateSignature: '2024-04-02' },
      message: 'Le contrat a été signé le 01/04/2024, et non le 02/04/2024.',
      remede: 'Reprenez la date de signature du contrat ACI, sur l’établissement immatriculé.',
    },
  },
  {
    code: 'R-PF-01',
    vraie: { type: 'SIGNALER_CHANGEMENT_FINESS', donnees: { changements: ['DIRIGEANTS', 'SIEGE'] } },
    fausse: {
      type: 'SIGNALER_CHANGEMENT_FINESS',
      donnees: { changements: ['DIRIGEANTS'] },
      message: 'Un changement de dirigeants ne modifie rien dans FINESS.',
      remede: 'Ne signalez que le nom, le siège, le SIRET ou les coordonnées.',
    },
  },
  {
    code: 'R-T-08c',
    vraie: { type: 'INSCRIRE_LISTE_DREES', le: '2022-01-01' },
    fausse: {
      type: 'INSCRIRE_LISTE_DREES',
      le: '2022-01-02',
      message: 'La dernière liste adressée à la DREES était celle du 01/01/2022.',
      remede: 'Rien n’est plus à transmettre : le répertoire FINESS fait foi.',
    },
  },
  {
    code: 'R-PF-02',
    vraie: {
      type: 'CLORE_CONVENTION_FINESS',
      le: '2026-01-05',
      faits: { contrat: ETEINT, finess: { convention: CONVENTION } },
      donnees: { dateFin: '2025-12-15' },
    },
    fausse: {
      type: 'CLORE_CONVENTION_FINESS',
      le: '2026-01-05',
      faits: { contrat: ETEINT, finess: { convention: CONVENTION } },
      donnees: { dateFin: '2026-01-05' },
      message: 'Le contrat a pris fin le 15/12/2025, et non le 05/01/2026.',
      remede: 'Enregistrez la convention du contrat, puis sa fin à la date à laquelle il s’est éteint.',
    },
  },
  {
    code: 'A-FERMETURE-FINESS',
    vraie: {
      type: 'FERMER_FINESS',
      le: '2026-02-01',
      faits: {
        projet: { ...VALIDE, retrait: { le: '2026-01-10', seq: 22, par: 'CPTS' } },
        contrat: ETEINT,
        finess: { convention: { ...CONVENTION, fin: { le: '2026-01-05', seq: 21 } } },
      },
    },
    fausse: {
      type: 'FERMER_FINESS',
      le: '2026-02-01',
      faits: { projet: VALIDE, contrat: ETEINT },
      message: 'La structure reste ouverte dans FINESS : le projet de santé est toujours validé.',
      remede:
        'Enregistrez d’abord la fin du contrat et la clôture de sa convention, puis la renonciation au projet ou la dissolution.',
    },
  },
];
