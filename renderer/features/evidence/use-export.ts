import type { EvidenceExport, EvidenceFilter, EvidenceSort } from '#shared/contract/evidence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useRegionPictures } from './use-region-pictures.ts';

/** The formats of the evidence table, in the words of the save dialog. */
export const formats = [
  { format: 'docx', name: 'Word', extension: 'docx' },
  { format: 'html', name: 'Web page', extension: 'html' },
  { format: 'xlsx', name: 'Excel', extension: 'xlsx' },
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'json', name: 'JSON', extension: 'json' },
] as const;
export type FormatChoice = (typeof formats)[number];

/** What goes into the file. */
export interface ExportedView {
  readonly filter: EvidenceFilter;
  readonly sort: readonly EvidenceSort[];
}

/** Asks for a place, has the view written there, and tells the outcome when it is done. */
export function useExport(): (format: FormatChoice, view: ExportedView) => Promise<void> {
  const picturesOf = useRegionPictures();
  const write = useFileExport(
    methods.evidence.export,
    tellExport('The evidence was not exported', exportWords),
  );
  return ({ format, name, extension }, { filter, sort }) =>
    write({ fileName: `Evidence.${extension}`, format: { name, extension } }, async (ids) => ({
      ...ids,
      ...{ format, filter, sort: [...sort] },
      pictures: await picturesOf(filter),
    }));
}

/** What a written file holds: “57 rows: 57 claims in 12 documents”. */
export function exportWords(written: EvidenceExport): string {
  const claims = formatCount(written.claims, 'claim', 'claims');
  const documents = formatCount(written.documents, 'document', 'documents');
  const cut =
    written.cut === 0
      ? ''
      : ` ${formatCount(written.cut, 'cell was', 'cells were')} longer than Excel takes, and cut; CSV and JSON hold the whole.`;
  return `${formatCount(written.rows, 'row', 'rows')}: ${claims} in ${documents}.${cut}${pictureWords(written)}`;
}

function pictureWords({ regions, pictures, folder }: EvidenceExport): string {
  if (regions === 0) return '';
  const place = folder === null ? 'within it' : `in the folder ${folder} beside it`;
  const drawn =
    pictures === 0
      ? ''
      : ` ${formatCount(pictures, 'region is a picture', 'regions are pictures')} ${place}.`;
  const missing = regions - pictures;
  if (missing === 0) return drawn;
  return `${drawn} ${formatCount(missing, 'region', 'regions')} could not be drawn; the rows say where on the page.`;
}
