import { readPdf } from './pdf.ts';
import { readFileSync } from 'node:fs';
import { indexPages } from '#shared/text/text-index.ts';
import { locateQuote } from '#shared/text/locate-quote.ts';
import { makeAnchor } from '#shared/text/anchor.ts';
import { resolveAnchor } from '#shared/text/resolve-anchor.ts';
import { packBoxes } from '#shared/text/page-text.ts';
import { readable } from '#shared/text/readable.ts';
import { deflateRawSync } from 'node:zlib';
const D = '/work/shared/data/pdfs/';
let seed = 7;
const rnd = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
for (const f of [
  'trials-2015-16-1.pdf',
  'hindawi-PMC4736231.pdf',
  'bmj-2015-ussher-rct.pdf',
  'long-352-pages-free-culture.pdf',
]) {
  const r = await readPdf(new Uint8Array(readFileSync(D + f)), {
    assets: '/work/main/node_modules/pdfjs-dist',
  });
  let t = performance.now();
  const ix = indexPages(r.pages);
  console.log(f, 'index ms', (performance.now() - t) | 0);
  t = performance.now();
  let packed = 0,
    z = 0;
  for (const p of r.pages) {
    const b = packBoxes(p.boxes);
    packed += b.length;
    z += deflateRawSync(b).length;
  }
  console.log(
    'boxes raw',
    r.pages.reduce((s, p) => s + p.boxes.byteLength, 0),
    'packed',
    packed,
    'deflated',
    z,
    'ms',
    (performance.now() - t) | 0,
  );
  let ok = 0,
    amb = 0,
    bad = 0,
    tmax = 0,
    exact = 0,
    notexact = 0;
  for (let k = 0; k < 300; k++) {
    const p = r.pages[(rnd() * r.pages.length) | 0]!;
    if (p.text.length < 50) continue;
    const s = (rnd() * (p.text.length - 40)) | 0;
    const e = Math.min(p.text.length, s + 5 + ((rnd() * 400) | 0));
    const q = p.text.slice(s, e);
    t = performance.now();
    const l = locateQuote(ix, k % 2 ? q : readable(q));
    tmax = Math.max(tmax, performance.now() - t);
    if (l.ok) {
      const a = l.value.parts[0]!;
      if (
        a.page === p.page &&
        a.start >= s &&
        a.start <= s + 5 &&
        l.value.parts.at(-1)!.end <= e &&
        l.value.parts.at(-1)!.end >= e - 5
      )
        ok++;
      else {
        bad++;
        if (bad < 5) console.log('WRONG', p.page, s, e, JSON.stringify(q).slice(0, 80), l.value);
      }
    } else if (l.error.code === 'quote-ambiguous') amb++;
    else {
      bad++;
      if (bad < 6)
        console.log(
          'NOTFOUND',
          k % 2,
          JSON.stringify(q).slice(0, 300),
          JSON.stringify(l.error.nearest[0])?.slice(0, 300),
        );
    }
    const a = makeAnchor(r.pages, [{ page: p.page, start: s, end: e }], { sha256: 'x', recipe: r.recipe });
    if (a.ok) {
      const x = resolveAnchor(a.value, r.pages, ix);
      if (x.state === 'exact' && JSON.stringify(x.parts) === JSON.stringify(a.value.parts)) exact++;
      else {
        notexact++;
        if (notexact < 4) console.log('NOTEXACT', x.state, JSON.stringify(q).slice(0, 80));
      }
    }
  }
  console.log({ ok, amb, bad, tmax, exact, notexact });
  t = performance.now();
  const pg = r.pages[r.pages.length >> 1]!;
  const orig = readable(pg.text.slice(100, 400));
  const mut = orig.replace(/ the /g, ' a ').replace('in', 'on').replace(/e/, 'i');
  const n = locateQuote(ix, mut);
  console.log(
    'nearest ms',
    (performance.now() - t) | 0,
    mut.slice(0, 80),
    n.ok ? 'ok' : JSON.stringify(n.error).slice(0, 300),
  );
  t = performance.now();
  const n2 = locateQuote(ix, 'completely unrelated words about quantum chromodynamics in strange galaxies');
  console.log('none ms', (performance.now() - t) | 0, n2.ok ? 'ok' : JSON.stringify(n2.error).slice(0, 300));
}
