import type { CourrierDefini, Destinataire } from '#libs/moteur';
import { COURRIERS_FIN } from './courriers/fin';
import { COURRIERS_FINESS } from './courriers/finess';
import { COURRIERS_LETTRE } from './courriers/lettre-intention';
import { COURRIERS_PROJET } from './courriers/projet-sante';
import { FaitsCpts } from './faits';

/** What is written: trigger, template, recipients, channel and legal content. Agencies and people come at composition. */
export const COURRIERS: readonly CourrierDefini<FaitsCpts>[] = [
  ...COURRIERS_LETTRE,
  ...COURRIERS_PROJET,
  ...COURRIERS_FINESS,
  ...COURRIERS_FIN,
];

/** Who stands behind the bearer of the project and behind the association. */
export function joindre({ nom, lettre, association }: FaitsCpts, qui: string): Omit<Destinataire, 'qui'> {
  const porteurs = lettre?.contacts.map(({ personne }) => personne) ?? [];
  if (qui === 'PORTEUR') return { personnes: porteurs };
  if (qui !== 'CPTS') return { personnes: [] };
  const siens = [association?.representant, association?.courriel].filter((qui) => qui !== undefined);
  return {
    // The bearers answer for an association that cannot be reached.
    personnes: [
      ...siens.map(({ personne }) => personne),
      ...(siens.some(({ joignable }) => joignable) ? [] : porteurs),
    ],
    nom: association?.denomination ?? nom,
    ...(association?.siege ? { adresse: association.siege } : {}),
  };
}
