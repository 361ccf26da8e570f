import type { AnnotationExport } from '#shared/contract/annotation-files.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';

type Format = AnnotationExport['format'];
type Paper = Pick<DocumentView, 'id' | 'fileName' | 'format'>;

const formats = {
  pdf: { name: 'PDF', extension: 'pdf' },
  jsonld: { name: 'Web annotations (JSON-LD)', extension: 'jsonld' },
} as const;

/** What can be written of the open paper's annotations; each asks for a place and tells the outcome when it is done. */
export function useAnnotationExport(documentId: DocumentId | null) {
  const { data: paper } = useRead(methods.documents.get, documentId === null ? null : { documentId });
  const { data: here } = useRead(
    methods.annotations.forDocument,
    documentId === null ? null : { documentId },
  );
  const write = useWrite();
  const some = paper !== undefined && (here?.length ?? 0) > 0;
  const isPdf = paper?.format === 'pdf';
  const copy = () => void (paper === undefined ? null : write('pdf', paper));
  const share = () => void (paper === undefined ? null : write('jsonld', paper));
  useKeys({
    id: 'anchors.saveCopy',
    section: 'Paper',
    label: 'Save a copy with highlights…',
    when: some && isPdf,
    run: copy,
  });
  useKeys({
    id: 'anchors.export',
    section: 'Paper',
    label: 'Export its annotations…',
    when: some,
    run: share,
  });
  useKeys({
    id: 'anchors.exportAll',
    section: 'Review',
    label: 'Export all annotations…',
    run: () => void write('jsonld', null),
  });
  /** `copy` null where there is nothing to be copied, or the paper is no PDF; `share` null without annotations. */
  return { copy: some && isPdf ? copy : null, share: some ? share : null };
}

/** Null for the paper: the annotations of all. */
function useWrite(): (format: Format, paper: Paper | null) => Promise<void> {
  const write = useFileExport(
    methods.annotations.export,
    tellExport('The annotations were not exported', annotationWords),
  );
  return (format, paper) =>
    write({ fileName: suggestedName(format, paper), format: formats[format] }, (ids) => ({
      ...ids,
      format,
      documentIds: paper === null ? [] : [paper.id],
    }));
}

/** `Brown 2021 with highlights.pdf`, so that it is never the name of the paper itself. */
function suggestedName(format: Format, paper: Paper | null): string {
  if (paper === null) return 'Annotations.jsonld';
  const bare = paper.fileName.replace(/\.[a-z0-9]{1,8}$/iu, '').slice(0, 150);
  return format === 'pdf' ? `${bare} with highlights.pdf` : `${bare} annotations.jsonld`;
}

/** What a written file holds: “12 highlights with 15 claims. 1 has no certain place and is not in the copy.” */
export function annotationWords(written: AnnotationExport): string {
  const { annotations, claims, unplaced, note, format } = written;
  const many = formatCount(annotations, 'highlight', 'highlights');
  const held = `${many} with ${formatCount(claims, 'claim', 'claims')}.`;
  const without = format === 'pdf' ? 'not in the copy' : 'told by words alone';
  const have = unplaced === 1 ? 'has no certain place and is' : 'have no certain place and are';
  const rest = unplaced === 0 ? '' : ` ${unplaced} ${have} ${without}.`;
  return `${held}${rest}${note === null ? '' : ` ${note}`}`;
}
