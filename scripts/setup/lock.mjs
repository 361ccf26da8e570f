import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './places.mjs';
import { say } from './report.mjs';

const file = join(root, '.cache', 'setup.lock');
const PAUSE_MS = 250;

/**
 * Runs `work` while no other set-up works in this clone: two commands at once on a fresh clone would otherwise
 * both write node_modules. A lock whose process is gone is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  let told = false;
  while (!take()) {
    if (!holderLives()) rmSync(file, { force: true });
    if (!told) say('waiting for another set-up in this folder …');
    told = true;
    await pause(PAUSE_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file: its owner is between making and writing it.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
