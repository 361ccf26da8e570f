import type { SaveFormat } from '#shared/contract/desktop.ts';
import { GrantId } from '#shared/contract/ids.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';

/** Asks for a place; null: the person thought better of it. */
async function placeFor(name: string, formats: readonly SaveFormat[]): Promise<GrantId | null> {
  const place = await desktop().files.chooseSave(name.slice(0, 180), [...formats]);
  return place === null ? null : GrantId.parse(place.id);
}

/** Saves the review as one archive, or as a folder for reading without Sheaf. The window tells the end, on any screen. */
export function useSaveCopy(): {
  readonly saveArchive: () => Promise<void>;
  readonly saveReadable: () => Promise<void>;
} {
  const writeArchive = useStartJob(methods.archives.write);
  const writeReadable = useStartJob(methods.archives.readable);
  const title = useRead(methods.reviews.get, {}).data?.title ?? 'Review';
  return {
    saveArchive: async () => {
      const grantId = await placeFor(`${title}.zip`, [{ name: 'Archive of a review', extension: 'zip' }]);
      if (grantId !== null) await writeArchive({ jobId: newId.job(), grantId });
    },
    saveReadable: async () => {
      const grantId = await placeFor(`${title}, readable copy`, []);
      if (grantId !== null) await writeReadable({ jobId: newId.job(), grantId });
    },
  };
}
