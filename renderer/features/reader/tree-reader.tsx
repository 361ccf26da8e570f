import { methods } from '#renderer/bridge/methods.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DocumentTree } from '#shared/formats/document-tree.ts';
import { treeRecipe } from '#shared/formats/document-tree.ts';
import { Slow } from './slow.tsx';
import { TreeDesk } from './tree-desk.tsx';
import type { BodyProps } from './types.ts';

/**
 * A tree as the store keeps it, made by our own reader: its recipe names its shape, so that looking at that is
 * enough. Walking through a whole book to check each block would be seen as a pause.
 */
function isTree(value: unknown): value is DocumentTree {
  return (
    typeof value === 'object' &&
    value !== null &&
    'recipe' in value &&
    value.recipe === treeRecipe &&
    'blocks' in value &&
    Array.isArray(value.blocks)
  );
}

/** An HTML, Markdown or text document: waits for its tree and says why when it does not come. */
export function TreeReader(props: BodyProps) {
  const input = { documentId: props.documentId };
  const answer = useRead(methods.text.tree, input);
  const pages = useRead(methods.text.pages, input);
  const error = answer.error ?? pages.error;
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  // Between the news of another file and its text, the answers are still of the file before.
  if (answer.data?.sha256 !== props.sha256 || pages.data?.sha256 !== props.sha256) {
    return <Slow words={`Opening ${props.title} …`} part={null} />;
  }
  const { tree, recipe } = answer.data;
  if (!isTree(tree)) {
    return (
      <ErrorNote
        title="This document can’t be shown"
        message={`Its text was made by another recipe (${recipe}) than this version of Sheaf draws.`}
        next="The file is kept as it is. Reading it again makes its text anew."
      />
    );
  }
  if (tree.length === 0) return <EmptyState text="This document is empty: it holds no words." />;
  return <TreeDesk {...props} tree={tree} recipe={recipe} label={pages.data.pages[0]?.label ?? ''} />;
}
