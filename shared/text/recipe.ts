/** Raised when the same PDF would give other text or other boxes than before. */
const PDF_RECIPE_VERSION = 1;

/** The recipe of text documents (HTML, Markdown, plain text), whose tree carries its own offsets. */
export const TREE_RECIPE = 'tree/1';

/** The pdf.js that reads PDFs here; the reader's test compares it with the package. */
const PDFJS_VERSION = '6.5.438';

/** The name under which the text of a PDF is kept: our version and that of pdf.js, which both shape it. */
export function pdfRecipe(pdfjsVersion: string): string {
  return `pdf/${PDF_RECIPE_VERSION};pdfjs-${pdfjsVersion}`;
}

/** The recipe that reading a document of this format follows today; text of another one is made again. */
export function recipeOfToday(format: string): string {
  return format === 'pdf' ? pdfRecipe(PDFJS_VERSION) : TREE_RECIPE;
}
