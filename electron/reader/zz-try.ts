import { collectRuns } from '#electron/reader/pdf-operators.ts';
import { fontLookup } from '#electron/reader/pdf-fonts.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { getDocument, AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
const A = '/work/main/node_modules/pdfjs-dist/';
const f = process.argv[2];
const want = process.argv[3] ? Number(process.argv[3]) : 0;
const doc = await getDocument({
  data: new Uint8Array(readFileSync(f)),
  password: 'foo',
  disableFontFace: true,
  fontExtraProperties: true,
  isEvalSupported: false,
  enableXfa: false,
  maxImageSize: 1,
  canvasMaxAreaInBytes: 1 << 26,
  useSystemFonts: false,
  cMapUrl: A + 'cmaps/',
  standardFontDataUrl: A + 'standard_fonts/',
  wasmUrl: A + 'wasm/',
  verbosity: 0,
  stopAtErrors: false,
}).promise;
const cfg = await doc.getOptionalContentConfig();
let tc = 0;
const out = [];
for (let p = 1; p <= doc.numPages; p++) {
  if (want && p !== want) continue;
  const page = await doc.getPage(p);
  const ops = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const { runs } = collectRuns(
    ops,
    {
      font: fontLookup(page.commonObjs),
      isShown: (g) => {
        try {
          return cfg.isVisible(g);
        } catch {
          return true;
        }
      },
    },
    2e6,
  );
  const t = performance.now();
  const r = composePage({ page: p, label: '', view: page.view, rotate: page.rotate, runs });
  tc += performance.now() - t;
  if (r.boxes.length !== r.text.length * 4 || r.boxes.some((b) => !Number.isFinite(b)))
    console.error('BAD BOXES', p);
  out.push(r.text);
  page.cleanup();
}
writeFileSync(process.argv[4] ?? '/tmp/out.txt', out.join('\n\f\n'));
console.error('compose ms', tc);
process.exit(0);
