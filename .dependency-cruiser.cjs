// One direction of flow: apps → workflows → libs, and among libs the order of architecture § 2. Each rule is a boundary.
const INDEX = ['^libs/[^/]+/index\\.ts$', '^libs/[^/]+/[^/]+/index\\.ts$'];
const AUTRE_LIB = (...permises) => `^libs/(?!(${permises.join('|')})/)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'pas-de-cercle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'pas-d-inconnu', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'libs-sous-les-autres-etages',
      comment: 'Aucune lib ne connaît une procédure ni un programme.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(workflows|apps|demonstration|test)/' },
    },
    {
      name: 'rien-n-importe-les-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'la-loi-est-pure',
      comment:
        'workflows/ ne lit que le vocabulaire du droit, les types du moteur, xstate et les classes de validation.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: [
          '^workflows/',
          '^libs/droit/',
          '^libs/moteur/',
          'node_modules/(xstate|class-validator|class-transformer|class-validator-jsonschema)/',
        ],
      },
    },
    {
      name: 'la-loi-ne-prend-que-les-types-du-moteur',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^libs/moteur/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'droit-au-rez-de-chaussee',
      severity: 'error',
      from: { path: '^libs/droit/' },
      to: { path: AUTRE_LIB('droit') },
    },
    {
      name: 'moteur-sur-droit-seul',
      severity: 'error',
      from: { path: '^libs/moteur/' },
      to: { path: [AUTRE_LIB('droit', 'moteur'), 'node_modules/(@nestjs|typeorm|pg)/'] },
    },
    {
      name: 'dessin-sur-moteur-seul',
      severity: 'error',
      from: { path: '^libs/dessin/' },
      to: { path: [AUTRE_LIB('moteur', 'dessin'), 'node_modules/(@nestjs|typeorm|pg)/'] },
    },
    {
      name: 'territoires-acces-exterieur-sans-etat',
      severity: 'error',
      from: { path: '^libs/(territoires|acces|exterieur)/' },
      to: { path: ['^libs/(moteur|persistance|dossiers|courriers)/', 'node_modules/(@nestjs|typeorm|pg)/'] },
    },
    {
      name: 'persistance-sans-regles',
      comment: 'La base range ce que le moteur nomme : elle n’en prend que les types.',
      severity: 'error',
      from: { path: '^libs/persistance/' },
      to: { path: '^libs/(dossiers|courriers|territoires|acces|exterieur)/' },
    },
    {
      name: 'persistance-ne-juge-pas',
      severity: 'error',
      from: { path: '^libs/persistance/' },
      to: { path: '^libs/moteur/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dossiers-n-ecrit-pas-de-lettres',
      severity: 'error',
      from: { path: '^libs/dossiers/' },
      to: { path: '^libs/courriers/' },
    },
    {
      name: 'veille-sans-dossiers',
      comment: 'Prévenir, surveiller et compter ne jugent rien et n’écrivent pas de lettres.',
      severity: 'error',
      from: { path: '^libs/veille/' },
      to: { path: '^libs/(dossiers|courriers)/' },
    },
    {
      name: 'dossiers-sans-veille',
      severity: 'error',
      from: { path: '^libs/(dossiers|courriers|persistance)/' },
      to: { path: '^libs/veille/' },
    },
    {
      name: 'courriers-ne-decident-pas',
      severity: 'error',
      from: { path: '^libs/courriers/' },
      to: { path: '^libs/(moteur|persistance|dossiers|territoires|acces)/' },
    },
    {
      name: 'rediger-ne-decide-pas',
      comment: 'Ce que les organismes et les personnes ajoutent à une lettre ou à une fiche, puis sa composition.',
      severity: 'error',
      from: { path: '^libs/(courriers|persistance|dossiers|moteur|veille)/' },
      to: { path: '^libs/redaction/' },
    },
    {
      name: 'les-pages-demandent-a-l-api',
      comment: 'Le navigateur ne reçoit aucun code des étages du dessous : des types seulement.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|workflows|apps/(?!web))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'programmes-separes',
      comment: 'Seul le poste, qui les tient tous, connaît plusieurs programmes.',
      severity: 'error',
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^apps/(?!$1)' },
    },
    {
      name: 'par-la-porte',
      comment: 'D’une lib, on ne voit que son index (ou celui d’un de ses dossiers).',
      severity: 'error',
      from: { path: '^(apps|workflows|demonstration)/' },
      to: { path: '^libs/', pathNot: INDEX },
    },
    {
      name: 'par-la-porte-entre-libs',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', ...INDEX] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
