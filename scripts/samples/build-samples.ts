// Writes the sample paper into resources/samples; with --check it only says whether the file there is the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { samplePaper } from './paper.ts';

const place = new URL('../../resources/samples/blinatumomab-trial.pdf', import.meta.url);
const bytes = samplePaper();
if (!process.argv.includes('--check')) {
  writeFileSync(place, bytes);
  console.log(`blinatumomab-trial.pdf written (${bytes.length} bytes)`);
} else if (Buffer.compare(readFileSync(place), bytes) !== 0) {
  console.error(
    'blinatumomab-trial.pdf differs from its script: node scripts/samples/build-samples.ts writes it anew',
  );
  process.exitCode = 1;
}
