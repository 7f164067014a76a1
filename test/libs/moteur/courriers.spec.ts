import { agir, CourrierDefini, Definition } from '#libs/moteur';
import { CONSTATS, DEFINITION, source, vierge } from './essai';

const LETTRE: CourrierDefini = {
  ...{ code: 'C-1', titre: 'Lettre d’essai', gabarit: 'C-1', emetteur: 'X', signataire: 'X', canal: 'COURRIEL' },
  ...{ evenements: ['ALLER'], destinataires: ['CPTS'], copies: ['CPAM'], bases: [source] },
  objet: () => 'Objet',
  variables: () => ({ dit: 'ce qu’il faut' }),
};
const tomber = (): never => {
  throw new TypeError('Alix Durand, 12 rue des Lilas');
};

/** The event that calls for these letters, judged. */
function aller(courriers: readonly CourrierDefini[], suite: Partial<Definition> = {}) {
  const verdict = agir({ ...DEFINITION, ...suite, courriers } as Definition, vierge(), {
    ...{ type: 'ALLER', le: '2024-01-31', donnees: { mot: 'oui' }, constats: CONSTATS },
    ...{ acteur: { id: 'x', roles: ['X'] }, seq: 2 },
  });
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  return verdict;
}
const prevus = (...courriers: CourrierDefini[]) => aller(courriers).effets.courriers;

it('une lettre saine ne porte aucune anomalie, ni celle dont la condition est fausse', () => {
  const [prevu, ...reste] = prevus(LETTRE, { ...LETTRE, code: 'C-2', si: () => false });
  expect(reste).toEqual([]);
  expect(prevu).toMatchObject({ code: 'C-1', objet: 'Objet', variables: { dit: 'ce qu’il faut' } });
  expect(prevu).not.toHaveProperty('anomalie');
});

it.each<[string, Partial<CourrierDefini>, object]>([
  ['l’objet', { objet: tomber }, { objet: 'Lettre d’essai', variables: { dit: 'ce qu’il faut' } }],
  ['le contenu', { variables: tomber }, { objet: 'Objet', variables: {} }],
  ['la condition d’envoi', { si: tomber }, { objet: 'Objet', variables: { dit: 'ce qu’il faut' } }],
])(
  '%s qui fait défaut n’empêche pas l’acte : la lettre est prévue avec ce que l’on sait, et le dit',
  (quoi, defaut, su) => {
    const verdict = aller([{ ...LETTRE, ...defaut }]);
    expect([verdict.instantane.valeur, verdict.instantane.seq]).toEqual(['b', 2]);
    expect(verdict.effets.echeances.armees.map(({ code }) => code)).toEqual(['D-1']);
    expect(verdict.effets.courriers).toHaveLength(1);
    const [prevu] = verdict.effets.courriers;
    expect(prevu).toMatchObject({ code: 'C-1', destinataires: [{ qui: 'CPTS' }], copies: [{ qui: 'CPAM' }], ...su });
    expect(prevu!.anomalie).toBe(
      `Impossible d’établir de ce courrier ${quoi} (TypeError). L’acte est enregistré. Une fois la réparation faite, relancez ; ou adressez ce courrier par un autre moyen, puis clôturez l’incident en disant comment.`,
    );
  },
);

it('le destinataire que l’on ne sait pas joindre reste nommé, sans personne ; les autres sont joints', () => {
  const joindre = (_: unknown, qui: string) => (qui === 'CPTS' ? tomber() : { personnes: ['p'], nom: qui });
  const [prevu] = aller([{ ...LETTRE, objet: tomber }], { joindre }).effets.courriers;
  expect(prevu).toMatchObject({
    destinataires: [{ qui: 'CPTS', personnes: [] }],
    copies: [{ qui: 'CPAM', personnes: ['p'], nom: 'CPAM' }],
  });
  expect(prevu!.anomalie).toContain('le destinataire CPTS (TypeError), l’objet (TypeError)');
});

it('ce que dit l’erreur ne passe pas dans l’anomalie : elle peut citer quelqu’un', () => {
  const jetee = (): never => {
    throw 'Alix Durand';
  };
  for (const defaut of [{ objet: tomber }, { variables: tomber }, { si: tomber }, { objet: jetee }])
    expect(JSON.stringify(prevus({ ...LETTRE, ...defaut }))).not.toMatch(/Durand|Lilas/);
});

it('une lettre définie une fois par cas n’est prévue qu’une fois, la saine d’abord', () => {
  const enDouteEtSaine = prevus({ ...LETTRE, si: tomber, canal: 'LRAR' }, LETTRE);
  expect(enDouteEtSaine.map(({ canal, anomalie }) => [canal, anomalie])).toEqual([['COURRIEL', undefined]]);
  const enDoute = prevus({ ...LETTRE, si: tomber, canal: 'LRAR' }, { ...LETTRE, si: tomber });
  expect(enDoute.map(({ canal, anomalie }) => [canal, anomalie !== undefined])).toEqual([['LRAR', true]]);
});
