import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '#shared/contract/errors.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { dataPath, dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import type { ReaderChannel } from '../reading/reader-channel.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const Paper = z.object({
  file: z.string(),
  kind: z.string(),
  pages: z.int().optional(),
  password: z.string().optional(),
  /** Counted by another program; 0 where it finds none, or can't open the file. */
  text_characters_by_pdftotext: z.int(),
});
type Paper = z.infer<typeof Paper>;

/** What each file is, as the collection says: nothing here was taken from Sheaf. */
const papers = sheafData === null ? [] : z.array(Paper).parse(JSON.parse(dataText('pdfs', 'manifest.json')));

const megabyte = 1024 ** 2;

function stateOf(paper: Paper): DocumentView['state'] | 'refused' {
  if (paper.file === 'zero-bytes.pdf') return 'refused';
  if (paper.password !== undefined && paper.password !== '') return 'password';
  if (paper.pages === undefined) return 'unreadable';
  return paper.text_characters_by_pdftotext === 0 ? 'scanned' : 'ready';
}

/** Watches what readers hold in memory, by the same channels that the store has them watched. */
function memoryWatch() {
  const channels = new Set<ReaderChannel>();
  const peak = { readers: 0, store: 0 };
  const before = process.memoryUsage().rss;
  const look = (): void => {
    peak.store = Math.max(peak.store, process.memoryUsage().rss - before);
    for (const channel of channels)
      void channel.memoryBytes().then((bytes) => {
        peak.readers = Math.max(peak.readers, bytes ?? 0);
      });
  };
  const timer = setInterval(look, 40);
  const watch = (channel: ReaderChannel): void => {
    channels.add(channel);
    channel.onExit(() => channels.delete(channel));
  };
  return { peak, watch, stop: () => clearInterval(timer) };
}

describe.skipIf(sheafData === null)(
  `every paper of the collection (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    let review: TestReview;
    let memory: ReturnType<typeof memoryWatch>;
    let outcomes: ReadonlyMap<string, ImportOutcome>;

    beforeAll(async () => {
      memory = memoryWatch();
      review = await openTestReview({}, memory.watch);
      outcomes = await importAll();
      memory.stop();
    }, 240_000);
    afterAll(async () => {
      await review.close();
    });

    async function importAll(): Promise<ReadonlyMap<string, ImportOutcome>> {
      const report = await review.importFiles(...papers.map(({ file }) => dataPath('pdfs', file)));
      return new Map(report.files.map((file) => [file.name, file]));
    }

    function outcomeOf(file: string): ImportOutcome {
      const outcome = outcomes.get(file);
      if (!outcome) throw new Error(`${file} has no outcome.`);
      return outcome;
    }

    async function documentOf(file: string): Promise<DocumentView> {
      const outcome = outcomeOf(file);
      if (!('document' in outcome)) throw new Error(`${file} is no document.`);
      return must(await review.client.documents.get({ documentId: outcome.document }));
    }

    /** Characters of canonical text, white space left out. */
    async function charactersOf(documentId: DocumentView['id']): Promise<number> {
      const { pages } = must(await review.client.text.pages({ documentId }));
      let characters = 0;
      for (const { page } of pages) {
        const { text } = must(await review.client.text.page({ documentId, page }));
        characters += text.replace(/\s+/gu, '').length;
      }
      return characters;
    }

    test('the collection is whole, and each of its files has an outcome', () => {
      expect(papers.length).toBeGreaterThanOrEqual(26);
      expect([...outcomes.keys()]).toEqual(papers.map(({ file }) => file));
    });

    test.each(papers.map((paper) => [paper.file, stateOf(paper), paper] as const))(
      '%s: %s',
      async (file, state, paper) => {
        if (state === 'refused') {
          expect(outcomeOf(file)).toMatchObject({ outcome: 'refused', error: { code: 'empty-file' } });
          return;
        }
        const document = await documentOf(file);
        expect(outcomeOf(file)).toMatchObject({
          outcome: 'imported',
          format: 'pdf',
          state,
          pages: document.pages,
        });
        expect(document).toMatchObject({ state, title: file.replace(/\.pdf$/u, ''), fileName: file });
        expect(document.pages).toBe(state === 'ready' || state === 'scanned' ? paper.pages : 0);
        expect(document.stateReason === null).toBe(state === 'ready');
        // What another program finds, give or take what each makes of white space and hidden words.
        const found = state === 'ready' || state === 'scanned' ? await charactersOf(document.id) : 0;
        expect(found > 0).toBe(state === 'ready');
        if (paper.text_characters_by_pdftotext > 10_000) {
          expect(found / paper.text_characters_by_pdftotext).toBeGreaterThan(0.7);
          expect(found / paper.text_characters_by_pdftotext).toBeLessThan(1.1);
        }
      },
      60_000,
    );

    test('memory stayed bounded, in the store and in every reader', async ({ annotate }) => {
      const { readers, store } = memory.peak;
      await annotate(`peak of a reader ${Math.round(readers / megabyte)} MB`);
      await annotate(`growth of the store ${Math.round(store / megabyte)} MB`);
      expect(readers).toBeGreaterThan(0);
      expect(readers).toBeLessThan(1_000 * megabyte);
      expect(store).toBeLessThan(400 * megabyte);
    });

    test('imported again, each document is said to be here already', async () => {
      const again = await importAll();
      for (const { file } of papers) {
        const first = outcomeOf(file);
        expect(again.get(file)).toMatchObject(
          'document' in first
            ? { outcome: 'already-here', document: first.document }
            : { outcome: 'refused', error: { code: 'empty-file' } },
        );
      }
      expect(must(await review.client.documents.list({}))).toHaveLength(papers.length - 1);
    }, 120_000);

    test('a locked paper: a wrong password changes nothing, the right one reads it and is written nowhere', async () => {
      const paper = papers.find(({ password }) => password !== undefined && password !== '');
      if (paper?.password === undefined) throw new Error('The collection has no locked paper.');
      const locked = await documentOf(paper.file);
      const reread = async (password: string): Promise<AppError | null> => {
        const job = await review.run((jobId) =>
          review.client.imports.reread({ jobId, documentId: locked.id, password }),
        );
        return job.error;
      };
      const wrong = `wrong-${'x'.repeat(40)}`;
      expect(await reread(wrong)).toMatchObject({ code: 'wrong-password' });
      expect(await documentOf(paper.file)).toEqual(locked);
      expect(await reread(paper.password)).toBeNull();
      const open = await documentOf(paper.file);
      expect(open).toMatchObject({ state: 'ready', stateReason: null });
      expect(open.pages).toBeGreaterThan(0);
      expect(await charactersOf(open.id)).toBeGreaterThan(0);
      for (const written of [wrong, JSON.stringify(paper.password)])
        expect(filesHolding(dirname(review.path), written)).toEqual([]);
      const job = must(await review.client.jobs.list({ limit: 50 })).map((view) => JSON.stringify(view));
      expect(job.filter((view) => view.includes(wrong))).toEqual([]);
    }, 60_000);

    test('nothing that the files hold made the review fail its check', async () => {
      const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
      expect(CheckReport.parse(job.result)).toMatchObject({ ok: true, log: 'equal' });
    }, 120_000);
  },
);

/** Files below a folder that hold these words anywhere in their bytes. */
function filesHolding(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(words);
  });
}

describe('files that are not what they are called', () => {
  let review: TestReview;
  beforeAll(async () => {
    review = await openTestReview();
  });
  afterAll(async () => {
    await review.close();
  });

  async function importOf(name: string, content: string | Uint8Array): Promise<ImportOutcome | undefined> {
    const path = join(dirname(review.path), name);
    writeFileSync(path, content);
    return (await review.importFiles(path)).files[0];
  }

  const sample = readFileSync('resources/samples/blinatumomab-trial.pdf');

  test('a web page named as a PDF is read as a page, a PDF named as text as a PDF; both say so', async () => {
    const html = '<!doctype html><title>News</title><p>Remission rates were higher.</p>';
    expect(await importOf('paper.pdf', html)).toMatchObject({
      outcome: 'imported',
      format: 'html',
      state: 'ready',
      note: expect.stringContaining('HTML page'),
    });
    expect(await importOf('paper.txt', sample)).toMatchObject({
      outcome: 'imported',
      format: 'pdf',
      state: 'ready',
      note: expect.stringContaining('PDF'),
    });
  });

  test('reference files are named and refused, whatever their name ends in', async () => {
    const ris = 'TY  - JOUR\nTI  - Blinatumomab\nAU  - Brown, P.\nER  - \n';
    for (const name of ['search.ris', 'search.txt', 'search.pdf']) {
      const outcome = await importOf(name, ris);
      expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'unsupported-format' } });
      expect(outcome?.outcome === 'refused' && outcome.error.message).toMatch(
        new RegExp(`${name} is a reference file: RIS`, 'u'),
      );
    }
    expect(await importOf('lib.bib', '@article{a, title={B}, year={2020}}\n')).toMatchObject({
      error: { code: 'unsupported-format', message: expect.stringContaining('BibTeX') },
    });
  });

  test('pictures, archives and office files are refused by what they are', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    expect(await importOf('scan.pdf', png)).toMatchObject({
      outcome: 'refused',
      error: { code: 'unsupported-format', message: expect.stringContaining('PNG') },
    });
    const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]);
    expect(await importOf('papers.zip', zip)).toMatchObject({ error: { code: 'unsupported-format' } });
  });

  test('the same bytes under another name are one document, within one import too', async () => {
    const folder = dirname(review.path);
    const paths = ['one.txt', 'two.txt', 'three.md'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, 'The very same words.');
    const { files } = await review.importFiles(...paths);
    expect(files.map(({ outcome }) => outcome)).toEqual(['imported', 'already-here', 'already-here']);
    expect(new Set(files.map((file) => ('document' in file ? file.document : null))).size).toBe(1);
  });

  test('what could not be read under a wrong name is read under the right one, as the same document', async () => {
    const text = 'Survival was longer in the heptathlon group.';
    const wrong = await importOf('notes.pdf', Buffer.from(text));
    expect(wrong).toMatchObject({ outcome: 'imported', state: 'unreadable' });
    expect(await importOf('copy of notes.pdf', Buffer.from(text))).toMatchObject({ outcome: 'already-here' });
    const right = await importOf('notes.txt', Buffer.from(text));
    expect(right).toMatchObject({ outcome: 'imported', state: 'ready', format: 'text', restored: false });
    const documentId = right && 'document' in right ? right.document : null;
    expect(wrong).toMatchObject({ document: documentId });
    expect(await importOf('notes.md', Buffer.from(text))).toMatchObject({ outcome: 'already-here' });
    const found = must(await review.client.search.query({ words: 'heptathlon group' }));
    expect(found).toMatchObject([{ type: 'document', document: documentId }]);
  });

  test('two imports of the same files at once: each file is imported by one, and here already for the other', async () => {
    const folder = dirname(review.path);
    const paths = Array.from({ length: 12 }, (_, index) => join(folder, `twice ${index}.txt`));
    for (const path of paths) writeFileSync(path, `Said by ${path}.`);
    const reports = await Promise.all([review.importFiles(...paths), review.importFiles(...paths)]);
    const outcomes = paths.map((_, index) => reports.map(({ files }) => files[index]));
    expect(outcomes.flat().filter((file) => file?.outcome === 'imported' && file.restored)).toEqual([]);
    for (const both of outcomes)
      expect(new Set(both.map((file) => file?.outcome))).toEqual(new Set(['already-here', 'imported']));
  });
});
