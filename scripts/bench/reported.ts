import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResults } from '#shared/reported/read-results.ts';
import { LabelledSet, share, shareByField } from '#shared/reported/testing/score.ts';

/*
 * How much of the labelled set of printed results is read right: a JSON line for each half, with the share of items
 * read completely right and, for each field, the share of items in which it is right everywhere.
 */

const folder = join(import.meta.dirname, '../../shared/reported/labelled');

for (const half of ['tuning', 'kept-apart']) {
  const items = LabelledSet.parse(JSON.parse(readFileSync(join(folder, `${half}.json`), 'utf8')));
  const start = performance.now();
  for (const item of items) readResults(item.text);
  const ms = Math.round(performance.now() - start);
  const figure = {
    bench: 'reported',
    half,
    items: items.length,
    right: share(items),
    fields: shareByField(items),
    ms,
  };
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}
