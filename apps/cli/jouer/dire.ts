import { LIBELLE_ROLE } from '#libs/acces';
import { dateCourte } from '#libs/droit';
import { type Motif } from '#libs/moteur';
import { type Compte, type Delai } from './partie';

const QUI: Readonly<Record<string, string>> = {
  ...LIBELLE_ROLE,
  PORTEUR: 'Porteur du projet',
  CPAM: 'Caisse',
  HORLOGE: 'Horloge',
};
const nommerQui = (qui: string) => QUI[qui] ?? qui;

/** A played event, told to a person. */
export function direCompte(compte: Compte, pas: number): string {
  const { sorte, libelle, le, par, accepte, enRetard } = compte;
  const qui = sorte === 'HORLOGE' ? 'l’horloge' : par.map(nommerQui).join(', ');
  const issue = accepte ? 'accepté' : 'REFUSÉ';
  const titre = `${sorte === 'HORLOGE' ? '   ' : `${pas}. `}${dateCourte(le)} — ${libelle} (${qui}) : ${issue}`;
  const suite = accepte ? suites(compte) : compte.refus.flatMap(direMotif);
  const retard = enRetard && accepte ? ['Reçu en retard : remis à sa place, et la suite a été rejugée.'] : [];
  return [titre, ...[...retard, ...suite].map((ligne) => `     ${ligne}`)].join('\n');
}

/** How the dossier stands at the end. */
export function direBilan({ phase, version, etats, taches, montants }: Bilan): string {
  return [
    `À la fin : phase ${phase}, parcours du ${dateCourte(version)}`,
    ...[...etats.map((etat) => `État : ${etat}`), ...taches.map(direTache), ...montants.map(direMontant)].map(
      (ligne) => `     ${ligne}`,
    ),
  ].join('\n');
}

export type Bilan = Pick<Compte, 'phase' | 'version' | 'etats' | 'taches' | 'montants'>;

function suites(compte: Compte): string[] {
  const { sommes, phase, nouveauxEtats, echeances, courriers, avertissements, annulees, courriersACorriger } = compte;
  return [
    `Phase ${phase}${nouveauxEtats.length ? ` ; états : ${nouveauxEtats.join(' ; ')}` : ' ; aucun changement d’état'}`,
    ...sommes.map(({ libelle, valeur }) => `Montant de l’acte : ${libelle}, ${valeur}`),
    ...annulees.map(({ type, le }) => `Ne tient plus : ${type} du ${dateCourte(le)}`),
    ...echeances.armees.map((delai) => `Délai ouvert ${nommer(delai)} : ${delai.explication}`),
    ...echeances.modifiees.map(direDeplacement),
    ...echeances.levees.map(
      (delai) => `Délai levé ${nommer(delai)} (il courait jusqu’au ${dateCourte(delai.echeance)})`,
    ),
    ...courriers.map(
      ({ code, titre, destinataires, copies }) =>
        `Courrier ${code} : ${titre} → ${destinataires.map(nommerQui).join(', ')}${copies.length ? `, copie ${copies.map(nommerQui).join(', ')}` : ''}`,
    ),
    ...courriersACorriger.map(({ code, titre }) => `Courrier à corriger ${code} : ${titre}`),
    ...avertissements.flatMap((motif) => direMotif(motif).map((ligne) => `Avertissement ${ligne}`)),
    ...compte.tachesNouvelles.map(direTache),
    ...compte.montantsNouveaux.map(direMontant),
  ];
}

function direMotif({ code, message, source, remede, derogeable, aConfirmer }: Motif): string[] {
  const notes = [
    ...(derogeable ? ['dérogation motivée admise'] : []),
    ...(aConfirmer.length ? [`à confirmer : ${aConfirmer.join(', ')}`] : []),
  ];
  return [`${code} : ${message} → ${remede} [${[source, ...notes].join(' ; ')}]`];
}

function direDeplacement(delai: Delai): string {
  return delai.avant
    ? `Délai déplacé ${nommer(delai)}, du ${dateCourte(delai.avant)} au ${dateCourte(delai.echeance)} : ${delai.explication}`
    : `Délai précisé ${nommer(delai)} : ${delai.explication}`;
}

const nommer = ({ code, libelle, aConfirmer }: Delai) =>
  `${code} ${libelle}${aConfirmer.length ? ` (à confirmer : ${aConfirmer.join(', ')})` : ''}`;

const direTache = ({ quoi, qui }: { quoi: string; qui: string }) => `À faire : ${quoi} (${nommerQui(qui)})`;

const direMontant = ({ libelle, valeur, aConfirmer }: Compte['montants'][number]) =>
  `Montant : ${libelle}, ${valeur}${aConfirmer ? ` (à confirmer : ${aConfirmer})` : ''}`;
