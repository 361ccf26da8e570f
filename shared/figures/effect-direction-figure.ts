import {
  type EffectDirections,
  type PlottedRow,
  type SampleSize,
  sampleSize,
  type StudyEffect,
} from '#shared/counting/effect-directions.ts';
import { studyDirectionRule } from '#shared/counting/study-direction.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { type Direction, directions } from '#shared/domain/values.ts';
import { captionLines, type Caption, explained, legendOf } from './caption.ts';
import { glyphSize, scaledGlyph } from './direction-glyph.ts';
import type { Figure, Group, Mark, Shape } from './figure.ts';
import {
  bold,
  type Box,
  columnHeads,
  font,
  legendWidth,
  lineHeight,
  margin,
  mostNameLines,
  pad,
  rule,
  small,
} from './grid-layout.ts';
import { wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

const names = { study: 170, design: 110 };
const columnWidth = 92;
const rowHeight = 34;
/** Between lines of names. */
const nameLine = 13;
/** Room of a sign with its number below a column. */
const totalWidth = 36;

/** The side of a sign, in CSS pixels, by the size of the therapy arm. */
const sides: Readonly<Record<SampleSize, number>> = { large: 20, medium: 15, small: 10, unknown: 10 };

/**
 * The effect-direction plot: studies by outcomes, each sign the direction of the study, its size that of the therapy arm.
 * What is no comparison has a sign of its own beside it and is in no total.
 * @param about the caption: what is left out
 */
export function effectDirectionFigure(plot: EffectDirections, theme: FigureTheme, about: Caption): Figure {
  const left = margin + names.study + names.design;
  const width = Math.max(left + plot.outcomes.length * columnWidth + margin, 520);
  const head = columnHeads(
    plot.outcomes.map(({ name }) => name),
    { left, columnWidth },
    theme,
  );
  const bottom = margin + head.height;
  const headed = (text: string, x: number): Mark => ({
    kind: 'text',
    x,
    y: bottom - pad - 4,
    text,
    ...bold,
    fill: theme.text,
  });
  const shapes: Shape[] = [
    headed('Study, therapy', margin),
    headed('Design', margin + names.study),
    ...head.marks,
    rule(bottom, width, theme.quiet),
  ];
  let y = bottom;
  for (const study of plot.studies) {
    const { label, therapy } = namesOf(study);
    const named = rowNames(study, theme);
    const height = Math.max(rowHeight, named.height);
    shapes.push(...named.at(y), rule(y + height, width, theme.line));
    for (const [at, effect] of study.effects.entries()) {
      const outcome = plot.outcomes[at];
      const box = { x: left + at * columnWidth, y, width: columnWidth, height };
      const key = JSON.stringify([study.id, outcome?.key, study.therapy?.id ?? null]);
      shapes.push(
        effectGroup({ effect, key, name: `${label}, ${therapy}, ${outcome?.name ?? ''}` }, box, theme),
      );
    }
    y += height;
  }
  const totals = totalRow(plot, { left, y, width }, theme);
  shapes.push(...totals.shapes);
  const end = y + totals.height;
  y = end + 12;
  const signs = legend(plot);
  const caption = captionLines([...signs, ...about], width - margin * 2, theme);
  shapes.push(...caption.at(margin, y));
  return {
    width,
    height: y + caption.height + margin,
    title: 'Effect directions by study and outcome',
    description: `${new Set(plot.studies.map(({ id }) => id)).size} studies by ${plot.outcomes.length} outcomes; each sign is the direction of a study for a therapy. ${plot.outcomes.map(({ name }, at) => `${name}: ${totalWords(plot.totals[at] ?? {})}`).join('; ')}.`,
    background: theme.ground,
    legend: legendOf(explained(signs), legendWidth, theme),
    heads: { x: left, y: bottom, bottom: end },
    shapes,
  };
}

/** What a row is called: the study with its year where the label has none, and the therapy. */
function namesOf({ label, year, therapy }: PlottedRow): { readonly label: string; readonly therapy: string } {
  const told = year === null ? '' : `${year}`;
  return {
    label: label.includes(told) ? label : `${label}, ${told}`,
    therapy: therapy?.name ?? 'No therapy',
  };
}

/** Study and therapy in as many lines as they need, the design beside them. */
function rowNames(
  row: PlottedRow,
  theme: FigureTheme,
): { readonly height: number; readonly at: (y: number) => Mark[] } {
  const { label, therapy } = namesOf(row);
  const study = wrapped(label, names.study - pad, font, mostNameLines);
  const tested = wrapped(therapy, names.study - pad, small, mostNameLines);
  const design = row.design === null ? '' : studyDesignLabels[row.design];
  const designed = wrapped(design, names.design - pad, small, mostNameLines);
  const own = (study.length + tested.length) * nameLine;
  return {
    height: Math.max(own, designed.length * nameLine) + pad + 2,
    at: (y) => [
      ...study.map((text, at) => word(text, margin, y + 15 + at * nameLine, theme.text)),
      ...tested.map((text, at): Mark => {
        const base = y + 15 + (study.length + at) * nameLine;
        return { ...word(text, margin, base, theme.quiet), ...small };
      }),
      ...designed.map((text, at): Mark => {
        const base = y + (designed.length === 1 && own <= rowHeight ? 21 : 15 + at * nameLine);
        return { ...word(text, margin + names.study, base, theme.quiet), ...small };
      }),
    ],
  };
}

function word(text: string, x: number, y: number, fill: string): Mark {
  return { kind: 'text', x, y, text, ...font, fill };
}

function effectGroup(
  { effect, key, name }: { readonly effect: StudyEffect | null; readonly key: string; readonly name: string },
  box: Box,
  theme: FigureTheme,
): Group {
  const ground: Mark = { kind: 'rect', ...box, fill: 'transparent' };
  const middle = box.y + box.height / 2;
  const signs = effect === null ? [] : signsOf(effect);
  const wide = signs.reduce((sum, { side }) => sum + side + 6, -6);
  let x = box.x + box.width / 2 - wide / 2;
  const marks = signs.map(({ direction, side }) => {
    const mark = scaledGlyph(direction, { x, y: middle - side / 2, side }, theme);
    x += side + 6;
    return mark;
  });
  const empty: Mark = {
    kind: 'text',
    x: box.x + box.width / 2,
    y: middle + 4,
    text: effect === null ? '·' : 'other',
    ...(effect === null ? font : small),
    anchor: 'middle',
    fill: theme.quiet,
  };
  return {
    kind: 'group',
    key,
    label: `${name}: ${effectWords(effect)}`,
    box,
    shapes: [ground, ...(marks.length === 0 ? [empty] : marks)],
  };
}

/** Its claims compare doses, or name no other side: they are in no direction. */
function hasNoSign({ comparative, beside }: StudyEffect): boolean {
  return comparative === 0 && beside === null;
}

type Sign = { readonly direction: Direction | 'uncoded'; readonly side: number };

function signsOf({ direction, comparative, beside, people }: StudyEffect): Sign[] {
  const side = sides[sampleSize(people)];
  return [
    ...(comparative > 0 ? [{ direction: direction ?? ('uncoded' as const), side }] : []),
    ...(beside === null ? [] : [{ direction: beside, side: comparative > 0 ? sides.small : side }]),
  ];
}

/** “favours therapy, 216 people in the therapy arm · single group and the like: improved”. */
export function effectWords(effect: StudyEffect | null): string {
  if (effect === null) return 'no finding in the documents read';
  const { direction, comparative, beside, people, definitions } = effect;
  const told =
    direction === null ? 'direction not coded' : directionLabels[direction].toLocaleLowerCase('en');
  const parts = [
    comparative > 0 && told,
    beside !== null && `single group and the like: ${directionLabels[beside].toLocaleLowerCase('en')}`,
    people !== null && `${people} people in the therapy arm`,
    definitions > 1 && 'endpoint definitions differ',
    hasNoSign(effect) && 'only comparisons of doses, or with a side that is not named',
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

function totalRow(
  plot: EffectDirections,
  { left, y, width }: { readonly left: number; readonly y: number; readonly width: number },
  theme: FigureTheme,
): { readonly shapes: Mark[]; readonly height: number } {
  const columns = plot.totals.map((total) => directions.filter((direction) => (total[direction] ?? 0) > 0));
  const lines = Math.max(1, ...columns.map(({ length }) => Math.ceil(length / 2)));
  const height = lines * lineHeight + pad * 2;
  const shapes: Mark[] = [
    { kind: 'rect', x: margin, y, width: width - margin * 2, height, fill: theme.sunken },
    { kind: 'text', x: margin, y: y + pad + 12, text: 'By direction', ...bold, fill: theme.text },
  ];
  for (const [at, shown] of columns.entries())
    for (const [number, direction] of shown.entries()) {
      const across = Math.min(shown.length, 2) * totalWidth;
      const x = left + at * columnWidth + (columnWidth - across) / 2 + pad / 2 + (number % 2) * totalWidth;
      const top = y + pad + Math.floor(number / 2) * lineHeight;
      const count = String(plot.totals[at]?.[direction] ?? 0);
      shapes.push(
        scaledGlyph(direction, { x, y: top + 3, side: glyphSize }, theme),
        word(count, x + glyphSize + 3, top + 12, theme.text),
      );
    }
  return { shapes, height };
}

function totalWords(total: Readonly<Partial<Record<Direction, number>>>): string {
  const words = directions.flatMap((direction) => {
    const count = total[direction] ?? 0;
    return count > 0 ? [`${count} ${directionLabels[direction].toLocaleLowerCase('en')}`] : [];
  });
  return words.length > 0 ? words.join(', ') : 'no comparative study';
}

function counted(claims: number): string {
  return `${claims} ${claims === 1 ? 'claim' : 'claims'}`;
}

function legend({ studies, withoutStudy, withoutSign, severalTherapies }: EffectDirections): Caption {
  const effects = studies.flatMap(({ effects: all }) => all.flatMap((effect) => effect ?? []));
  const seen = new Set(effects.flatMap((effect) => signsOf(effect).map(({ direction }) => direction)));
  const ordered = [...directions, 'uncoded' as const].filter((direction) => seen.has(direction));
  const { otherComparisons, noFindings } = withoutSign;
  const counts = [
    otherComparisons > 0 && `${counted(otherComparisons)} comparing doses or naming no other side`,
    noFindings > 0 && `${counted(noFindings)} without a finding`,
    withoutStudy > 0 && `${counted(withoutStudy)} about no study`,
  ].filter((part) => part !== false);
  const rest = counts.length === 0 ? [] : [{ text: `In no sign: ${counts.join(', ')}.` }];
  const together =
    severalTherapies === 0
      ? []
      : [
          {
            text: `${severalTherapies} ${severalTherapies === 1 ? 'study tests' : 'studies test'} several therapies, with a row for each; a comparison of two of them stands in both, and once in the last line.`,
          },
        ];
  const others = effects.some(hasNoSign)
    ? [
        {
          text: 'other: only comparisons of doses, or with a side that is not named, which have no sign. · no finding in the documents read.',
        },
      ]
    : [{ text: '· no finding in the documents read.' }];
  return [
    ...(ordered.length > 0 ? [{ signs: ordered }] : []),
    {
      of: 'People in the therapy arm:',
      sizes: [
        { side: sides.large, words: 'above 300' },
        { side: sides.medium, words: '50 to 300' },
        { side: sides.small, words: 'below 50, or not told' },
      ],
    },
    {
      text: 'What is no comparison of therapies (single group, before and after, groups of patients) has a sign of its own and is in no total.',
    },
    { text: studyDirectionRule },
    ...together,
    ...others,
    ...rest,
  ];
}
