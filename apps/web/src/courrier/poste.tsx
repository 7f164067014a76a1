import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { useState } from 'react';
import type { MoyenDeDepot, PreuveDeReception } from '#libs/veille';
import type { RegistreCourrier } from '../api/types';
import { Saisie } from '../formulaire/saisie';
import { enMots } from '../mots/libelles';
import { facultatif, Jour, texte } from './formulaires';

interface Props {
  courrier: RegistreCourrier;
  apres(): void;
}

const MOYENS: Record<MoyenDeDepot, { mot: string; numero: string; preuves: PreuveDeReception[] }> = {
  LRAR: {
    mot: enMots('LRAR'),
    numero: 'Celui de la lettre recommandée, sur la preuve de dépôt',
    preuves: ['AVIS_SIGNE', 'REFUSE', 'NON_RECLAME'],
  },
  LRE: {
    mot: enMots('LRE'),
    numero: 'Celui que donne le prestataire, avec la mise à disposition',
    preuves: ['CONSULTATION', 'NON_CONSULTE'],
  },
  COURRIER: { mot: 'Lettre simple', numero: 'Facultatif : ce qui prouve le dépôt', preuves: ['ACCUSE'] },
  REMISE: { mot: enMots('REMISE'), numero: 'Facultatif : ce qui prouve la remise', preuves: ['EMARGEMENT'] },
  TELESERVICE: { mot: enMots('TELESERVICE'), numero: 'Facultatif : ce qui prouve le dépôt', preuves: ['ACCUSE'] },
};

const PREUVES: Record<PreuveDeReception, string> = {
  AVIS_SIGNE: 'Avis de réception signé',
  REFUSE: 'Pli refusé par le destinataire',
  NON_RECLAME: 'Pli présenté, non réclamé',
  CONSULTATION: 'Première consultation',
  NON_CONSULTE: 'Non consultée à temps',
  EMARGEMENT: 'Signature du destinataire',
  ACCUSE: 'Accusé de réception du destinataire',
};

/** A letter given to whoever carries it. */
export function Depot({ courrier: { id, canal }, apres }: Props) {
  const [moyen, setMoyen] = useState<MoyenDeDepot>(estUnMoyen(canal) ? canal : 'COURRIER');
  return (
    <Saisie
      chemin={`/courriers/${id}/depot`}
      lire={(saisie) => ({
        ...{ moyen, le: texte(saisie, 'le') },
        ...facultatif(saisie, 'numero'),
        ...(moyen === 'LRE' ? { accordPrealable: saisie.get('accordPrealable') === 'oui' } : {}),
      })}
      envoyer="Enregistrer le dépôt"
      reussite="Le dépôt est au registre."
      apres={apres}
    >
      <Select
        label="Moyen"
        nativeSelectProps={{
          value: moyen,
          onChange: ({ target }) => {
            if (estUnMoyen(target.value)) setMoyen(target.value);
          },
        }}
      >
        {Object.entries(MOYENS).map(([un, { mot }]) => (
          <option key={un} value={un}>
            {mot}
          </option>
        ))}
      </Select>
      {moyen === 'LRE' && (
        <Checkbox
          className="fr-mb-3w"
          options={[
            {
              label: 'Le destinataire a donné son accord exprès avant cet envoi',
              hintText: 'Sans lui, l’envoi électronique ne vaut pas lettre recommandée.',
              nativeInputProps: { name: 'accordPrealable', value: 'oui' },
            },
          ]}
        />
      )}
      <Input label="Numéro" hintText={MOYENS[moyen].numero} nativeInputProps={{ name: 'numero', maxLength: 100 }} />
      <Jour label={moyen === 'LRE' ? 'Jour de la mise à disposition' : 'Jour du dépôt'} />
    </Saisie>
  );
}

interface PropsDeReception {
  id: string;
  depot: NonNullable<RegistreCourrier['depot']>;
  apres(): void;
}

/** When a letter that was deposited was received; the law may count a delay from that day. */
export function Reception({ id, depot, apres }: PropsDeReception) {
  return (
    <Saisie
      chemin={`/courriers/${id}/reception`}
      lire={(saisie) => ({ le: texte(saisie, 'le'), comment: texte(saisie, 'comment') })}
      envoyer="Enregistrer la réception"
      reussite="La réception est au registre. Si un délai part de ce jour, le journal du dossier l’a fait courir."
      apres={apres}
    >
      {depot.moyen === 'LRE' && (
        <p>
          Une lettre recommandée électronique est réputée reçue le jour de sa première consultation. Si elle n’est pas
          consultée dans le délai que fixe le texte, elle est réputée reçue le jour de sa mise à disposition.
        </p>
      )}
      <Select label="Ce qui la prouve" nativeSelectProps={{ name: 'comment' }}>
        {MOYENS[depot.moyen].preuves.map((preuve) => (
          <option key={preuve} value={preuve}>
            {PREUVES[preuve]}
          </option>
        ))}
      </Select>
      <Jour label="Jour de la réception" />
    </Saisie>
  );
}

function estUnMoyen(valeur: string): valeur is MoyenDeDepot {
  return valeur in MOYENS;
}
