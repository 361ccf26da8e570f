/** A piece of a reference in one look. */
export type Run = { readonly text: string; readonly italic: boolean };

/** A text of several looks, in order. */
export type Runs = readonly Run[];

/** A text, or a plain one. */
export type Piece = string | Runs;

/** A text in italics; nothing for an empty one. */
export function italic(text: string): Runs {
  return text === '' ? [] : [{ text, italic: true }];
}

/** A text without its looks. */
export function plainText(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.map(({ text }) => text).join('');
}

/** Pieces in a row with the same text between them; empty ones are left out. */
export function joined(pieces: readonly Piece[], between: string): Runs {
  const told = pieces.map(runsOf).filter((runs) => runs.length > 0);
  return told.reduce((before, runs) => (before.length === 0 ? runs : row(before, between, runs)), []);
}

/** Pieces one behind the other; neighbours of the same look become one run. */
export function row(...pieces: readonly Piece[]): Runs {
  const runs: Run[] = [];
  for (const run of pieces.flatMap(runsOf)) {
    const last = runs.at(-1);
    if (last?.italic === run.italic) runs.splice(-1, 1, { ...last, text: last.text + run.text });
    else runs.push(run);
  }
  return runs;
}

function runsOf(piece: Piece): Runs {
  if (typeof piece !== 'string') return piece;
  return piece === '' ? [] : [{ text: piece, italic: false }];
}
