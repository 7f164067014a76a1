import { DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { dernierJour } from './dernier-jour';
import { Mission } from '../missions';
import { CALENDRIER } from '../parametres';
import { anniversaire, departDuCalendrier, finDuContrat, missionsEngagees } from './delais';
import { Contrat, Fait, FaitsCpts } from './faits';
import { Dialogue, EtapeDeMission } from './faits/vie';

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

/** The yearly meeting that a year of a contract had. */
export function dialogueDe(faits: FaitsCpts, contrat: Contrat | undefined, annee: number): Dialogue | undefined {
  if (!contrat?.signature) return undefined;
  const depuis = anniversaire(contrat.signature.le, annee);
  const suivant = contrat === faits.contrat ? undefined : faits.contrat?.signature;
  return faits.dialogues.findLast(
    (d) => d.annee === annee && d.le >= depuis && !(suivant && d.le >= anniversaire(suivant.le, annee)),
  );
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
