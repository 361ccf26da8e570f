import { expect, test } from 'vitest';
import { ok } from '#shared/kit/result.ts';
import { KeptFiles } from './kept-files.ts';
import type { PdfFile, PdfPlace } from './open-pdf.ts';

function desk() {
  const said: string[] = [];
  const broken = new Map<string, PdfPlace['onBroken']>();
  const kept = new KeptFiles((place) => {
    said.push(`open ${place.url}`);
    broken.set(place.url, place.onBroken);
    const file: PdfFile = {
      pages: place.url === 'long' ? 352 : 7,
      page: () => Promise.reject(new Error('no page')),
      annotations: () => Promise.resolve({ annotationMode: 0 }),
      bookmarks: () => Promise.resolve([]),
      links: () => Promise.resolve([]),
      tidy: () => Promise.resolve(),
    };
    return { outcome: Promise.resolve(ok(file)), close: () => said.push(`close ${place.url}`) };
  });
  const open = (place: PdfPlace) => kept.open(place);
  const read = async (url: string, password?: string): Promise<void> => {
    const opening = open({ url, assets: '', password });
    await opening.outcome;
    opening.close();
    opening.close();
  };
  return { said, broken, open, read };
}

test('a file that was read lately is open at once; the least lately read one is closed', async () => {
  const { said, read } = desk();
  for (const url of ['a', 'b', 'a', 'c', 'd', 'a']) await read(url);
  expect(said).toEqual(['open a', 'open b', 'open c', 'close b', 'open d', 'close a', 'open a', 'close c']);
});

test('a long file, one that was closed while it opened and one that broke do not stay open', async () => {
  const { said, broken, open, read } = desk();
  await read('long');
  open({ url: 'early', assets: '' }).close();
  expect(said).toEqual(['open long', 'close long', 'open early', 'close early']);
  await read('a');
  broken.get('a')?.({ code: 'broken', message: 'The bytes are gone.' });
  await read('a');
  expect(said.slice(4)).toEqual(['open a', 'open a']);
});

test('a file is not open to somebody who gives another password, and whoever reads it hears that it broke', async () => {
  const { said, broken, open, read } = desk();
  await read('a', 'secret');
  await read('a');
  expect(said).toEqual(['open a', 'open a']);
  const heard: string[] = [];
  const opening = open({ url: 'b', assets: '', onBroken: ({ message }) => heard.push(message) });
  await opening.outcome;
  broken.get('b')?.({ code: 'broken', message: 'Gone.' });
  opening.close();
  expect(heard).toEqual(['Gone.']);
  expect(said.at(-1)).toBe('close b');
});
