/** `[x0, y0, x1, y1]` in PDF units. */
type Box = readonly [number, number, number, number];

/** An annotation to be put into a file: the entries of its dictionary as the program writes them. */
export type LeftBehind = {
  /** From 1. */
  readonly page: number;
  readonly entries: string;
  /** Programs of one maker write the comment's window as an annotation of its own. */
  readonly popup?: boolean;
  /** Index of the annotation that it answers. */
  readonly answers?: number;
  /** How it is painted, as the program writes it: within its rectangle, with the font Helv. */
  readonly appearance?: string;
  /** Index of the annotation that leads the group to which it belongs. */
  readonly groupedWith?: number;
};

const list = (numbers: readonly number[]): string => `[${numbers.map((n) => String(n)).join(' ')}]`;

function around(boxes: readonly Box[]): string {
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((side) =>
    (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side] ?? 0)),
  );
  return list([x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0]);
}

/** Upper left, upper right, lower left, lower right: what Acrobat, Preview and Zotero write. */
const zOrder = (boxes: readonly Box[]): string =>
  list(boxes.flatMap(([x0, y0, x1, y1]) => [x0, y1, x1, y1, x0, y0, x1, y0]));
/** Counterclockwise from the lower left: what the standard says. */
const counterclockwise = (boxes: readonly Box[]): string =>
  list(boxes.flatMap(([x0, y0, x1, y1]) => [x0, y0, x1, y0, x1, y1, x0, y1]));

type Marked = { readonly page: number; readonly boxes: readonly Box[]; readonly text?: string };

/** A highlight with its comment's window, as Acrobat writes it. */
export function acrobatHighlight({ page, boxes, text = '' }: Marked): LeftBehind {
  const entries =
    `/Subtype /Highlight /Rect ${around(boxes)} /QuadPoints ${zOrder(boxes)} /C [1 0.819611 0] /CA 0.399994 /F 4` +
    ` /T (J. Smith) /Contents (${text}) /Subj (Highlight) /M (D:20240312101530+01'00')` +
    ` /CreationDate (D:20240311090000+01'00') /NM (0c1fd2a8-6c3e-4a43-8e1b-2c4bd9cf6a11)`;
  return { page, entries, popup: true };
}

/** A highlight as Preview writes it, which copies the marked words into the comment. */
export function previewHighlight({ page, boxes, text = '' }: Marked): LeftBehind {
  const entries =
    `/Subtype /Highlight /Rect ${around(boxes)} /QuadPoints ${zOrder(boxes)} /C [0.54 0.78 0.36] /F 4` +
    ` /T (J. Smith) /Contents (${text}) /M (D:20230105143000Z00'00')`;
  return { page, entries };
}

/** An underline as Zotero writes it. */
export function zoteroUnderline({ page, boxes, text = '' }: Marked): LeftBehind {
  const entries =
    `/Subtype /Underline /Rect ${around(boxes)} /QuadPoints ${zOrder(boxes)} /C [0.1804 0.6588 0.8980] /F 4` +
    ` /T (Ada Lindt) /Contents (${text}) /M (D:20250201080000Z) /NM (Zotero-ABCD2345)`;
  return { page, entries };
}

/** A strike-out with its corners in the order of the standard. */
export function standardStrikeOut({ page, boxes }: Marked): LeftBehind {
  const entries =
    `/Subtype /StrikeOut /Rect ${around(boxes)} /QuadPoints ${counterclockwise(boxes)} /C [1 0 0] /F 4` +
    ` /T (J. Smith)`;
  return { page, entries };
}

/** A sticky note. */
export function stickyNote(page: number, [x, y]: readonly [number, number], text: string): LeftBehind {
  const box = list([x, y, x + 20, y + 20]);
  const entries =
    `/Subtype /Text /Name /Comment /Rect ${box} /C [1 1 0] /F 28 /T (J. Smith) /Contents (${text})` +
    ` /M (D:20240312101530Z)`;
  return { page, entries, popup: true };
}

/** What a program writes of each kind of drawing beside its rectangle. */
const drawings = {
  Ink: ([x0, y0, x1, y1]: Box) => `/InkList [${list([x0, y0, x1, y1, x1, y0])}] /BS << /W 2 >>`,
  Line: ([x0, y0, x1, y1]: Box) => `/L ${list([x0, y0, x1, y1])} /LE [/None /OpenArrow] /IT /LineArrow`,
  Polygon: ([x0, y0, x1, y1]: Box) => `/Vertices ${list([x0, y0, x1, y0, x1, y1])}`,
  PolyLine: ([x0, y0, x1, y1]: Box) => `/Vertices ${list([x0, y0, x1, y0, x1, y1])}`,
  Circle: () => '/BS << /W 2 >>',
  Square: () => '/BS << /W 2 >>',
  Caret: () => '/RD [0 0 0 0] /Sy /None /IT /Replace',
  Stamp: () => '/Name /Approved',
  FileAttachment: () => '/FS << /Type /Filespec /F (table.csv) >> /Name /PushPin',
};

type Drawn = { readonly page: number; readonly box: Box; readonly text?: string; readonly author?: string };

/** A drawing with its comment as Acrobat writes it; without a `text` the drawing alone, of nobody. */
export function drawing(
  subtype: keyof typeof drawings,
  { page, box, text, author = 'M. Okoro' }: Drawn,
): LeftBehind {
  const said =
    text === undefined ? '' : ` /T (${author}) /Contents (${text}) /M (D:20250402130000Z) /Subj (${subtype})`;
  const entries = `/Subtype /${subtype} /Rect ${list(box)} ${drawings[subtype](box)} /C [1 0 0] /F 4${said}`;
  return { page, entries };
}

/** An answer to another annotation, by its index. */
export function answerTo(answers: number, page: number, text: string): LeftBehind {
  const entries = `/Subtype /Text /Rect [0 0 20 20] /F 28 /T (B. Jones) /Contents (${text})`;
  return { page, entries, answers };
}

/**
 * Puts annotations into a PDF of our own samples by an incremental update (ISO 32000-1, 7.5.6), as reading programs do:
 * everything that was there stays byte for byte.
 */
export function withAnnotations(pdf: Uint8Array, left: readonly LeftBehind[]): Uint8Array {
  const file = new TextDecoder('latin1').decode(pdf);
  const size = Number(/\/Size (\d+)/u.exec(file)?.[1] ?? 0);
  const previous = Number(/startxref\n(\d+)\n/u.exec(file)?.[1] ?? 0);
  const pages = [...file.matchAll(/(\d+) 0 obj\n(<< \/Type \/Page \/Parent .*) >>\nendobj/gu)];
  const numbers = left.map((_, index) => size + 3 * index);
  const objects = new Map<number, string>();
  const onPage = (page: number): string[] =>
    left.flatMap((note, index) => {
      const at = numbers[index] ?? 0;
      if (note.page !== page) return [];
      return note.popup === true ? [`${at} 0 R`, `${at + 1} 0 R`] : [`${at} 0 R`];
    });
  pages.forEach(([, number = '0', entries = ''], index) => {
    const refs = onPage(index + 1);
    if (refs.length > 0) objects.set(Number(number), `${entries} /Annots [${refs.join(' ')}] >>`);
  });
  left.forEach((note, index) => {
    const at = numbers[index] ?? 0;
    const head = note.answers ?? note.groupedWith;
    const how = note.answers === undefined ? 'Group' : 'R';
    const answer = head === undefined ? '' : ` /IRT ${numbers[head]} 0 R /RT /${how}`;
    const popup = note.popup === true ? ` /Popup ${at + 1} 0 R` : '';
    const painted = note.appearance === undefined ? '' : ` /AP << /N ${at + 2} 0 R >>`;
    objects.set(at, `<< /Type /Annot ${note.entries}${answer}${popup}${painted} >>`);
    if (note.appearance !== undefined) objects.set(at + 2, form(note.entries, note.appearance));
    if (note.popup === true)
      objects.set(
        at + 1,
        `<< /Type /Annot /Subtype /Popup /Rect [0 0 180 120] /Parent ${at} 0 R /Open false >>`,
      );
  });
  return appended(file, objects, previous);
}

/** An appearance as large as its annotation. */
function form(entries: string, painting: string): string {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (/\/Rect \[([^\]]*)\]/u.exec(entries)?.[1] ?? '')
    .split(' ')
    .map(Number);
  const font = '/Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';
  const head = `/Type /XObject /Subtype /Form /BBox [0 0 ${x1 - x0} ${y1 - y0}] /Resources << ${font} >>`;
  return `<< ${head} /Length ${painting.length} >>\nstream\n${painting}\nendstream`;
}

function appended(file: string, objects: ReadonlyMap<number, string>, previous: number): Uint8Array {
  let body = file.endsWith('\n') ? file : `${file}\n`;
  const entries: string[] = [];
  for (const [number, object] of objects) {
    entries.push(`${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = body.length;
  const size = Math.max(...objects.keys()) + 1;
  body += `xref\n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 2 0 R /Prev ${previous} >>\n`;
  body += `startxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(body, (character) => character.charCodeAt(0));
}
