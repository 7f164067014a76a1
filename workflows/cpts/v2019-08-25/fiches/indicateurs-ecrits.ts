import { dateCourte, DateCivile } from '#libs/droit';
import { LIBELLE_MISSION } from '../../missions';
import { enMesure } from '../../montants';
import { IndicateurConvenu } from '../faits/contrat';
import { Preuve } from '../faits/vie';

/** An indicator as an annex prints it, one text for each column. */
export interface IndicateurEcrit {
  code: string;
  libelle: string;
  missions: string;
  /** `résultat, en hausse`. */
  nature: string;
  /** Who produces it, and from what. */
  origine: string;
  /** Its starting value and the day on which it was agreed, its target and until when. */
  depart: string;
  cible: string;
  poids: string;
  preuve: string;
}

const TYPE = { RESULTAT: 'résultat', SUIVI: 'suivi' } as const;
const SENS = { HAUSSE: 'à la hausse', BAISSE: 'à la baisse' } as const;
const NON_FIXE = 'non fixée';

/** `convenusLe`: the day on which the parties agreed on them; `null` as long as they have not. */
export const ecrireIndicateurs = (
  indicateurs: readonly IndicateurConvenu[],
  convenusLe: DateCivile | null,
  preuves: readonly Preuve[] = [],
): IndicateurEcrit[] => indicateurs.map((un) => ecrire(un, convenusLe, preuves));

function ecrire(
  {
    code,
    type,
    libelle,
    sens,
    missions = [],
    producteur,
    source,
    unite,
    depart,
    cible,
    echeance,
    poids,
  }: IndicateurConvenu,
  convenusLe: DateCivile | null,
  preuves: readonly Preuve[],
): IndicateurEcrit {
  const mesure = (valeur: number) => (unite ? `${enMesure(valeur)} ${unite}` : enMesure(valeur));
  const siennes = preuves.filter(({ indicateur }) => indicateur === code).map(({ seq }) => seq);
  return {
    code,
    libelle: libelle ?? 'libellé non renseigné',
    missions: missions.length ? missions.map((mission) => LIBELLE_MISSION[mission]).join(', ') : 'mission non précisée',
    nature: [TYPE[type], ...(sens ? [SENS[sens]] : [])].join(', '),
    origine: [producteur ?? 'producteur non renseigné', source ?? 'source non renseignée'].join(' ; '),
    depart: depart === undefined ? NON_FIXE : `${mesure(depart)}${convenusLe ? `, au ${dateCourte(convenusLe)}` : ''}`,
    cible: cible === undefined ? NON_FIXE : `${mesure(cible)}${echeance ? `, pour le ${dateCourte(echeance)}` : ''}`,
    poids:
      type === 'SUIVI' ? 'sans effet sur les montants' : poids === undefined ? 'parts égales' : `${poids} sur cent`,
    preuve: siennes.length ? `déposée (journal, n° ${siennes.join(', ')})` : 'à produire',
  };
}
