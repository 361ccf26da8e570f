const passwords = new Map<string, string>();

/** Passwords given in this window, by the SHA-256 of the file: in memory only, gone with the window. */
export const heldPasswords = {
  get: (sha256: string): string | undefined => passwords.get(sha256),
  hold: (sha256: string, password: string): void => {
    passwords.set(sha256, password);
  },
};
