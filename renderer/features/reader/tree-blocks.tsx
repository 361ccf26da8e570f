import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Block, Mark, Run, TableCell } from '#shared/formats/document-tree.ts';
import { textDirection } from '#shared/text/direction.ts';
import { InnerLink } from './links/inner-links.tsx';
import { TreeLink } from './tree-link.tsx';
import styles from './tree.module.css';

/** Wraps words in one mark. */
function marked(mark: Mark, words: ReactNode): ReactNode {
  switch (mark.kind) {
    case 'strong':
      return <strong>{words}</strong>;
    case 'em':
      return <em>{words}</em>;
    case 'sup':
      return <sup>{words}</sup>;
    case 'sub':
      return <sub>{words}</sub>;
    case 'code':
      return <code>{words}</code>;
    case 'alt':
      return <span className={styles.alt}>{words}</span>;
    case 'link':
      return mark.href.startsWith('#') ? (
        <InnerLink href={mark.href}>{words}</InnerLink>
      ) : (
        <TreeLink href={mark.href}>{words}</TreeLink>
      );
    case 'place':
      return words;
  }
}

function Words({ run }: { readonly run: Run }) {
  const leaf: ReactNode = <span data-start={run.start}>{run.text}</span>;
  return run.marks.reduce<ReactNode>((words, mark) => marked(mark, words), leaf);
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.filter((run) => run.text !== '').map((run) => <Words key={run.start} run={run} />);
}

/** The first words of blocks, by which a list, a quotation or a table runs as a whole. */
function firstWords(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const words = wordsOf(block);
    if (words !== '') return words;
  }
  return '';
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'preformatted':
      return block.runs.map(({ text }) => text).join('');
    case 'list':
      return firstWords(block.items.flatMap((item) => item.blocks));
    case 'table':
      return firstWords(block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)));
    case 'blockquote':
      return firstWords(block.blocks);
    case 'figure':
      return firstWords(block.caption);
    case 'rule':
      return '';
  }
}

function Cell({ cell }: { readonly cell: TableCell }) {
  const span = {
    ...(cell.colspan > 1 ? { colSpan: cell.colspan } : {}),
    ...(cell.rowspan > 1 ? { rowSpan: cell.rowspan } : {}),
  };
  const content = <Blocks blocks={cell.blocks} tight />;
  return cell.header ? <th {...span}>{content}</th> : <td {...span}>{content}</td>;
}

function Table({ block }: { readonly block: Extract<Block, { type: 'table' }> }) {
  return (
    // A table wider than the column is scrolled in itself, by keyboard too.
    <div className={styles.table} role="group" aria-label="Table" tabIndex={0}>
      <table dir={textDirection(wordsOf(block))}>
        {block.caption.length > 0 && (
          <caption>
            <Blocks blocks={block.caption} tight />
          </caption>
        )}
        <tbody>
          {block.rows.map((row, index) => (
            // Rows without words share an offset; they never move.
            <tr key={`${row.start}|${index}`}>
              {row.cells.map((cell, at) => (
                <Cell key={`${cell.start}|${at}`} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ block }: { readonly block: Extract<Block, { type: 'list' }> }) {
  const items = block.items.map((item, index) => (
    <li key={`${item.start}|${index}`} data-checked={item.checked ?? undefined}>
      <Blocks blocks={item.blocks} tight />
    </li>
  ));
  const dir = textDirection(wordsOf(block));
  return block.ordered ? (
    <ol start={block.first} dir={dir}>
      {items}
    </ol>
  ) : (
    <ul dir={dir}>{items}</ul>
  );
}

function Figure({ block }: { readonly block: Extract<Block, { type: 'figure' }> }) {
  return (
    <figure>
      {block.image !== null && <img alt="" src={`data:${block.image.mime};base64,${block.image.base64}`} />}
      {block.alt.length > 0 && (
        <p className={styles.alt} dir="auto">
          <Runs runs={block.alt} />
        </p>
      )}
      {block.caption.length > 0 && (
        <figcaption>
          <Blocks blocks={block.caption} tight />
        </figcaption>
      )}
    </figure>
  );
}

function Heading({ block }: { readonly block: Extract<Block, { type: 'heading' }> }) {
  // The toolbar's title is the heading above these, so that levels start at 3 and none is left out at the top.
  const Tag = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : block.level === 3 ? 'h5' : 'h6';
  return (
    <Tag data-level={block.level} dir="auto">
      <Runs runs={block.runs} />
    </Tag>
  );
}

function OneBlock({ block, tight }: { readonly block: Block; readonly tight: boolean }) {
  switch (block.type) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return tight ? (
        <div className={styles.tight} dir="auto">
          <Runs runs={block.runs} />
        </div>
      ) : (
        <p dir="auto">
          <Runs runs={block.runs} />
        </p>
      );
    case 'preformatted':
      return (
        <pre dir="auto">
          <Runs runs={block.runs} />
        </pre>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'figure':
      return <Figure block={block} />;
    case 'blockquote':
      return (
        <blockquote dir={textDirection(wordsOf(block))}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'rule':
      return <hr />;
  }
}

type BlocksProps = { readonly blocks: readonly Block[]; readonly tight?: boolean };

/** Draws blocks of a document tree. `tight`: inside a cell, an item or a caption, without space between. */
export const Blocks = memo(function Blocks({ blocks, tight = false }: BlocksProps) {
  return blocks.map((block, index) => (
    <OneBlock key={`${block.start}|${index}`} block={block} tight={tight} />
  ));
});
