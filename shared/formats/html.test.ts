import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, expectLawfulTree } from '#shared/testing/check-tree.ts';
import { htmlDocument } from './html.ts';

/** 1 × 1 pixels would be left out as a counter of visits; this is long enough to be an image. */
const png = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(200)}`;
const sentence = 'Children who received blinatumomab had higher remission rates than those on chemotherapy. ';

function body(html: string) {
  const read = htmlDocument(`<!DOCTYPE html><html><body>${html}</body></html>`);
  expectLawfulTree(read.tree, read.text);
  return read;
}

describe('words', () => {
  test('white space is single, entities are decoded, breaks are line feeds', () => {
    const { text } = body(
      '<p>  79&nbsp;% \n\t of  children<br>  (<i>n</i>&nbsp;=&nbsp;54) &lt; 0.05 &#8805; </p><p></p>',
    );
    expect(text).toBe('79\u00a0% of children\n(n\u00a0=\u00a054) < 0.05 ≥');
  });

  test('inline marks lie where their words are', () => {
    const { tree, text } = body(
      '<p>10<sup>9</sup>/L, H<sub>2</sub>O, <b>bold <em>both</em></b> <a href="https://x.org/a b">link</a></p>',
    );
    expect(text).toBe('109/L, H2O, bold both link');
    const [block] = tree.blocks;
    const runs = block?.type === 'paragraph' ? block.runs : [];
    expect(runs.map((run) => [run.text, run.marks.map((mark) => mark.kind).join('+')])).toEqual([
      ['10', ''],
      ['9', 'sup'],
      ['/L, H', ''],
      ['2', 'sub'],
      ['O, ', ''],
      ['bold ', 'strong'],
      ['both', 'strong+em'],
      [' ', ''],
      ['link', 'link'],
    ]);
    expect(runs.at(-1)?.marks).toEqual([{ kind: 'link', href: 'https://x.org/a%20b' }]);
  });

  test('an address that could do something is no link', () => {
    const { tree } = body(
      '<p><a href="javascript:alert(1)">a</a><a href="file:///etc/passwd">b</a><a href=" java\nscript:x">c</a><a href="data:text/html,x">d</a></p>',
    );
    expect(JSON.stringify(tree)).not.toContain('link');
  });

  test('scripts, styles, comments, templates and form controls leave nothing', () => {
    const { text } = body(
      '<style>p{}</style><script>x("<p>no</p>")</script><!-- no --><template><p>no</p></template><p>yes<input value="no"><select><option>no</select><textarea>no</textarea></p><svg><text>no</text></svg><iframe>no</iframe>',
    );
    expect(text).toBe('yes');
  });

  test('paragraphs without tags and words between blocks are kept', () => {
    expect(body('one<div>two<p>three</p>four</div>five').text).toBe('one\n\ntwo\n\nthree\n\nfour\n\nfive');
  });
});

describe('blocks', () => {
  test('headings, lists, quotes, preformatted text and rules', () => {
    const { tree, text } = body(
      '<h2>Aim</h2><ol start="3"><li>a<li>b<ul><li>c</ul></ol><blockquote><p>q</p></blockquote><pre><code>x\n  y</code></pre><hr><dl><dt>term<dd>meaning</dl>',
    );
    expect(tree.blocks.map((block) => block.type)).toEqual([
      'heading',
      'list',
      'blockquote',
      'preformatted',
      'rule',
      'paragraph',
      'paragraph',
    ]);
    expect(tree.blocks[1]).toMatchObject({
      ordered: true,
      first: 3,
      items: [{}, { blocks: [{}, { type: 'list' }] }],
    });
    expect(text).toBe('Aim\n\na\n\nb\n\nc\n\nq\n\nx\n  y\n\nterm\n\nmeaning');
  });

  test('tables keep rows, cells, headers and spans', () => {
    const { tree, text } = body(
      '<table><caption>Table 2</caption><thead><tr><th>Arm<td>CR</thead><tbody><tr><th rowspan=2>A<td>79<tr><td colspan="2">48</table>',
    );
    expect(text).toBe('Table 2\nArm\tCR\nA\t79\n48');
    expect(tree.blocks).toMatchObject([
      {
        type: 'table',
        rows: [
          { cells: [{ header: true }, { header: true }] },
          { cells: [{ header: true, rowspan: 2 }, { header: false }] },
          { cells: [{ colspan: 2, rowspan: 1 }] },
        ],
      },
    ]);
  });

  test('a table that lays out the page is not a table', () => {
    const { tree, text } = body(
      '<table><tr><td><h1>Title</h1><p>left</p><td><table><tr><td>a<td>b</table></table>',
    );
    expect(tree.blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'table']);
    expect(text).toBe('Title\n\nleft\n\na\tb');
  });

  test('an image in the file is a figure with its caption; another leaves its words', () => {
    const { tree, text } = body(
      `<figure><img src="${png}" alt="Survival"><figcaption>Figure 1. <b>OS</b></figcaption></figure><p>see <img src="https://x.org/a.png" alt="p = 0.02"> here</p>`,
    );
    expect(text).toBe('Survival\n\nFigure 1. OS\n\nsee p = 0.02 here');
    expect(tree.blocks[0]).toMatchObject({
      type: 'figure',
      image: { mime: 'image/png' },
      caption: [{ type: 'paragraph' }],
    });
    expect(JSON.stringify(tree)).not.toContain('x.org');
  });

  test('an image that is no image, or a drawing that could hold more, is not kept', () => {
    const svg = `data:image/svg+xml;base64,${'A'.repeat(200)}`;
    const lie = `data:image/png;base64,${'A'.repeat(200)}`;
    const { tree } = body(`<p>x<img src="${svg}"><img src="${lie}"><img src="data:image/png,%89PNG"></p>`);
    expect(blocksOf(tree.blocks).some((block) => block.type === 'figure')).toBe(false);
  });
});

describe('the main part', () => {
  test('menus around an article are left out, its heading stays', () => {
    const read = body(
      `<nav><a href="/">Home</a></nav><h1>A trial</h1><main><p>${sentence.repeat(4)}</p></main><footer>© Publisher</footer>`,
    );
    expect(read.text).toBe(`A trial\n\n${sentence.repeat(4).trim()}`);
  });

  test('a main part that holds only some of the words is not enough', () => {
    const read = body(`<article><p>${sentence}</p></article><div><p>${sentence.repeat(3)}</p></div>`);
    expect(read.text.split('blinatumomab')).toHaveLength(5);
  });

  test('what is hidden, in a form or a menu is kept when it is prose', () => {
    const long = sentence.repeat(4);
    const read = body(
      `<p>x</p><div style="display: none">menu</div><div style="display:none"><p>Hidden ${long}</p></div><form><p>Form ${long}</p><button>Go</button></form><nav><ul><li><a href="#r">${long}</a></ul></nav>`,
    );
    expect(read.text).toMatch(/Hidden Children/);
    expect(read.text).toMatch(/Form Children/);
    expect(read.text).not.toMatch(/menu|Go/);
    expect(read.text.split('blinatumomab')).toHaveLength(9);
  });
});

describe('proposals', () => {
  test('come from citation, Dublin Core and Open Graph elements, then from the page', () => {
    const page = (head: string) =>
      htmlDocument(`<html><head>${head}</head><body><h1>Head</h1></body></html>`).metadata;
    expect(
      page(
        '<title>Site | T</title><meta name="citation_title" content=" A  trial "><meta name="citation_author" content="A B"><meta name="citation_author" content="C D"><meta name="DC.Date" content="2021-03-02"><meta name="citation_journal_title" content="Blood"><meta name="dc.identifier" content="doi:10.1182/BLOOD.2020.1">',
      ),
    ).toEqual({
      title: 'A trial',
      authors: ['A B', 'C D'],
      year: 2021,
      journal: 'Blood',
      ...{ volume: null, issue: null, pageRange: null },
      doi: '10.1182/blood.2020.1',
    });
    expect(page('<title>T</title>')).toMatchObject({ title: 'T', authors: [], year: null, doi: null });
    expect(page('<meta property="og:title" content="O">')).toMatchObject({ title: 'O' });
    expect(page('')).toMatchObject({ title: 'Head' });
    const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
    const printed = [
      meta('citation_volume', '385'),
      meta('citation_issue', '9967'),
      meta('citation_firstpage', '517'),
    ];
    expect(page([...printed, meta('citation_lastpage', '528')].join(''))).toMatchObject({
      ...{ volume: '385', issue: '9967', pageRange: '517-528' },
    });
    expect(page(printed.join('')).pageRange).toBe('517');
  });
});

describe('hostile pages', () => {
  test.each([
    ['<div>', 60_000],
    ['<b>', 5_000],
    ['<table><tr><td>', 1_500],
    ['<ul><li>', 5_000],
    ['<blockquote>', 20_000],
    ['<a href=#x><p>', 1_000],
  ])('%s nested %d deep keeps its words', (tag, times) => {
    const read = htmlDocument(`${tag.repeat(times)}core`);
    expect(read.text).toContain('core');
    expectLawfulTree(read.tree, read.text);
  });

  test('any markup makes a lawful tree', () => {
    const parts = fc.constantFrom(
      ...'<p> </p> <div> </div> <table> <tr> <td> <th> </table> <ul> <li> </ul> <b> </b> <sup> <a href=#x> </a> <br> <pre> </pre> <h1> </h1> <main> <article> <nav> <form> <button> <figure> <figcaption> <img alt=x> <blockquote> <caption> <svg> <math> <mi> <template> <select> <script> </script> <!-- --> <hr> &amp; &#0; x 79 '.split(
        ' ',
      ),
    );
    const markup = fc.array(fc.oneof({ weight: 8, arbitrary: parts }, fc.string({ maxLength: 5 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(markup, fc.constantFrom('', ' '), (pieces, glue) => {
        const read = htmlDocument(pieces.join(glue));
        expectLawfulTree(read.tree, read.text);
      }),
      { numRuns: 1_500 },
    );
  });
});
