import { readPdf } from './pdf.ts';
import { readdirSync, readFileSync } from 'node:fs';
const D = '/work/shared/data/pdfs/';
for (const f of readdirSync(D).filter((f) => f.endsWith('.pdf'))) {
  const t = performance.now();
  const r = await readPdf(new Uint8Array(readFileSync(D + f)), {
    assets: '/work/main/node_modules/pdfjs-dist',
    ...(process.argv[2] ? { password: process.argv[2] } : {}),
  });
  console.log(
    f,
    r.state,
    r.reason,
    r.pages.length,
    'chars',
    r.pages.reduce((s, p) => s + p.text.length, 0),
    'ms',
    Math.round(performance.now() - t),
    'rss',
    Math.round(process.memoryUsage().rss / 1e6),
    JSON.stringify(r.metadata).slice(0, 330),
    r.pages
      .slice(0, 2)
      .map((p) => p.label + '/' + p.rotate)
      .join(),
    r.pages.reduce((s, p) => s + p.text.length, 0) < 200 ? JSON.stringify(r.pages.map((p) => p.text)) : '',
  );
}
