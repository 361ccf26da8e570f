import { ArrowUpRight, X } from 'lucide-react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { SourceQuote, SourceWords } from '#shared/contract/source-words.ts';
import { anchorStateGlyphs, anchorStateLabels } from '#shared/domain/labels.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import styles from './peek.module.css';
import { StripPicture } from './strip-picture.tsx';
import { usePeekEasel } from './use-peek-easel.ts';
import { useResting } from './use-resting.ts';

/** So long a row has the focus before its words are asked for, in ms: walking on asks for nothing. */
const rest = 120;

type Props = {
  /** The row that has the focus; null: none, or not there yet. */
  readonly row: EvidenceRow | null;
  readonly onOpen: (row: EvidenceRow) => void;
  readonly onClose: () => void;
};

/** The words behind the claim of a row, on their page, beside the table. */
export function SourcePeek(props: Props) {
  const { row, onClose } = props;
  const claimId = useResting(row?.claimId ?? null, rest);
  const asked = claimId === null ? null : { claimId };
  const { data, error } = useRead(methods.evidence.source, asked, { keepPrevious: true });
  return (
    <aside
      className={styles.peek}
      data-peek
      aria-label="Source of the claim"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <PeekHead {...props} title={data?.title ?? 'Source'} />
      <div className={styles.body} tabIndex={0} role="group" aria-label="Words behind the claim">
        {error === null ? null : <ErrorNote {...errorWords(error)} />}
        {data === undefined ? <Nothing isChosen={row !== null} /> : <Quotes source={data} />}
      </div>
    </aside>
  );
}

function Nothing({ isChosen }: { readonly isChosen: boolean }) {
  if (isChosen) return null;
  return <p className={styles.quiet}>Go to a row of the table to see its words on their page.</p>;
}

function PeekHead({ row, title, onOpen, onClose }: Props & { readonly title: string }) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      {row !== null && (
        <button
          type="button"
          className={styles.button}
          aria-label="Show the words in the document"
          title="Show the words in the document (Enter)"
          onClick={() => onOpen(row)}
        >
          <ArrowUpRight size={16} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        aria-label="Close the source"
        title="Close (P)"
        onClick={onClose}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </header>
  );
}

function Quotes({ source }: { readonly source: SourceWords }) {
  const hasPages = source.format === 'pdf';
  const { easel, problem } = usePeekEasel(hasPages ? source : null);
  return (
    <>
      {problem === null ? null : <p className={styles.quiet}>{problem} Its words are kept:</p>}
      {source.quotes.map((quote) => (
        <Quote key={quote.annotationId} quote={quote} easel={easel} hasPages={hasPages} />
      ))}
    </>
  );
}

function Quote(props: {
  readonly quote: SourceQuote;
  readonly easel: Easel | null;
  readonly hasPages: boolean;
}) {
  const { quote, easel, hasPages } = props;
  const { state, parts, type } = quote;
  const pages = hasPages ? [...new Set(parts.map(({ label }) => label))].filter(Boolean) : [];
  return (
    <section className={styles.quote}>
      {pages.length === 0 && state === 'exact' ? null : (
        <h3 className={styles.place}>
          {pages.length === 0 ? null : `Page ${pages.join(', ')}`}
          {state === 'exact' ? null : <AnchorStateWords state={state} />}
        </h3>
      )}
      {easel === null
        ? null
        : parts.map((part) => (
            <StripPicture key={`${part.page} ${part.rects[0]?.join(' ')}`} easel={easel} part={part} />
          ))}
      {type === 'region' ? null : <Words {...quote} />}
      {state === 'lost' ? (
        <p className={styles.quiet}>These words were not found in the file that the document has now.</p>
      ) : null}
    </section>
  );
}

function AnchorStateWords({ state }: Pick<SourceQuote, 'state'>) {
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden="true">{`${anchorStateGlyphs[state]} `}</span>
      {anchorStateLabels[state]}
    </span>
  );
}

function Words({ before, text, after }: Pick<SourceQuote, 'before' | 'text' | 'after'>) {
  return (
    <blockquote className={styles.words} dir="auto">
      <span className={styles.around}>{before === '' ? '' : `… ${before} `}</span>
      <mark>{text}</mark>
      <span className={styles.around}>{after === '' ? '' : ` ${after} …`}</span>
    </blockquote>
  );
}
