import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronPath, projectRoot, sandboxArguments } from '../../../e2e/support/runtime.ts';

declare global {
  interface Window {
    /** Put there by bare/page.js. */
    firstPage?: (wanted: { readonly width: number; readonly ratio: number }) => Promise<number>;
  }
}

/** A window of the same Electron with pdf.js and nothing else. */
export interface BareWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Loads the page that has pdf.js; before, the window is empty. */
  load(): Promise<void>;
  /** Milliseconds until the first page was painted, on a canvas of this many device pixels' width. */
  firstPage(width: number, ratio: number): Promise<number>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Serves the bare page, pdf.js as it was installed, and the paper, to this machine alone. */
async function serve(paper: string): Promise<{ server: Server; url: string }> {
  const bare = join(import.meta.dirname, 'bare');
  const pathOf = (name: string): string => {
    if (name === '/paper.pdf') return paper;
    if (name.startsWith('/pdfjs/')) return join(projectRoot, 'node_modules', 'pdfjs-dist', name.slice(7));
    return join(bare, name === '/' ? 'page.html' : name);
  };
  const server = createServer((request, response) => {
    const path = pathOf(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** Opens the empty window. `close` it in any case. */
export async function openBareWindow(
  paper: string,
  size: { readonly width: number; readonly height: number },
): Promise<BareWindow> {
  const { server, url } = await serve(paper);
  const profile = mkdtempSync(join(tmpdir(), 'sheaf-bare-'));
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...sandboxArguments(), `--user-data-dir=${profile}`, join(import.meta.dirname, 'bare')],
    colorScheme: null,
    env: { ...definedEnvironment(), BARE_SIZE: `${size.width}x${size.height}` },
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    load: async () => {
      await page.goto(url);
      await page.waitForFunction(() => window.firstPage !== undefined);
    },
    firstPage: async (width, ratio) => {
      const taken = await page.evaluate((wanted) => window.firstPage?.(wanted), { width, ratio });
      if (taken === undefined) throw new Error('The bare page has not been loaded.');
      return taken;
    },
    close: async () => {
      await app.close();
      server.close();
      server.closeAllConnections();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' || name === 'NODE_OPTIONS'
        ? []
        : [[name, value]],
    ),
  );
}
