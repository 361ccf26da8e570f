import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed } from './notices/licences.mjs';
import { bundledPackages, resourceLicences } from './notices/packages.mjs';
import { root } from './setup/places.mjs';

/*
 * Writes THIRD-PARTY-NOTICES.md from the packages that end up in the built app; `--check` only compares.
 * Fails on a licence that is not on the list.
 */

const target = join(root, 'THIRD-PARTY-NOTICES.md');

function fenced(text) {
  return `\`\`\`\`text\n${text}\n\`\`\`\``;
}

/** Equal texts are printed once, under all the names they stand for. */
function section(packages) {
  const byText = new Map();
  for (const { name, version, texts } of packages) {
    for (const text of new Set(texts)) byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...byText].map(([text, names]) => `### ${names.join(', ')}\n\n${fenced(text)}\n`);
}

function notices(packages, resources) {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return [
    '# Third-party notices',
    '',
    'Made by `npm run notices`. Sheaf contains the packages below. The SQLite library inside better-sqlite3 is in the',
    'public domain. Electron and Chromium carry their own notices in the files `LICENSE` and `LICENSES.chromium.html`',
    'beside the program.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
    '## Licence texts',
    '',
    ...section(packages),
    ...resources.map(({ file, text }) => `### ${file}\n\n${fenced(text)}\n`),
  ].join('\n');
}

function main(check) {
  const packages = bundledPackages(root);
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused) {
    process.stderr.write(
      `${name} ${version}: licence ${licence} is not on the list of scripts/notices/licences.mjs\n`,
    );
  }
  const text = notices(packages, resourceLicences(root));
  const current = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (!check) writeFileSync(target, text);
  else if (!current) process.stderr.write('THIRD-PARTY-NOTICES.md is not current: npm run notices\n');
  process.exitCode = refused.length > 0 || (check && !current) ? 1 : 0;
}

main(process.argv.includes('--check'));
