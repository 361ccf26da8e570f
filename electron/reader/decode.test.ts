import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { declaredEncoding, decodeText } from './decode.ts';

const german = 'Die Überlebensrate für Kinder mit rezidivierter Leukämie war größer. '.repeat(5);

describe('text files', () => {
  test.each([
    ['utf-8', 'utf-8', german],
    ['utf-16le', 'utf-16le', german],
    ['utf-16be', 'utf-16be', german],
    ['windows-1252', 'windows-1252', german],
    [
      'shift_jis',
      'shift_jis',
      '急性リンパ性白血病の小児における免疫療法の効果を調べた。寛解率は高かった。'.repeat(5),
    ],
    ['gb18030', 'gb18030', '儿童急性淋巴细胞白血病的免疫治疗效果优于化疗,缓解率明显提高。'.repeat(5)],
    [
      'windows-1251',
      'windows-1251',
      'Иммунотерапия повышает частоту ремиссий у детей с острым лейкозом. '.repeat(5),
    ],
  ])('in %s are found to be so', (encoding, name, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, encoding: name, lossy: false });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'a byte-order mark of %s is no character of the text',
    (encoding) => {
      expect(decodeText(iconv.encode('wörd', encoding, { addBOM: true })).text).toBe('wörd');
    },
  );

  test('Japanese in seven bits is not taken for ASCII', () => {
    const bytes = Buffer.from('\x1b$B5^@-\x1b(B ALL. '.repeat(5), 'latin1');
    expect(decodeText(bytes)).toEqual({
      text: '急性 ALL. '.repeat(5),
      encoding: 'iso-2022-jp',
      lossy: false,
    });
  });

  test('plain ASCII is UTF-8', () => {
    expect(decodeText(Buffer.from('plain words')).encoding).toBe('utf-8');
  });

  test('bytes that fit nowhere are said to be lost', () => {
    expect(decodeText(Buffer.from([0x61, 0xff, 0x62]), 'utf-8')).toEqual({
      text: 'a\uFFFDb',
      encoding: 'utf-8',
      lossy: true,
    });
  });
});

describe('HTML pages', () => {
  test('name their encoding in a meta element or the XML declaration', () => {
    const declared = (html: string) => declaredEncoding(Buffer.from(html));
    expect(declared('<html><head><meta charset="ISO-8859-2">')).toBe('iso-8859-2');
    expect(declared('<META http-equiv="Content-Type" content="text/html; charset=windows-1250">')).toBe(
      'windows-1250',
    );
    expect(declared('<?xml version="1.0" encoding="utf-8"?><html>')).toBe('utf-8');
    expect(declared('<html><p>charset=x')).toBeNull();
  });

  test('are decoded as they say, unless their bytes are UTF-8 throughout', () => {
    const polish = 'Leczenie białaczki u dzieci: źródła';
    expect(decodeText(iconv.encode(polish, 'iso-8859-2'), 'iso-8859-2').text).toBe(polish);
    expect(decodeText(Buffer.from(polish), 'iso-8859-1')).toMatchObject({ text: polish, encoding: 'utf-8' });
    expect(decodeText(Buffer.from([0x93, 0x61, 0x94]), 'iso-8859-1').text).toBe('“a”');
    expect(decodeText(iconv.encode(german, 'windows-1252'), 'no-such-encoding').text).toBe(german);
  });
});
