import { dateCourte, Duree, dureeEnClair, estDateCivile, Parametre } from '#libs/droit';
import { LIBELLE_MISSION, Mission } from './missions';
import { enEuros } from './montants';

const DUREES = ['mois', 'jours', 'joursOuvres', 'annees'];

/** The value of a dated parameter, as a jurist reads it. */
export function valeurEnClair({ cle }: Pick<Parametre<unknown>, 'cle'>, valeur: unknown): string {
  const dire = (nombre: number) => (estMontant(cle) ? enEuros(nombre) : nombre.toLocaleString('fr-FR'));
  const ecrire = (v: unknown): string => {
    if (v === null || v === undefined) return 'non établi';
    if (typeof v === 'boolean') return v ? 'oui' : 'non';
    if (typeof v === 'number') return dire(v);
    if (typeof v === 'string')
      return estDateCivile(v) ? dateCourte(v) : (LIBELLE_MISSION[v as Mission] ?? CHOIX[v] ?? v);
    if (Array.isArray(v)) return v.length === 0 ? 'aucun' : enListe(v);
    const champs = Object.entries(v);
    if (champs.length === 1 && DUREES.includes(champs[0]![0])) return dureeEnClair(v as Duree);
    return champs
      .map(([nom, un]) => `${LIBELLE_MISSION[nom as Mission] ?? CHAMPS[nom] ?? motsDe(nom)} : ${ecrire(un)}`)
      .join(' ; ');
  };
  const enListe = (liste: readonly unknown[]): string =>
    liste.length === 4 && liste.every((un) => typeof un === 'number')
      ? liste.map((un, rang) => `T${rang + 1} ${ecrire(un)}`).join(', ')
      : liste.map((un) => (typeof un === 'object' ? `(${ecrire(un)})` : ecrire(un))).join(', ');
  return ecrire(valeur);
}

/** What is chosen between readings of a text about money. */
const CHOIX: Readonly<Record<string, string>> = {
  JOURS: 'jours réels de l’année de contrat',
  MOIS: 'mois entiers, sur douze',
  FIXE: 'avec la part fixe',
  VARIABLE: 'avec la part variable',
  ANNEE_DE_DEMARRAGE: 'celle du démarrage de la mission',
  JUSQU_AU_PLAN_FINALISE: 'celles qui s’ouvrent avant que le plan soit finalisé',
  EN_ENTIER: 'en entier',
  AVANCE_ET_SOLDE: 'en avance, puis en solde',
  PROCHAIN_ANNIVERSAIRE: 'la prochaine date anniversaire',
  SIGNATURE: 'la signature de l’avenant',
};

/** Fields of which the name alone, without its accents, would read badly. */
const CHAMPS: Readonly<Record<string, string>> = {
  complement: 'soins non programmés',
  miseAJour: 'mise à jour du plan de crise',
  membresDes: 'à partir de, en membres',
  surLaCrise: 'sur la mission crise',
};

/** Parameters whose numbers are amounts, in cents. The others count people, days or rates. */
const MONTANTS =
  /^(bareme|membres\.plafond|missionPrecoce\.forfait|association\.(amende|seuilSubventions)|fir\.(\d\d|ailleurs|convention))$/;

/** True when the numbers of this parameter are amounts, in cents. */
export const estMontant = (cle: string): boolean => MONTANTS.test(cle);

/** `taille3Des` → `taille 3 des`: the name of a field, as words. */
const motsDe = (nom: string) =>
  nom
    .replace(/([a-zé])([A-Z0-9])/g, '$1 $2')
    .replace(/(\d)([A-Z])/g, '$1 $2')
    .toLowerCase();
