import { dateCourte } from '#libs/droit';
import { enEuros } from '../../montants';
import { contratType, REGLE_APPLICATION } from '../../sources';
import { Versement } from '../faits/vie';
import { laPart, versementsALiberer } from '../paiements';
import { RegleCpts } from './communes';
import { Paiement, versementNomme } from './versement-vise';

// What happens to a payment once it is ordered: a second person releases it, or it is cancelled.

/** A payment taken over by mistake may be cancelled too: nothing left from here. */
const clos = (versement: Versement, type: string): boolean =>
  versement.annule !== undefined ||
  (versement.libere !== undefined && !(type === 'ANNULER_VERSEMENT' && versement.repris));

const resumer = (versement: Versement) => `n° ${versement.seq}, ${laPart(versement)}, ${enEuros(versement.montant)}`;

export const REGLES_LIBERATION: readonly RegleCpts[] = [
  {
    code: 'A-VERSEMENT-EN-ATTENTE',
    enonce: 'Le versement est ordonné, et n’est ni libéré ni annulé.',
    sources: [contratType('art. 6'), REGLE_APPLICATION],
    vraie: (examen: Paiement) => {
      const { donnees, faits, le, type } = examen;
      if (!donnees) return (faits.versements ?? []).some((un) => !clos(un, type));
      const versement = versementNomme(examen);
      return versement !== undefined && !clos(versement, type) && versement.le <= le;
    },
    message: (examen: Paiement) => {
      if (!examen.donnees) return 'Aucun versement n’attend d’être libéré.';
      const versement = versementNomme(examen);
      if (!versement) return 'Aucun versement de ce dossier ne porte ce numéro.';
      const { annule, libere, le } = versement;
      if (annule) return `Ce versement a été annulé le ${dateCourte(annule.le)}.`;
      if (libere) return `Ce versement a déjà été libéré le ${dateCourte(libere.le)}.`;
      return `Ce versement n’est ordonné que le ${dateCourte(le)}.`;
    },
    remede: ({ faits }) => {
      const attendus = versementsALiberer(faits);
      return attendus.length
        ? `Choisissez un versement en attente : ${attendus.map(resumer).join(' ; ')}.`
        : 'Ordonnez d’abord un versement : une seconde personne le libère ensuite.';
    },
  },
  {
    code: 'A-DEUX-PERSONNES',
    enonce: 'Un versement est libéré par une autre personne que celle qui l’a ordonné.',
    sources: [REGLE_APPLICATION],
    vraie: (examen: Paiement) => {
      const { donnees, faits, acteur } = examen;
      if (acteur === undefined) return true;
      if (donnees) return versementNomme(examen)?.par !== acteur;
      const attendus = versementsALiberer(faits);
      return attendus.length === 0 || attendus.some(({ par }) => par !== acteur);
    },
    message: () => 'Vous avez ordonné ce versement : une autre personne de la caisse le libère.',
    remede: () => 'Demandez à une autre personne habilitée de la caisse de le relire et de le libérer avec son compte.',
  },
];
