import { Centimes, dateCourte, DateCivile, somme } from '#libs/droit';
import type { EntreeDeFiche } from '#libs/moteur';
import { financerContrats } from '../../financement';
import type { Ligne } from '../../financement';
import { PartDesSoins, partsDuBareme } from '../../financement/parts';
import { ContratSigne, regimeAu } from '../../financement/regime';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { COMPLEMENT_ACCES_AUX_SOINS, LigneDeBareme, MISSIONS_SOCLES, Taille } from '../../parametres';
import { LIBELLE_NATURE, LIBELLE_POSTE } from '../../postes';
import { majoration } from '../../tailles';
import { echeanceDeMission } from '../calendrier';
import { missionsAu, pivotAu, terme } from '../delais';
import { figer } from '../evenements/contrat';
import { Signatures } from '../evenements/engagements';
import { prendreEffet } from '../evenements/renouvellement';
import { contratSigne, FaitsCpts } from '../faits';
import { EtapeDeMission } from '../faits/vie';
import { Contexte } from './communes';

// What a contract says, read on a day: for the contract itself, and for the amendment that changes it. Pure.

/** A contract to be written: signed, or as it is being negotiated. */
export interface ContratAEcrire {
  /** The dossier as if that contract were the one in force. */
  faits: FaitsCpts;
  contrat: ContratSigne;
  /** Nobody has signed it: what it says is what would be signed that day. */
  projet: boolean;
  /** It follows another contract, from whose term it runs. */
  renouvellement: boolean;
  /** When each party signed; none of a project, nor of an act recorded without them. */
  signatures: Signatures | undefined;
}

/** The contract that was signed last, its renewal before the one in force; else the one that is being negotiated. */
export function contratAEcrire({ faits, journal, le, lire }: Contexte): ContratAEcrire | undefined {
  const { contrat } = faits;
  const signe = contrat?.renouvellement ?? contrat?.signature;
  if (signe) {
    const suivant = contrat!.renouvellement !== undefined;
    const effet = suivant ? terme(contrat!.signature!.le, faits, lire) : signe.le;
    const ecrits = suivant ? prendreEffet(faits, effet, signe.seq) : faits;
    return {
      faits: ecrits,
      contrat: ecrits.contrat as ContratSigne,
      projet: false,
      renouvellement: suivant || signe.signeeLe !== undefined,
      signatures: signaturesDe(journal, signe.signeeLe ?? signe.le),
    };
  }
  if (!contrat || contrat.refus) return negocieApres(faits);
  const donnees = { missions: [...lire(MISSIONS_SOCLES, le).valeur] };
  const signature = figer(faits, { le, seq: contrat.demande.seq, donnees } as Parameters<typeof figer>[1]);
  const ecrits = { ...faits, contrat: { ...contrat, signature } };
  return { faits: ecrits, contrat: ecrits.contrat, projet: true, renouvellement: false, signatures: undefined };
}

/** A request that was refused leaves the contract before it as the last one that was signed. */
function negocieApres(faits: FaitsCpts): ContratAEcrire | undefined {
  const ancien = contratSigne(faits);
  if (!ancien) return undefined;
  const ecrits = { ...faits, contrat: ancien };
  return {
    faits: ecrits,
    contrat: ancien as ContratSigne,
    projet: false,
    renouvellement: false,
    signatures: undefined,
  };
}

/** Those of the act that was signed on that day. */
const signaturesDe = (journal: readonly EntreeDeFiche[], le: DateCivile): Signatures | undefined =>
  journal
    .filter((entree) => ['SIGNER_ACI', 'RENOUVELER_ACI'].includes(entree.type) && entree.le === le)
    .map(({ donnees }) => (donnees as { signatures?: Signatures }).signatures)
    .at(-1);

/** The CPTS, as a party. */
export interface PartieCpts {
  denomination: string;
  siege: string | null;
  /** `SIREN 891868176`, `FINESS 090004748`… */
  identifiants: readonly string[];
  /** Name and quality; `null` once erased, or as long as nobody is named. */
  representant: string | null;
}

export function partieCpts({ personne }: Contexte, { nom, association, finess }: FaitsCpts): PartieCpts {
  const inscrite = finess?.immatriculation;
  const siren = association?.siren ?? inscrite?.siren;
  const qui = association?.representant && personne(association.representant);
  return {
    denomination: association?.denomination ?? nom,
    siege: association?.siege ?? null,
    identifiants: [
      ...(siren ? [`SIREN ${siren}`] : []),
      ...(inscrite ? [`FINESS ${[inscrite.ej, inscrite.et].filter(Boolean).join(' et ')}`] : []),
    ],
    representant: qui ? [qui.nom, qui.qualite].filter(Boolean).join(', ') : null,
  };
}

/** A mission of the contract, and until when each of its steps may wait. */
export interface MissionEcrite {
  mission: string;
  nature: string;
  /** `15/10/2024, prévu le 01/07/2024`, or `libre`. */
  demarrage: string;
  deploiement: string;
}

export function missionsEcrites({ faits, contrat }: ContratAEcrire, { le, lire }: Contexte): MissionEcrite[] {
  const socles = lire(MISSIONS_SOCLES, pivotAu(contrat, le)!).valeur;
  const auPlusTard = (mission: Mission, etape: EtapeDeMission) => {
    const limite = echeanceDeMission(faits, mission, etape, lire);
    return limite ? dateCourte(limite) : 'libre';
  };
  return missionsAu(contrat, le).map((mission) => {
    const prevu = contrat.signature.demarrages?.[mission];
    return {
      mission: LIBELLE_MISSION[mission],
      nature: socles.includes(mission) ? 'mission socle' : 'mission optionnelle',
      demarrage: `${auPlusTard(mission, 'demarrage')}${prevu ? `, prévu le ${dateCourte(prevu)}` : ''}`,
      deploiement: auPlusTard(mission, 'deploiement'),
    };
  });
}

/** The money of a contract: what the scale gives in a year, then each payment, year after year. */
export interface AnnexeFinanciere {
  /** The day from which what the scale gives counts: of the contract, or of its last amendment. */
  applicableLe: DateCivile;
  taille: Taille;
  dateBareme: DateCivile;
  fonctionnement: Centimes;
  missions: readonly { mission: string; fixe: Centimes; variable: Centimes }[];
  /** `10 %, 110 membres`; `null` when nothing is added. */
  majoration: string | null;
  annees: readonly {
    rang: number;
    du: DateCivile;
    au: DateCivile;
    lignes: readonly VersementEcrit[];
    total: Centimes;
  }[];
  total: Centimes;
  /** What had to be supposed, since it has not happened yet, and for what: as sentences without their full stop. */
  suppositions: readonly string[];
}

interface VersementEcrit {
  libelle: string;
  exigibleLe: DateCivile;
  formule: string;
  montant: Centimes;
}

/** Every figure is that of the schedule: what it cancels is left out, the rest adds up to the cent. */
export function annexeFinanciere({ faits, contrat }: ContratAEcrire, { le, lire }: Contexte): AnnexeFinanciere {
  const dernier = contrat.avenants?.at(-1);
  const jour = dernier ? (dernier.taille?.du ?? dernier.le) : contrat.signature.le;
  const { taille, bareme, membres, pivot } = regimeAu(contrat, jour, faits, lire);
  const finance = financerContrats(faits, lire, le).find((un) => un.contrat === contrat.signature.seq)!;
  const ajout = majoration(taille, membres, pivot).valeur;
  const rang = taille - 1;
  const soins = lire(COMPLEMENT_ACCES_AUX_SOINS, pivot).valeur;
  const annees = finance.annees.map(({ rang: annee, du, au }) => {
    const lignes = finance.lignes.filter((ligne) => ligne.annee === annee && ligne.etat !== 'ANNULEE');
    return { rang: annee, du, au, lignes: lignes.map(versementEcrit), total: somme(lignes.map((une) => une.montant)) };
  });
  return {
    ...{ applicableLe: jour, taille },
    dateBareme: bareme.du,
    fonctionnement: bareme.valeur.fonctionnement[rang]!,
    missions: missionsAu(contrat, jour).flatMap((mission) =>
      lignesDuBareme(LIBELLE_MISSION[mission], bareme.valeur.missions[mission], rang, soins),
    ),
    majoration: ajout ? `${ajout} %, ${membres} membres` : null,
    annees: annees.filter(({ lignes }) => lignes.length > 0),
    total: somme(annees.map(({ total }) => total)),
    suppositions: suppositionsDe(finance.lignes.filter(({ etat }) => etat !== 'ANNULEE')),
  };
}

/** Each one once, with the items that lean on it. */
function suppositionsDe(lignes: readonly Ligne[]): string[] {
  const postes = new Map<string, Set<string>>();
  for (const { poste, hypotheses } of lignes)
    for (const une of hypotheses) postes.set(une, (postes.get(une) ?? new Set()).add(LIBELLE_POSTE[poste]));
  return [...postes].map(([supposition, concernes]) => `${[...concernes].join(', ')} : ${supposition}`);
}

/** A crisis plan has one rate when it is first written, another when it is updated. */
function lignesDuBareme(
  mission: string,
  ligne: LigneDeBareme | undefined,
  rang: number,
  soins: PartDesSoins,
): AnnexeFinanciere['missions'][number][] {
  const parts = partsDuBareme(ligne, rang, soins);
  if (!ligne?.miseAJour) return [{ mission, ...parts }];
  return [
    { mission: `${mission}, première rédaction du plan`, ...parts },
    { mission: `${mission}, mise à jour du plan`, ...parts, fixe: ligne.miseAJour[rang]! },
  ];
}

const versementEcrit = ({ poste, nature, exigibleLe, calcul, montant }: Ligne): VersementEcrit => ({
  libelle: `${LIBELLE_POSTE[poste]}, ${LIBELLE_NATURE[nature]}`,
  exigibleLe,
  formule: calcul.formule,
  montant,
});
