/** A point that no text read so far establishes, and what is applied until one does. Rulebook § 6. */
export interface PointAConfirmer {
  code: string;
  point: string;
  defaut: string;
  /** Why no rule, deadline or dated parameter leans on it; absent when some do. */
  sansAppui?: string;
}

/** Every point of the rulebook, in its order. A rule, a deadline or a dated parameter names one by its code. */
export const POINTS_A_CONFIRMER: readonly PointAConfirmer[] = [
  {
    code: 'Q-01',
    point: 'Régime du silence sur la lettre d’intention',
    defaut:
      '2 mois valent refus implicite, suspendus par une demande de pièces ; aucun refus automatique n’est montré au porteur sans revue humaine',
  },
  {
    code: 'Q-02',
    point: 'Évolution du territoire après la validation du projet',
    defaut: 'nouveau dépôt du volet territoire, silence valant acceptation à 2 mois, avenant ensuite',
  },
  {
    code: 'Q-03',
    point: 'Mission précoce : point de départ des neuf mois, récupération de l’aide, cumul',
    defaut: 'signature du contrat de mission précoce ; récupération par décision humaine ; une seule aide par CPTS',
  },
  {
    code: 'Q-04',
    point: 'Date qui arrête le silence : signature, envoi ou notification de l’opposition',
    defaut: 'notification reçue avant l’échéance ; sinon, alerte « validation tacite probable »',
  },
  {
    code: 'Q-05',
    point: 'Fermeture dans FINESS à la fin du contrat',
    defaut: 'convention close, EJ et ET ouverts tant que le projet est valide, fermeture datée ensuite',
  },
  {
    code: 'Q-06',
    point: 'Délai de négociation du contrat ACI',
    defaut: 'cible paramétrée de 3 mois, sans effet juridique',
  },
  {
    code: 'Q-07',
    point: 'Date d’effet d’un changement de taille',
    defaut: 'prochain versement anniversaire, sans rétroactivité',
  },
  {
    code: 'Q-08',
    point: 'Renouvellement du contrat : exprès ou tacite, préavis',
    defaut: 'accord exprès, alertes 12, 6 et 3 mois avant le terme',
  },
  {
    code: 'Q-09',
    point: 'Procédure de rupture du contrat type (délai d’observations, commission)',
    defaut: 'recommandé, 1 mois d’observations, avis de la CPR ou de la CPL facultatif, effet 2 mois après réception',
  },
  {
    code: 'Q-10',
    point: 'Recouvrement d’un indu : délai, juge',
    defaut: 'notification motivée, 2 mois pour payer ou contester',
  },
  {
    code: 'Q-11',
    point: 'Fin des exonérations fiscales à la résiliation',
    defaut: 'elles cessent à la date d’effet ; renvoyer au service des impôts',
  },
  {
    code: 'Q-12',
    point: 'Report d’une échéance au jour ouvré suivant',
    defaut: 'aucun report',
  },
  {
    code: 'Q-13',
    point: 'Délai de recours',
    defaut: '2 mois, juge administratif pour les décisions de l’ARS',
  },
  {
    code: 'Q-14',
    point: 'Borne de 80 000 habitants ; source et millésime de la population',
    defaut: 'taille 3 dès 80 000 ; population municipale de l’INSEE en vigueur à la date de signature',
  },
  {
    code: 'Q-15',
    point: 'Répartition 2019 de l’accès aux soins entre fixe, variable et soins non programmés',
    defaut: 'répartition du § 2.2 des règles, le total étant garanti',
  },
  {
    code: 'Q-16',
    point: 'Majoration de 10 % : date d’appréciation des membres, application à la mission crise',
    defaut: 'à la signature puis à chaque date anniversaire ; elle s’applique à la mission crise',
  },
  {
    code: 'Q-17',
    point: 'FIR des Hauts-de-France par taille',
    defaut: '10 000, 13 000, 16 500 et 20 000 €',
  },
  {
    code: 'Q-18',
    point: 'Prorata de la part variable l’année de démarrage',
    defaut: 'proratisée, au même ratio que la part fixe',
  },
  {
    code: 'Q-19',
    point: 'Mission crise : avance et solde de la part fixe, calendrier de la part variable',
    defaut: 'part fixe comme les autres missions ; part variable à la validation du bilan de crise',
  },
  {
    code: 'Q-20',
    point: 'Base du prorata',
    defaut: 'jours réels de l’année de contrat',
  },
  {
    code: 'Q-21',
    point: 'Plafond et paliers du taux d’atteinte',
    defaut: 'linéaire de 0 à 100 % par indicateur, poids fixés localement',
  },
  {
    code: 'Q-22',
    point: 'Plafond annuel de la sécurité sociale en 2024 et après',
    defaut: 'table administrée ; tant qu’elle est vide, le versement est refusé, sauf dérogation motivée',
  },
  {
    code: 'Q-23',
    point: 'Délai de déclaration d’une embauche',
    defaut: 'rappel avant la prise de poste',
  },
  {
    code: 'Q-24',
    point: 'Date d’effet de la loi du 24/07/2019 sur le silence valant acceptation',
    defaut: '27/07/2019 (lendemain d’une publication supposée le 26/07/2019)',
  },
  {
    code: 'Q-25',
    point: 'Date d’effet exacte de l’avenant 2 et de chacune de ses mesures',
    defaut: '03/09/2022',
  },
  {
    code: 'Q-26',
    point: 'Reconduction de l’accord national après août 2024, avenant 3',
    defaut: 'aucun avenant 3 trouvé ; accord présumé reconduit',
  },
  {
    code: 'Q-27',
    point: 'Suspensions générales de délais de 2020',
    defaut: 'table vide',
  },
  {
    code: 'Q-28',
    point: 'Part fixe de l’accès aux soins en taille 4 : 110 000 ou 105 000 €',
    defaut: '110 000 €, soit un total de 155 000 €',
    sansAppui: 'la ligne du barème de l’avenant 2, déjà signalée par Q-25, porte les 110 000 € retenus',
  },
  {
    code: 'Q-29',
    point: 'Indicateur N5 après l’avenant 2 : 24 h ou 48 h',
    defaut: '24 h',
  },
  {
    code: 'Q-30',
    point: 'Date d’autorisation FINESS en cas de validation tacite',
    defaut: 'date d’acquisition ; la preuve est l’attestation ou l’impression de l’accusé',
  },
  {
    code: 'Q-31',
    point: 'Code FINESS du statut juridique de l’association',
    defaut: 'liste de FINESS, saisie par le gestionnaire',
  },
  {
    code: 'Q-32',
    point: 'Pièces complémentaires de la demande ACI',
    defaut: 'liste complémentaire du § 5.7 des règles, recommandée et jamais exigée',
  },
  {
    code: 'Q-33',
    point: 'Décret en Conseil d’État sur la convention de service public (L.1434-12-2, III) : contenu, durée',
    defaut: 'non trouvé ; le contrat ACI tient lieu de convention',
  },
  {
    code: 'Q-34',
    point: 'Rôle exact de la CPL et de la CPR dans la rupture, leur composition',
    defaut: 'avis facultatif, tracé s’il est demandé',
  },
  {
    code: 'Q-35',
    point: 'Financement de fonctionnement bonifié pour les adhésions rapides (projet de 2020)',
    defaut: 'non appliqué',
  },
  {
    code: 'Q-36',
    point: 'Note d’information du 12/01/2023 : précisions de mise en œuvre',
    defaut: 'lecture requise avant une mise en production',
    sansAppui: 'la note n’a pas été lue : aucune valeur n’en est tirée',
  },
  {
    code: 'Q-37',
    point: 'Date d’effet de l’ouverture aux services de prévention et de santé au travail',
    defaut: '31/03/2022',
  },
  {
    code: 'Q-38',
    point: 'Contenu des instructions du 09/10/2019 et du 09/10/2023 au-delà de leur objet',
    defaut: 'lues par résumés ; à relire pour les délais d’accompagnement',
  },
];
