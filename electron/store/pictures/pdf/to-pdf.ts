import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { drawnShapes, type Fonts } from './drawn-marks.ts';
import { EmbeddedFont } from './embedded-font.ts';
import { PdfFile, pdfNumber, pdfText, type Ref } from './pdf-file.ts';
import { readTrueType } from './true-type.ts';

/** Points in a CSS pixel. */
const pointsOfPixel = 0.75;
/** What a side of a page may have in its units (ISO 32000-1, annex C); larger pages have larger units. */
const longestSide = 14_400;

/**
 * Figures as a PDF: each fills a page of its size, drawn as vectors with text as text in the shipped font, whatever is
 * installed. Title and alternative text are there for screen readers.
 */
export function toPdf(title: string, figures: readonly Figure[]): Uint8Array {
  const file = new PdfFile();
  const fonts: Fonts = { regular: shippedFont('Regular'), bold: shippedFont('Bold') };
  const [pages, whole, resources] = [file.reserve(), file.reserve(), file.reserve()];
  const drawn = figures.map((figure, at) => putPage(file, { figure, at, pages, whole, resources, fonts }));
  file.put(pages, `<< /Type /Pages /Kids ${list(drawn.map(({ page }) => page))} /Count ${drawn.length} >>`);
  const structure = putStructure(
    file,
    whole,
    drawn.map(({ element }) => element),
  );
  const [regular, bold] = [fonts.regular.write(file), fonts.bold.write(file)];
  file.put(resources, `<< /Font << /R ${regular} 0 R /B ${bold} 0 R >> >>`);
  const root = file.add(
    `<< /Type /Catalog /Pages ${pages} 0 R /StructTreeRoot ${structure} 0 R /MarkInfo << /Marked true >> /Lang (en) ` +
      '/ViewerPreferences << /DisplayDocTitle true >> >>',
  );
  return file.bytes(root, file.add(`<< /Title ${pdfText(title)} /Producer (Sheaf) >>`));
}

function list(refs: readonly Ref[]): string {
  return `[${refs.map((ref) => `${ref} 0 R`).join(' ')}]`;
}

/** What the document is made of, for who does not see it (ISO 32000-1, 14.7): its figures, one a page. */
function putStructure(file: PdfFile, whole: Ref, elements: readonly Ref[]): Ref {
  const parents = elements.map((element, at) => `${at} [${element} 0 R]`).join(' ');
  const structure = file.add(
    `<< /Type /StructTreeRoot /K ${whole} 0 R /ParentTree << /Nums [${parents}] >> /ParentTreeNextKey ${elements.length} >>`,
  );
  file.put(whole, `<< /Type /StructElem /S /Document /P ${structure} 0 R /K ${list(elements)} >>`);
  return structure;
}

function shippedFont(weight: 'Regular' | 'Bold'): EmbeddedFont {
  const path = join(pdfAssetsFolder(), 'standard_fonts', `LiberationSans-${weight}.ttf`);
  const name = weight === 'Regular' ? 'LiberationSans' : 'LiberationSans-Bold';
  return new EmbeddedFont(name, readTrueType(readFileSync(path)));
}

/** A page with its figure, as one element with its alternative text. */
function putPage(
  file: PdfFile,
  part: {
    readonly figure: Figure;
    readonly at: number;
    readonly pages: Ref;
    /** The element of the whole document. */
    readonly whole: Ref;
    readonly resources: Ref;
    readonly fonts: Fonts;
  },
): { readonly page: Ref; readonly element: Ref } {
  const { figure, at, pages, whole, resources, fonts } = part;
  const points = [figure.width, figure.height].map((side) => Math.ceil(side) * pointsOfPixel);
  const unit = Math.max(1, Math.ceil(Math.max(...points) / longestSide));
  const [width = 0, height = 0] = points.map((side) => side / unit);
  const scale = pdfNumber(pointsOfPixel / unit);
  const ground = { kind: 'rect', x: 0, y: 0, width: figure.width, height: figure.height } as const;
  const content = file.addStream(
    [
      '/Figure << /MCID 0 >> BDC q',
      `${scale} 0 0 -${scale} 0 ${pdfNumber(height)} cm`,
      ...drawnShapes([{ ...ground, fill: figure.background }, ...figure.shapes], fonts),
      'Q EMC',
    ].join('\n'),
  );
  const page = file.reserve();
  const box = `[0 0 ${pdfNumber(width)} ${pdfNumber(height)}]`;
  file.put(
    page,
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox ${box} /UserUnit ${unit} /Resources ${resources} 0 R ` +
      `/Contents ${content} 0 R /StructParents ${at} /Tabs /S >>`,
  );
  const element = file.add(
    `<< /Type /StructElem /S /Figure /P ${whole} 0 R /Pg ${page} 0 R /K 0 /T ${pdfText(figure.title)} ` +
      `/Alt ${pdfText(figure.description)} /A << /O /Layout /Placement /Block /BBox ${box} >> >>`,
  );
  return { page, element };
}
