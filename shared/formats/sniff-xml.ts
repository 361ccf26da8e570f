import type { ReferenceFormat } from './sniff-references.ts';

export type XmlKind =
  | { readonly kind: 'html' }
  | { readonly kind: 'references'; readonly format: ReferenceFormat }
  | { readonly kind: 'unsupported'; readonly name: string };

const roots: Readonly<Record<string, XmlKind>> = {
  html: { kind: 'html' },
  PubmedArticleSet: references('pubmed-xml'),
  PubmedArticle: references('pubmed-xml'),
  PubmedBookArticle: references('pubmed-xml'),
  PubmedBookArticleSet: references('pubmed-xml'),
  MedlineCitationSet: references('pubmed-xml'),
  MedlineCitation: references('pubmed-xml'),
  doi_records: references('crossref-xml'),
  doi_record: references('crossref-xml'),
  crossref_result: references('crossref-xml'),
  mods: references('mods'),
  modsCollection: references('mods'),
  collection: references('marcxml'),
  Sources: references('msbib-xml'),
  RDF: references('rdf'),
  clinical_study: references('trial-registry'),
  Trials_downloaded_from_ICTRP: references('trial-registry'),
  art: { kind: 'unsupported', name: 'BioMed Central article (XML)' },
  'pmc-articleset': { kind: 'unsupported', name: 'JATS article (XML)' },
  TEI: { kind: 'unsupported', name: 'TEI text (XML)' },
  book: { kind: 'unsupported', name: 'XML book' },
  svg: { kind: 'unsupported', name: 'SVG image' },
  rss: { kind: 'unsupported', name: 'news feed (RSS)' },
  feed: { kind: 'unsupported', name: 'news feed (Atom)' },
  plist: { kind: 'unsupported', name: 'property list' },
  wordDocument: { kind: 'unsupported', name: 'Word document (XML)' },
  package: { kind: 'unsupported', name: 'Office document (XML)' },
};

function references(format: ReferenceFormat): XmlKind {
  return { kind: 'references', format };
}

const jats = /JATS|journalpublishing|archivearticle|NLM\/\/DTD|article-type=|<front[\s>]/i;

/** What an XML file is, by its root element and document type; null when the text is no XML. */
export function xmlKind(text: string): XmlKind | null {
  const root = rootElement(text);
  if (root === null) return null;
  const known = byContent(root) ?? (Object.hasOwn(roots, root.name) ? roots[root.name] : null);
  if (known !== null && known !== undefined) return known;
  const declared = /<\?xml|<!DOCTYPE/i.test(root.prolog) || root.rest.slice(0, 500).includes('xmlns');
  return declared ? { kind: 'unsupported', name: 'XML data' } : null;
}

/** Roots whose name alone tells nothing. */
function byContent({ name, prolog, rest }: RootElement): XmlKind | null {
  if (name === 'xml' || name === 'records') {
    // EndNote's root is called `xml`; Mendeley and others write the same with a bare `records`.
    return /<records?[\s>]/.test(rest)
      ? references('endnote-xml')
      : { kind: 'unsupported', name: 'XML data' };
  }
  if (name === 'article' && jats.test(prolog + rest))
    return { kind: 'unsupported', name: 'JATS article (XML)' };
  return name === 'record' && /marc21|leader/i.test(rest) ? references('marcxml') : null;
}

interface RootElement {
  readonly name: string;
  readonly prolog: string;
  readonly rest: string;
}

/** The first element behind declaration, comments and document type, without its namespace prefix. */
function rootElement(text: string): RootElement | null {
  const skip = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>]|\[[\s\S]*?\]\s*)*>/iy;
  let at = 0;
  for (;;) {
    skip.lastIndex = at;
    const match = skip.exec(text);
    if (match === null) break;
    at = skip.lastIndex;
  }
  const name = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(text.slice(at, at + 200))?.[1];
  return name === undefined ? null : { name, prolog: text.slice(0, at), rest: text.slice(at) };
}
