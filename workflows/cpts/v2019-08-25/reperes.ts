import { ajouterDuree, dateCourte, DateCivile, enVigueur } from '#libs/droit';
import type { Resume } from '#libs/moteur';
import { EXONERATIONS, FIN_EXONERATIONS, Taille } from '../parametres';
import { majoration, maximumAnnuel, taille } from '../tailles';
import { pivotDuBareme, tailleDuContrat } from './delais';
import { contratActif, contratSigne, FaitsCpts, Population, projetValide } from './faits';
import { statutDuTerritoire } from './territoire';
import { enEuros, enNombre } from '../montants';

type Repere = Resume['reperes'][number];

const repere = (libelle: string, valeur: string, aConfirmer?: string): Repere => ({
  libelle,
  valeur,
  ...(aConfirmer ? { aConfirmer } : {}),
});

/** Figures that help to place the dossier. Each is read at its own date, never today. */
export function reperes(faits: FaitsCpts): Repere[] {
  const { population, contrat, lettre, contact } = faits;
  const pivot = contrat?.signature?.le ?? lettre?.le ?? contact?.le;
  if (!pivot) return [];
  const nombre = enNombre(population.total);
  const inconnues = population.partiesInconnues.length
    ? ` (sans ${population.partiesInconnues.join(', ')} : parties non précisées)`
    : '';
  return [
    repere(`Population municipale ${population.millesime}`, `${nombre} habitants${inconnues}`),
    ...(tailleDuContrat(faits, SANS_LIMITE) ? [] : tailleProbable(population, pivot)),
    ...tailleAuContrat(faits),
    repere('Territoire', statutDuTerritoire(faits)),
    ...statuts(faits),
    ...duContrat(faits),
  ];
}

const SANS_LIMITE: DateCivile = '9999-12-31';

/** Before any contract: what is not known of the population is told, never guessed. */
function tailleProbable({ total, maximum, partiesInconnues }: Population, pivot: DateCivile): Repere[] {
  const [basse, haute] = [taille(total, pivot), taille(maximum, pivot)];
  if (total === 0) return [repere('Taille', 'inconnue : aucune population n’est connue', basse.aConfirmer)];
  if (basse.valeur !== haute.valeur)
    return [
      repere('Taille', `T${basse.valeur} à T${haute.valeur}, selon ${partiesInconnues.join(', ')}`, basse.aConfirmer),
    ];
  return [repere('Taille', `T${basse.valeur}`, basse.aConfirmer), plafondAnnuel(basse.valeur, pivot)];
}

/** A contract keeps the size and the scale of its signature, until an amendment. */
function tailleAuContrat(faits: FaitsCpts): Repere[] {
  const actuelle = tailleDuContrat(faits, SANS_LIMITE);
  if (!actuelle) return [];
  const pivot = pivotDuBareme(faits, SANS_LIMITE)!;
  const { signature, avenants = [] } = contratSigne(faits)!;
  const retenue = avenants.findLast((avenant) => avenant.population)?.population ?? signature!.population;
  const { aConfirmer } = taille(retenue?.total ?? 0, pivot);
  const { total, millesime } = faits.population;
  const autre = retenue && (retenue.total !== total || retenue.millesime !== millesime);
  return [
    ...(autre
      ? [
          repere(
            'Population du contrat',
            `${enNombre(retenue.total)} habitants, millésime ${retenue.millesime}`,
            aConfirmer,
          ),
        ]
      : []),
    repere('Taille', `T${actuelle}${effet(faits)}`, aConfirmer),
    plafondAnnuel(actuelle, pivot),
  ];
}

function plafondAnnuel(t: Taille, pivot: DateCivile): Repere {
  const { valeur, aConfirmer } = maximumAnnuel(t, pivot);
  return repere('Plafond annuel du contrat', enEuros(valeur), aConfirmer);
}

function effet({ contrat }: FaitsCpts): string {
  const changement = contrat?.avenants?.findLast((avenant) => avenant.taille)?.taille;
  return changement ? ` (à compter du ${dateCourte(changement.du)})` : '';
}

/** Validated and under contract are two different things. Source: X-15. */
function statuts(faits: FaitsCpts): Repere[] {
  if (!projetValide(faits)) return [];
  if (!contratActif(faits)) return [repere('Statut', 'Projet validé, sans contrat ACI en vigueur')];
  return [repere('Statut', `Projet validé, contrat ACI depuis le ${dateCourte(faits.contrat!.signature!.le)}`)];
}

function duContrat(faits: FaitsCpts): Repere[] {
  const { contrat } = faits;
  const signature = contrat?.signature;
  if (!signature) return [];
  const { avenants = [], renouvellement, fin } = contrat;
  const membres = avenants.findLast((avenant) => avenant.membres !== undefined)?.membres ?? signature.membres;
  const pivot = pivotDuBareme(faits, SANS_LIMITE)!;
  const majoree = majoration(tailleDuContrat(faits, SANS_LIMITE)!, membres, pivot);
  const exonerations = enVigueur(EXONERATIONS, signature.signeeLe ?? signature.le);
  const duree = `depuis le ${dateCourte(signature.le)}${fin ? `, jusqu’au ${dateCourte(fin.le)}` : ''}`;
  return [
    ...(membres === undefined ? [] : [repere('Membres', enNombre(membres))]),
    ...(majoree.valeur ? [repere('Majoration des missions', `${majoree.valeur} %`, majoree.aConfirmer)] : []),
    ...(exonerations.valeur.length
      ? [repere('Exonérations', `${exonerations.valeur.join(' et ')}, ${duree}`, exonerations.aConfirmer)]
      : []),
    ...(fin && exonerations.valeur.length ? [finDesExonerations(fin.le, faits)] : []),
    ...(avenants.length
      ? [repere('Avenants', `${avenants.length}, dernier le ${dateCourte(avenants.at(-1)!.le)}`)]
      : []),
    ...(renouvellement ? [repere('Renouvellement', `signé le ${dateCourte(renouvellement.le)}`, 'Q-08')] : []),
  ];
}

/** They hang on the contract and stop with it. Source: E-P8-03. */
function finDesExonerations(fin: DateCivile, { zone }: FaitsCpts): Repere {
  const { valeur, aConfirmer } = enVigueur(FIN_EXONERATIONS, fin);
  const jour = dateCourte(ajouterDuree(fin, valeur, zone.feries));
  return repere('Fin des exonérations', `${jour}, à signaler au service des impôts`, aConfirmer);
}
