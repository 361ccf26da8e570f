import {
  attribute,
  elementsOf,
  findElement,
  wordsBelow,
  type HtmlElement,
  type HtmlParent,
} from './html-dom.ts';
import { authorNames, findDoi, findYear, oneLine, pagesBetween, type Metadata } from './metadata.ts';

/** The content of the page's meta elements by name or property, in lower case and in order. */
type Metas = ReadonlyMap<string, readonly string[]>;

const titleNames = [
  'citation_title',
  'dc.title',
  'dcterms.title',
  'prism.title',
  'og:title',
  'twitter:title',
];
const authorNamesInOrder = [
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'citation_authors',
  'article:author',
  'author',
];
const yearNames = [
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'citation_year',
  'prism.publicationdate',
  'dc.date',
  'dcterms.date',
  'article:published_time',
  'date',
];
const journalNames = [
  'citation_journal_title',
  'prism.publicationname',
  'citation_conference_title',
  'og:site_name',
];
const volumeNames = ['citation_volume', 'prism.volume', 'dc.citation.volume'];
const issueNames = ['citation_issue', 'prism.number', 'dc.citation.issue'];
const firstPageNames = [
  'citation_firstpage',
  'prism.startingpage',
  'dc.citation.spage',
  'citation_article_number',
];
const lastPageNames = ['citation_lastpage', 'prism.endingpage', 'dc.citation.epage'];
const doiNames = [
  'citation_doi',
  'prism.doi',
  'dc.identifier',
  'dcterms.identifier',
  'doi',
  'bepress_citation_doi',
];

/** What a page says of itself in its meta elements, its title element and its first main heading. */
export function htmlMetadata(page: HtmlParent): Metadata {
  const metas = metasOf(page);
  return {
    title: first(metas, titleNames) ?? elementWords(page, 'title') ?? elementWords(page, 'h1'),
    authors: authorsOf(metas),
    year: yearNames.map((name) => findYear(metas.get(name)?.[0])).find((year) => year !== null) ?? null,
    journal: first(metas, journalNames),
    volume: first(metas, volumeNames),
    issue: first(metas, issueNames),
    pageRange: pagesBetween(first(metas, firstPageNames), first(metas, lastPageNames)),
    doi:
      doiNames
        .map((name) => metas.get(name)?.map(findDoi).find(Boolean) ?? null)
        .find((doi) => doi !== null) ?? null,
  };
}

function metasOf(page: HtmlParent): Metas {
  const metas = new Map<string, string[]>();
  for (const element of elementsOf(page)) {
    const name = element.tagName === 'meta' ? metaName(element) : null;
    const content = name === null ? null : attribute(element, 'content');
    if (name === null || content === null) continue;
    metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  return metas;
}

function metaName(meta: HtmlElement): string | null {
  return (attribute(meta, 'name') ?? attribute(meta, 'property'))?.trim().toLowerCase() ?? null;
}

function first(metas: Metas, names: readonly string[]): string | null {
  return names.map((name) => oneLine(metas.get(name)?.[0])).find((line) => line !== null) ?? null;
}

/** Names from the first kind of meta that has any; an address of a profile is no name. */
function authorsOf(metas: Metas): string[] {
  for (const name of authorNamesInOrder) {
    const contents = metas.get(name) ?? [];
    const names = name === 'citation_authors' ? contents.flatMap((all) => all.split(';')) : contents;
    const authors = authorNames(names.filter((author) => !/^https?:/i.test(author)));
    if (authors.length > 0) return authors;
  }
  return [];
}

function elementWords(page: HtmlParent, name: string): string | null {
  const element = findElement(page, (candidate) => candidate.tagName === name);
  return element === null ? null : oneLine(wordsBelow(element));
}
