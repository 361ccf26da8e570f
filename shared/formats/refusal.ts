import type { Sniffed } from './sniff.ts';

export interface Refusal {
  readonly code: 'empty-file' | 'too-large' | 'unsupported-format';
  readonly message: string;
}

/**
 * Why a file is not taken, in words that name it; null for files that are read, and for those that are kept
 * although they can't be read.
 */
export function refusal(sniffed: Sniffed, fileName: string): Refusal | null {
  switch (sniffed.kind) {
    case 'document':
    case 'unreadable':
      return null;
    case 'empty':
      return { code: 'empty-file', message: `${fileName} holds no bytes. Nothing was imported from it.` };
    case 'too-large':
      return {
        code: 'too-large',
        message: `${fileName} is ${megabytes(sniffed.size)} MB large; up to ${megabytes(sniffed.limit)} MB are taken. Nothing was imported from it.`,
      };
    case 'references':
      return {
        code: 'unsupported-format',
        message: `${fileName} is a reference file: ${sniffed.name}. Reference files can't be imported yet. Nothing was imported from it.`,
      };
    case 'unsupported':
      return {
        code: 'unsupported-format',
        message: `${fileName} can't be imported: the format is not supported (${sniffed.name}). Nothing was imported from it.`,
      };
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
