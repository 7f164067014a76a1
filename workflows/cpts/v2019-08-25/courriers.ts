import { ajouterDuree, dureeEnClair } from '#libs/droit';
import { ContexteCourrier, CourrierDefini, Destinataire } from '#libs/moteur';
import { IMMATRICULATION, RECOURS, SILENCE_PROJET } from '../parametres';
import { crpa, csp, guideHdf, instructionFiness } from '../sources';
import { finDuContrat } from './delais';
import { DemandeDePieces } from './evenements/champs';
import { Immatriculation, PIECES_FINESS, TransmissionFiness } from './evenements/finess';
import { FaitsCpts } from './faits';

type Contexte = ContexteCourrier<FaitsCpts>;

const echeance = ({ echeances }: Contexte, code: string) => echeances.find((e) => e.code === code)!;

const communes = ({ faits }: Contexte) =>
  faits.territoire.map(({ nom, commune, nomPartie }) => (nomPartie ? `${nomPartie}, ${nom}` : `${nom} (${commune})`));

const dossier = (contexte: Contexte) => ({ nomCpts: contexte.faits.nom, communes: communes(contexte) });

const LIBELLE_PIECE_FINESS: Record<(typeof PIECES_FINESS)[number], string> = {
  PROJET_VALIDE: 'Copie du projet de santé validé',
  STATUTS: 'Copie des statuts',
  ECRIT_INFORMANT_DE_LA_VALIDATION: 'Écrit informant le promoteur de la validation',
};

/** What is written: trigger, template, recipients, channel and legal content. Agencies and people come at composition. */
export const COURRIERS: readonly CourrierDefini<FaitsCpts>[] = [
  {
    code: 'C-P2-01',
    titre: 'Accusé de réception de la lettre d’intention',
    evenements: ['DEPOSER_LETTRE_INTENTION'],
    gabarit: 'C-P2-01',
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [crpa('L.112-3 et R.112-5'), crpa('L.231-4')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Accusé de réception de la lettre d’intention – ${faits.nom}`,
    variables: (contexte) => {
      const silence = echeance(contexte, 'D-P2-01');
      const recours = contexte.lire(RECOURS, silence.echeance).valeur;
      return {
        ...dossier(contexte),
        dateReception: contexte.evenement.le,
        delai: dureeEnClair(silence.duree),
        dateSilence: silence.echeance,
        delaiRecours: dureeEnClair(recours),
        dateRecours: ajouterDuree(silence.echeance, recours, contexte.faits.zone.feries),
      };
    },
  },
  {
    code: 'C-P2-03',
    titre: 'Validation de la lettre d’intention',
    evenements: ['VALIDER_LETTRE_INTENTION'],
    gabarit: 'C-P2-03',
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['URPS', 'CPAM'],
    canal: 'COURRIER',
    bases: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Validation de la lettre d’intention – ${faits.nom}`,
    variables: (contexte) => ({
      ...dossier(contexte),
      dateDepot: contexte.faits.lettre!.le,
      dateValidation: contexte.evenement.le,
      population: contexte.faits.population.total,
      millesime: contexte.faits.population.millesime,
    }),
  },
  {
    code: 'C-P5-01',
    titre: 'Accusé de réception du projet de santé',
    evenements: ['DEPOSER_PROJET_SANTE'],
    gabarit: 'C-P5-01',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.112-3, R.112-5 et L.232-3')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Accusé de réception du projet de santé – ${faits.nom}`,
    variables: (contexte) => {
      const silence = echeance(contexte, 'D-P5-01');
      return {
        ...dossier(contexte),
        dateReception: contexte.evenement.le,
        depotInitial: contexte.faits.projet!.depotInitial ?? null,
        delai: dureeEnClair(silence.duree),
        dateSilence: silence.echeance,
      };
    },
  },
  {
    code: 'C-P5-02',
    titre: 'Demande de pièces exigées par un texte',
    evenements: ['DEMANDER_PIECES_PROJET_SANTE'],
    si: ({ evenement }) => (evenement.donnees as DemandeDePieces).nature === 'BLOQUANTE',
    gabarit: 'C-P5-02',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [crpa('L.114-3 et L.114-5'), crpa('R.112-11-4'), csp('L.1434-12')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Demande de pièces – projet de santé – ${faits.nom}`,
    variables: (contexte) => {
      const { pieces, texte, avantLe } = contexte.evenement.donnees as DemandeDePieces;
      return {
        ...dossier(contexte),
        dateReception: contexte.faits.projet!.le,
        dateDemande: contexte.evenement.le,
        pieces,
        texte,
        avantLe,
        delai: dureeEnClair(contexte.lire(SILENCE_PROJET, contexte.evenement.le).valeur),
      };
    },
  },
  {
    code: 'C-P5-05',
    titre: 'Validation expresse du projet de santé',
    evenements: ['VALIDER_PROJET_SANTE'],
    gabarit: 'C-P5-05',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIER',
    bases: [csp('L.1434-12'), instructionFiness('annexe 1, § 3.10')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Validation du projet de santé – ${faits.nom}`,
    variables: (contexte) => ({
      ...dossier(contexte),
      dateReception: contexte.faits.projet!.le,
      dateValidation: contexte.evenement.le,
    }),
  },
  {
    code: 'C-P5-06',
    titre: 'Attestation de validation tacite du projet de santé',
    evenements: ['CONSTATER_VALIDATION_TACITE'],
    gabarit: 'C-P5-06',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.232-3')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Attestation de validation tacite du projet de santé – ${faits.nom}`,
    variables: (contexte) => {
      const { projet } = contexte.faits;
      return {
        ...dossier(contexte),
        dateReception: projet!.le,
        dateDepart: projet!.depart.le,
        faitDepart: projet!.depart.fait,
        delai: dureeEnClair(contexte.lire(SILENCE_PROJET, projet!.depart.le).valeur),
        dateAcquisition: contexte.evenement.le,
      };
    },
  },
  {
    code: 'C-PF-01',
    titre: 'Bordereau de transmission au gestionnaire FINESS',
    evenements: ['TRANSMETTRE_FINESS'],
    gabarit: 'C-PF-01',
    emetteur: 'ARS',
    destinataires: ['GESTIONNAIRE_FINESS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.1')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Immatriculation FINESS à créer – ${faits.nom}`,
    variables: (contexte) => {
      const { projet, association } = contexte.faits;
      const pieces = (contexte.evenement.donnees as TransmissionFiness).pieces ?? PIECES_FINESS;
      return {
        ...dossier(contexte),
        dateTransmission: contexte.evenement.le,
        dateValidation: projet!.decision!.le,
        validationTacite: projet!.decision!.mode === 'TACITE',
        structures: contexte.lire(IMMATRICULATION, projet!.decision!.le).valeur,
        denomination: association?.denomination ?? null,
        siege: association?.siege ?? null,
        siren: association?.siren ?? null,
        siret: association?.siret ?? null,
        pieces: pieces.map((piece) => LIBELLE_PIECE_FINESS[piece]),
      };
    },
  },
  {
    code: 'C-PF-02',
    titre: 'Fiche de situation FINESS',
    evenements: ['ENREGISTRER_IMMATRICULATION'],
    gabarit: 'fiche-situation-finess',
    emetteur: 'ARS',
    destinataires: ['CPTS', 'CPAM'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.2 et annexe 1')],
    signataire: 'GESTIONNAIRE_FINESS',
    objet: ({ faits }) => `Fiche de situation FINESS – ${faits.nom}`,
    variables: (contexte) => {
      const { ej, etablissements } = contexte.evenement.donnees as Immatriculation;
      const { projet, contrat, association } = contexte.faits;
      const et = etablissements[0]!;
      return {
        nomCpts: contexte.faits.nom,
        dateSituation: contexte.evenement.le,
        ej: {
          numeroFiness: ej.numeroFiness,
          siren: ej.siren,
          ape: ej.ape ?? association?.ape ?? null,
          raisonSociale: ej.raisonSociale,
          adresse: ej.adresse,
          statutJuridique: ej.statutJuridique,
          dateCreation: ej.dateCreation,
          dateGeneree: ej.dateGeneree ?? false,
          telephone: ej.telephone ?? null,
          courriel: ej.courriel ?? null,
        },
        et: {
          numeroFiness: et.numeroFiness,
          siret: et.siret,
          dateAutorisation: projet!.decision!.le,
          autorisationTacite: projet!.decision!.mode === 'TACITE',
          dateOuverture: et.dateOuverture ?? null,
          dateConvention: contrat?.signature?.le ?? null,
        },
      };
    },
  },
  {
    code: 'C-P8-01',
    titre: 'Accusé de réception de la résiliation',
    evenements: ['RECEVOIR_RESILIATION'],
    gabarit: 'C-P8-01',
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 7')],
    signataire: 'CPAM',
    objet: ({ faits }) => `Accusé de réception de votre résiliation du contrat ACI – ${faits.nom}`,
    variables: (contexte) => ({
      ...dossier(contexte),
      dateReception: contexte.evenement.le,
      dateSignature: contexte.faits.contrat!.signature!.le,
      delai: dureeEnClair(echeance(contexte, 'D-P8-01').duree),
      dateEffet: finDuContrat(contexte.faits, contexte.lire)!,
    }),
  },
];

/** Who stands behind the bearer of the project and behind the association. */
export function joindre({ nom, lettre, association }: FaitsCpts, qui: string): Omit<Destinataire, 'qui'> {
  const porteurs = lettre?.contacts.map(({ personne }) => personne) ?? [];
  if (qui === 'PORTEUR') return { personnes: porteurs };
  if (qui !== 'CPTS') return { personnes: [] };
  const representant = association?.representant?.personne;
  return {
    personnes: representant ? [representant] : association?.courriel ? [] : porteurs,
    nom: association?.denomination ?? nom,
    ...(association?.courriel ? { courriel: association.courriel } : {}),
    ...(association?.siege ? { adresse: association.siege } : {}),
  };
}
