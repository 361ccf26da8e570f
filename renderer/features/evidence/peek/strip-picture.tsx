import { useEffect, useRef, useState } from 'react';
import type { SourcePart } from '#shared/contract/source-words.ts';
import { drawRegion } from '#renderer/pdf/draw-region.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { pageShape } from '#renderer/pdf/page-geometry.ts';
import { pageStrip } from '#renderer/pdf/page-strip.ts';
import styles from './peek.module.css';

/** CSS pixels that a strip is drawn for; it is shown as wide as its panel. */
const drawnFor = 440;

/** The part of a page that holds words, drawn as it is printed, with the words marked; nothing where they have no boxes. */
export function StripPicture(props: { readonly easel: Easel; readonly part: SourcePart }) {
  const { easel, part } = props;
  const strip = pageStrip(pageShape(part), part.rects);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<'no' | 'yes' | 'failed'>('no');
  const { page } = part;
  const [x0, y0, x1, y1] = strip?.rect ?? [0, 0, 0, 0];
  useEffect(() => {
    if (x1 <= x0) return undefined;
    let wanted = true;
    const width = Math.round(drawnFor * Math.max(1, window.devicePixelRatio));
    const room = { width, height: width * 4 };
    void drawRegion(easel, { page, rect: [x0, y0, x1, y1] }, room).then((picture) => {
      const element = canvas.current;
      if (!wanted || element === null) return;
      if (picture === null) return setDrawn('failed');
      element.width = picture.width;
      element.height = picture.height;
      element.getContext('2d')?.drawImage(picture, 0, 0);
      setDrawn('yes');
    });
    return () => {
      wanted = false;
    };
  }, [easel, page, x0, y0, x1, y1]);
  if (strip === null || drawn === 'failed') return null;
  return (
    <div
      className={styles.strip}
      data-drawn={drawn === 'yes'}
      style={{ aspectRatio: `${strip.width} / ${strip.height}` }}
    >
      <canvas ref={canvas} role="img" aria-label={`The words on page ${part.label}, as printed`} />
      {strip.marks.map((mark) => (
        <div
          key={`${mark.left} ${mark.top}`}
          aria-hidden="true"
          className={styles.mark}
          style={{
            left: `${mark.left * 100}%`,
            top: `${mark.top * 100}%`,
            width: `${mark.width * 100}%`,
            height: `${mark.height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
