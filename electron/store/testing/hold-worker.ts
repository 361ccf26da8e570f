import { openReview } from '../open-review.ts';
import { testOpener } from '../testing.ts';

/* Opens a review, says so, and holds it until it is killed. */

const [path = '', profileDir = ''] = process.argv.slice(2);
const opened = await openReview(path, testOpener(profileDir));
process.stdout.write(opened.ok ? 'open\n' : `${opened.error.code}\n`);
if (opened.ok) setInterval(() => opened.value.readOnly, 1_000);
