import { cleDuCas, Exemple, variablesDeLEnvoi, variablesDuMessage } from '#libs/redaction';
import { LigneMontree } from '#libs/veille';
import { variablesDeLaPreuve } from '../../apps/api/preuve-envoi';
import { lesCas } from '../courriers/lettres';
import { LES_FICHES } from '../fiches/cas';
import { casParticuliers } from '../courriers/cas-particuliers';
import { incidents, rappel, resume } from '../courriers/rappels';
import { CourrierPrevu } from '#libs/moteur';
import { CourrierEmis, Dossier, EntreeJournal, PROGRAMME } from '#libs/persistance';

const FICTIF = 'Fictif – démonstration';
const CAS = [...lesCas(), ...casParticuliers()];

/** Every template filled in, from the cases of the tests: by path, as `templates/exemples/` keeps them. */
export function exemplesDesGabarits(): Map<string, Exemple[]> {
  const tous = new Map<string, Exemple[]>();
  const ajouter = (gabarit: string, exemple: Exemple) => {
    const deja = tous.get(gabarit) ?? [];
    if (deja.some(({ cas }) => cleDuCas(cas) === cleDuCas(exemple.cas))) throw new Error(`${exemple.cas} : deux fois`);
    tous.set(gabarit, [...deja, { ...exemple, variables: { ...exemple.variables, mentionFictive: FICTIF } }]);
  };
  for (const { cas, prevu, variables } of [...CAS, ...LES_FICHES])
    ajouter(prevu.gabarit, { cas, titre: prevu.titre, variables });
  for (const [gabarit, exemple] of lesCourriels()) ajouter(`courriels/${gabarit}`, exemple);
  ajouter('preuve-envoi', preuve());
  return tous;
}

function lesCourriels(): [gabarit: string, exemple: Exemple][] {
  const deLApplication = (cas: string, prevu: CourrierPrevu): [string, Exemple] => {
    const reference = '0A1B2C3D-D-P5-01:8-J-1';
    const ajoutees = { prevu, reference, dateCourrier: '2024-03-14', fictif: true, adresse: 'https://cpts.test' };
    return [
      prevu.gabarit,
      { cas, titre: prevu.titre, variables: { ...prevu.variables, ...variablesDuMessage(ajoutees) } },
    ];
  };
  const deLAgence = (cas: string, lettre: string, parLaPoste: boolean): [string, Exemple] => {
    const { prevu, communes } = CAS.find((un) => un.cas === lettre)!;
    const nommer = (nom: string) => ({ nom, attention: [], adresse: [], courriels: [] });
    const principaux = [nommer(communes.destinataire.nom)];
    const copies = communes.copies.map(nommer);
    const matiere = { communes, prevu, principaux, copies, parLaPoste, pieces: [] };
    return ['envoi', { cas, titre: 'Courriel d’envoi', variables: { ...variablesDeLEnvoi(matiere) } }];
  };
  return [
    deLAgence('Envoi', 'C-P2-01', false),
    deLAgence('Envoi de pièces demandées', 'C-P5-02', false),
    deLAgence('Copie d’une lettre recommandée', 'C-P8-02', true),
    deLApplication('Rappel avant l’échéance', rappel('J-1')),
    deLApplication('Rappel d’une échéance passée', rappel('échéance passée')),
    deLApplication('Résumé du jour', resume()),
    deLApplication('Incidents', incidents()),
  ];
}

/** A letter refused by one server, sent again, then handed over by post. */
function preuve(): Exemple {
  const { prevu, communes } = CAS.find(({ cas }) => cas === 'C-P8-02')!;
  const { titre, objet } = prevu;
  const empreinte = (signe: string) => signe.repeat(64);
  const courrier = {
    ...{ titre, objet, reference: communes.reference, sha256: empreinte('a'), courrielSha256: empreinte('b') },
    prevuLe: new Date('2024-06-03T07:58:12Z'),
    composeLe: new Date('2024-06-03T07:58:14Z'),
    variables: { mentionFictive: FICTIF },
    courriel: {
      ...{ de: 'ne-pas-repondre@parcours.test', a: ['contact@cpts.test'], copie: ['ars@agences.test'] },
      messageId: '<0a1b2c3d-c-p8-02@parcours.test>',
    },
  } as unknown as CourrierEmis;
  const ligne = (resultat: string, tenteLe: string, reste: object) =>
    ({
      ...{ resultat, tenteLe: new Date(tenteLe), par: PROGRAMME, survenuLe: null, remplace: null, destinataires: [] },
      ...{ messageId: '<0a1b2c3d-c-p8-02@parcours.test>' },
      ...reste,
    }) as unknown as LigneMontree;
  const variables = variablesDeLaPreuve({
    courrier,
    lignes: [
      ligne('TENTATIVE', '2024-06-03T07:58:20Z', { destinataires: ['contact@cpts.test'], reponse: 'Présenté' }),
      ligne('ACCEPTE', '2024-06-03T07:58:21Z', { destinataires: ['contact@cpts.test'], reponse: '250 OK' }),
      ligne('DEPOSE', '2024-06-04T14:00:00Z', {
        ...{ survenuLe: '2024-06-04', par: 'Claude Instructeur' },
        reponse: 'Lettre recommandée avec avis de réception n° 2C 123 456 7890 1',
      }),
      ligne('RECU', '2024-06-07T09:30:00Z', {
        ...{ survenuLe: '2024-06-06', par: 'Claude Instructeur', reponse: 'Avis de réception signé' },
      }),
    ],
    enEchec: [],
    dossier: { nom: 'CPTS du récit', fuseau: 'Europe/Paris' } as Dossier,
    entree: { seq: 7, le: '2024-06-03', hash: empreinte('c') } as EntreeJournal,
    maintenant: '2024-06-10T08:00:00Z',
  });
  return { cas: 'Preuve d’envoi', titre: `Preuve d’envoi – ${titre}`, variables };
}
