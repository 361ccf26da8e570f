const maxAddress = 2_000;

/** An address that a reader may be shown: http, https, mailto or a place in the same document; else null. */
export function safeHref(href: string | null | undefined): string | null {
  const address = (href ?? '').trim().replace(/[\u0000-\u0020]/g, (blank) => (blank === ' ' ? '%20' : ''));
  if (address.length > maxAddress) return null;
  if (/^https?:\/\/[^/]/i.test(address) || /^mailto:./i.test(address)) return address;
  if (address.startsWith('//') && address.length > 3) return `https:${address}`;
  return /^#./.test(address) ? address : null;
}
