// Makes resources/taxonomies/paediatric-all.json from its outline; refuses one that breaks the rules of taxonomies.
import { readFileSync, writeFileSync } from 'node:fs';
import { checkTaxonomy } from '#shared/domain/taxonomy-file.ts';
import { taxonomyFromOutline } from './taxonomy-outline.ts';

const folder = new URL('../../resources/taxonomies/', import.meta.url);
const outline = readFileSync(new URL('paediatric-all.outline.txt', folder), 'utf8');
const file = taxonomyFromOutline(outline, {
  id: 'paediatric-all',
  name: 'Acute lymphoblastic leukaemia in children',
  version: 1,
});
const problems = checkTaxonomy(file);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  writeFileSync(new URL('paediatric-all.json', folder), `${JSON.stringify(file, null, 1)}\n`);
  const counts = file.facets.map((facet) => `${facet.name}: ${facet.concepts.length}`);
  console.log(`paediatric-all.json written (${counts.join(', ')})`);
}
