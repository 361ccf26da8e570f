import { binaryName } from './sniff-binary.ts';
import {
  referenceByExtension,
  referenceNames,
  referencesInJson,
  referencesInLines,
  referencesInTable,
  type ReferenceFormat,
} from './sniff-references.ts';
import { latin, probeText } from './sniff-text.ts';
import { xmlKind } from './sniff-xml.ts';

export type ReadableFormat = 'pdf' | 'html' | 'markdown' | 'text';

/** What a file is. `mislabelled` is a sentence for the outcome when the name promised another format. */
export type Sniffed =
  | { readonly kind: 'document'; readonly format: ReadableFormat; readonly mislabelled: string | null }
  | { readonly kind: 'unreadable'; readonly format: 'pdf' | 'html'; readonly reason: string }
  | { readonly kind: 'references'; readonly format: ReferenceFormat; readonly name: string }
  | { readonly kind: 'annotations' }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number };

/** How many bytes from the start of a file `sniff` wants to see. */
export const sniffBytes = 65_536;

/** The largest files taken, in bytes. */
export const sizeCaps = { pdf: 500 * 1024 * 1024, text: 50 * 1024 * 1024 } as const;

/** Names of formats that a file's name may promise, for the sentence about a wrong name. */
const formatNames: Readonly<Record<ReadableFormat, string>> = {
  pdf: 'a PDF',
  html: 'an HTML page',
  markdown: 'Markdown',
  text: 'plain text',
};

const markdownNames = new Set(['md', 'markdown', 'mdown', 'mkd']);
const htmlNames = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml']);
const textNames = new Set(['txt', 'text', 'asc', '']);

/** Names of text files that are known, and are no papers. */
const otherTexts: Readonly<Record<string, string>> = {
  csv: 'CSV table',
  tsv: 'TSV table',
  tab: 'TSV table',
  json: 'JSON data',
  jsonl: 'JSON data',
  ndjson: 'JSON data',
  jsonld: 'JSON data',
  xml: 'XML data',
  nxml: 'XML data',
  rdf: 'RDF data',
  yaml: 'YAML data',
  yml: 'YAML data',
  tex: 'LaTeX source',
  latex: 'LaTeX source',
  eml: 'e-mail message',
  ics: 'calendar file',
  vcf: 'contact file',
  css: 'style sheet',
  svg: 'SVG image',
  ini: 'settings file',
  toml: 'settings file',
  sql: 'SQL source',
  log: 'log file',
};
const sourceCode =
  /^(?:js|mjs|cjs|ts|jsx|tsx|py|r|rmd|qmd|ipynb|do|sas|sps|m|c|h|cc|cpp|hpp|java|rb|go|rs|php|pl|sh|bash|bat|ps1|lua|swift|kt|vb|vbs)$/;

/**
 * Decides what a file is from its first bytes; the name only settles what bytes can't (Markdown, an HTML
 * fragment, a PDF without its header).
 * @param head the first `sniffBytes` bytes, or all of a smaller file
 * @param size of the whole file in bytes
 */
export function sniff(head: Uint8Array, size: number, fileName: string): Sniffed {
  if (size === 0 || head.length === 0) return { kind: 'empty' };
  const extension = extensionOf(fileName);
  const found = decide(head, extension);
  if (found.kind !== 'document') return found;
  const limit = found.format === 'pdf' ? sizeCaps.pdf : sizeCaps.text;
  return size > limit ? { kind: 'too-large', size, limit } : found;
}

/** The part of a name behind its last dot, in lower case; empty when there is none. */
export function extensionOf(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  return /[^.]\.([\p{L}\p{N}_-]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function decide(head: Uint8Array, extension: string): Sniffed {
  if (isPdf(head, extension)) return labelled('pdf', extension);
  const binary = binaryName(head, extension);
  if (binary !== null) return { kind: 'unsupported', name: binary };
  const probe = probeText(head);
  if (!probe.isText) return notText(extension);
  return bySyntax(probe.text, extension) ?? byName(extension);
}

/** The header may stand anywhere in the first 1024 bytes; in a file of another name it must begin a line. */
function isPdf(head: Uint8Array, extension: string): boolean {
  const start = latin(head.subarray(0, 1024 + 8));
  return (extension === 'pdf' ? /%PDF-\d/ : /(?:^|[\r\n\0])%PDF-\d\.\d/).test(start);
}

function notText(extension: string): Sniffed {
  if (extension === 'pdf') return { kind: 'unreadable', format: 'pdf', reason: noPdf };
  if (htmlNames.has(extension)) {
    return {
      kind: 'unreadable',
      format: 'html',
      reason: 'The file is named as an HTML page but holds no text.',
    };
  }
  return { kind: 'unsupported', name: 'binary file of an unknown kind' };
}

const noPdf = 'The file is named .pdf but holds no PDF.';

/** Formats that a text shows by its own words. */
function bySyntax(text: string, extension: string): Sniffed | null {
  if (isHtml(text, extension)) return labelled('html', extension);
  // Documentation that shows a record or markup as an example is still a text.
  const shown = markdownNames.has(extension) || htmlNames.has(extension);
  return (
    asXml(text, extension, shown) ??
    (shown ? null : (asJson(text, extension) ?? asWebArchive(text) ?? asLines(text, extension)))
  );
}

function asXml(text: string, extension: string, shown: boolean): Sniffed | null {
  const xml = /^\s*</.test(text) ? xmlKind(text) : null;
  if (xml?.kind === 'html') return labelled('html', extension);
  if (xml === null || shown) return null;
  return xml.kind === 'references' ? references(xml.format) : { kind: 'unsupported', name: xml.name };
}

function asJson(text: string, extension: string): Sniffed | null {
  const begins = extension === 'json' ? /^\s*[[{]\s*["{[\]}]/ : /^\s*(?:\[\s*)?\{\s*"/;
  if (!begins.test(text)) return null;
  if (isWebAnnotation(text)) return { kind: 'annotations' };
  const format = referencesInJson(text);
  return format === null ? { kind: 'unsupported', name: 'JSON data' } : references(format);
}

/** The standard's context, or an annotation with what it is about. */
function isWebAnnotation(text: string): boolean {
  if (/"@context"\s*:\s*(?:\[[^\]]{0,2000})?"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/.test(text))
    return true;
  return (
    /"type"\s*:\s*(?:\[\s*)?"(?:oa:)?Annotation(?:Page|Collection)?"/.test(text) && /"target"\s*:/.test(text)
  );
}

function asWebArchive(text: string): Sniffed | null {
  const head = text.slice(0, 3_000);
  const mail = /^(?:From|MIME-Version|Date|Subject|Snapshot-Content-Location):/i.test(head);
  if (!mail || !/^Content-Type: ?multipart\/related/im.test(head)) return null;
  return { kind: 'unsupported', name: 'web archive (MHTML)' };
}

function asLines(text: string, extension: string): Sniffed | null {
  const format = referencesInLines(text) ?? tableOf(text, extension);
  return format === null ? null : references(format);
}

function tableOf(text: string, extension: string): ReferenceFormat | null {
  if (/^(?:csv|tsv|tab)$/.test(extension)) return referencesInTable(text, 2);
  return textNames.has(extension) ? referencesInTable(text, 4) : null;
}

function isHtml(text: string, extension: string): boolean {
  const start = text.replace(/^(?:\s+|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/, '').slice(0, 200);
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start)) return true;
  if (markdownNames.has(extension) || textNames.has(extension)) return false;
  return extension === 'pdf' && /^<(?:title|meta|script|div|p|h1|table)[\s>]/i.test(start);
}

/** Texts whose words show no format: the name decides. */
function byName(extension: string): Sniffed {
  if (extension === 'pdf') return { kind: 'unreadable', format: 'pdf', reason: noPdf };
  if (htmlNames.has(extension)) return labelled('html', extension);
  if (markdownNames.has(extension)) return labelled('markdown', extension);
  const reference = referenceByExtension(extension);
  if (reference !== null) return references(reference);
  const other = Object.hasOwn(otherTexts, extension) ? otherTexts[extension] : undefined;
  if (other !== undefined) return { kind: 'unsupported', name: other };
  if (sourceCode.test(extension)) return { kind: 'unsupported', name: 'source code' };
  return labelled('text', extension);
}

function references(format: ReferenceFormat): Sniffed {
  return { kind: 'references', format, name: referenceNames[format] };
}

/** A document, with the sentence about its name when that promised something else. */
function labelled(format: ReadableFormat, extension: string): Sniffed {
  const fits: Readonly<Record<ReadableFormat, boolean>> = {
    pdf: extension === 'pdf' || extension === '',
    html: htmlNames.has(extension) || extension === '',
    markdown: true,
    text: true,
  };
  const mislabelled = fits[format] ? null : `Named .${extension}, but it holds ${formatNames[format]}.`;
  return { kind: 'document', format, mislabelled };
}
