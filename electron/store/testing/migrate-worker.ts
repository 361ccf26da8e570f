import { openConnection } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';

/* Brings a database up by three made-up steps, and is killed in the middle of the third. */

const [path = ''] = process.argv.slice(2);
const db = openConnection(path);
db.pragma('journal_mode = WAL');
migrate(db, 3, [
  { version: 1, name: 'one', up: (on) => on.exec('CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT') },
  {
    version: 2,
    name: 'two',
    up: (on) => on.exec('CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT; INSERT INTO two VALUES (1)'),
  },
  {
    version: 3,
    name: 'three',
    up: (on) => {
      on.exec('CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT; DELETE FROM two');
      process.kill(process.pid, 'SIGKILL');
    },
  },
]);
