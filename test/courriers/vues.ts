import { composer, Courrier, ImageDeDocument } from '#libs/courriers';
import { Exemple } from '#libs/redaction';
import { exemplesDesGabarits } from '../documents/exemples';
import { LOGO, MARQUE } from './en-tetes';

/** A document to look at, with what the agency or the moment adds to it. */
export interface Vue extends Exemple {
  gabarit: string;
  filigrane?: string;
  images?: readonly ImageDeDocument[];
}

const PAPIERS = [...exemplesDesGabarits()].filter(([gabarit]) => !gabarit.startsWith('courriels/'));
const TOUS = PAPIERS.flatMap(([gabarit, exemples]) => exemples.map((exemple): Vue => ({ gabarit, ...exemple })));
export const vue = (cas: string): Vue => TOUS.find((une) => une.cas === cas)!;

function habiller(cas: string, nom: string, habit: { marque?: ImageDeDocument; logo?: ImageDeDocument }): Vue {
  const base = vue(cas);
  const images = Object.fromEntries(Object.entries(habit).map(([ou, { cle, texte }]) => [ou, { cle, texte }]));
  const variables = { ...base.variables, agence: { ...(base.variables['agence'] as object), ...images } };
  return { ...base, cas: nom, variables, images: Object.values(habit) };
}

/** The plain turn of each template, and each look that a letter may have. */
export const VUES: readonly Vue[] = [
  ...PAPIERS.map(([, exemples]) => vue((exemples.find(({ cas }) => !cas.includes(' ')) ?? exemples[0])!.cas)),
  vue('F-SITUATION immense'),
  vue('C-P2-01 noms longs'),
  vue('C-P5-05 territoire vaste'),
  vue('C-P2-03 annule et remplace'),
  vue('C-P5-05 signée par délégation'),
  vue('C-P1-01 paragraphes ajoutés'),
  habiller('C-P8-01', 'C-P8-01 marque et logo', { marque: MARQUE, logo: LOGO }),
  habiller('C-P2-01 noms longs', 'C-P2-01 logo et noms longs', { logo: LOGO }),
  { ...vue('C-P5-04'), cas: 'C-P5-04 projet', filigrane: 'PROJET' },
];

/** As it would leave: no mark of an example. */
export function composerVue({ gabarit, titre, variables, filigrane, images = [] }: Vue): Promise<Courrier> {
  const { reference, agence, dateCourrier, etablieLe } = variables as {
    reference: string;
    agence?: { nom: string };
    dateCourrier?: string;
    etablieLe?: string;
  };
  const date = (dateCourrier ?? etablieLe)!;
  const auteur = agence?.nom ?? 'Parcours CPTS';
  const metadonnees = { titre, reference, auteur, langue: 'fr', date } as const;
  return composer({ gabarit, variables, metadonnees, images, ...(filigrane ? { filigrane } : {}) });
}
