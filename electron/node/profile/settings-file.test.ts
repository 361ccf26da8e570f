import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { profileFolder } from './folder.ts';
import { readSettings, SettingsFile } from './settings-file.ts';
import { withFrame, withRecent } from './settings.ts';

let folder = '';
const errors: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-profile-'));
  errors.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => new SettingsFile(folder, (error) => errors.push(error));
const entry = (path: string) => ({
  id: `id-${path}`,
  path,
  title: path,
  lastOpened: '2026-11-23T10:00:00.000Z',
});

describe('settings of the profile', () => {
  test('come back after a restart, with the install id of the first run', () => {
    const first = file();
    first.change((settings) => withRecent({ ...settings, reviewerName: 'Ada' }, entry('/a.sheaf')));
    const second = file();
    expect(second.current).toEqual(first.current);
    expect(second.current.reviewerName).toBe('Ada');
    expect(errors).toEqual([]);
  });

  test('are taken from the last good copy when the file is cut off', () => {
    const first = file();
    first.change((settings) => ({ ...settings, reviewerName: 'Ada' }));
    file();
    const whole = readFileSync(join(folder, 'settings.json'), 'utf8');
    writeFileSync(join(folder, 'settings.json'), whole.slice(0, 20));
    expect(file().current.installId).toBe(first.current.installId);
    expect(readSettings(folder)?.reviewerName).toBe('Ada');
  });

  test('lose only the one member whose value is wrong', () => {
    const first = file();
    first.change((settings) => withRecent(settings, entry('/a.sheaf')));
    const raw = { ...first.current, theme: 'purple' };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(raw));
    const again = file().current;
    expect(again.theme).toBe('system');
    expect(again.recent).toHaveLength(1);
  });

  test('hold each folder once and no more than thirty', () => {
    let settings = file().current;
    for (let n = 0; n < 40; n += 1) settings = withRecent(settings, entry(`/${n % 35}.sheaf`));
    expect(settings.recent).toHaveLength(30);
    expect(settings.recent[0]?.path).toBe('/4.sheaf');
    expect(new Set(settings.recent.map(({ path }) => path)).size).toBe(30);
  });

  test('forget the frames of reviews that are not recent any more', () => {
    const frame = { x: 0, y: 0, width: 800, height: 600, maximized: false };
    const settings = withFrame(withFrame(file().current, 'gone', frame), 'home', frame);
    expect(Object.keys(settings.windows)).toEqual(['home']);
  });
});

describe('the profile folder', () => {
  const world = { argv: [], env: {}, platform: 'linux', home: '/home/ada', cwd: '/srv' };
  test('is the usual place of the platform', () => {
    expect(profileFolder(world)).toBe('/home/ada/.config/Sheaf');
    expect(profileFolder({ ...world, env: { XDG_CONFIG_HOME: '/x' } })).toBe('/x/Sheaf');
    expect(profileFolder({ ...world, platform: 'darwin' })).toBe(
      '/home/ada/Library/Application Support/Sheaf',
    );
  });
  test('is named by the option before the environment', () => {
    const env = { SHEAF_PROFILE: '/env' };
    expect(profileFolder({ ...world, env })).toBe('/env');
    expect(profileFolder({ ...world, env, argv: ['x', '--profile=here'] })).toBe('/srv/here');
  });
});

describe('a profile that cannot be written', () => {
  test('is told, and the program goes on', () => {
    const settings = new SettingsFile(join(folder, 'settings.json', 'below'), (error) => errors.push(error));
    writeFileSync(join(folder, 'other'), '');
    const blocked = new SettingsFile(join(folder, 'other'), (error) => errors.push(error));
    blocked.change((current) => ({ ...current, reviewerName: 'Ada' }));
    expect(blocked.current.reviewerName).toBe('Ada');
    expect(errors.length).toBeGreaterThan(0);
    expect(settings.current.recent).toEqual([]);
  });
});
