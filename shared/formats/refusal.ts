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
    case 'annotations':
      return {
        code: 'unsupported-format',
        message: `${fileName} holds annotations, and is no paper. Nothing was imported from it.`,
      };
    case 'unsupported':
      return {
        code: 'unsupported-format',
        message: `${fileName} can't be imported: the format is not supported (${sniffed.name}). Nothing was imported from it.`,
      };
  }
}

/** Why a file or folder that the person may not read is not taken, and what to do. */
export function closedWords(name: string): string {
  return `${name} can't be read: permission denied. Nothing was imported from it. Get the right to read it, then try again.`;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
