import { formatMoment } from '#renderer/ui/format.ts';

const stamp = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-\d+)?Z(-migration)?\.db$/u;

/** A backup as a person knows it, by when it was made: its file's name holds the time. A strange name stays. */
export function backupWords(name: string): string {
  const [, day, hours, minutes, seconds, migration] = stamp.exec(name) ?? [];
  if (day === undefined) return name;
  const made = formatMoment(`${day}T${hours}:${minutes}:${seconds}Z`);
  return migration === undefined ? made : `${made}, before an upgrade`;
}
