import { DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { guideHdf, guideReunion } from '../../sources';
import { ProjetConcurrent } from '../evenements/concurrence';
import { PropositionDeRencontre } from '../evenements/emergence';
import { FaitsCpts } from '../faits';
import { Contexte, ecrireTerritoire, lettre, Reserves, TerritoireEcrit } from './contenu';

/** C-P1-01, and C-P1-02 that tells the URPS of it. */
export type ReponseAuContact = Reserves & {
  nomCpts: string;
  dateContact: DateCivile;
  /** The day that is proposed; `null` while it is to be agreed. */
  pour: DateCivile | null;
  territoire: TerritoireEcrit;
};

/** C-P1-03. */
export type MiseEnRelation = Reserves & {
  nomCpts: string;
  concurrent: string;
  /** What both projects claim. */
  communes: readonly string[];
};

export const COURRIERS_EMERGENCE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P1-01', {
    titre: 'Réponse à votre premier contact',
    evenements: ['PROPOSER_RENCONTRE'],
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [guideReunion('accompagnement des porteurs'), guideHdf('fiche 8')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: repondre,
  }),
  lettre('C-P1-02', {
    titre: 'Information sur un projet de CPTS',
    evenements: ['PROPOSER_RENCONTRE'],
    emetteur: 'ARS',
    destinataires: ['URPS'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiches 4 et 8')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: repondre,
  }),
  lettre('C-P1-03', {
    titre: 'Mise en relation avec un autre projet de CPTS',
    evenements: ['SIGNALER_PROJET_CONCURRENT'],
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['URPS', 'CPAM'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 4'), guideReunion('sans zone blanche ni chevauchement')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: rapprocher,
  }),
];

function repondre({ faits, evenement }: Contexte): ReponseAuContact {
  return {
    nomCpts: faits.nom,
    dateContact: faits.contact!.le,
    pour: (evenement.donnees as PropositionDeRencontre).pour ?? null,
    territoire: ecrireTerritoire(faits),
    aConfirmer: [],
  };
}

function rapprocher({ faits, evenement }: Contexte): MiseEnRelation {
  const { concurrent, communes = [] } = evenement.donnees as ProjetConcurrent;
  const nommer = (code: string) => faits.territoire.find(({ commune }) => commune === code)?.nom;
  return {
    nomCpts: faits.nom,
    concurrent,
    communes: [...new Set(communes.map(({ commune }) => `${nommer(commune) ?? 'commune'} (${commune})`))],
    aConfirmer: [],
  };
}
