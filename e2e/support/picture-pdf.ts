/**
 * 16 by 16 pixels, the left half (200, 30, 30), the right half (20, 60, 160): a JPEG 2000 codestream (ISO/IEC 15444-1),
 * lossless, made with Pillow 12 and OpenJPEG 2.5.
 */
const twoColours =
  '/0//UQAvAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEAAAQEAAH/XAAEQED/ZAAlAAFDcmVhdGVk' +
  'IGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAADwAAH/k8+1NBQAW0Pb/XS0AwjzFOI+5TRH3KaI+5TRH3KaI+5TRIMbg3AAAAAGEhL9' +
  'rEQAAAwjen6P0U4R9ymiPuU0R9ymiPuU0R9ymiPuU0SEv/9/z7VcEVBUr9y6QAMI8xTiPuU0R9ymiPuU0R9ymiPuU0SDIwD4AAAAABhGbPkfopwj' +
  '7lNEfcpoj7lNEfcpokJEs4AwjzFOI+5TRH3KaI+5TRH3KaI+5TRIS/9/z7TUEVBTGQqurnoKvacx34AAAAMJCX9LkQAAAAADCM2fI/RThH3KaI+5' +
  'TRH3KaI+5TRH3KaJCX//2Q==';

/** A PDF of one page, 200 by 200, with a JPEG 2000 picture of two colours from 50 to 150 both ways, and paper around it. */
export function jpeg2000Pdf(): Uint8Array {
  const picture = Buffer.from(twoColours, 'base64');
  const drawing = 'q 100 0 0 100 50 50 cm /Im0 Do Q';
  const stream = (about: string, bytes: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`<< ${about} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>',
    ),
    stream('', Buffer.from(drawing)),
    stream(
      '/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode',
      picture,
    ),
  ];
  const parts = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  for (const [at, body] of objects.entries()) {
    places.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  }
  const start = Buffer.concat(parts).length;
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const count = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}`));
  parts.push(Buffer.from(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}
