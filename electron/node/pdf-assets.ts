import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of pdf.js's data files: `cmaps/`, `standard_fonts/`, `wasm/`, `iccs/`. */
export function pdfAssetsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}
