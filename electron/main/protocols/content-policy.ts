/**
 * The content policy of every page of the app. Scripts and styles come from the app alone, inline ones need
 * this answer's nonce; nothing remote is named anywhere. `wasm-unsafe-eval` lets pdf.js run its image
 * decoders; it does not allow `eval`.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob: document:",
    "font-src 'self'",
    "connect-src 'self' document:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
