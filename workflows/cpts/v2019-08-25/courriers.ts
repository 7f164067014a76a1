import type { CourrierDefini, Destinataire } from '#libs/moteur';
import { COURRIERS_ASSOCIATION } from './courriers/association';
import { COURRIERS_CONTRAT } from './courriers/contrat';
import { COURRIERS_CONTRAT_SIGNE } from './courriers/contrat-signe';
import { COURRIERS_DECISION_PROJET } from './courriers/decision-projet';
import { COURRIERS_DECOMPTE } from './courriers/decompte';
import { COURRIERS_DIALOGUE } from './courriers/dialogue';
import { COURRIERS_EMERGENCE } from './courriers/emergence';
import { COURRIERS_EXAMEN_LETTRE } from './courriers/examen-lettre';
import { COURRIERS_FIN } from './courriers/fin';
import { COURRIERS_FINESS } from './courriers/finess';
import { COURRIERS_FIR } from './courriers/fir';
import { COURRIERS_LETTRE } from './courriers/lettre-intention';
import { COURRIERS_PROJET } from './courriers/projet-sante';
import { COURRIERS_REUNION } from './courriers/reunion';
import { COURRIERS_RUPTURE } from './courriers/rupture';
import { COURRIERS_VIE } from './courriers/vie';
import { FaitsCpts } from './faits';

/** What is written: trigger, template, recipients, channel and legal content. Agencies and people come at composition. */
export const COURRIERS: readonly CourrierDefini<FaitsCpts>[] = [
  ...COURRIERS_EMERGENCE,
  ...COURRIERS_LETTRE,
  ...COURRIERS_EXAMEN_LETTRE,
  ...COURRIERS_FIR,
  ...COURRIERS_REUNION,
  ...COURRIERS_ASSOCIATION,
  ...COURRIERS_PROJET,
  ...COURRIERS_DECISION_PROJET,
  ...COURRIERS_FINESS,
  ...COURRIERS_CONTRAT,
  ...COURRIERS_CONTRAT_SIGNE,
  ...COURRIERS_DIALOGUE,
  ...COURRIERS_VIE,
  ...COURRIERS_RUPTURE,
  ...COURRIERS_DECOMPTE,
  ...COURRIERS_FIN,
];

/** Who stands behind the bearer of the project and behind the association. */
export function joindre(faits: FaitsCpts, qui: string): Omit<Destinataire, 'qui'> {
  const { nom, lettre, association, emergence } = faits;
  const { leader } = emergence ?? {};
  const porteurs = lettre?.contacts.map(({ personne }) => personne) ?? (leader ? [leader.personne] : []);
  if (qui === 'PORTEUR') return { personnes: porteurs };
  if (qui === 'PROFESSIONNELS') return { personnes: [], nom: 'Professionnels de santé libéraux du territoire' };
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
