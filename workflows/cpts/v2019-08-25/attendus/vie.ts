import { dateCourte, enVigueur } from '#libs/droit';
import { LIBELLE_MISSION } from '../../missions';
import { FENETRE_DIALOGUE, SEUIL_DES_SUBVENTIONS } from '../../parametres';
import type { Attendus } from '../attendus';
import { anneesAEvaluer, contratsSignes, dialogueDe } from '../calendrier';
import { anniversaire } from '../delais';
import { dernierJour } from '../dernier-jour';
import { contratActif, FaitsCpts } from '../faits';
import { Assemblee } from '../faits/vie';
import { ATTENDUS_VERSEMENTS } from './versements';

export const ATTENDUS_VIE: Attendus = (faits, est) => [
  ...dialogue(faits),
  ...reliquats(faits),
  ...ATTENDUS_VERSEMENTS(faits, est),
  ...faits.dialogues
    .filter(({ pv }) => !pv)
    .map(({ annee }) => [true, `Signer le procès-verbal du dialogue de l’année ${annee}`, 'CPAM'] as const),
  ...aReprendre(faits),
  [
    est('enCours.commissionParitaire.avisDeLaCommissionAttendu'),
    'Recevoir l’avis de la commission paritaire régionale',
    'CPAM',
  ],
  [
    contratActif(faits) &&
      faits.missions.CRISE !== undefined &&
      (est('enCours.planCrise.planARediger') || est('enCours.planCrise.planEnRedaction')),
    'Finaliser le plan de réponse à la crise sanitaire',
    'PORTEUR',
  ],
  [
    est('enCours.criseSanitaire.criseDeclaree'),
    'Activer le plan de crise, ou enregistrer la fin de la crise',
    'DG_ARS',
  ],
  [est('enCours.criseSanitaire.bilanDeCriseAttendu'), 'Produire puis valider le bilan de la crise', 'PORTEUR'],
  [contratActif(faits) && !faits.assemblees?.length, 'Tenir l’assemblée générale annuelle', 'PORTEUR'],
  ...(faits.assemblees ?? []).flatMap(comptes),
];

/** The next yearly meeting, with the days between which it is held. */
function dialogue(faits: FaitsCpts): ReturnType<Attendus> {
  const [prochaine] = anneesAEvaluer(faits, '9999-12-31', enVigueur).sort((a, b) =>
    a.contrat.signature.le.localeCompare(b.contrat.signature.le),
  );
  if (!prochaine) return [];
  const { annee, contrat } = prochaine;
  const du = anniversaire(contrat.signature.le, annee);
  const au = dernierJour('D-P7-02', FENETRE_DIALOGUE, du, faits, enVigueur);
  const fenetre = `du ${dateCourte(du)} au ${dateCourte(au)}`;
  const recu = faits.preparations?.some(
    (p) => p.annee === annee && p.pieces.length > 0 && p.contrat === contrat.signature.seq,
  );
  return [
    [!recu, `Envoyer le dossier du dialogue de gestion de l’année ${annee}`, 'PORTEUR'],
    [true, `Convoquer et tenir le dialogue de gestion de l’année ${annee}, ${fenetre}`, 'CPAM'],
  ];
}

/** The commission has spoken of a disagreement: the parties meet again, and what they agree on is paid. */
const aReprendre = (faits: FaitsCpts): ReturnType<Attendus> =>
  contratsSignes(faits).flatMap((contrat) =>
    faits.dialogues
      .filter((tenu) => tenu.desaccord && tenu.avis && tenu === dialogueDe(faits, contrat, tenu.annee))
      .map(({ annee }) => [
        true,
        `Reprendre le dialogue de gestion de l’année ${annee}, après l’avis de la commission`,
        'CPAM',
      ]),
  );

/** What was led in part only goes on in the year that follows. R-P7-03. */
function reliquats(faits: FaitsCpts): ReturnType<Attendus> {
  const dernier = faits.dialogues.at(-1);
  if (!dernier?.reliquats || !contratActif(faits)) return [];
  const missions = dernier.reliquats.map((mission) => LIBELLE_MISSION[mission]).join(', ');
  return [[true, `Achever les actions reportées de l’année ${dernier.annee} : ${missions}`, 'PORTEUR']];
}

function comptes({
  le,
  exercice,
  comptesApprouves,
  subventions = 0,
  transmis,
  publies,
}: Assemblee): ReturnType<Attendus> {
  if (!comptesApprouves) return [];
  const aPublier = subventions > enVigueur(SEUIL_DES_SUBVENTIONS, le).valeur && !publies;
  return [
    [!transmis, `Transmettre les comptes de l’exercice ${exercice} à l’ARS et à la caisse`, 'PORTEUR'],
    [aPublier, `Publier les comptes de l’exercice ${exercice}`, 'PORTEUR'],
  ];
}
