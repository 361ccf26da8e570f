import { printable } from '../printed-words.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>"']/gu, (sign) => signs[sign] ?? '');
}
