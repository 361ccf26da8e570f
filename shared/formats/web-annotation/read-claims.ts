import { property } from '#shared/kit/property.ts';
import { list, text } from './read-body.ts';
import { PROGRAM } from './shared-annotation.ts';

/** A claim as our own files tell it. Values are as the file has them: whoever makes a claim of it checks them. */
export type ReadClaim = {
  /** A UUID. */
  readonly id: string;
  readonly statement: string;
  readonly note: string;
  readonly concepts: readonly {
    readonly role: ClaimRole;
    readonly id: string | null;
    readonly name: string;
  }[];
  /** `direction`, `favours-therapy`. */
  readonly values: readonly { readonly field: string; readonly value: string }[];
};

/** How a concept stands in a claim. */
export type ClaimRole = (typeof roles)[number];
const roles = ['therapy', 'comparator', 'outcome', 'population'] as const;

const PROSE_LIMIT = 100_000;
const LINE_LIMIT = 2_000;
const BODIES = 5_000;
const IN_ROLE = 50;
const uuid = /^urn:uuid:(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu;

/**
 * The claims that rest on an annotation, of a file that this program wrote (`write.ts` says how); none of other files,
 * whose describing and classifying bodies are words for people.
 */
export function readClaims(annotation: unknown): readonly ReadClaim[] {
  if (!isOurs(annotation)) return [];
  const bodies = list(property(annotation, 'body')).slice(0, BODIES);
  return bodies.flatMap((body) => {
    const id = uuid.exec(text(property(body, 'id'), LINE_LIMIT))?.groups?.['id']?.toLowerCase();
    if (id === undefined || property(body, 'purpose') !== 'describing') return [];
    const own = bodies.filter((one) => isOf(one, property(body, 'id')));
    const note = own.find((one) => property(one, 'purpose') === 'commenting');
    const coded = own.flatMap((one) => codedOf(property(one, 'source')) ?? []);
    return [
      {
        id,
        statement: text(property(body, 'value'), PROSE_LIMIT),
        note: text(property(note, 'value'), PROSE_LIMIT),
        concepts: roles.flatMap((role) => coded.flatMap((one) => conceptIn(role, one)).slice(0, IN_ROLE)),
        values: coded.filter(({ field }) => !roles.some((role) => role === field)).map(valueOf),
      },
    ];
  });
}

/** The bodies of an annotation that tell of its claims rather than of the annotation itself. */
export function isOfClaims(annotation: unknown): (body: unknown) => boolean {
  if (!isOurs(annotation)) return () => false;
  const bodies = list(property(annotation, 'body'));
  const claims = bodies.flatMap((body) =>
    property(body, 'purpose') === 'describing' ? [property(body, 'id')] : [],
  );
  return (body) =>
    property(body, 'purpose') === 'tagging' ||
    claims.some((claim) => property(body, 'id') === claim || isOf(body, claim));
}

function isOurs(annotation: unknown): boolean {
  return property(list(property(annotation, 'generator'))[0], 'id') === PROGRAM;
}

/** Whether a body is the note of a claim, or what it is coded with. */
function isOf(body: unknown, claim: unknown): boolean {
  return property(body, 'scope') === claim || property(body, 'id') === `${String(claim)}#note`;
}

type Coded = { readonly field: string; readonly value: string; readonly words: string };

function codedOf(source: unknown): Coded | null {
  const found = /^urn:sheaf:(?<field>[a-z-]+):(?<value>.+)$/u.exec(text(property(source, 'id'), 10_000));
  const { field, value } = found?.groups ?? {};
  if (field === undefined || value === undefined) return null;
  return { field, value, words: text(property(source, 'label'), LINE_LIMIT) };
}

/** A concept by its id and, behind "Therapy: ", its name. */
function conceptIn(role: ClaimRole, { field, value, words }: Coded): ReadClaim['concepts'] {
  if (field !== role) return [];
  return [
    {
      role,
      id: uuid.test(`urn:uuid:${value}`) ? value.toLowerCase() : null,
      name: words.replace(/^[^:]*:\s*/u, ''),
    },
  ];
}

function valueOf({ field, value }: Coded): ReadClaim['values'][number] {
  try {
    return { field, value: text(decodeURIComponent(value), LINE_LIMIT) };
  } catch {
    // What is no escape is meant as it stands.
    return { field, value };
  }
}
