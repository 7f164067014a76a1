import { Centimes, dateCourte, DateCivile, somme } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { financerContrats } from '../../financement';
import { contratsSignesDepuisToujours, regimeAu } from '../../financement/regime';
import { LIBELLE_MISSION } from '../../missions';
import { enNombre } from '../../montants';
import { contratType, crpa, ficheFas, guideHdf } from '../../sources';
import { Reserves, reserves } from '../courriers/contenu';
import { OBJET_EN_CLAIR } from '../courriers/contrat-signe';
import { missionsAu } from '../delais';
import { Concertation, SignatureAvenant } from '../evenements/avenant';
import { ElementTerritoire } from '../evenements/champs';
import { contratSigne, FaitsCpts } from '../faits';
import { Avenant, Partenaire } from '../faits/avenant';
import { Contexte, saisieDe } from './communes';
import { AnnexeFinanciere, annexeFinanciere, ContratAEcrire, PartieCpts, partieCpts } from './contrat-ecrit';
import { ecrireIndicateurs, IndicateurEcrit } from './indicateurs-ecrits';

/** F-AVENANT. */
export type AvenantAuContrat = Reserves & {
  nomCpts: string;
  cpts: PartieCpts;
  numero: number;
  dateSignature: DateCivile;
  dateContrat: DateCivile;
  objets: readonly string[];
  /** With whom, and when it was last traced; `null` when it was not. */
  concertation: { le: DateCivile; avec: readonly string[] } | null;
  /** What the amendment changes, before and after, and from when. */
  changements: readonly { quoi: string; avant: string; apres: string; effet: string }[];
  /** INSEE codes: those that the amendment brings, and those that it leaves; `null` when the territory stays. */
  territoire: { ajoutees: readonly string[]; retirees: readonly string[] } | null;
  /** The annex that replaces the one before; empty when it stays. */
  indicateurs: readonly IndicateurEcrit[];
  financement: AnnexeFinanciere;
  /** Year by year, what the schedule gave before and gives now. */
  comparaison: readonly { annee: number; avant: Centimes; apres: Centimes; ecart: Centimes }[];
  sommes: { avant: Centimes; apres: Centimes; ecart: Centimes };
  signatures: { cpts: DateCivile; caisse: DateCivile; ars: DateCivile };
};

const AVEC: Record<Partenaire, string> = { ARS: 'l’agence', CAISSE: 'la caisse' };

export const FICHE_AVENANT: FicheDefinie<FaitsCpts> = {
  code: 'F-AVENANT',
  titre: 'Avenant au contrat ACI',
  gabarit: 'fiches/avenant',
  emetteur: 'CPAM',
  parties: ['CPAM', 'ARS'],
  bases: [ficheFas('le suivi du contrat'), guideHdf('fiches 7 et 13'), contratType('art. 6'), crpa('L.221-4')],
  manque: ({ faits }) =>
    contratSigne(faits)?.avenants?.length
      ? undefined
      : 'Aucun avenant n’est signé sous ce contrat : enregistrez d’abord la signature d’un avenant.',
  variables: rediger,
};

function rediger(contexte: Contexte): AvenantAuContrat {
  const { faits, journal, le, lire } = contexte;
  const contrat = contratSigne(faits)!;
  const avenant = contrat.avenants!.at(-1)!;
  const ecrit = situer(faits, contrat.avenants!);
  const { signatures } = saisieDe<SignatureAvenant>(contexte, avenant.seq);
  const concertations = journal.filter(
    ({ type, seq }) => type === 'CONCERTER_AVENANT' && seq > debutDe(contexte, avenant),
  );
  const derniere = concertations.filter(({ seq }) => seq < avenant.seq).at(-1);
  const comparaison = comparer(ecrit, situer(faits, contrat.avenants!.slice(0, -1)), contexte);
  const [avant, apres] = [somme(comparaison.map((un) => un.avant)), somme(comparaison.map((un) => un.apres))];
  return {
    nomCpts: faits.nom,
    cpts: partieCpts(contexte, faits),
    numero: avenant.numero,
    dateSignature: avenant.le,
    dateContrat: ecrit.contrat.signature.signeeLe ?? ecrit.contrat.signature.le,
    objets: avenant.objets.map((objet) => OBJET_EN_CLAIR[objet]),
    concertation: derniere
      ? { le: derniere.le, avec: (derniere.donnees as Concertation).avec.map((un) => AVEC[un]) }
      : null,
    changements: changementsDe(ecrit, avenant, contexte),
    territoire: territoireDe(contexte, avenant),
    indicateurs: avenant.indicateurs ? ecrireIndicateurs(avenant.indicateurs, avenant.le, faits.justificatifs) : [],
    financement: annexeFinanciere(ecrit, contexte),
    comparaison,
    sommes: { avant, apres, ecart: apres - avant },
    signatures,
    aConfirmer: reserves(
      regimeAu(ecrit.contrat, le < avenant.le ? avenant.le : le, faits, lire).bareme,
      ...(avenant.taille ? ['Q-07', 'Q-14'] : []),
    ),
  };
}

/** The dossier with these amendments alone, under the contract that was signed last. */
function situer(faits: FaitsCpts, avenants: readonly Avenant[]): ContratAEcrire {
  const signe = contratsSignesDepuisToujours(faits).at(-1)!;
  const contrat = { ...signe, avenants };
  return {
    faits: faits.contrat?.signature
      ? { ...faits, contrat }
      : { ...faits, contrat: { ...faits.contrat!, precedent: contrat } },
    contrat,
    projet: false,
    renouvellement: false,
    signatures: undefined,
  };
}

/** Rank of the request that led to this amendment. */
const debutDe = ({ journal }: Contexte, { seq }: Avenant): number =>
  journal.filter((entree) => entree.type === 'DEMANDER_AVENANT' && entree.seq < seq).at(-1)?.seq ?? 0;

function changementsDe({ faits, contrat }: ContratAEcrire, avenant: Avenant, { lire }: Contexte) {
  const precedents = situer(faits, contrat.avenants!.slice(0, -1));
  const avant = regimeAu(precedents.contrat, avenant.le, precedents.faits, lire);
  const apres = regimeAu(contrat, avenant.le, faits, lire);
  const effet = dateCourte(avenant.le);
  const population = (contrat.avenants!.slice(0, -1).findLast((un) => un.population) ?? contrat.signature).population;
  const enHabitants = (un: typeof population) =>
    un ? `${enNombre(un.total)} habitants (millésime ${un.millesime})` : 'non retenue';
  const missions = (liste: readonly (keyof typeof LIBELLE_MISSION)[]) =>
    liste.map((mission) => LIBELLE_MISSION[mission]).join(', ');
  return [
    ...(avenant.ajoutees || avenant.retirees
      ? [
          {
            quoi: 'Missions engagées',
            avant: missions(missionsAu(precedents.contrat, avenant.le)),
            apres: missions(missionsAu(contrat, avenant.le)),
            effet,
          },
        ]
      : []),
    ...(avenant.population
      ? [{ quoi: 'Population', avant: enHabitants(population), apres: enHabitants(avenant.population), effet }]
      : []),
    ...(avenant.taille
      ? [
          {
            quoi: 'Taille',
            avant: `taille ${avant.taille}`,
            apres: `taille ${avenant.taille.valeur}`,
            effet: dateCourte(avenant.taille.du),
          },
        ]
      : []),
    ...(avenant.membres === undefined
      ? []
      : [{ quoi: 'Membres', avant: String(avant.membres ?? 'non déclarés'), apres: String(avenant.membres), effet }]),
    ...(avenant.indicateurs
      ? [{ quoi: 'Indicateurs', avant: 'annexe précédente', apres: 'annexe ci-après, qui la remplace', effet }]
      : []),
    {
      quoi: 'Barème',
      avant: `en vigueur depuis le ${dateCourte(avant.bareme.du)}`,
      apres: `en vigueur depuis le ${dateCourte(apres.bareme.du)}`,
      effet: 'à l’anniversaire suivant ; dès l’avenant pour une mission ajoutée',
    },
  ];
}

/** The communes of the act against those that the journal told last before it. */
function territoireDe(contexte: Contexte, { seq }: Avenant): AvenantAuContrat['territoire'] {
  const de = (donnees: object) => (donnees as { territoire?: ElementTerritoire[] }).territoire;
  const nouveau = de(saisieDe<SignatureAvenant>(contexte, seq));
  if (!nouveau) return null;
  const ancien = contexte.journal.filter((entree) => entree.seq < seq).findLast(({ donnees }) => de(donnees));
  const noms = new Map(contexte.faits.territoire.map(({ commune, nom }) => [commune, nom]));
  const cles = (liste: readonly ElementTerritoire[]) => [...new Set(liste.map(({ commune }) => commune))];
  const [avant, apres] = [cles(ancien ? de(ancien.donnees)! : []), cles(nouveau)];
  const ecrire = (commune: string) => (noms.has(commune) ? `${noms.get(commune)} (${commune})` : `commune ${commune}`);
  return {
    ajoutees: apres.filter((commune) => !avant.includes(commune)).map(ecrire),
    retirees: avant.filter((commune) => !apres.includes(commune)).map(ecrire),
  };
}

function comparer(apres: ContratAEcrire, avant: ContratAEcrire, { le, lire }: Contexte) {
  const annees = ({ faits, contrat }: ContratAEcrire) =>
    financerContrats(faits, lire, le).find((un) => un.contrat === contrat.signature.seq)!.annees;
  const anciennes = annees(avant);
  return annees(apres).map(({ rang, sommes }) => {
    const ancienne = anciennes.find((une) => une.rang === rang)?.sommes.prevu ?? 0;
    return { annee: rang, avant: ancienne, apres: sommes.prevu, ecart: sommes.prevu - ancienne };
  });
}
