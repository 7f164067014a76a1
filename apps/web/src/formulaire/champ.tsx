import { ChampCase, ChampChoix, ChampChoixMultiple, ChampTexte } from './champs-simples';
import { ChampAgence } from './champ-agence';
import { ChampCommune, ChampPartie } from './champ-commune';
import { ChampListe } from './champ-liste';
import { ChampObjet } from './champ-objet';
import type { PropsChamp } from './contexte';

/** Fields that people know by another word than the code that acts hold. */
const PAR_NOM: Record<string, (props: PropsChamp) => React.ReactNode> = {
  commune: ChampCommune,
  maille: ChampPartie,
  regionArs: ChampAgence,
};

/** The field that suits a property of the schema. */
export function Champ(props: PropsChamp) {
  const { nom, schema } = props;
  const Particulier = PAR_NOM[nom];
  if (Particulier && schema.type === 'string') return <Particulier {...props} />;
  if (schema.type === 'object') return <ChampObjet {...props} />;
  if (schema.type === 'array')
    return schema.items?.enum ? <ChampChoixMultiple {...props} /> : <ChampListe {...props} />;
  if (schema.enum) return <ChampChoix {...props} />;
  return schema.type === 'boolean' ? <ChampCase {...props} /> : <ChampTexte {...props} />;
}
