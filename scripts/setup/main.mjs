import { reportFailure } from './report.mjs';
import { prepareAll } from './setup.mjs';

await prepareAll().catch(reportFailure);
