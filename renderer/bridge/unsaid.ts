/**
 * What `next` says beyond `message`: its sentences without those that the message ends with or holds already.
 * The store's messages stand alone on the command line, so that both often say what is safe.
 */
export function unsaid(message: string, next: string): string {
  const said = new Set(sentences(message));
  return sentences(next)
    .filter((sentence) => !said.has(sentence))
    .join(' ');
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence !== '');
}
