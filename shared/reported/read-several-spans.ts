import type { Span } from '#shared/domain/reported-result.ts';
import type { Atom } from './atoms.ts';
import { isText, skip } from './cursor.ts';
import { intervalAt } from './measured.ts';
import type { Token } from './tokens.ts';

type Find = (tokens: readonly Token[], at: number, text: string) => Atom | null;

/**
 * Reads further spans behind one name: "(IQR 2–7 and 3–8, respectively)". They are of as many numbers before, which
 * the one who takes them counts; up to the end of their brackets or words only.
 * @param find finds the named span that comes first
 */
export function severalSpans(find: Find): Find {
  return (tokens, at, text) => {
    const first = find(tokens, at, text);
    if (first?.kind !== 'interval') return first;
    const listed: Span[] = [first.span];
    let { next } = first;
    for (let part = 0; part < 6; part += 1) {
      const place = skip(tokens, next, 2, [',', ';', 'and', 'vs', 'versus']);
      const found = place === next ? null : intervalAt(tokens, place, text);
      const byDash = tokens
        .slice(place, found?.next ?? place)
        .some((one) => one.text === '-' || one.text === 'to');
      if (found === null || !byDash) break;
      listed.push(found.span);
      next = found.next;
    }
    const end = skip(tokens, next, 2, [',', 'respectively']);
    const ends = isText(tokens, end - 1, 'respectively') || isText(tokens, next, ')', ']');
    return listed.length > 1 && ends ? { ...first, listed, next: end } : first;
  };
}
