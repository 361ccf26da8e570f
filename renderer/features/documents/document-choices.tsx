import { NativeSelect } from '@mantine/core';
import { DocumentKind, DocumentUse, Publication } from '#shared/contract/values.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import { documentKindLabels, documentUseLabels, publicationLabels } from '#shared/domain/labels.ts';
import { documentKinds, documentUses, publications } from '#shared/domain/values.ts';
import styles from './document-details.module.css';
import type { SaveDocument } from './field-values.ts';

const open = { value: '', label: 'Not said' };

/** Kind of source, publication and use: chosen from lists, saved at once. */
export function DocumentChoices(props: { readonly document: DocumentView; readonly save: SaveDocument }) {
  const { document, save } = props;
  return (
    <div className={styles.pair}>
      <NativeSelect
        label="Kind of source"
        value={document.kind ?? ''}
        data={[open, ...documentKinds.map((value) => ({ value, label: documentKindLabels[value] }))]}
        onChange={(event) =>
          void save({ kind: DocumentKind.nullable().catch(null).parse(event.currentTarget.value) })
        }
      />
      <NativeSelect
        label="Publication"
        value={document.publication ?? ''}
        data={[open, ...publications.map((value) => ({ value, label: publicationLabels[value] }))]}
        onChange={(event) =>
          void save({ publication: Publication.nullable().catch(null).parse(event.currentTarget.value) })
        }
      />
      <NativeSelect
        label="Use in the review"
        value={document.use}
        data={documentUses.map((value) => ({ value, label: documentUseLabels[value] }))}
        onChange={(event) =>
          void save({ use: DocumentUse.catch('undecided').parse(event.currentTarget.value) })
        }
      />
    </div>
  );
}
