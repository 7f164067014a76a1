import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { crpa, csp, guideHdf, guideReunion, lettreCidoi } from '../../sources';
import { aiguillerReception, demander, recevoir } from '../demandes';
import { FaitsCpts, Projet } from '../faits';
import { DemandeDePieces, DonneesSansPrecision, EcheanceAtteinte, Motivation, ReceptionDePieces } from './champs';
import { nouveauTerritoire } from './lettre-intention';
import { AvisSurLeProjet, DepotProjet, GrilleInstruction } from './saisies-projet';

export const MOTIFS_OPPOSITION = ['OBJECTIFS_DU_PRS_NON_RESPECTES', 'TERRITOIRE_NON_PERTINENT'] as const;

export class Opposition extends Motivation {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsString({ each: true })
  @JSONSchema({
    title: 'Motifs d’opposition',
    description: 'Les deux seuls que la loi admet',
    items: { type: 'string', enum: [...MOTIFS_OPPOSITION] },
    examples: [['TERRITOIRE_NON_PERTINENT']],
  })
  motifs!: string[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Notifiée le',
    description: 'Réception par le porteur, que le délai prend en compte ; la date de l’acte si rien n’est précisé',
    examples: ['2024-03-01'],
  })
  notifieeLe?: string;
}

export const surLeProjet = (faits: FaitsCpts, changement: Partial<Projet>): FaitsCpts => ({
  ...faits,
  projet: { ...faits.projet!, ...changement },
});

/** Once the decision is born, a document that was merely wished for moves nothing any more. */
const aiguillerVersLeProjet = ({ projet }: FaitsCpts, pieces: readonly string[] | undefined): string =>
  projet?.decision ? 'PARTIEL' : aiguillerReception(projet?.demandes ?? [], pieces);

export const EVENEMENTS_PROJET: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEPOSER_PROJET_SANTE',
    libelle: 'Déposer le projet de santé',
    phase: 'P5',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DepotProjet,
    suppose: 'une lettre d’intention validée et aucun projet en cours d’examen',
    sources: [csp('L.1434-12'), guideHdf('fiche 5')],
    constats: ['territoire', 'chevauchements'],
    avertissements: ['R-P4-01', 'R-T-01b', 'A-CONTENU-PROJET', 'R-PROC-03'],
    noter: (faits, { le, seq, donnees, constats }) => {
      const { depotInitial } = donnees as DepotProjet;
      return {
        ...faits,
        ...nouveauTerritoire(constats),
        projet: {
          le,
          seq,
          version: (faits.projet?.version ?? 0) + 1,
          ...(depotInitial ? { depotInitial } : {}),
          depart: { le, seq, fait: 'réception du projet par l’ARS' },
          demandes: [],
        },
      };
    },
  },
  {
    type: 'DEMANDER_PIECES_PROJET_SANTE',
    libelle: 'Demander des pièces du projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DemandeDePieces,
    suppose: 'un projet de santé en cours d’examen',
    sources: [crpa('L.114-5')],
    avertissements: ['A-RECTIFICATION', 'R-PROC-07'],
    variantes: ['BLOQUANTE', 'SIMPLE'],
    aiguiller: ({ nature }: DemandeDePieces) => nature,
    noter: (faits, { le, seq, donnees }) => {
      // A request made in time undoes the silence that was taken for an acceptance.
      const { decision: _, ...projet } = faits.projet!;
      return {
        ...faits,
        projet: { ...projet, demandes: [...projet.demandes, demander(donnees as DemandeDePieces, le, seq)] },
      };
    },
  },
  {
    type: 'RECEVOIR_PIECES_PROJET_SANTE',
    libelle: 'Recevoir des pièces du projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ReceptionDePieces,
    suppose: 'un projet de santé, et des pièces demandées',
    sources: [crpa('L.114-5, al. 2')],
    variantes: ['COMPLET', 'PARTIEL'],
    aiguiller: ({ pieces }: ReceptionDePieces, faits) => aiguillerVersLeProjet(faits, pieces),
    noter: (faits, { le, seq, donnees }) => {
      const { pieces } = donnees as ReceptionDePieces;
      const projet = faits.projet!;
      const complet = aiguillerVersLeProjet(faits, pieces) === 'COMPLET';
      return surLeProjet(faits, {
        demandes: recevoir(projet.demandes, pieces, le, seq),
        // Silence runs only from the receipt of what a text requires: it starts again from nothing. R-PROC-05.
        ...(complet ? { depart: { le, seq, fait: 'réception par l’ARS des pièces exigées' } } : {}),
      });
    },
  },
  {
    type: 'RENDRE_AVIS_PROJET_SANTE',
    libelle: 'Enregistrer un avis sur le projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'URPS', 'ARS_INSTRUCTEUR'],
    donnees: AvisSurLeProjet,
    suppose: 'un projet de santé en cours d’examen',
    sources: [lettreCidoi('circuit de validation du projet'), guideHdf('fiche 5')],
    noter: (faits, { le, seq, donnees }) => {
      const { organisme, sens } = donnees as AvisSurLeProjet;
      const autres = (faits.projet!.avis ?? []).filter((avis) => avis.organisme !== organisme);
      return surLeProjet(faits, { avis: [...autres, { le, seq, organisme, sens }] });
    },
  },
  {
    type: 'INSTRUIRE_PROJET_SANTE',
    libelle: 'Remplir la grille d’instruction du projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: GrilleInstruction,
    suppose: 'un projet de santé en cours d’examen',
    sources: [csp('L.1434-12, al. 4'), guideReunion('examen du projet de santé')],
    noter: (faits, { le, seq, donnees }) => {
      const { territoirePertinent, objectifsPrsRespectes } = donnees as GrilleInstruction;
      return surLeProjet(faits, { instruction: { le, seq, territoirePertinent, objectifsPrsRespectes } });
    },
  },
  {
    type: 'RETIRER_PROJET_SANTE',
    libelle: 'Recevoir le retrait du projet de santé par son porteur',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet de santé en cours d’examen',
    sources: [csp('L.1434-12'), crpa('L.231-1')],
    noter: (faits, { le, seq }) => surLeProjet(faits, { decision: { mode: 'REPRIS', le, seq } }),
  },
  {
    type: 'VALIDER_PROJET_SANTE',
    libelle: 'Valider le projet de santé',
    phase: 'P5',
    route: 'PRINCIPALE',
    roles: ['DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet de santé en cours d’examen',
    sources: [csp('L.1434-12, al. 4')],
    constats: ['chevauchements'],
    avertissements: ['A-RECTIFICATION', 'X-28', 'X-12', 'A-GRILLE'],
    noter: (faits, { le, seq }) => surLeProjet(faits, { decision: { mode: 'EXPRES', le, seq } }),
  },
  {
    type: 'OPPOSER_PROJET_SANTE',
    libelle: 'S’opposer au projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: Opposition,
    suppose: 'un projet de santé en cours d’examen',
    sources: [csp('L.1434-12, al. 4'), crpa('L.211-2')],
    avertissements: ['A-RECTIFICATION', 'X-12', 'A-GRILLE'],
    noter: (faits, { le, seq, donnees }) => {
      const { notifieeLe } = donnees as Opposition;
      return surLeProjet(faits, { decision: { mode: 'OPPOSITION', le, seq, notifieeLe: notifieeLe ?? le } });
    },
  },
  {
    type: 'CONSTATER_VALIDATION_TACITE',
    libelle: 'Constater la validation tacite du projet de santé',
    phase: 'P5',
    route: 'HORLOGE',
    roles: ['HORLOGE'],
    donnees: EcheanceAtteinte,
    suppose: 'un projet de santé complet, sans décision à l’expiration du délai',
    sources: [csp('L.1434-12, al. 4')],
    noter: (faits, { le, seq }) => surLeProjet(faits, { decision: { mode: 'TACITE', le, seq } }),
  },
];
