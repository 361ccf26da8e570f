import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';

/*
 * `npm run screens:exports -- FOLDER FILE…`: the pages of Word documents and workbooks as pictures in FOLDER, as
 * another program draws them. It needs LibreOffice and poppler (Debian: libreoffice-writer, libreoffice-calc,
 * poppler-utils); nothing else here does.
 */

const [folder, ...files] = process.argv.slice(2);
if (folder === undefined || files.length === 0) {
  process.stderr.write('node scripts/look-at-exports.mjs FOLDER FILE…\n');
  process.exit(2);
}
const pages = resolve(folder);
mkdirSync(pages, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'sheaf-look-'));
try {
  for (const file of files) {
    const name = basename(file, extname(file));
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', work, resolve(file)]);
    execFileSync('pdftoppm', ['-r', '80', '-png', join(work, `${name}.pdf`), join(pages, name)]);
    process.stdout.write(`${join(pages, name)}-*.png\n`);
  }
} finally {
  rmSync(work, { recursive: true });
}
