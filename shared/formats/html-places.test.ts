import { expect, test } from 'vitest';
import { expectLawfulTree } from '#shared/testing/check-tree.ts';
import { htmlDocument } from './html.ts';
import { placeOfLink, treePlaces } from './tree-places.ts';

function read(body: string) {
  const { tree, text } = htmlDocument(`<main>${body}</main>`);
  expectLawfulTree(tree, text);
  const places = treePlaces(tree);
  /** The words at the place that a link leads to. */
  const at = (href: string): string | null => {
    const place = placeOfLink(places, href);
    return place === null ? null : text.slice(place.start, place.start + 12);
  };
  return { at, places, text, tree };
}

test('a link leads to the first words of what bears its name, wherever that stands', () => {
  const { at } = read(`
    <p>See <a href="#r2">2</a>, <a href="#t">table</a>, <a href="#h">above</a>, <a href="#old">note</a>,
       <a href="#empty">fig</a>, <a href="#s%20p">spaced</a>, <a href="#part">part</a>.</p>
    <section id="part"><h2 id="h">Heading words</h2><p>Text</p></section>
    <table id="t"><tr><td>First cell</td><td>Second</td></tr></table>
    <a name="old"></a><p>Named of old</p>
    <div id="empty"><script>x</script></div><p>After empty</p>
    <ol><li id="r1">Reference one</li><li id="r2">Reference two</li></ol><p id="s p">Spaced words</p>`);
  expect(['#r2', '#t', '#h', '#old', '#empty', '#s%20p', '#part'].map(at)).toEqual([
    'Reference tw',
    'First cell\tS',
    'Heading word',
    'Named of old',
    'After empty\n',
    'Spaced words',
    'Heading word',
  ]);
});

test('a name that no link uses is not kept, one that is not there leads nowhere, and the text is the same', () => {
  const { at, places, text } = read(
    '<p id="a">One <a href="#b">two</a> <a href="#c">three</a></p><p id="b">Four</p>',
  );
  expect([...places.keys()]).toEqual(['b']);
  expect([at('#b'), at('#c'), at('#a')]).toEqual(['Four', null, null]);
  expect(text).toBe('One two three\n\nFour');
});

test('two places in one paragraph are two; of two with one name the first counts', () => {
  const { at } = read(
    '<p><span id="x">Ex</span><span id="y">why</span> <a href="#x">1</a><a href="#y">2</a></p><p id="x">Late</p>',
  );
  expect([at('#x')?.slice(0, 2), at('#y')?.slice(0, 3)]).toEqual(['Ex', 'why']);
});

test('the links of a page that a browser saved lead to itself again, those to other pages do not', () => {
  const saved = (head: string, before = '') => {
    const { tree } = htmlDocument(
      `${before}<html><head>${head}</head><body><main><p>See <a href="https://j.org/a?id=1#b">two</a>,
       <a href="https://j.org/b#b">other</a></p><p id="b">Four</p></main></body></html>`,
    );
    return [...JSON.stringify(tree).matchAll(/"href":"([^"]+)"/gu)].map(([, href]) => href);
  };
  const own = ['#b', 'https://j.org/b#b'];
  expect(saved('', '<!-- saved from url=(0021)https://j.org/a?id=1 -->')).toEqual(own);
  expect(saved('<link rel="canonical" href="https://j.org/a?id=1">')).toEqual(own);
  expect(saved('')).toEqual(['https://j.org/a?id=1#b', 'https://j.org/b#b']);
});
