import type { Attendus } from '../attendus';
import { contratActif } from '../faits';
import { PARTENAIRES } from '../faits/avenant';

export const ATTENDUS_AVENANT: Attendus = (faits, est) => {
  const avenant = faits.contrat?.avenant;
  const enCours = contratActif(faits) && est('enCours.avenant.avenantANegocier');
  const aConcerter =
    avenant?.objets.includes('TERRITOIRE') && PARTENAIRES.some((qui) => !avenant.concertation?.avec.includes(qui));
  return [
    [enCours && Boolean(aConcerter), 'Concerter le nouveau territoire avec l’ARS et la caisse', 'PORTEUR'],
    [enCours, 'Négocier et signer l’avenant, ou y renoncer', 'CPAM'],
  ];
};
