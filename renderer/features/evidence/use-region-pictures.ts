import { notifications } from '@mantine/notifications';
import { useCallback, useContext } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { StartInfoContext } from '#renderer/bridge/start-info.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { drawRegionPngs } from '#renderer/pdf/region-pngs.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { type EvidenceFilter, longestPicture, mostPictures } from '#shared/contract/evidence.ts';
import type { ClaimRegion } from '#shared/contract/claim-region.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';

/** A region of an export as a picture: a PNG in base64. */
type Picture = { readonly annotationId: AnnotationId; readonly png: string };

/** Characters of all pictures of an export: they are held in memory until it is written. */
const mostCharacters = 150_000_000;
/** Drawing that takes longer is said, in milliseconds. */
const silent = 300;

function byFile(regions: readonly ClaimRegion[]): readonly (readonly ClaimRegion[])[] {
  const once = new Map(regions.map((region) => [region.annotationId, region]));
  const files = new Map<string, ClaimRegion[]>();
  for (const region of [...once.values()].slice(0, mostPictures))
    files.set(region.sha256, [...(files.get(region.sha256) ?? []), region]);
  return [...files.values()];
}

/** Shows what is under way when it takes its time; the answer takes it away. */
function saying(message: string): () => void {
  const id = 'evidence.region-pictures';
  const show = { id, message, loading: true, autoClose: false, withCloseButton: false };
  const timer = setTimeout(() => notifications.show(show), silent);
  return () => {
    clearTimeout(timer);
    notifications.hide(id);
  };
}

/** Draws the regions behind the claims of a view, for an export: the store writes files and can't draw pages. */
export function useRegionPictures(): (filter: EvidenceFilter) => Promise<Picture[]> {
  const ask = useAsk(methods.evidence.regions);
  // Without the main process there are no bytes to draw: the rows say where the regions lie.
  const base = useContext(StartInfoContext)?.review?.documentBase ?? null;
  return useCallback(
    async (filter) => {
      const regions = await ask({ filter });
      if (!regions.ok || regions.value.length === 0 || base === null) return [];
      const done = saying(`Drawing ${formatCount(regions.value.length, 'region', 'regions')} …`);
      try {
        const pictures: Picture[] = [];
        let room = mostCharacters;
        for (const own of byFile(regions.value)) {
          const [first] = own;
          if (first === undefined || room < 0) continue;
          const { sha256, bare } = first;
          const file = { sha256, bare, url: `${base}${sha256}`, regions: own };
          for (const { region, png } of await drawRegionPngs(file, longestPicture)) {
            room -= png.length;
            if (room >= 0) pictures.push({ annotationId: region.annotationId, png });
          }
        }
        return pictures;
      } finally {
        done();
      }
    },
    [ask, base],
  );
}
