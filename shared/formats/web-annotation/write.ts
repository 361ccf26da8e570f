import { PDF_FRAGMENTS, pageFragment } from './fragment.ts';
import {
  PROGRAM,
  type SharedAnnotation,
  type SharedClaim,
  type SharedCollection,
  type SharedPlace,
  type SharedSource,
} from './shared-annotation.ts';

/** The context of the standard; files name it, nobody fetches it here. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

type Node = Readonly<Record<string, unknown>>;

const urn = (id: string): string => `urn:uuid:${id}`;

/**
 * Annotations as one AnnotationCollection with its only page within it, in JSON-LD of the W3C Web Annotation Data Model
 * (Recommendation, 23 February 2017). Only terms of the standard's own context occur.
 *
 * What a claim is coded with are classifying bodies whose source is `urn:sheaf:<field>:<value>` and whose scope is the
 * claim; the claim itself is the describing body under its own id. Concepts are tags as well, for readers that know tags.
 */
export function webAnnotations(of: SharedCollection, annotations: readonly SharedAnnotation[]): Node {
  const generator = { id: PROGRAM, type: 'Software', name: `Sheaf ${of.version}` };
  const collection = urn(of.id);
  return {
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    label: of.title,
    generator,
    generated: of.generated,
    total: annotations.length,
    first: {
      id: `${collection}#page-1`,
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: 0,
      items: annotations.map((annotation) => annotationNode(annotation, generator)),
    },
  };
}

function annotationNode(annotation: SharedAnnotation, generator: Node): Node {
  const bodies = bodiesOf(annotation);
  return {
    id: urn(annotation.id),
    type: 'Annotation',
    motivation: motivationOf(annotation),
    creator: person(annotation.creator),
    created: annotation.created,
    modified: annotation.modified,
    generator,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: annotation.places.map((place) => targetNode(annotation.source, place)),
  };
}

function motivationOf({ claims, note }: SharedAnnotation): string {
  if (claims.length > 0) return 'describing';
  return note === '' ? 'highlighting' : 'commenting';
}

function person(name: string): Node {
  return { type: 'Person', name };
}

function bodiesOf({ note, claims }: SharedAnnotation): Node[] {
  const names = new Set(claims.flatMap(({ concepts }) => concepts.map(({ name }) => name)));
  return [
    ...(note === '' ? [] : [textBody('commenting', note)]),
    ...claims.flatMap(claimBodies),
    ...[...names].map((name) => ({ type: 'TextualBody', purpose: 'tagging', value: name })),
  ];
}

function textBody(purpose: string, value: string): Node {
  return { type: 'TextualBody', purpose, format: 'text/plain', value };
}

function claimBodies(claim: SharedClaim): Node[] {
  const scope = urn(claim.id);
  const coded = [
    ...claim.concepts.map(({ role, id, name }) => ({
      id: `urn:sheaf:${role}:${id}`,
      label: `${capital(role)}: ${name}`,
    })),
    ...claim.values.map(({ field, value, words }) => ({
      id: `urn:sheaf:${field}:${encodeURIComponent(value)}`,
      label: words,
    })),
  ];
  return [
    {
      id: scope,
      ...textBody('describing', claim.statement),
      creator: person(claim.creator),
      created: claim.created,
      modified: claim.modified,
    },
    ...(claim.note === '' ? [] : [{ id: `${scope}#note`, ...textBody('commenting', claim.note) }]),
    ...coded.map((source) => ({ type: 'SpecificResource', purpose: 'classifying', scope, source })),
  ];
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function targetNode(source: SharedSource, place: SharedPlace): Node {
  const selectors = selectorsOf(place);
  return {
    type: 'SpecificResource',
    source: {
      id: `urn:sha256:${source.sha256}`,
      type: 'Text',
      format: source.format,
      label: source.title,
      ...(source.doi === null ? {} : { canonical: `https://doi.org/${encodeURI(source.doi)}` }),
    },
    ...(selectors.length === 0 ? {} : { selector: selectors }),
  };
}

/** Each of them selects the same words, or the same rectangle: a reader takes the one that it understands best. */
function selectorsOf({ quote, page, position, recipe, frame }: SharedPlace): Node[] {
  const words = quote === null ? [] : [{ type: 'TextQuoteSelector', ...quote }];
  const counted =
    position === null
      ? null
      : { type: 'TextPositionSelector', ...position, conformsTo: `urn:sheaf:text:${recipe}` };
  if (page === null) return [...words, ...(counted === null ? [] : [counted])];
  const within = counted === null ? [] : [{ ...fragment({ page, frame: null }), refinedBy: counted }];
  return [...words, ...within, ...(frame === null ? [] : [fragment({ page, frame })])];
}

function fragment(of: Parameters<typeof pageFragment>[0]): Node {
  return { type: 'FragmentSelector', conformsTo: PDF_FRAGMENTS, value: pageFragment(of) };
}
