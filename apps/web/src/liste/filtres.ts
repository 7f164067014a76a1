import { useSearchParams } from 'react-router';

/** What the worklist looks for. The address carries it, so that a search can be kept and sent. */
export interface Filtres {
  recherche: string;
  phase: string;
  departement: string;
  /** `true`: only the dossiers in my charge, and in that of whoever I stand in for today. */
  miens: boolean;
  /** `false` running, `true` closed, '' both. */
  clos: '' | 'true' | 'false';
  tri: string;
  page: number;
}

export function useFiltres(): [Filtres, (changement: Partial<Filtres>) => void] {
  const [parametres, setParametres] = useSearchParams();
  const clos = parametres.get('clos');
  const filtres: Filtres = {
    recherche: parametres.get('recherche') ?? '',
    phase: parametres.get('phase') ?? '',
    departement: parametres.get('departement') ?? '',
    miens: parametres.get('miens') === 'true',
    clos: clos === 'tous' ? '' : clos === 'true' ? 'true' : 'false',
    tri: parametres.get('tri') ?? 'echeance',
    page: Number(parametres.get('page') ?? 1),
  };
  return [filtres, (changement) => setParametres(adresseDe({ ...filtres, page: 1, ...changement }))];
}

/** The address' own parameters: what is usual is left out. */
export function adresseDe({ recherche, phase, departement, miens, clos, tri, page }: Filtres): URLSearchParams {
  return new URLSearchParams([
    ...(recherche ? [['recherche', recherche]] : []),
    ...(phase ? [['phase', phase]] : []),
    ...(departement ? [['departement', departement]] : []),
    ...(miens ? [['miens', 'true']] : []),
    ...(clos === 'false' ? [] : [['clos', clos || 'tous']]),
    ...(tri === 'echeance' ? [] : [['tri', tri]]),
    ...(page === 1 ? [] : [['page', String(page)]]),
  ]);
}

/** What the API is asked for. */
export function requeteDe(filtres: Filtres): string {
  const { clos, tri, page } = filtres;
  const requete = adresseDe(filtres);
  requete.delete('clos');
  if (clos) requete.set('clos', clos);
  requete.set('tri', tri);
  requete.set('page', String(page));
  return requete.toString();
}
