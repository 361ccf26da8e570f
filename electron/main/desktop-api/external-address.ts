const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address as the browser will be given it, or null when it is none that may leave the program. */
export function externalAddress(text: string): string | null {
  try {
    const url = new URL(text);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
