/** How references are written: NLM and ICMJE, American Psychological Association, American Medical Association. */
export const citationStyles = ['vancouver', 'apa-7', 'ama-11'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** What a style is called on the screen and in files. */
export const citationStyleLabels: Readonly<Record<CitationStyle, string>> = {
  vancouver: 'Vancouver',
  'apa-7': 'APA 7',
  'ama-11': 'AMA 11',
};

/** Whether a style numbers its references in order of first citation; APA lists them by name (Publication Manual, 2.12). */
export function isNumbered(style: CitationStyle): boolean {
  return style !== 'apa-7';
}
