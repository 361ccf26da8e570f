import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import { EvidenceExport, type EvidenceFilter, ExportFormat } from '#shared/contract/evidence.ts';
import { type DocumentId, GrantId } from '#shared/contract/ids.ts';
import { Direction, DocumentKind, Support } from '#shared/contract/values.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import { manyOf, notAllowed, oneOf } from '../allowed.ts';
import type { Answer, Command } from '../command.ts';
import { documentIdOf } from '../document-id.ts';
import { conceptFinder } from '../find-concepts.ts';
import { many, one, type ParsedArguments, requireOptions } from '../options.ts';
import type { OpenReview, World } from '../world.ts';

/** What can be exported by now, and in which formats. */
const formats = { evidence: ExportFormat.options } as const;

/** The documents with these ids; a condition that no document can meet is a mistake, not an empty table. */
async function documentsOf(
  review: OpenReview,
  given: readonly string[],
): Promise<Result<DocumentId[], AppError>> {
  const ids: DocumentId[] = [];
  for (const id of given) {
    const documentId = documentIdOf(id);
    const here = documentId.ok
      ? await review.client.documents.get({ documentId: documentId.value })
      : documentId;
    if (!here.ok) return here;
    ids.push(here.value.id);
  }
  return ok(ids);
}

async function filterOf(
  review: OpenReview,
  parsed: ParsedArguments,
): Promise<Result<z.input<typeof EvidenceFilter>, AppError>> {
  const concepts = await conceptFinder(review, { hint: '' });
  if (!concepts.ok) return concepts;
  const therapy = concepts.value.find('therapy', many(parsed, 'therapy'));
  if (!therapy.ok) return therapy;
  const outcome = concepts.value.find('outcome', many(parsed, 'outcome'));
  if (!outcome.ok) return outcome;
  const direction = manyOf(parsed, 'direction', Direction);
  if (!direction.ok) return direction;
  const support = manyOf(parsed, 'support', Support);
  if (!support.ok) return support;
  const kind = manyOf(parsed, 'kind', DocumentKind);
  if (!kind.ok) return kind;
  const document = await documentsOf(review, many(parsed, 'document'));
  if (!document.ok) return document;
  return ok({
    therapy: therapy.value,
    outcome: outcome.value,
    direction: direction.value,
    support: support.value,
    kind: kind.value,
    document: document.value,
  });
}

type Target = { readonly path: string; readonly name: string; readonly out: string };

async function write(
  review: OpenReview,
  parsed: ParsedArguments,
  target: Target,
): Promise<Result<EvidenceExport, AppError>> {
  const format = oneOf(parsed, 'format', ExportFormat);
  if (!format.ok) return format;
  // `requireOptions` has seen that it was given.
  if (format.value === null) return err(notAllowed('format', undefined, ExportFormat.options));
  const filter = await filterOf(review, parsed);
  if (!filter.ok) return filter;
  const grantId = GrantId.parse(randomUUID());
  review.store.grant([{ id: grantId, access: 'write', path: target.path, name: target.name }]);
  const input = { grantId, format: format.value, filter: filter.value };
  const done = await review.finish((jobId) => review.client.evidence.export({ jobId, ...input }));
  return done.ok ? ok(EvidenceExport.parse(done.value)) : done;
}

async function run(
  world: World,
  parsed: ParsedArguments,
  temporary: string,
): Promise<Result<Answer, AppError>> {
  const what = one(parsed, 'what') ?? '';
  if (!Object.hasOwn(formats, what)) return err(notAllowed('what', what, Object.keys(formats)));
  const out = one(parsed, 'out') ?? '-';
  const toStdout = out === '-';
  const path = toStdout ? join(temporary, 'export') : world.path(out);
  const target = { path, name: toStdout ? 'standard output' : basename(path), out };
  const review = world.path(parsed.positionals[0] ?? '');
  const done = await world.withReview(review, 'read', (open) => write(open, parsed, target));
  if (!done.ok) return done;
  if (toStdout) world.stdout(readFileSync(path));
  const { format, rows, claims, filter, cut, regions, pictures } = done.value;
  // Pictures are drawn in the window: from here regions are told by their coordinates, and the reply says so.
  const shown = regions === 0 ? {} : { regions, pictures };
  const value = { what, format, out, rows, claims, filter, ...(cut === 0 ? {} : { cut }), ...shown };
  return ok({ value, toStderr: toStdout });
}

export const exportTable: Command = {
  name: 'export',
  usage:
    `export REVIEW --what ${Object.keys(formats).join('|')} --format ${formats.evidence.join('|')} --out FILE|- ` +
    '[--therapy NAME] [--outcome NAME] [--direction D] [--support S] [--kind K] [--document ID]',
  summary: 'writes the evidence table',
  words: [1, 1],
  options: {
    what: { takes: 'one', value: 'W' },
    format: { takes: 'one', value: 'F' },
    out: { takes: 'one', value: 'FILE' },
    therapy: { takes: 'many', value: 'NAME' },
    outcome: { takes: 'many', value: 'NAME' },
    direction: { takes: 'many', value: 'D' },
    support: { takes: 'many', value: 'S' },
    kind: { takes: 'many', value: 'K' },
    document: { takes: 'many', value: 'ID' },
  },
  run: async (world, parsed) => {
    requireOptions(parsed, ['what', 'format', 'out']);
    const temporary = mkdtempSync(join(tmpdir(), 'sheaf-export-'));
    try {
      return await run(world, parsed, temporary);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
