import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { answered } from '../support/answered.ts';

const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const hostile = `<!doctype html><title>Hostile</title><h1>Findings</h1>
<script>window.owned = 1</script><img src="x" onerror="window.owned = 2"><svg onload="window.owned = 3"></svg>
<iframe srcdoc="<script>parent.owned = 4</script>"></iframe><style>body { display: none }</style>
<a href="javascript:window.owned = 5">a trap</a><p onclick="window.owned = 6">Plain words stay.</p>
<form action="http://192.0.2.1/"><input name="q"></form><p>Last words.</p>`;

describe('the window and its documents', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    // Everything here is refused aloud, as it should be.
    sheaf.problems.allow(/./u);
    ({ page } = await makeReview(sheaf, 'Secure'));
    writeFileSync(join(sheaf.folder, 'hostile.html'), hostile);
    await importFiles(sheaf, page, [sample, join(sheaf.folder, 'hostile.html')]);
  }, 120_000);
  afterAll(async () => {
    await sheaf.close();
  });

  test('the page is sandboxed and has nothing of Node', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
    const preferences = await answered(() =>
      sheaf.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => {
          const { sandbox, contextIsolation, nodeIntegration, webSecurity } = Reflect.get(
            window.webContents,
            'getLastWebPreferences',
          ).call(window.webContents);
          return { sandbox, contextIsolation, nodeIntegration, webSecurity };
        }),
      ),
    );
    for (const one of preferences)
      expect(one).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
      });
  });

  test('the content policy is a header without eval and without a remote source', async () => {
    const policy = await page.evaluate(async () =>
      (await fetch(location.href)).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'wasm-unsafe-eval'/u);
    expect(policy).not.toMatch(/'unsafe-eval'|'unsafe-inline'|https?:|\*/u);
  });

  test('code from words, inline scripts and handlers do not run', async () => {
    const ran = await page.evaluate(async () => {
      const tried: string[] = [];
      // From a timer: what the driver itself evaluates is not held to the policy.
      const attempt = (name: string, work: () => unknown): Promise<void> =>
        new Promise((done) => {
          setTimeout(() => {
            try {
              work();
              tried.push(name);
            } catch {
              // Refused, as it should be.
            }
            done();
          }, 0);
        });
      await attempt('eval', () => Reflect.get(window, 'eval')('1'));
      await attempt('Function', () => Reflect.construct(Function, ['return 1'])());
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'document.title = "owned"');
      document.body.append(button);
      button.click();
      button.remove();
      script.remove();
      return [...tried, document.title];
    });
    expect(ran).toEqual(['Secure · Sheaf']);
  });

  test('nothing remote is fetched, opened or gone to', async () => {
    const reached = await page.evaluate(async () => {
      const reaches = async (work: () => Promise<unknown>): Promise<boolean> =>
        work().then(
          () => true,
          () => false,
        );
      const picture = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = 'http://127.0.0.1:9/x.png';
        });
      const socket = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const made = new WebSocket('ws://127.0.0.1:9/');
          made.onopen = resolve;
          made.onerror = reject;
        });
      return {
        fetch: await reaches(() => fetch('http://127.0.0.1:9/')),
        file: await reaches(() => fetch('file:///etc/hostname')),
        picture: await reaches(picture),
        socket: await reaches(socket),
        window: window.open('https://example.org/') !== null,
        notifications: await Notification.requestPermission(),
      };
    });
    expect(reached).toEqual({
      fetch: false,
      file: false,
      picture: false,
      socket: false,
      window: false,
      notifications: 'denied',
    });
  });

  test('bytes are served by token and hash alone, with ranges', async () => {
    await openPaper(page, 'blinatumomab-trial');
    const got = await page.evaluate(async () => {
      const [documentUrl = ''] = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith('document://'));
      const start: unknown = await Reflect.get(window, 'desktop').start();
      const base: string = Reflect.get(Object(Reflect.get(Object(start), 'review')), 'documentBase');
      const status = async (url: string, range?: string): Promise<number | string> =>
        fetch(url, range === undefined ? {} : { headers: { range } }).then(
          (response) => response.status,
          () => 'refused',
        );
      const hash = documentUrl.slice(base.length) || '0'.repeat(64);
      const other = base.replace(/[0-9a-f]{32}/u, '0'.repeat(32));
      return {
        hash: hash.length,
        part: await status(base + hash, 'bytes=0-9'),
        beyond: await status(base + hash, 'bytes=99999999999-'),
        otherWindow: await status(other + hash),
        unknown: await status(base + 'a'.repeat(64)),
        outside: await status(`${base}..%2f..%2freview.db`),
        upper: await status(base + hash.toUpperCase()),
      };
    });
    expect(got.hash).toBe(64);
    for (const place of [got.otherWindow, got.unknown, got.outside])
      expect([403, 404, 'refused', 400]).toContain(place);
    expect([206, 404]).toContain(got.part);
    expect([416, 404]).toContain(got.beyond);
  });

  test('a hostile page is words and structure: nothing of it runs, loads or hides', async () => {
    await openPaper(page, 'hostile');
    await documentOf(page).getByText('Plain words stay.').waitFor();
    await documentOf(page).getByText('Last words.').click();
    const foreign = await documentOf(page)
      .locator('script, iframe, form, input, svg[onload], img[onerror], [onclick]')
      .count();
    expect(foreign).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'owned'))).toBeUndefined();
    expect(await documentOf(page).locator('a[href^="javascript"]').count()).toBe(0);
  });

  test('the desktop’s calls are those of the list, and refuse what does not fit', async () => {
    const answer = await page.evaluate(() => {
      const asked: Promise<unknown> = Reflect.apply(window.desktop.setTheme, null, [{ evil: true }]);
      return asked.then(
        () => 'taken',
        () => 'refused',
      );
    });
    expect(answer).toBe('refused');
  });

  // Last: the driver takes a refused navigation for one that never ends.
  test('the page goes nowhere else', async () => {
    const before = page.url();
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe(before);
    expect(sheaf.app.windows()).toHaveLength(1);
  });
});
