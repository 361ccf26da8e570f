import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..');
/** The folder of the built modules of a package of the library. */
const modulesOf = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`@mantine/${name}`)), '..', 'esm');

function textsOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The names that modules import from `@mantine/core`. */
function importedFromCore(texts: readonly string[]): Set<string> {
  const lists = texts.flatMap((text) => [
    ...text.matchAll(/import \{([^}]*)\} from ["']@mantine\/core["']/gu),
  ]);
  const names = lists.flatMap(([, list = '']) => list.split(','));
  return new Set(
    names
      .map((name) =>
        name
          .trim()
          .replace(/^type /u, '')
          .replace(/ as .*$/u, ''),
      )
      .filter(Boolean),
  );
}

/** Which built module each name of the core package comes from. */
function modulesByName(): Map<string, string> {
  const folder = modulesOf('core');
  const index = readFileSync(join(folder, 'index.mjs'), 'utf8');
  const found = [...index.matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/gu)];
  return new Map(
    found.flatMap(([, names = '', file = '']) =>
      names.split(',').map((name) => [name.trim().replace(/^.* as /u, ''), join(folder, file)] as const),
    ),
  );
}

/** The parts of the library whose styles are needed by what these modules import, and by what those import in turn. */
function styledParts(start: readonly string[]): Set<string> {
  const byName = modulesByName();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(/from "(\.[^"]+)"/gu)) visit(join(dirname(file), path));
    for (const name of importedFromCore([text])) visit(byName.get(name) ?? file);
  };
  for (const file of start) visit(file);
  const styles = [...seen].filter(
    (file) => file.endsWith('.module.mjs') && file.startsWith(modulesOf('core')),
  );
  return new Set(styles.map((file) => basename(file, '.module.mjs')));
}

describe('the styles of the library', () => {
  const css = readFileSync(join(import.meta.dirname, 'widgets.css'), 'utf8');
  const listed = [...css.matchAll(/@mantine\/core\/styles\/([A-Z]\w+)\.css/gu)].map(([, name]) => name);

  test('are those of the parts that the window is made of, no more and no fewer', () => {
    const byName = modulesByName();
    const used = [...importedFromCore(textsOf(renderer))].flatMap((name) => byName.get(name) ?? []);
    const others = ['notifications', 'spotlight'].map((name) => join(modulesOf(name), 'index.mjs'));
    expect(used.length).toBeGreaterThan(10);
    expect(new Set(listed)).toEqual(styledParts([...used, ...others]));
  });

  test('come in the order of the library, in which later rules override earlier ones', () => {
    const styles = join(modulesOf('core'), '..');
    const whole = readFileSync(join(styles, 'styles.css'), 'utf8');
    const places = listed.map((name) => {
      const own = readFileSync(join(styles, 'styles', `${name}.css`), 'utf8');
      return whole.indexOf(/\.m_[0-9a-f]+/u.exec(own)?.[0] ?? 'no rule');
    });
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
