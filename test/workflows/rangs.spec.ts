import { echeancesDe, Insertion, Refuse } from '#libs/moteur';
import { IMMATRICULATION } from '../scenarios/scenario';
import { LETTRE } from './cpts/recit';
import { Journal, TERRITOIRE_CONSTATE } from './journal';

// A rank says when a fact was recorded, never when it happened: a late one has the greatest, wherever it stands in law.

const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-20', siren: '891868176' };
const SOCLES = { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] };

const silencieux = () => {
  const journal = new Journal()
    .fait('PRENDRE_CONTACT', '2023-01-02')
    .fait('DEPOSER_LETTRE_INTENTION', '2023-01-03', LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', '2023-01-20')
    .fait('DECLARER_ASSOCIATION', '2023-01-25', ASSOCIATION)
    .fait('DEPOSER_PROJET_SANTE', '2024-01-15');
  expect(journal.attendre('2024-03-16')).toEqual(['CONSTATER_VALIDATION_TACITE 2024-03-15']);
  return journal;
};
const tardive = (issue: Insertion | Refuse): Insertion => {
  if (!issue.accepte) throw new Error(issue.motifs.map(({ message }) => message).join(' '));
  return issue;
};
const delai = ({ definition, instantane }: Journal, code: string) =>
  echeancesDe(definition, instantane).find((echeance) => echeance.code === code)?.echeance;
const attendus = ({ definition, instantane: { faits, valeur } }: Journal) =>
  definition.resumer(faits, valeur).attendus.map(({ quoi }) => quoi);

describe('un fait tardif a le plus grand rang, et précède pourtant ce qui le suit en droit', () => {
  it('[D-PF-01] la validation expresse retrouvée après la transmission n’est pas à transmettre de nouveau', () => {
    const journal = silencieux().fait('TRANSMETTRE_FINESS', '2024-03-18');
    expect(delai(journal, 'D-PF-01')).toBeUndefined();
    const { ecart } = tardive(journal.tard('VALIDER_PROJET_SANTE', '2024-03-14', {}, '2024-04-10'));
    expect(ecart.annulees.map(({ type }) => type)).toEqual(['CONSTATER_VALIDATION_TACITE']);
    expect(journal.instantane.faits).toMatchObject({
      projet: { decision: { le: '2024-03-14', seq: 9 } },
      finess: { transmission: { le: '2024-03-18', seq: 8, decision: 9 } },
    });
    expect(delai(journal, 'D-PF-01')).toBeUndefined();
    expect(attendus(journal)).not.toContain('Transmettre au gestionnaire FINESS');
    expect(attendus(journal)).toContain('Immatriculer la CPTS');
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('[D-PF-01] rejetée, c’est depuis le rejet qu’elle est à transmettre de nouveau', () => {
    const journal = silencieux()
      .fait('TRANSMETTRE_FINESS', '2024-03-18')
      .fait('REJETER_TRANSMISSION_FINESS', '2024-03-20', { motifs: ['PIECE_MANQUANTE'], precisions: 'Statuts.' });
    expect(delai(journal, 'D-PF-01')).toBe('2024-03-27');
    tardive(journal.tard('VALIDER_PROJET_SANTE', '2024-03-14', {}, '2024-04-10'));
    expect(delai(journal, 'D-PF-01')).toBe('2024-03-27');
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('[Q-02] l’évolution validée avant l’avenant, mais enregistrée après lui, figure au contrat', () => {
    const territoire = [{ commune: '13001' }];
    const journal = silencieux()
      .fait('TRANSMETTRE_FINESS', '2024-03-18')
      .fait('ENREGISTRER_IMMATRICULATION', '2024-03-25', IMMATRICULATION)
      .fait('DEMANDER_ACI', '2024-03-26')
      .fait('SIGNER_ACI', '2024-04-02', SOCLES)
      .fait('DEPOSER_EVOLUTION_TERRITOIRE', '2024-05-02', { territoire }, '2024-05-02', TERRITOIRE_CONSTATE);
    expect(journal.attendre('2024-07-03')).toEqual(['CONSTATER_EVOLUTION_TACITE 2024-07-02']);
    const aPorter = 'Porter au contrat, par avenant, le territoire validé';
    expect(attendus(journal)).toContain(aPorter);
    journal
      .fait('DEMANDER_AVENANT', '2024-07-08', { objets: ['TERRITOIRE'] })
      .fait('CONCERTER_AVENANT', '2024-07-10', { avec: ['ARS', 'CAISSE'] })
      .fait('SIGNER_AVENANT', '2024-07-22', { territoire }, '2024-07-22', TERRITOIRE_CONSTATE);
    expect(attendus(journal)).not.toContain(aPorter);
    tardive(journal.tard('VALIDER_EVOLUTION_TERRITOIRE', '2024-06-20', {}, '2024-09-02'));
    expect(journal.instantane.faits).toMatchObject({ projet: { evolution: { decision: { mode: 'EXPRES' } } } });
    expect(attendus(journal)).not.toContain(aPorter);
  });
});
