import { Select } from '@codegouvfr/react-dsfr/Select';
import { useState } from 'react';
import { useLecture } from '../api/lecture';
import type { Affectations, Charge, ComptePossible } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Lu } from '../cadre/etats';
import { Saisie } from '../formulaire/saisie';
import { instantCourt } from '../mots/dates';

interface Props {
  id: string;
  affectations: Affectations;
  /** When the dossier has been given to somebody. */
  apres(): void;
}

/** Who answers for the dossier today, role by role; who did; and the means to give it to somebody. */
export function EnCharge({ id, affectations: { charges, registre }, apres }: Props) {
  const confiables = charges.filter(({ peutConfier }) => peutConfier);
  return (
    <div className="en-charge">
      <p className="mention">
        {charges.every(({ personne }) => !personne) && 'Ce dossier n’est confié à personne en particulier.'}
        {charges
          .filter(({ personne }) => personne)
          .map((charge, rang) => (
            <span key={charge.role}>
              {rang > 0 && ' · '}
              {charge.libelle} : {direCharge(charge)}
            </span>
          ))}
      </p>
      <Depliant titre={confiables.length ? 'Confier à… et qui en a répondu' : 'Qui en a répondu'}>
        {confiables.length > 0 && <Confier id={id} charges={confiables} apres={apres} />}
        <Registre registre={registre} />
      </Depliant>
    </div>
  );
}

function direCharge({ personne, absent, remplacePar }: Charge): string {
  if (!absent) return personne!.nom;
  return remplacePar
    ? `${remplacePar.nom}, en remplacement de ${personne!.nom}`
    : `${personne!.nom}, absent et non remplacé`;
}

function Confier({ id, charges, apres }: { id: string; charges: readonly Charge[]; apres(): void }) {
  const [role, setRole] = useState<string>(charges[0]!.role);
  const possibles = useLecture<{ comptes: ComptePossible[] }>(`/comptes/possibles?dossier=${id}&role=${role}`);
  const deja = charges.find((charge) => charge.role === role)?.personne?.id;
  return (
    <Saisie
      chemin={`/dossiers/${id}/affectations`}
      lire={(saisie) => ({ role, compte: saisie.get('compte') })}
      envoyer="Confier le dossier"
      reussite="Le dossier est confié : tâches et avis vont désormais à cette personne."
      apres={apres}
    >
      {charges.length > 1 && (
        <Select
          label="Au titre du rôle"
          nativeSelectProps={{ value: role, onChange: ({ target }) => setRole(target.value) }}
        >
          {charges.map((charge) => (
            <option key={charge.role} value={charge.role}>
              {charge.libelle}
            </option>
          ))}
        </Select>
      )}
      <Lu lecture={possibles}>
        {({ comptes }) => (
          <Select
            key={role}
            label="Confier à"
            hint={comptes.every(({ id: un }) => un === deja) && 'Nul autre ne tient ce rôle sur ce territoire.'}
            nativeSelectProps={{ name: 'compte' }}
          >
            {comptes
              .filter((compte) => compte.id !== deja)
              .map((compte) => (
                <option key={compte.id} value={compte.id}>
                  {compte.nom}
                  {compte.absent && ' (absent aujourd’hui)'}
                </option>
              ))}
          </Select>
        )}
      </Lu>
    </Saisie>
  );
}

function Registre({ registre }: { registre: Affectations['registre'] }) {
  return (
    <ul className="liste-nue">
      {registre.map(({ role, libelle, personne, par, du, au }) => (
        <li key={`${role}/${du}`}>
          {libelle} : {personne.nom}
          <span className="precision mention">
            depuis le {instantCourt(du)}
            {au && <>, jusqu’au {instantCourt(au)}</>}
            {par !== personne.nom && <> – confié par {par}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}
