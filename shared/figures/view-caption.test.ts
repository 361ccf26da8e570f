import { expect, test } from 'vitest';
import { viewCaption } from './view-caption.ts';

test('a caption says what the filter leaves out, pooled findings beside studies, and what is put aside', () => {
  const counts = { claims: 4, leftOut: 5, putAside: 2 };
  const filter = { year: ['2019'], studiesOnly: 'yes' };
  expect(viewCaption({ ...counts, pooledBeside: 3, filter, rules: ['A rule.'] })).toEqual([
    {
      text: 'Filter: first published: 2019; studies only: yes. 4 claims of documents that are included or undecided. Left out by the filter: 5. Pooled findings beside: 3. In documents that are excluded or in the bin: 2.',
    },
    { text: 'A rule.' },
  ]);
  const [all] = viewCaption({ ...counts, pooledBeside: null, filter: {}, rules: [] });
  expect(JSON.stringify(all)).not.toContain('Pooled');
});
