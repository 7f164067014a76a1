import { Input } from '@codegouvfr/react-dsfr/Input';
import { Saisie } from '../formulaire/saisie';
import type { RegistreCourrier } from '../api/types';

/** Puts another letter in place of this one, which stays as it was. */
export function Remplacement({ courrier: { id }, apres }: { courrier: RegistreCourrier; apres(): void }) {
  return (
    <Saisie
      chemin={`/courriers/${id}/remplacement`}
      lire={(saisie) => {
        const paragraphes = String(saisie.get('paragraphes') ?? '')
          .split(/\n\s*\n/)
          .map((texte) => texte.trim())
          .filter(Boolean);
        return { motif: String(saisie.get('motif') ?? '').trim(), ...(paragraphes.length ? { paragraphes } : {}) };
      }}
      envoyer="Préparer le remplacement"
      reussite="Le nouveau courrier se prépare, d’après le journal d’aujourd’hui. Celui-ci reste lisible, et dit par quoi il est remplacé."
      apres={apres}
    >
      <p>
        Un nouveau courrier est établi avec ce que le journal dit maintenant. Il porte un cadre « Annule et remplace »,
        suit le même circuit et va aux mêmes destinataires.
      </p>
      <Input
        label="Motif"
        hintText="Imprimé sur le nouveau courrier : une phrase qui dit ce qui change"
        nativeInputProps={{ name: 'motif', maxLength: 500 }}
      />
      <Input
        textArea
        label="Paragraphes libres du nouveau courrier"
        hintText="Facultatif ; une ligne vide sépare deux paragraphes"
        nativeTextAreaProps={{ name: 'paragraphes', rows: 5 }}
      />
    </Saisie>
  );
}
