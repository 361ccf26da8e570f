/** An element of XML: its name, attributes, and what stands in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own characters, without those of its children. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^<>]*>|<(\/?)([^\s/<>"']+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)|</gu;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEEPEST = 200;

/**
 * Reads XML into a tree. For files of data: no namespaces, and no entities but those of XML itself. What is not well formed is
 * read as far as it goes; null where there is no element. Never throws.
 */
export function readXml(text: string): XmlElement | null {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const path: Open[] = [root];
  const whole = upToOpenEnd(upToOpenEnd(text, '<!--', '-->'), '<![CDATA[', ']]>');
  for (const token of whole.matchAll(TOKEN)) take(token, path);
  return root.children[0] ?? null;
}

/** What begins and never ends would be looked for again and again: the text counts as far as the first such place. */
function upToOpenEnd(text: string, begin: string, end: string): string {
  const open = text.indexOf(begin, text.lastIndexOf(end) + 1);
  return open === -1 ? text : text.slice(0, open);
}

function take(token: RegExpMatchArray, path: Open[]): void {
  const [, cdata, slash, name, rest = '', words] = token;
  const parent = path.at(-1);
  if (parent === undefined) return;
  if (name === undefined) {
    parent.text += cdata ?? decoded(words ?? '');
    return;
  }
  if (slash === '/') {
    close(name, path);
    return;
  }
  const element: Open = { name, attributes: attributesOf(rest), children: [], text: '' };
  parent.children.push(element);
  if (!rest.endsWith('/') && path.length < DEEPEST) path.push(element);
}

/** An end without its beginning closes nothing. */
function close(name: string, path: Open[]): void {
  const place = path.findLastIndex((element) => element.name === name);
  if (place > 0) path.splice(place);
}

function attributesOf(words: string): Record<string, string> {
  const found = [...words.matchAll(ATTRIBUTE)];
  return Object.fromEntries(
    found.map(([, name = '', double, single]) => [name, decoded(double ?? single ?? '')]),
  );
}

function decoded(words: string): string {
  return words.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/giu, (whole, decimal, hex, name) => {
    const code = Number.parseInt(String(decimal ?? hex ?? ''), decimal === undefined ? 16 : 10);
    if (code >= 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
    return ENTITIES[String(name)] ?? String(whole);
  });
}

/** All elements below one, itself included, in the order of the file. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    // One by one: a call takes only so many values at once.
    for (const child of next.children.toReversed()) waiting.push(child);
  }
}

/** The characters of the first child of a name; empty where there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
