/** Raised when the same PDF would give other text or other boxes than before. */
const PDF_RECIPE_VERSION = 1;

/** The recipe of text documents (HTML, Markdown, plain text), whose tree carries its own offsets. */
export const TREE_RECIPE = 'tree/1';

/** The name under which the text of a PDF is kept: our version and that of pdf.js, which both shape it. */
export function pdfRecipe(pdfjsVersion: string): string {
  return `pdf/${PDF_RECIPE_VERSION};pdfjs-${pdfjsVersion}`;
}
