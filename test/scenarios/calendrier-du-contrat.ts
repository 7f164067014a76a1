// What a signed contract starts and what its end lifts, in short: the dates stay those of each story.

type Etapes = readonly [demarrage: string, deploiement: string];

interface Calendrier {
  acces: Etapes;
  parcours: Etapes;
  prevention: Etapes;
  crise: Etapes;
  /** Last day of the meeting of each of the five years. */
  dialogues: readonly string[];
  terme: string;
}

/** Every deadline that begins with a contract of four missions. */
export const calendrierDuContrat = ({ acces, parcours, prevention, crise, dialogues, terme }: Calendrier) => ({
  'D-P6-01': terme,
  'D-P7-01 ACCES_SOINS.demarrage': acces[0],
  'D-P7-01 ACCES_SOINS.deploiement': acces[1],
  'D-P7-01 PARCOURS.demarrage': parcours[0],
  'D-P7-01 PARCOURS.deploiement': parcours[1],
  'D-P7-01 PREVENTION.demarrage': prevention[0],
  'D-P7-01 PREVENTION.deploiement': prevention[1],
  'D-P7-01 CRISE.demarrage': crise[0],
  'D-P7-01 CRISE.deploiement': crise[1],
  ...Object.fromEntries(dialogues.map((le, rang) => [`D-P7-02 annee${rang + 1}`, le])),
});

/** What the end of the contract lifts of its missions, for those of which both steps are still awaited. */
export const suivi = (...missions: readonly string[]): string[] =>
  missions.flatMap((mission) => [`D-P7-01 ${mission}.demarrage`, `D-P7-01 ${mission}.deploiement`]);
