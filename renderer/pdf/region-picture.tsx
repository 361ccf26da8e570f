import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { drawRegion } from './draw-region.ts';
import type { RegionPlace } from './draw-region.ts';
import { openEasels } from './open-easels.ts';
import styles from './region-picture.module.css';

/** A region of a file, and what it is called. */
export type NamedRegion = RegionPlace & { readonly sha256: string; readonly name: string };

/** CSS pixels that a picture takes at most. */
const room = { width: 240, height: 110 };

/** A small picture of a region, drawn from its page; nothing while its file is not open in this window. */
export function RegionPicture({ region }: { readonly region: NamedRegion }) {
  const { sha256, page, name } = region;
  const [x0, y0, x1, y1] = region.rect;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const easel = useSyncExternalStore(openEasels.subscribe, () => openEasels.get(sha256));
  useEffect(() => {
    if (easel === undefined) return;
    let wanted = true;
    const ratio = window.devicePixelRatio;
    const pixels = { width: Math.round(room.width * ratio), height: Math.round(room.height * ratio) };
    void drawRegion(easel, { page, rect: [x0, y0, x1, y1] }, pixels).then((picture) => {
      const element = canvas.current;
      if (!wanted || picture === null || element === null) return;
      element.width = picture.width;
      element.height = picture.height;
      element.style.width = `${picture.width / ratio}px`;
      element.getContext('2d')?.drawImage(picture, 0, 0);
      setDrawn(true);
    });
    return () => {
      wanted = false;
    };
  }, [easel, page, x0, y0, x1, y1]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      role="img"
      aria-label={`Picture: ${name}`}
      hidden={!drawn}
    />
  );
}

/** The region behind a highlight, by its id; null when it is none of words. */
export type RegionOf = (annotationId: string) => NamedRegion | null;

const RegionContext = createContext<RegionOf>(() => null);

/** Tells everything below it which highlights are regions. */
export const RegionsOfPaper = RegionContext.Provider;

/** The picture of the region behind a highlight; nothing when it is one of words. */
export function PictureOf({ annotationId }: { readonly annotationId: string }) {
  const region = useContext(RegionContext)(annotationId);
  return region === null ? null : <RegionPicture region={region} />;
}
