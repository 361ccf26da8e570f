const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const times = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const moments = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const counts = new Intl.NumberFormat();
const tenths = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** An ISO time as `23 Nov 2026`, in local time. */
export function formatDate(iso: string): string {
  return dates.format(new Date(iso));
}

/** An ISO time as `23 Nov 2026, 14:05`, in local time. */
export function formatDateTime(iso: string): string {
  return `${formatDate(iso)}, ${formatTime(iso)}`;
}

/** An ISO time to the second, where several may lie within a minute. */
export function formatMoment(iso: string): string {
  return `${formatDate(iso)}, ${moments.format(new Date(iso))}`;
}

/** The time of day of an ISO time, as the user's locale writes it. */
export function formatTime(iso: string): string {
  return times.format(new Date(iso));
}

/** `1 claim`, `61 claims`. */
export function formatCount(count: number, one: string, many: string): string {
  return `${counts.format(count)} ${count === 1 ? one : many}`;
}

/** Bytes as `830 KB`, `1.3 MB`; powers of 1,000. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${counts.format(bytes)} bytes`;
  if (bytes < 1_000_000) return `${counts.format(Math.round(bytes / 1_000))} KB`;
  if (bytes < 1_000_000_000) return `${tenths.format(bytes / 1_000_000)} MB`;
  return `${tenths.format(bytes / 1_000_000_000)} GB`;
}
