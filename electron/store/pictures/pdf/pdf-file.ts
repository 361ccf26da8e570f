import { deflateSync } from 'node:zlib';

/** An object of a PDF, by its number. */
export type Ref = number;

/** A PDF that is written from nothing (ISO 32000-1): objects one after the other, their table, the trailer. */
export class PdfFile {
  readonly #bodies = new Map<Ref, Uint8Array>();
  #last = 0;

  /** A number for an object that others name before it is written. */
  reserve(): Ref {
    this.#last += 1;
    return this.#last;
  }

  put(ref: Ref, body: string): Ref {
    this.#bodies.set(ref, latin(body));
    return ref;
  }

  add(body: string): Ref {
    return this.put(this.reserve(), body);
  }

  /** A stream, compressed. @param entries of its dictionary, besides length and filter */
  addStream(content: Uint8Array | string, entries = ''): Ref {
    const ref = this.reserve();
    const packed = deflateSync(typeof content === 'string' ? latin(content) : content);
    const open = latin(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
    this.#bodies.set(ref, Buffer.concat([open, packed, latin('\nendstream')]));
    return ref;
  }

  /** The whole file. @throws Error where an object was reserved and never written */
  bytes(root: Ref, info: Ref): Uint8Array {
    // The second line tells programs that transfer files that this one is not text.
    const parts: Uint8Array[] = [latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
    let at = parts[0]?.length ?? 0;
    const entries: string[] = [];
    for (let ref = 1; ref <= this.#last; ref += 1) {
      const body = this.#bodies.get(ref);
      if (body === undefined) throw new Error(`Object ${ref} of the PDF was never written.`);
      entries.push(`${String(at).padStart(10, '0')} 00000 n \n`);
      const object = Buffer.concat([latin(`${ref} 0 obj\n`), body, latin('\nendobj\n')]);
      parts.push(object);
      at += object.length;
    }
    const size = this.#last + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
    parts.push(latin(`${table}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\n`));
    parts.push(latin(`startxref\n${at}\n%%EOF\n`));
    return new Uint8Array(Buffer.concat(parts));
  }
}

/** A text as PDF has it outside of pages: UTF-16, in hexadecimal, so that nothing has to be escaped. */
export function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => hex4(text.charCodeAt(at)));
  return `<FEFF${units.join('')}>`;
}

/** Four hexadecimal digits. */
export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** A number as PDF reads it: plain, to a thousandth. */
export function pdfNumber(value: number): string {
  return String(Number(value.toFixed(3)));
}

function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
