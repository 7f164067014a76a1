import { useEffect, useState } from 'react';
import { departement } from './libelles';

/** A commune, or a part of one. */
interface Lieu {
  code: string;
  nom: string;
  /** The name without case, accents or hyphens: what is compared. */
  compare: string;
}

export interface Communes {
  /** At most `nombre` communes whose name or code begins like the text, then those that contain it. */
  chercher(texte: string, nombre: number): Lieu[];
  deCode(code: string): Lieu | undefined;
  /** The communes of exactly this name. */
  deNom(nom: string): Lieu[];
  parties(commune: string): Lieu[];
}

let chargees: Promise<Communes> | undefined;

/** The communes of France, once they are loaded. */
export function useCommunes(): Communes | undefined {
  const [communes, setCommunes] = useState<Communes>();
  useEffect(() => {
    let ici = true;
    chargees ??= fetch('/communes.json').then(async (reponse) => lire((await reponse.json()) as Fichier));
    void chargees.then((lues) => ici && setCommunes(lues)).catch(() => (chargees = undefined));
    return () => {
      ici = false;
    };
  }, []);
  return communes;
}

export function nommer({ code, nom }: Lieu): string {
  return `${nom} (${code})`;
}

export function situer({ code }: Lieu): string {
  return departement(code.slice(0, code.startsWith('97') ? 3 : 2));
}

/** See vite/communes.ts. */
interface Fichier {
  communes: [code: string, nom: string][];
  parties: [commune: string, code: string, nom: string][];
}

function lire({ communes, parties }: Fichier): Communes {
  const toutes = communes.map(([code, nom]) => lieu(code, nom));
  const parCode = new Map(toutes.map((commune) => [commune.code, commune]));
  const parNom = ranger(toutes.map((commune) => [commune.compare, commune]));
  const parCommune = ranger(parties.map(([commune, code, nom]) => [commune, lieu(code, nom)]));
  return {
    chercher: (texte, nombre) => {
      const voulu = comparable(texte);
      if (voulu.length < 2) return [];
      const debutent = toutes.filter(({ compare, code }) => compare.startsWith(voulu) || code.startsWith(texte));
      if (debutent.length >= nombre) return debutent.slice(0, nombre);
      const contiennent = toutes.filter(({ compare }) => compare.includes(voulu) && !compare.startsWith(voulu));
      return [...debutent, ...contiennent].slice(0, nombre);
    },
    deCode: (code) => parCode.get(code),
    deNom: (nom) => parNom.get(comparable(nom)) ?? [],
    parties: (commune) => parCommune.get(commune) ?? [],
  };
}

function ranger(entrees: readonly [string, Lieu][]): Map<string, Lieu[]> {
  const rangs = new Map<string, Lieu[]>();
  for (const [cle, element] of entrees) {
    const rang = rangs.get(cle);
    if (rang) rang.push(element);
    else rangs.set(cle, [element]);
  }
  return rangs;
}

function lieu(code: string, nom: string): Lieu {
  return { code, nom: nom.replaceAll("'", '’'), compare: comparable(nom) };
}

function comparable(texte: string): string {
  return texte
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/['’\- ]+/g, ' ')
    .trim();
}
