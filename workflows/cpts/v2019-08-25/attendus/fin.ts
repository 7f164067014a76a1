import type { Attendus } from '../attendus';
import { contratActif, projetValide } from '../faits';
import { receptionsAttendues, tropPercu } from '../faits/fin';

export const ATTENDUS_FIN: Attendus = (faits, est) => {
  const { rupture, decompte, dissolution, contrat, association } = faits;
  const attendues = receptionsAttendues(faits);
  const contradictoire = est('enCours.rupture.observationsAttendues') && rupture?.constat.recu !== undefined;
  const { demandee, convocation, tenue } = rupture?.audition ?? {};
  const solde = decompte?.valide && !decompte.indu ? tropPercu(decompte) : undefined;
  const aDecompter = contrat?.fin && decompte?.fin !== contrat.fin.seq;
  return [
    [
      contratActif(faits) && !projetValide(faits),
      'Décider des suites du contrat : le projet de santé est tombé',
      'CPAM',
    ],
    [attendues.CONSTAT !== undefined, 'Enregistrer la réception du constat par la CPTS', 'CPAM'],
    [contradictoire && !rupture?.observations, 'Présenter des observations sur le constat de manquement', 'PORTEUR'],
    [contradictoire && demandee !== undefined && !convocation, 'Convoquer l’audition demandée par la CPTS', 'CPAM'],
    [contradictoire && convocation !== undefined && !tenue, 'Tenir l’audition de la CPTS', 'CPAM'],
    [contradictoire && (!demandee || tenue !== undefined), 'Décider la résiliation ou y renoncer', 'CPAM'],
    [attendues.DECISION !== undefined, 'Enregistrer la réception de la décision de résiliation', 'CPAM'],
    [dissolution !== undefined && contratActif(faits), 'Constater la résiliation de fait du contrat', 'CPAM'],
    [dissolution !== undefined && !dissolution.greffe, 'Déclarer la dissolution au greffe des associations', 'PORTEUR'],
    [
      dissolution !== undefined && association?.siren !== undefined && !dissolution.insee,
      'Déclarer la dissolution à l’INSEE',
      'PORTEUR',
    ],
    [est('enCours.dissolution.liquidationEnCours'), 'Clore la liquidation de l’association', 'PORTEUR'],
    [
      est('enCours.contrat.contratEteint') && Boolean(aDecompter) && contrat?.fin?.cause !== 'EXPIRATION',
      'Établir le décompte de fin de contrat',
      'CPAM',
    ],
    [est('enCours.decompte.decompteEtabli') && !decompte?.valide, 'Valider le décompte de fin de contrat', 'CPAM'],
    [solde !== undefined && solde > 0 && !decompte?.solde, 'Notifier l’indu, ou le compenser', 'CPAM'],
    [solde !== undefined && solde <= 0 && !decompte?.solde, 'Solder le décompte de fin de contrat', 'CPAM'],
    [attendues.INDU !== undefined, 'Enregistrer la réception de l’indu par la CPTS', 'CPAM'],
    [est('enCours.decompte.induARegler'), 'Payer ou contester l’indu', 'PORTEUR'],
    [est('enCours.decompte.induConteste'), 'Statuer sur la contestation de l’indu', 'CPAM'],
  ];
};
