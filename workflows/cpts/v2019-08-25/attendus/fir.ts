import { enVigueur } from '#libs/droit';
import type { Attendus } from '../attendus';
import { resteAReverser, sansCompteRendu } from '../evenements/fir';
import { finMissionPrecoce, premiereSignature } from '../faits/fir';

export const ATTENDUS_FIR: Attendus = (faits, est) => {
  const { fir = [], association } = faits;
  const engagee = est('enCours.missionPrecoce.missionPrecoceEngagee');
  const signature = premiereSignature(faits);
  const tardive = signature !== undefined && signature > (finMissionPrecoce(faits, enVigueur) ?? '9999-12-31');
  return [
    [est('enCours.fir.aideAInstruire'), 'Attribuer ou refuser l’aide FIR', 'DG_ARS'],
    [est('enCours.fir.piecesDeLAideAttendues'), 'Produire les pièces de la demande d’aide FIR', 'PORTEUR'],
    [est('enCours.fir.aideAVerser') && association !== undefined, 'Verser l’aide FIR', 'ARS_INSTRUCTEUR'],
    [fir.some(sansCompteRendu), 'Produire le compte rendu financier de l’aide FIR', 'PORTEUR'],
    [fir.some((aide) => resteAReverser(aide) > 0), 'Reverser l’aide FIR', 'PORTEUR'],
    [engagee && !signature, 'Déposer le projet et signer le contrat promis avec la mission précoce', 'PORTEUR'],
    [engagee && tardive, 'Décider de la suite du retard de la mission précoce', 'CPAM'],
    [
      est('enCours.missionPrecoce.explicationsAttendues'),
      faits.missionPrecoce?.explications?.recuesLe
        ? 'Décider de la suite du retard de la mission précoce'
        : 'Expliquer le retard de la mission précoce',
      faits.missionPrecoce?.explications?.recuesLe ? 'CPAM' : 'PORTEUR',
    ],
    [est('enCours.missionPrecoce.aideARecuperer'), 'Rembourser l’aide de mission précoce', 'PORTEUR'],
  ];
};
