import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import type { LotsDemandes } from '../api/types';
import { Saisie } from '../formulaire/saisie';
import { aujourdhui } from '../mots/dates';
import { enMots } from '../mots/libelles';

const PHASES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];

/** Asks for a batch: which sheet, on which day, for which dossiers of the territory. */
export function DemandeDeLot({ fiches, apres }: { fiches: LotsDemandes['fiches']; apres(): void }) {
  const present = aujourdhui();
  return (
    <Saisie
      chemin="/lots"
      envoyer="Établir les fiches"
      reussite="Le lot est demandé : les fiches s’établissent l’une après l’autre."
      apres={apres}
      lire={(saisie) => {
        const texte = (champ: string) => String(saisie.get(champ) ?? '').trim();
        const [le, phase, recherche, ouverts] = [texte('le'), texte('phase'), texte('recherche'), texte('ouverts')];
        return {
          fiche: texte('fiche'),
          ...(le ? { le } : {}),
          filtre: {
            ...(phase ? { phase } : {}),
            ...(recherche ? { recherche } : {}),
            ...(ouverts === 'oui' ? { clos: false } : {}),
          },
        };
      }}
    >
      <Select
        label="Fiche"
        nativeSelectProps={{
          name: 'fiche',
          defaultValue: fiches.find(({ code }) => code === 'F-SITUATION')?.code ?? fiches[0]!.code,
        }}
      >
        {fiches.map(({ code, titre }) => (
          <option key={code} value={code}>
            {titre}
          </option>
        ))}
      </Select>
      <Input
        label="Situation au"
        hintText="Aujourd’hui, ou un jour passé"
        nativeInputProps={{ name: 'le', type: 'date', defaultValue: present, max: present }}
      />
      <Select label="Phase" nativeSelectProps={{ name: 'phase', defaultValue: '' }}>
        <option value="">Toutes</option>
        {PHASES.map((phase) => (
          <option key={phase} value={phase}>
            {enMots(phase)}
          </option>
        ))}
      </Select>
      <Select label="Dossiers" nativeSelectProps={{ name: 'ouverts', defaultValue: 'oui' }}>
        <option value="oui">Ceux qui ne sont pas clos</option>
        <option value="tous">Tous</option>
      </Select>
      <Input
        label="Nom ou commune"
        hintText="Laissez vide pour tous les dossiers de votre territoire"
        nativeInputProps={{ name: 'recherche', maxLength: 200 }}
      />
    </Saisie>
  );
}
