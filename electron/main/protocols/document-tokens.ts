import { randomBytes } from 'node:crypto';

/**
 * Which window may read the documents of which review. A token is the host of `document://` addresses:
 * lower-case hex, since the host of a standard scheme arrives in lower case. It dies with its window.
 */
export class DocumentTokens {
  readonly #folders = new Map<string, string>();

  /** Makes a token for a window on the review at `folder`. */
  issue(folder: string): string {
    const token = randomBytes(16).toString('hex');
    this.#folders.set(token, folder);
    return token;
  }

  /** Ends a token; unknown ones are no error. */
  revoke(token: string): void {
    this.#folders.delete(token);
  }

  /** The review's folder, or null when the token is unknown or ended. */
  folderOf(token: string): string | null {
    return this.#folders.get(token) ?? null;
  }
}
