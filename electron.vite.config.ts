import { cpSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const pdfjs = join(root, 'node_modules', 'pdfjs-dist');

/**
 * Copies what pdf.js fetches at run time to `pdfjs/` of the window's folder: its worker (the legacy build,
 * for Chromium 130), character maps, standard fonts, image decoders, colour profiles.
 */
function pdfjsAssets(): Plugin {
  let outDir = '';
  return {
    name: 'sheaf:pdfjs-assets',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle() {
      const target = join(outDir, 'pdfjs');
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
        cpSync(join(pdfjs, folder), join(target, folder), { recursive: true });
      }
      cpSync(join(pdfjs, 'legacy', 'build', 'pdf.worker.mjs'), join(target, 'pdf.worker.mjs'));
    },
  };
}

/**
 * Gives the writer of PDFs the build of fflate that knows no Node: it packs and unpacks in one go and needs no workers.
 * The one for Node, which the store has, would become a chunk of both, in which two things are named `require`.
 */
function plainFflate(): Plugin {
  return {
    name: 'sheaf:plain-fflate',
    enforce: 'pre',
    resolveId(source, importer) {
      const ofPdfLib = importer !== undefined && /[\\/]@cantoo[\\/]pdf-lib[\\/]/.test(importer);
      return source === 'fflate' && ofPdfLib ? this.resolve('fflate/browser', importer) : null;
    },
  };
}

/** What each process starts from. */
const entries = {
  index: join(root, 'electron', 'main', 'index.ts'),
  store: join(root, 'electron', 'store', 'process.ts'),
  reader: join(root, 'electron', 'reader', 'process.ts'),
};

export default defineConfig({
  main: {
    plugins: [plainFflate()],
    build: {
      outDir: join(root, 'out', 'main'),
      target: 'node20',
      sourcemap: true,
      externalizeDeps: true,
      rollupOptions: { input: entries, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      outDir: join(root, 'out', 'preload'),
      target: 'node20',
      // A sandboxed preload can require nothing but electron: everything goes into the one file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: join(root, 'electron', 'preload', 'index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    base: './',
    html: { cspNonce: 'NONCE_PLACEHOLDER' },
    plugins: [react(), pdfjsAssets()],
    build: {
      outDir: join(root, 'out', 'renderer'),
      target: 'chrome130',
      sourcemap: true,
      // The content policy knows no data: fonts or styles, and pages load from disk anyway.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(root, 'renderer', 'index.html') },
    },
  },
});
