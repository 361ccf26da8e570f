import { spawnSync } from 'node:child_process';

/** A word as poppler finds it on a page: PDF units from the page's upper left corner, y downwards. */
export interface PopplerWord {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A PDF as poppler reads it: its pages' sizes, and the words in poppler's own reading order. */
export interface PopplerPdf {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly words: readonly PopplerWord[];
}

/** What to say where poppler is not installed. */
export const noPoppler =
  'pdftotext was not found. Install poppler-utils: apt-get update && apt-get install -y poppler-utils';

/** The version of pdftotext; null where it is not installed. */
export function popplerVersion(): string | null {
  const { error, stderr } = spawnSync('pdftotext', ['-v'], { encoding: 'utf8' });
  return error === undefined ? (/version (\S+)/u.exec(stderr)?.[1] ?? 'unknown') : null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/gu, (whole, code, name) =>
    code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

/** Words and boxes of a PDF, by `pdftotext -bbox`. @throws Error when it is not installed or fails */
export function readWithPoppler(path: string): PopplerPdf {
  const { error, status, stdout, stderr } = spawnSync('pdftotext', ['-bbox', path, '-'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw new Error(noPoppler);
  if (status !== 0) throw new Error(`pdftotext refused ${path}: ${stderr}`);
  const pages: { width: number; height: number }[] = [];
  const words: PopplerWord[] = [];
  const element =
    /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gu;
  for (const match of stdout.matchAll(element)) {
    const [, width, height, left, top, right, bottom, text] = match;
    if (width !== undefined) pages.push({ width: Number(width), height: Number(height) });
    else {
      words.push({
        text: decoded(text ?? ''),
        page: pages.length,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      });
    }
  }
  return { pages, words };
}
