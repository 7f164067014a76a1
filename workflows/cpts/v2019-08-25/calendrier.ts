import { DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { dernierJour } from './dernier-jour';
import { Mission } from '../missions';
import { CALENDRIER } from '../parametres';
import { anniversaire, departDuCalendrier, finDuContrat, missionsAu, missionsEngagees } from './delais';
import { Contrat, Fait, FaitsCpts } from './faits';
import type { IndicateurConvenu } from './faits/contrat';
import { Dialogue, EtapeDeMission, Versement } from './faits/vie';

// The calendar of the missions and of the yearly meetings. Pure.

/** What a mission awaits: its start, then its full deployment. */
export function etapeAttendue({ missions }: FaitsCpts, mission: Mission): EtapeDeMission | undefined {
  const vie = missions[mission];
  return vie === undefined ? 'demarrage' : vie.deployee ? undefined : 'deploiement';
}

/** Missions whose full deployment is established; those already so keep their date. */
export function deployer(faits: FaitsCpts, missions: readonly Mission[], fait: Fait): FaitsCpts {
  const deployees = missions
    .filter((mission) => etapeAttendue(faits, mission) === 'deploiement')
    .map((mission) => [mission, { ...faits.missions[mission]!, deployee: fait }]);
  return { ...faits, missions: { ...faits.missions, ...(Object.fromEntries(deployees) as FaitsCpts['missions']) } };
}

/** Last day for a step of an engaged mission; none for a mission whose calendar is free. */
export function echeanceDeMission(
  faits: FaitsCpts,
  mission: Mission,
  etape: EtapeDeMission,
  lire: Lire,
): DateCivile | undefined {
  const signature = faits.contrat?.signature;
  const calendrier = CALENDRIER[mission];
  if (!signature || !calendrier || !missionsEngagees(faits, lire).includes(mission)) return undefined;
  const depart = departDuCalendrier(mission, signature.le, lire);
  return dernierJour('D-P7-01', calendrier[etape], depart, faits, lire);
}

/** The reminders already sent for what the mission still awaits, under this contract. */
export function relancesDe(faits: FaitsCpts, mission: Mission): Fait[] {
  const etape = etapeAttendue(faits, mission);
  const depuis = faits.contrat?.signature?.le ?? '';
  return (faits.relances ?? []).filter((r) => r.mission === mission && r.etape === etape && r.le >= depuis);
}

type ContratSigne = Contrat & Required<Pick<Contrat, 'signature'>>;

/** The contract last signed and the one before it: what is due of that one may still have to be settled. */
export function contratsSignes({ contrat }: FaitsCpts): ContratSigne[] {
  return [contrat, contrat?.precedent].filter((un): un is ContratSigne => un?.signature !== undefined);
}

/** The contract of which a year is closed on that day; the last one when it is not closed yet. */
export function contratDeLAnnee(faits: FaitsCpts, annee: number, le: DateCivile): ContratSigne | undefined {
  const contrats = contratsSignes(faits);
  return contrats.find(({ signature }) => anniversaire(signature.le, annee) <= le) ?? contrats[0];
}

/** An advance is due under the present contract; what settles a year, under the contract that this year belongs to. */
export function contratDuVersement(
  faits: FaitsCpts,
  { nature, annee }: Pick<Versement, 'nature' | 'annee'>,
  le: DateCivile,
): ContratSigne | undefined {
  if (nature !== 'AVANCE') return contratDeLAnnee(faits, annee, le);
  return contratsSignes(faits).find((contrat) => contrat === faits.contrat);
}

/** The yearly meeting that a year of a contract had: the last one, when a disagreement had it held again. */
export const dialogueDe = (faits: FaitsCpts, contrat: Contrat | undefined, annee: number): Dialogue | undefined =>
  dialoguesDe(faits, contrat, annee).at(-1);

/** The one whose findings count: held again, a meeting replaces the one before once its own minutes are signed. */
export function dialogueQuiCompte(faits: FaitsCpts, contrat: Contrat | undefined, annee: number): Dialogue | undefined {
  const tenus = dialoguesDe(faits, contrat, annee);
  return tenus.findLast(({ pv }) => pv) ?? tenus.at(-1);
}

function dialoguesDe(faits: FaitsCpts, contrat: Contrat | undefined, annee: number): Dialogue[] {
  if (!contrat?.signature) return [];
  const anniv = anniversaire(contrat.signature.le, annee);
  // The year that an end cut short is evaluated from that end on. Q-18.
  const depuis = contrat.fin && contrat.fin.le < anniv ? contrat.fin.le : anniv;
  let suivi = faits.contrat;
  while (suivi && suivi.precedent !== contrat) suivi = suivi.precedent;
  const suivant = suivi?.signature;
  return faits.dialogues.filter(
    (d) => d.annee === annee && d.le >= depuis && !(suivant && d.le >= anniversaire(suivant.le, annee)),
  );
}

/** Missions of a year of a contract: those that it had when the year opened, and those that came during it. */
export function missionsDeLAnnee(contrat: ContratSigne, annee: number): Mission[] {
  const [du, au] = [anniversaire(contrat.signature.le, annee - 1), anniversaire(contrat.signature.le, annee)];
  const arrivees = (contrat.avenants ?? []).filter(({ le }) => du < le && le < au).flatMap((un) => un.ajoutees ?? []);
  return [...new Set([...missionsAu(contrat, du), ...arrivees])];
}

/** Indicators of a year: those that stood when it closed, for an amendment signed later does not rewrite it. */
export function indicateursDeLAnnee(contrat: ContratSigne, annee: number): readonly IndicateurConvenu[] {
  const { signature, avenants = [] } = contrat;
  const cloture = anniversaire(signature.le, annee);
  const revus = avenants.findLast(({ le, indicateurs }) => indicateurs && le < cloture)?.indicateurs;
  return revus ?? signature.indicateurs ?? [];
}

/** Years that an anniversary has closed on that day, and whose yearly meeting is not held. */
export function anneesAEvaluer(
  faits: FaitsCpts,
  le: DateCivile,
  lire: Lire,
): { contrat: ContratSigne; annee: number }[] {
  return contratsSignes(faits).flatMap((contrat) => {
    const fin = contrat.fin?.le ?? finDuContrat(faits, lire)!;
    const annees: { contrat: ContratSigne; annee: number }[] = [];
    for (let annee = 1; anniversaire(contrat.signature.le, annee) <= (le < fin ? le : fin); annee += 1)
      if (!dialogueDe(faits, contrat, annee)) annees.push({ contrat, annee });
    return annees;
  });
}

/** The year that the end of a contract cut short: a last meeting may evaluate it, which nothing compels. Q-18. */
export function anneesInterrompues(faits: FaitsCpts, le: DateCivile): { contrat: ContratSigne; annee: number }[] {
  return contratsSignes(faits).flatMap((contrat) => {
    const { signature, fin } = contrat;
    if (!fin || fin.le > le) return [];
    let annee = 1;
    while (anniversaire(signature.le, annee) < fin.le) annee += 1;
    return anniversaire(signature.le, annee) === fin.le || dialogueDe(faits, contrat, annee)
      ? []
      : [{ contrat, annee }];
  });
}
