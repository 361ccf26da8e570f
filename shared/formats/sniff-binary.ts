import { latin } from './sniff-text.ts';

/** First bytes (at an offset) that name a format that is no paper for us, or not yet. */
const signatures: readonly (readonly [magic: string, name: string, offset?: number])[] = [
  ['\x89PNG\r\n', 'PNG image'],
  ['\xff\xd8\xff', 'JPEG image'],
  ['GIF8', 'GIF image'],
  ['II*\0', 'TIFF image'],
  ['MM\0*', 'TIFF image'],
  ['II+\0', 'TIFF image'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000 image'],
  ['8BPS', 'Photoshop image'],
  ['AT&TFORM', 'DjVu document'],
  ['BOOKMOBI', 'Kindle book', 60],
  ['{\\rtf', 'RTF document'],
  ['%!PS', 'PostScript document'],
  ['SQLite format 3\0', 'SQLite database'],
  ['\x7fELF', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['\0asm', 'program'],
  ['7z\xbc\xaf\x27\x1c', '7-Zip archive'],
  ['Rar!\x1a\x07', 'RAR archive'],
  ['\x1f\x8b', 'gzip archive'],
  ['BZh', 'bzip2 archive'],
  ['\xfd7zXZ\0', 'XZ archive'],
  ['(\xb5/\xfd', 'Zstandard archive'],
  ['ustar', 'tar archive', 257],
  ['bplist00', 'Safari web archive or property list'],
  ['OggS', 'audio or video file'],
  ['ID3', 'audio or video file'],
  ['\x1aE\xdf\xa3', 'audio or video file'],
  ['ftyp', 'audio, video or HEIF file', 4],
  ['wOF2', 'font'],
  ['wOFF', 'font'],
  ['OTTO', 'font'],
  ['\0\x01\0\0\0', 'font'],
  ['PAR1', 'Parquet table'],
  ['\x89HDF', 'HDF5 data'],
  ['$FL2', 'SPSS data'],
];

const oleNames: Readonly<Record<string, string>> = {
  doc: 'old Word document (DOC)',
  dot: 'old Word document (DOC)',
  xls: 'old Excel workbook (XLS)',
  ppt: 'old PowerPoint presentation (PPT)',
  msg: 'Outlook message',
};

/** The name of a binary format that these bytes begin like, or null. */
export function binaryName(head: Uint8Array, extension: string): string | null {
  const start = latin(head.subarray(0, 512));
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    return oleNames[extension] ?? 'old Office document (DOC, XLS or PPT)';
  }
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return zipName(head, extension);
  const signed = signatures.find(([magic, , offset = 0]) => start.startsWith(magic, offset));
  return signed?.[1] ?? weaklySigned(start, head);
}

/** Formats whose first letters could begin a text as well. */
function weaklySigned(start: string, head: Uint8Array): string | null {
  if (start.startsWith('RIFF')) return start.startsWith('WEBP', 8) ? 'WebP image' : 'audio or video file';
  if (start.startsWith('BM') && head.length > 26 && head[6] === 0 && head[8] === 0) return 'BMP image';
  return start.startsWith('MZ') && head.includes(0) ? 'program' : null;
}

const officeNames = {
  docx: 'Word document (DOCX)',
  xlsx: 'Excel workbook (XLSX)',
  pptx: 'PowerPoint presentation (PPTX)',
  epub: 'EPUB book',
  odt: 'OpenDocument text',
  ods: 'OpenDocument spreadsheet',
  odp: 'OpenDocument presentation',
} as const;

const zipMarks: readonly (readonly [mark: RegExp, name: string])[] = [
  [/mimetypeapplication\/epub\+zip/, officeNames.epub],
  [/mimetypeapplication\/vnd\.oasis\.opendocument\.text/, officeNames.odt],
  [/mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/, officeNames.ods],
  [/mimetypeapplication\/vnd\.oasis\.opendocument\.presentation/, officeNames.odp],
  [/word\/(?:document|_rels|styles|settings|theme|media)/, officeNames.docx],
  [/xl\/(?:workbook|worksheets|_rels|styles|sharedStrings|theme)/, officeNames.xlsx],
  [/ppt\/(?:presentation|slides|_rels|theme|slideMasters)/, officeNames.pptx],
];

/** Entry names stand uncompressed in a ZIP; where the head shows none that tells, the file's name may. */
function zipName(head: Uint8Array, extension: string): string {
  const names = latin(head);
  const marked = zipMarks.find(([mark]) => mark.test(names))?.[1];
  if (marked !== undefined) return marked;
  const byExtension = Object.entries(officeNames).find(([known]) => known === extension)?.[1];
  return byExtension ?? 'ZIP archive';
}
