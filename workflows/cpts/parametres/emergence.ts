import type { Duree, Parametre } from '#libs/droit';
import { Profession } from '../acteurs';
import { AuteurAvis, PieceLettre, Rubrique } from '../contenu-lettre';
import { COMITE_NOUVELLE_AQUITAINE, crpa, csp, guideHdf, guideReunion, REGLE_APPLICATION } from '../sources';

export const DELAI_RENCONTRE: Parametre<Duree> = {
  cle: 'emergence.rencontre',
  libelle: 'Délai pour proposer une rencontre au porteur',
  pivot: 'premier contact',
  regional: true,
  valeurs: [{ du: '2016-01-26', valeur: { jours: 15 }, source: guideReunion('accompagnement des porteurs') }],
};

export const PROFESSIONS_DE_SANTE: Parametre<readonly Profession[]> = {
  cle: 'emergence.professionsDeSante',
  libelle: 'Professions de santé, seules à l’initiative d’une CPTS',
  pivot: 'dépôt de la lettre d’intention',
  valeurs: [
    {
      du: '2016-01-26',
      valeur: [
        'MEDECIN_GENERALISTE',
        'MEDECIN_SPECIALISTE',
        'PHARMACIEN',
        'CHIRURGIEN_DENTISTE',
        'SAGE_FEMME',
        'BIOLOGISTE',
        'INFIRMIER',
        'MASSEUR_KINESITHERAPEUTE',
        'ORTHOPHONISTE',
        'ORTHOPTISTE',
        'PEDICURE_PODOLOGUE',
        'DIETETICIEN',
        'ERGOTHERAPEUTE',
      ],
      source: csp('L.4111-1 à L.4371-1'),
    },
  ],
};

// ---- Letter of intent ---------------------------------------------------------------------------------------------

/** No national text sets one: it does not run until an ARS gives it a length. */
export const CIBLE_LETTRE: Parametre<Duree> = {
  cle: 'cible.lettre',
  libelle: 'Cible d’instruction de la lettre d’intention (0 jour : aucune cible)',
  pivot: 'réception de la lettre d’intention',
  regional: true,
  valeurs: [{ du: '2016-01-26', valeur: { jours: 0 }, source: REGLE_APPLICATION }],
};

export const RUBRIQUES_OBLIGATOIRES: Parametre<readonly Rubrique[]> = {
  cle: 'lettre.rubriques',
  libelle: 'Rubriques obligatoires de la lettre d’intention',
  pivot: 'dépôt de la lettre d’intention',
  regional: true,
  valeurs: [
    {
      du: '2016-01-26',
      valeur: ['CONTEXTE', 'TERRITOIRE', 'ACTEURS', 'DIAGNOSTIC', 'ORIENTATIONS', 'APPUI'],
      source: guideHdf('fiche 4'),
    },
  ],
};

export const PIECES_OBLIGATOIRES_LETTRE: Parametre<readonly PieceLettre[]> = {
  cle: 'lettre.pieces',
  libelle: 'Pièces de la lettre d’intention',
  pivot: 'dépôt de la lettre d’intention',
  regional: true,
  valeurs: [
    {
      du: '2016-01-26',
      valeur: ['LETTRE_SIGNEE', 'LISTE_DES_COMMUNES', 'LISTE_DES_PORTEURS'],
      source: guideHdf('fiche 4'),
    },
  ],
};

export const AVIS_SUR_LA_LETTRE: Parametre<readonly AuteurAvis[]> = {
  cle: 'lettre.avis',
  libelle: 'Avis recueillis avant de décider de la lettre d’intention',
  pivot: 'réception de la lettre d’intention',
  regional: true,
  valeurs: [
    { du: '2016-01-26', valeur: ['AM', 'URPS', 'USAGERS'], source: guideHdf('fiches 4 et 22'), aConfirmer: 'Q-38' },
  ],
};

/** ARS alone, ARS with the fund, or a regional body: the decision is theirs, the body is a matter of region. X-13. */
export const INSTANCE_REGIONALE: Parametre<{ nom: string; obligatoire: boolean }> = {
  cle: 'lettre.instance',
  libelle: 'Instance régionale qui se prononce sur la lettre d’intention',
  pivot: 'réception de la lettre d’intention',
  regional: true,
  valeurs: [
    {
      du: '2016-01-26',
      valeur: { nom: 'comité de validation', obligatoire: false },
      source: COMITE_NOUVELLE_AQUITAINE,
    },
  ],
};

// ---- Acknowledgement and implicit refusal ---------------------------------------------------------------------------

export const ACCUSE_RECEPTION: Parametre<Duree> = {
  cle: 'accuse.reception',
  libelle: 'Délai d’envoi de l’accusé de réception électronique',
  pivot: 'réception de la demande',
  valeurs: [{ du: '2016-01-26', valeur: { joursOuvres: 10 }, source: crpa('R.112-11-1 et R.112-11-2') }],
};

export const ACCUSE_ENREGISTREMENT: Parametre<Duree> = {
  cle: 'accuse.enregistrement',
  libelle: 'Délai d’envoi de l’accusé d’enregistrement électronique, s’il n’est pas immédiat',
  pivot: 'réception de la demande',
  valeurs: [{ du: '2016-01-26', valeur: { joursOuvres: 1 }, source: crpa('R.112-11-1') }],
};

export const MOTIFS_DU_REFUS: Parametre<Duree> = {
  cle: 'refusImplicite.motifs',
  libelle: 'Délai de communication des motifs d’un refus implicite',
  pivot: 'demande de communication des motifs',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 1 }, source: crpa('L.232-4') }],
};
