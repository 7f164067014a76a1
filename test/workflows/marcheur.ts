import { ajouterJours } from '#libs/droit';
import { Definition, EvenementDefini, Evenement, preparer, situer, Verdict } from '#libs/moteur';
import { actif } from '../../libs/moteur/graphe';
import { saisie, Tirage } from './generateurs';
import { Journal, TERRITOIRE_CONSTATE, TOUS } from './journal';

/** Somebody who does anything to a dossier, and lets time pass in between. */
export class Marcheur {
  journal: Journal;
  jour: string;
  /** Everything that was sent, accepted or not. */
  envois = 0;

  constructor(
    definition: Definition,
    private readonly tirage: Tirage,
    private readonly temoin: (verdict: Verdict, evenement: Evenement) => void = () => undefined,
  ) {
    this.journal = new Journal(definition);
    this.jour = ajouterJours(tirage.chance(0.5) ? '2019-08-25' : '2022-06-01', tirage.entier(900));
  }

  /** One more act: mostly one that is awaited, sometimes any; time first, now and then years of it. */
  pas(): void {
    const { tirage } = this;
    this.jour = ajouterJours(this.jour, tirage.chance(0.1) ? tirage.entier(400) : tirage.entier(25));
    this.laisserPasser();
    const { definition } = this.situe();
    const attendus = this.attendus(tirage.chance(0.02));
    const defini = attendus.length && tirage.chance(0.9) ? tirage.parmi(attendus) : tirage.parmi(definition.evenements);
    if (!defini || (this.acheve(defini) && !attendus.includes(defini))) return;
    const le = tirage.chance(0.8) ? this.jour : ajouterJours(this.jour, -tirage.entier(60));
    this.envoyer(defini, le < '2019-08-25' ? '2019-08-25' : le);
  }

  /** Sends an event with a payload drawn at random; true when it was accepted. */
  envoyer(defini: EvenementDefini, le: string): boolean {
    const donnees = saisie(this.situe().definition, defini, le, this.tirage);
    const constats = 'territoire' in donnees ? TERRITOIRE_CONSTATE : {};
    this.envois += 1;
    const evenement = this.journal.evenement(defini.type, le, donnees, this.jour, constats, TOUS);
    const verdict = this.journal.envoyer(evenement);
    this.temoin(verdict, evenement);
    return verdict.accepte;
  }

  /** Goes on with a dossier as it was. */
  reprendre(journal: Journal, jour: string): void {
    this.journal = journal;
    this.jour = jour;
  }

  laisserPasser(): void {
    this.envois += this.journal.attendre(this.jour, this.jour, this.temoin).length;
  }

  /** Events of people that some active state awaits; those that end the dossier only when one means to. */
  attendus(jusquALaFin = true): EvenementDefini[] {
    const { definition, instantane } = this.situe();
    const { passages, evenements } = preparer(definition);
    const types = new Set<string>();
    for (const [type, voies] of passages)
      if (voies.some(({ chemin }) => actif(instantane.valeur, chemin))) types.add(type.split('.')[0]!);
    return [...types]
      .map((type) => evenements.get(type)!)
      .filter((defini) => defini.route !== 'HORLOGE' && (jusquALaFin || !this.acheve(defini)));
  }

  /** True of an event that may end the whole dossier. */
  private acheve({ type }: EvenementDefini): boolean {
    const voies = preparer(this.situe().definition).passages.get(type) ?? [];
    return voies.some(({ vers }) => vers.some((cible) => !cible.includes('.')));
  }

  get fini(): boolean {
    return typeof this.journal.instantane.valeur === 'string';
  }

  situe() {
    return situer(this.journal.definition, this.journal.instantane, this.jour);
  }
}
