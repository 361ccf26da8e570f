import { columnRanges } from '#shared/text/selection.ts';
import type { PageText, TextRange } from '#shared/text/page-text.ts';
import { endsOf } from './text-selection.ts';
import type { TextSelection } from './text-selection.ts';
import { bodyIn } from './text-point.ts';
import type { Span, TextOf } from './text-point.ts';

/** The pages whose texts decide what is selected: those between the ends, and those near them. */
export function pagesOf(selection: TextSelection, pages: number): readonly number[] {
  const [first, last] = endsOf(selection);
  const reach = first.page === last.page ? 0 : 2;
  const from = Math.max(1, first.page - reach);
  const to = Math.min(pages, last.page + reach);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The ranges of a selection that begins and ends on one page. */
function rangesWithin(selection: TextSelection, page: PageText): readonly TextRange[] {
  const [first, last] = endsOf(selection);
  const start = Math.min(first.offset, page.text.length);
  const end = Math.min(last.offset, page.text.length);
  const byWords = selection.unit === 'character' || selection.unit === 'word';
  const spans = (byWords ? columnRanges(page, start, end) : null) ?? [{ start, end }];
  return spans.filter((span) => span.start < span.end).map((span) => ({ page: page.page, ...span }));
}

/** A range that goes over an edge of its page ends at the body there; whoever begins or ends in a running line means it. */
function withoutRunningLines(body: Span, { start, end }: Span, length: number): Span {
  return {
    start: start === 0 && end >= body.start ? body.start : start,
    end: end >= length && start < body.end ? Math.min(body.end, end) : end,
  };
}

/**
 * What is selected on one page. Within a column of a table it is that column alone. Over page breaks the running
 * heads and feet between are left out: a sentence does not hold them.
 */
export function rangesOnPage(selection: TextSelection, page: PageText, textOf: TextOf): readonly TextRange[] {
  const [first, last] = endsOf(selection);
  const number = page.page;
  if (number < first.page || number > last.page) return [];
  if (first.page === last.page) return rangesWithin(selection, page);
  const from = number === first.page ? first.offset : 0;
  const to = number === last.page ? last.offset : page.text.length;
  const { start, end } = withoutRunningLines(
    bodyIn(page, textOf),
    { start: from, end: to },
    page.text.length,
  );
  return start < end ? [{ page: number, start, end }] : [];
}

/** The selected ranges in reading order; undefined while the text of a page in between is not loaded. */
export function selectedRanges(selection: TextSelection, textOf: TextOf): TextRange[] | undefined {
  const [first, last] = endsOf(selection);
  const ranges: TextRange[] = [];
  for (let page = first.page; page <= last.page; page += 1) {
    const text = textOf(page);
    if (text === undefined) return undefined;
    ranges.push(...rangesOnPage(selection, text, textOf));
  }
  return ranges;
}
