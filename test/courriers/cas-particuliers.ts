import { Cas, lesCas } from './lettres';

const TROUVES = new Map(lesCas().map((un) => [un.cas, un]));

function particulier(cas: string, change: Partial<Cas['communes']>): Cas {
  const code = cas.split(' ')[0]!;
  const base = TROUVES.get(code)!;
  const communes = { ...base.communes, ...change };
  return { ...base, cas, communes, variables: { ...base.variables, ...communes } };
}

/** What any letter may come to wear: a correction, additions of the agency, a signature by delegation. */
export const casParticuliers = (): Cas[] => [
  particulier('C-P2-03 annule et remplace', {
    remplace: {
      reference: '93-0A1B2C3D-0006-C-P2-03',
      dateCourrier: '2024-05-30',
      motif: 'Une commune du territoire manquait à la première lettre.',
    },
  }),
  particulier('C-P5-05 signée par délégation', {
    signataire: {
      nom: 'Sacha Délégataire',
      qualite: 'Pour la directrice générale et par délégation, le directeur de l’offre de soins',
      acte: 'Décision du 2 janvier 2024 portant délégation de signature, art. 4',
    },
    signature: { le: '2024-06-03', par: 'Sacha Délégataire' },
  }),
  particulier('C-P1-01 paragraphes ajoutés', {
    paragraphesLibres: [
      'La référente de votre département vous appellera dans la semaine pour préparer ce rendez-vous.',
      'La maison de santé de Ville-Exemple, qui porte un projet voisin, a été informée de votre démarche.',
    ],
  }),
];
