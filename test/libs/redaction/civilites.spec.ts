import {
  accorder,
  aLAttentionDe,
  appelCommun,
  appelDe,
  appelDeLAgence,
  nommer,
  politesse,
} from '../../../libs/redaction/civilites';

const MADAME = 'MADAME' as const;
const MONSIEUR = 'MONSIEUR' as const;
const NEUTRE = 'Madame, Monsieur';

describe('l’appel', () => {
  it.each([
    [{ nom: 'Camille Martin', qualite: 'Présidente', civilite: MADAME }, 'Madame la Présidente'],
    [{ nom: 'Camille Martin', qualite: 'Président', civilite: MADAME }, 'Madame la Présidente'],
    [{ nom: 'Camille Martin', qualite: 'Présidente', civilite: MONSIEUR }, 'Monsieur le Président'],
    [{ nom: 'Camille Martin', qualite: 'Vice-président', civilite: MADAME }, 'Madame la Vice-présidente'],
    [{ nom: 'Camille Martin', qualite: 'co-présidente', civilite: MADAME }, 'Madame la Co-présidente'],
    [{ nom: 'Camille Martin', qualite: 'directeur général', civilite: MADAME }, 'Madame la Directrice générale'],
    [{ nom: 'Camille Martin', qualite: 'Coordonnatrice', civilite: MONSIEUR }, 'Monsieur le Coordonnateur'],
    [{ nom: 'Camille Martin', qualite: 'trésorier', civilite: MADAME }, 'Madame la Trésorière'],
    [{ nom: 'Camille Martin', qualite: 'Trésorier adjoint', civilite: MADAME }, 'Madame la Trésorière adjointe'],
    [{ nom: 'Camille Martin', qualite: 'secrétaire', civilite: MONSIEUR }, 'Monsieur le Secrétaire'],
    [
      { nom: 'Camille Martin', qualite: 'Médecin généraliste, président de l’association', civilite: MADAME },
      'Madame la Présidente',
    ],
    [{ nom: 'Camille Martin', qualite: 'Médecin généraliste', civilite: MADAME }, 'Madame'],
    [{ nom: 'Camille Martin', civilite: MONSIEUR }, 'Monsieur'],
    // A function holds its own word, and no other one.
    [{ nom: 'Camille Martin', qualite: 'Chargé des présidences', civilite: MADAME }, 'Madame'],
    // Nobody said how they wish to be addressed: neither a first name nor a quality tells it.
    [{ nom: 'Camille Martin', qualite: 'Présidente', civilite: null }, NEUTRE],
    [{ nom: 'Jean Martin' }, NEUTRE],
    [{ nom: null, qualite: 'Présidente', civilite: MADAME }, NEUTRE],
    [{ nom: '', civilite: MADAME }, NEUTRE],
    [{ nom: 'Dr Camille Martin' }, 'Docteur'],
    [{ nom: 'Docteur Camille Martin', qualite: 'Médecin', civilite: MADAME }, 'Docteur'],
    [{ nom: 'Dr Camille Martin', qualite: 'présidente', civilite: MADAME }, 'Madame la Présidente'],
    [{ nom: 'Drapier' }, NEUTRE],
  ])('%j', (personne, attendu) => {
    expect(appelDe(personne)).toBe(attendu);
    expect(politesse(attendu)).toBe(`Je vous prie d’agréer, ${attendu}, l’expression de ma considération distinguée.`);
  });

  it('est neutre dès que la lettre s’adresse à plusieurs personnes, ou à aucune', () => {
    const camille = { nom: 'Camille Martin', qualite: 'Présidente', civilite: MADAME };
    expect(appelCommun([camille, { nom: 'Alix Durand', civilite: MADAME }])).toBe(NEUTRE);
    expect(appelCommun([])).toBe(NEUTRE);
    // The mailbox of an association is nobody: the one person who is named is addressed.
    expect(appelCommun([camille, { nom: null }])).toBe('Madame la Présidente');
  });

  it.each([
    ['La directrice générale', 'Madame la Directrice générale'],
    ['Directrice générale de l’ARS Exemple', 'Madame la Directrice générale'],
    ['Le directeur général', 'Monsieur le Directeur général'],
    ['La directrice générale adjointe', 'Madame la Directrice générale adjointe'],
    ['Le président', 'Monsieur le Président'],
    ['Présidente', 'Madame la Présidente'],
    // May be the title of the office, whoever holds it.
    ['Directeur général', NEUTRE],
    // Somebody else signs: the head is not known.
    ['Pour le directeur général et par délégation, la directrice des soins', NEUTRE],
    ['Le chargé de mission', NEUTRE],
    [undefined, NEUTRE],
  ])('d’une agence dont le signataire est « %s »', (qualite, attendu) => {
    expect(appelDeLAgence(qualite)).toBe(attendu);
  });
});

describe('le bloc du destinataire', () => {
  it.each([
    [{ nom: 'Camille Martin', qualite: 'Président', civilite: MADAME }, 'de Madame Camille Martin, présidente'],
    [{ nom: 'Alix Durand', qualite: 'Présidente' }, 'd’Alix Durand, présidente'],
    [{ nom: 'Élie Petit' }, 'd’Élie Petit'],
    // No first name.
    [{ nom: 'Martin', civilite: MONSIEUR }, 'de Monsieur Martin'],
    [{ nom: 'Dr Camille Martin', qualite: 'Trésorier', civilite: MADAME }, 'de Dr Camille Martin, trésorière'],
    [{ nom: 'Mme Camille Martin', civilite: MADAME }, 'de Mme Camille Martin'],
    // An acronym keeps its capitals.
    [{ nom: 'Camille Martin', qualite: 'IPA', civilite: MADAME }, 'de Madame Camille Martin, IPA'],
  ])('%j', (personne, attendu) => {
    expect(aLAttentionDe(personne)).toBe(`À l’attention ${attendu}`);
  });

  it.each(['<script>alert(1)</script>', '{{x}}', 'كاميل مارتن', '🩺 Camille', 'M'.repeat(300), '$& $1'])(
    'un nom inattendu est écrit comme il a été saisi (%#)',
    (nom) => {
      expect(nommer({ nom, civilite: MADAME })).toBe(`Madame ${nom}`);
      expect(nommer({ nom })).toBe(nom);
      expect(appelDe({ nom, civilite: MADAME, qualite: nom })).toBe('Madame');
    },
  );
});

it('une qualité s’accorde avec la civilité, mot à mot, et rien d’autre ne change', () => {
  expect(accorder('Porteur du projet et Trésorier adjoint', MADAME)).toBe('Porteuse du projet et Trésorière adjointe');
  expect(accorder('Porteuse du projet et Trésorière adjointe', MONSIEUR)).toBe(
    'Porteur du projet et Trésorier adjoint',
  );
  expect(accorder('Directrice-adjointe, sous-directrice', MONSIEUR)).toBe('Directrice-adjointe, sous-directrice');
  expect(accorder('Président', null)).toBe('Président');
});
