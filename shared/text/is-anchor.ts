import type { Anchor, AnchorPart, AnchorQuote } from './anchor.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRect(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && value.every(Number.isFinite);
}

function isOffset(value: unknown): boolean {
  return Number.isInteger(value) && typeof value === 'number' && value >= 0;
}

function isPart(value: unknown): value is AnchorPart {
  if (!isRecord(value) || !isOffset(value['page']) || typeof value['label'] !== 'string') return false;
  if (!Array.isArray(value['rects']) || !value['rects'].every(isRect)) return false;
  const { start, end } = value;
  return (
    (start === null && end === null) || (isOffset(start) && isOffset(end) && Number(start) <= Number(end))
  );
}

function isQuote(value: unknown): value is AnchorQuote {
  return isRecord(value) && ['exact', 'prefix', 'suffix'].every((name) => typeof value[name] === 'string');
}

/** Whether a value from outside is an anchor of the version that this program writes. */
export function isAnchor(value: unknown): value is Anchor {
  if (!isRecord(value) || value['v'] !== 1) return false;
  if (!['sha256', 'recipe', 'sort'].every((name) => typeof value[name] === 'string')) return false;
  const parts = value['parts'];
  return Array.isArray(parts) && parts.length > 0 && parts.every(isPart) && isQuote(value['quote']);
}
