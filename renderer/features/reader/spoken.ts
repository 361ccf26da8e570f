/** Longest stretch of words that is read out at once. */
const longest = 300;

/** Words for a screen reader: white space as one space, a long stretch as its beginning and end. */
export function spoken(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const half = longest / 2;
  return `${line.slice(0, half)} … ${line.slice(-half)}`;
}

/** What is read out when a selection has changed. */
export function spokenSelection(words: string): string {
  const line = spoken(words);
  return line === '' ? 'Nothing selected' : `Selected: ${line}`;
}

/** What is read out when the caret has moved between two offsets of one page's text. */
export function spokenMove(text: string, from: number, to: number, line: string): string {
  const passed = text.slice(Math.min(from, to), Math.max(from, to));
  if (passed.includes('\n') || passed.length > 80) return spoken(line) || 'blank';
  if (passed.trim() === '') return passed === '' ? spoken(line) : 'space';
  return spoken(passed);
}
