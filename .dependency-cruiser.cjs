/*
 * "Who may import whom", checked by `npm run imports` and `npm test`, which also count that every source file was
 * looked at. The parser is swc: TypeScript 7 has no compiler API for this tool.
 */

/** Tests and their helpers may reach further than the code they stand beside. */
const TEST = '[.]test[.]tsx?$|/testing[.]tsx?$|/testing/';
const OURS = '^(shared|electron|renderer|e2e|scripts)/';
const FOR_TESTS = [
  'shared',
  'electron/store/testing[.]ts$',
  'electron/store/index[.]ts$',
  'electron/node',
  'renderer/.*testing[.]tsx?$',
];

/** Folder → the folders of ours it may import, besides itself. `shared/kit` is open to all. */
const MAY_IMPORT = {
  'shared/kit': [],
  'shared/domain': [],
  'shared/citations': ['shared/domain'],
  'shared/text': ['shared/domain'],
  'shared/formats': ['shared/domain'],
  'shared/proposals': ['shared/domain', 'shared/text'],
  'shared/reported': ['shared/domain', 'shared/text', 'shared/stats'],
  'shared/stats': ['shared/domain'],
  'shared/tables': ['shared/stats', 'shared/reported', 'shared/formats', 'shared/domain'],
  'shared/counting': ['shared/domain'],
  'shared/figures': ['shared/stats', 'shared/counting', 'shared/domain'],
  'shared/changes': ['shared/domain', 'shared/text', 'shared/stats'],
  'shared/contract': [
    'shared/counting',
    'shared/domain',
    'shared/text',
    'shared/formats',
    'shared/reported',
    'shared/stats',
    'shared/tables',
    'shared/changes',
  ],
  'shared/testing': ['shared'],
  'electron/node': [],
  'electron/reader': ['shared/text', 'shared/formats', 'shared/domain', 'shared/contract', 'electron/node'],
  'electron/store': ['shared', 'electron/node'],
  'electron/cli': ['shared', 'electron/node', 'electron/store/index[.]ts$'],
  'electron/main': ['shared/contract', 'shared/domain', 'electron/node'],
  'electron/preload': ['shared/contract', 'electron/node'],
  'renderer/ui': ['shared/figures', 'shared/domain'],
  'renderer/pdf': ['shared/text', 'shared/domain'],
  'renderer/bridge': ['shared/contract', 'shared/changes', 'shared/domain'],
  'renderer/features': [
    'shared/counting',
    'shared/citations',
    'shared/contract',
    'shared/domain',
    'shared/text',
    'shared/formats',
    'shared/reported',
    'shared/stats',
    'shared/tables',
    'shared/figures',
    'renderer/bridge',
    'renderer/ui',
    'renderer/pdf',
    'renderer/styles',
  ],
  'renderer/app': ['shared/contract', 'shared/domain', 'shared/text', 'shared/reported', 'renderer'],
  e2e: ['shared', 'electron/node', 'electron/store/index[.]ts$', 'electron/store/testing[.]ts$'],
};

const below = (path) => (path.endsWith('$') ? path : `${path}/`);
const anyOf = (paths) => `^(${paths.map(below).join('|')})`;

/** Two rules for a folder: its code, and its tests, which may import testing helpers and the store in-process too. */
function folderRules([folder, others]) {
  const allowed = [folder, 'shared/kit', ...others];
  const name = folder.replaceAll('/', '-');
  return [
    {
      name: `${name}-imports`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TEST },
      to: { path: OURS, pathNot: anyOf(allowed) },
    },
    {
      name: `${name}-tests-import`,
      severity: 'error',
      from: { path: `^${folder}/.*(${TEST})` },
      to: { path: OURS, pathNot: anyOf([...allowed, ...FOR_TESTS]) },
    },
  ];
}

/** Inside the store: rpc → handlers → changes, derived, jobs → repositories → database → migrations. */
function storeRule(folder, mayNot) {
  return {
    name: `store-${folder}-imports`,
    severity: 'error',
    from: { path: `^electron/store/${folder}/`, pathNot: TEST },
    to: { path: `^electron/store/(${mayNot.join('|')})/` },
  };
}

/** A package that only some folders may import. */
function only(name, packages, folders) {
  return {
    name,
    severity: 'error',
    from: { path: OURS, pathNot: `${anyOf(folders)}|${TEST}` },
    to: { path: `^(${packages})$|node_modules/(@types/)?(${packages})(/|$)` },
  };
}

const ENTRIES = [
  '^electron/(main|preload)/index[.]ts$',
  '^electron/(store|reader)/process[.]ts$',
  '^electron/cli/main[.]ts$',
  '^renderer/app/main[.]tsx$',
  '^e2e/[^/]+[.]ts$',
  '^e2e/specs/',
  '[.]d[.]ts$',
  '[.]css$',
  TEST,
].join('|');

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).flatMap(folderRules),
    {
      name: 'features-are-islands',
      comment:
        'A feature never imports another feature; its test may set them side by side, as a screen does.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: '[.]test[.]tsx$' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    storeRule('handlers', ['rpc']),
    storeRule('jobs', ['rpc', 'handlers']),
    storeRule('changes', ['rpc', 'handlers', 'jobs']),
    storeRule('derived', ['rpc', 'handlers', 'jobs', 'changes']),
    storeRule('repositories', ['rpc', 'handlers', 'jobs', 'changes', 'derived']),
    storeRule('database', ['rpc', 'handlers', 'jobs', 'changes', 'derived', 'repositories']),
    {
      name: 'migrations-by-database-only',
      severity: 'error',
      from: { path: OURS, pathNot: `^electron/store/(database|migrations)/|${TEST}` },
      to: { path: '^electron/store/migrations/' },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^electron/store/migrations/', pathNot: TEST },
      to: { path: OURS, pathNot: '^electron/store/migrations/' },
    },
    only('electron-in-main-and-preload', 'electron', ['electron/main', 'electron/preload']),
    only('sqlite-in-database-and-migrations', 'better-sqlite3', [
      'electron/store/database',
      'electron/store/migrations',
    ]),
    only('pdfjs-in-pdf-and-reader', 'pdfjs-dist', ['renderer/pdf', 'electron/reader', 'e2e/support']),
    only('pdf-lib-in-reader', '@cantoo/pdf-lib', ['electron/reader']),
    only('react-in-renderer', 'react|react-dom|@mantine|@tanstack', ['renderer']),
    {
      name: 'no-zod-in-pure-folders',
      severity: 'error',
      from: {
        path: '^shared/(kit|domain|counting|text|formats|proposals|reported|stats|tables|figures)/',
        pathNot: TEST,
      },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'no-node-in-shared-and-renderer',
      severity: 'error',
      from: { path: '^(shared|renderer)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-testing-helpers-in-code',
      severity: 'error',
      from: { path: OURS, pathNot: `^e2e/|^scripts/|${TEST}` },
      to: { path: '/testing/|/testing[.]tsx?$|[.]test[.]tsx?$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ENTRIES }, to: {} },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: OURS },
      to: { couldNotResolve: true, pathNot: '[?]|^virtual:|^mdast$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|resources)/|/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
