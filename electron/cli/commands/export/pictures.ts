import type { AppError } from '#shared/contract/errors.ts';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import {
  type AskedPicture,
  CountedUnit,
  MapAxis,
  PictureExport,
  PictureFormat,
  pictureFormats,
} from '#shared/contract/pictures.ts';
import { boxesWords } from '#shared/figures/letters-of-font.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import { oneOf, wholeNumber } from '../../allowed.ts';
import type { OptionSpecs, ParsedArguments } from '../../options.ts';
import { filterOf, filterOptions } from './evidence-filter.ts';
import { type Exporter, mayWrite } from './exporter.ts';

const by: OptionSpecs = { by: { takes: 'one', value: 'UNIT' } };
const depth: OptionSpecs = { depth: { takes: 'one', value: 'N' } };
const over: OptionSpecs = { over: { takes: 'one', value: 'AXIS' } };

/** What is said of a picture besides the filter; what was not given is left to the contract. */
type Chosen = {
  readonly by?: z.infer<typeof CountedUnit>;
  readonly over?: z.infer<typeof MapAxis>;
  readonly depth?: number;
};

function chosen(parsed: ParsedArguments): Result<Chosen, AppError> {
  const unit = oneOf(parsed, 'by', CountedUnit);
  if (!unit.ok) return unit;
  const axis = oneOf(parsed, 'over', MapAxis);
  if (!axis.ok) return axis;
  const levels = wholeNumber(parsed, 'depth', 1);
  if (!levels.ok) return levels;
  return ok({
    ...(unit.value === null ? {} : { by: unit.value }),
    ...(axis.value === null ? {} : { over: axis.value }),
    ...(levels.value === undefined ? {} : { depth: levels.value }),
  });
}

type Asked = z.input<typeof AskedPicture>;

/** A picture of the evidence, or its data. */
function pictureExporter(
  what: Asked['what'],
  options: OptionSpecs,
  asked: (filter: z.input<typeof EvidenceFilter>, chosen: Chosen) => Asked,
): Exporter {
  return {
    what,
    formats: pictureFormats,
    options: { ...filterOptions, ...options },
    run: async (review, { format, parsed, target, say }) => {
      const filter = await filterOf(review, parsed);
      if (!filter.ok) return filter;
      const choice = chosen(parsed);
      if (!choice.ok) return choice;
      const picture = asked(filter.value, choice.value);
      const input = { grantId: mayWrite(review, target), format: PictureFormat.parse(format), picture };
      const done = await review.finish((jobId) => review.client.pictures.export({ jobId, ...input }));
      if (!done.ok) return done;
      const { rows, columns, claims, filter: words, boxes } = PictureExport.parse(done.value);
      if (boxes) say(boxesWords);
      return ok({ rows, columns, claims, filter: words });
    },
  };
}

/** The therapy × outcome matrix. */
export const matrix = pictureExporter(
  'matrix',
  { ...by, ...depth },
  (filter, { depth: levels, by: unit }) => ({
    what: 'matrix',
    filter,
    ...(unit === undefined ? {} : { by: unit }),
    ...(levels === undefined ? {} : { therapyDepth: levels, outcomeDepth: levels }),
  }),
);

/** Therapies over years or populations. */
export const map = pictureExporter(
  'map',
  { ...by, ...depth, ...over },
  (filter, { depth: levels, ...rest }) => ({
    what: 'map',
    filter,
    ...rest,
    ...(levels === undefined ? {} : { therapyDepth: levels, populationDepth: levels }),
  }),
);

/** The directions of studies by outcome. */
export const effectDirection = pictureExporter('effect-direction', depth, (filter, { depth: levels }) => ({
  what: 'effect-direction',
  filter,
  ...(levels === undefined ? {} : { outcomeDepth: levels }),
}));
