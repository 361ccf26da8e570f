/** The colours of highlights on white paper, until the theme gives its own; the last is for those without a hue. */
const fallbacks = [
  '#1f6feb',
  '#d9730d',
  '#0f8a6d',
  '#b3399a',
  '#7a5af5',
  '#b38600',
  '#c23b4a',
  '#4d7c0f',
  '#e0a800',
] as const;

/** The colour of a highlight: `--page-hue-N` of the theme, or `--page-hue-none` for one without a hue. */
export function pageHue(hue: number | null): string {
  if (hue === null) return `var(--page-hue-none, ${fallbacks[8]})`;
  return `var(--page-hue-${hue}, ${fallbacks[hue] ?? fallbacks[8]})`;
}
