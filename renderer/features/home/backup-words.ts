import { formatMoment } from '#renderer/ui/format.ts';

const stamp = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-\d+)?Z(?:-(migration|opening))?\.db$/u;

const reasonWords: Readonly<Record<string, string>> = {
  migration: 'before an upgrade',
  kept: 'made by hand or before a restore',
};

/** A backup as a person knows it, by when it was made: its file's name holds the time. A strange name stays. */
export function backupWords(name: string): string {
  const [, day, hours, minutes, seconds, reason] = stamp.exec(name) ?? [];
  if (day === undefined) return name;
  const made = formatMoment(`${day}T${hours}:${minutes}:${seconds}Z`);
  return reason === undefined ? made : `${made}, ${reasonWords[reason] ?? reason}`;
}
