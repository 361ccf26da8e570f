import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sheafData } from '#shared/testing/sheaf-data.ts';
import { sentencesOf, sourceTexts } from './sources.ts';

/*
 * Draws the sentences that proposals are measured on, once, before they are labelled: in the order of the SHA-256 of
 * their place, at most one of a record, so that nobody chooses them. Running it again writes the same file.
 */

/** Words of a comparison, and words of a result; wide on purpose. */
const COMPARED =
  /\b(?:than|versus|vs|compared|comparison|comparable|differ\w*|similar\w*|superior\w*|inferior\w*|equivalent|equally|placebo|as \w+ as)\b/iu;
const RESULT =
  /\b(?:significant\w*|increas\w*|decreas\w*|reduc\w*|improv\w*|lower\w*|higher|effective\w*|worsen\w*|unchanged|associated|prevent\w*|p ?[<=>] ?0?\.\d)/iu;
const LEUKAEMIA =
  /leuk[a]?emi|lymphoblastic|chemotherap|(?:marrow|stem.cell|renal|kidney|heart|organ|cell) transplant|methotrexate|cyclophosphamide|GVHD|neutropeni/iu;
const ANY = /./u;

const heart = ['ace_inhibitors', 'betablockers', 'calciumchannelblockers', 'oralhypoglycemics'].map(
  (set) => `screening/cohen_2006_${set}.csv.gz`,
);
const abstracts = [
  ...heart,
  ...['adhd', 'antihistamines', 'atypicalantipsychotics', 'urinaryincontinence'].map(
    (set) => `screening/cohen_2006_${set}.csv.gz`,
  ),
  'screening/bannach_brown_2019_depression.csv.gz',
  'screening/dimitrov_2024_snhl_two_reviewers.csv.gz',
  'screening/howard_2016_fluoride.csv.gz',
  'screening/van_de_Schoot_2017_ptsd.csv.gz',
  'dedupe/asysd_diabetes.csv.gz',
  'dedupe/iebh_copper.csv.gz',
];
const articles = [
  'trials-2015-16-1.xml',
  'trials-2015-16-14.xml',
  'hindawi-PMC4736231.nxml',
  'hindawi-PMC4745318.nxml',
  'plos-journal.pmed.1001518.xml',
  'plos-journal.pone.0016976.xml',
].map((name) => `articles/${name}`);

type Draw = {
  readonly taxonomy: 'paediatric-all' | 'heart-and-diabetes';
  readonly files: readonly string[];
  readonly wanted: number;
  readonly all: readonly RegExp[];
};

const draws: readonly Draw[] = [
  ...heart.flatMap((file): Draw[] => [
    { taxonomy: 'heart-and-diabetes', files: [file], wanted: 28, all: [COMPARED] },
    { taxonomy: 'heart-and-diabetes', files: [file], wanted: 14, all: [RESULT] },
    { taxonomy: 'heart-and-diabetes', files: [file], wanted: 8, all: [ANY] },
  ]),
  { taxonomy: 'paediatric-all', files: abstracts, wanted: 48, all: [LEUKAEMIA, RESULT] },
  { taxonomy: 'paediatric-all', files: abstracts, wanted: 12, all: [LEUKAEMIA] },
  { taxonomy: 'heart-and-diabetes', files: ['dedupe/asysd_diabetes.csv.gz'], wanted: 20, all: [RESULT] },
  ...articles.flatMap((file): Draw[] => [
    { taxonomy: 'heart-and-diabetes', files: [file], wanted: 6, all: [COMPARED, RESULT] },
    { taxonomy: 'heart-and-diabetes', files: [file], wanted: 3, all: [ANY] },
  ]),
];

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

const taken = new Set<string>();
const records = new Set<string>();

function drawn(folder: string, draw: Draw) {
  const candidates = draw.files.flatMap((file) =>
    sourceTexts(folder, file).flatMap(({ record, text }) =>
      sentencesOf(text).map(({ start, end }) => {
        const sentence = text.slice(start, end);
        return { id: sha(`${file} ${record} ${start}`).slice(0, 12), file, record, start, end, sentence };
      }),
    ),
  );
  const fitting = candidates
    .filter(({ sentence }) => sentence.length >= 40 && sentence.length <= 600)
    .filter(({ sentence }) => draw.all.every((pattern) => pattern.test(sentence)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const chosen: typeof fitting = [];
  for (const one of fitting) {
    const record = one.file.startsWith('articles/') ? one.id : `${one.file} ${one.record}`;
    const hash = sha(one.sentence);
    if (chosen.length === draw.wanted || records.has(record) || taken.has(hash)) continue;
    records.add(record);
    taken.add(hash);
    chosen.push(one);
  }
  return chosen.map(({ sentence, ...place }) => ({
    ...place,
    sha256: sha(sentence),
    taxonomy: draw.taxonomy,
    half: Number.parseInt(place.id.slice(-4), 16) % 3 === 0 ? 'tuning' : 'apart',
    text: place.file.startsWith('articles/') ? sentence : null,
  }));
}

if (sheafData === null) throw new Error('SHEAF_DATA is not there.');
const folder = sheafData;
const all = draws.flatMap((draw) => drawn(folder, draw)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
const lines = all.map((one) => JSON.stringify(one)).join('\n');
writeFileSync(new URL('../../../shared/proposals/labelled/sentences.jsonl', import.meta.url), `${lines}\n`);
const tuning = all.filter(({ half }) => half === 'tuning').length;
console.log(`${all.length} sentences: ${tuning} for tuning, ${all.length - tuning} kept apart`);
