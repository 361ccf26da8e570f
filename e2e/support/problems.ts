import type { ElectronApplication, Page } from 'playwright';

/** Collects what goes wrong in windows unseen: errors on the console, uncaught errors, refusals by the content policy. */
export class Problems {
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** Listens to every window, also those opened later. */
  constructor(app: ElectronApplication) {
    for (const page of app.windows()) this.#listen(page);
    app.on('window', (page) => this.#listen(page));
  }

  /** From now on a problem that matches is expected, for example the refusal that a test provokes. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** What was found and not allowed. */
  get found(): string[] {
    return this.#found.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)));
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`.trim();
      if (message.type() === 'error' || isPolicyRefusal(text)) this.#found.push(text);
    });
    page.on('pageerror', (error) => this.#found.push(`${error.name}: ${error.message}`));
  }
}

function isPolicyRefusal(problem: string): boolean {
  return /content security policy/iu.test(problem);
}
