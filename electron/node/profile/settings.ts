import { z } from 'zod';

/** A window's outer frame in display pixels. */
export const Frame = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type Frame = z.infer<typeof Frame>;

/** A review that was opened on this computer. */
export const RecentEntry = z.object({
  /** The review's own id. */
  id: z.string().min(1),
  /** Absolute path of its folder. */
  path: z.string().min(1),
  title: z.string(),
  /** ISO time. */
  lastOpened: z.string(),
});
export type RecentEntry = z.infer<typeof RecentEntry>;

/** How many reviews Home remembers. */
export const recentLimit = 30;

/**
 * `settings.json` of the profile. Members that an older or newer version does not know are dropped on
 * reading; a member with a wrong value falls back alone, so that one bad value never costs the rest.
 */
export const Settings = z.object({
  version: z.literal(1).catch(1),
  /** Made at first run; tells this installation's histories apart from another laptop's. */
  installId: z.uuid(),
  reviewerName: z.string().min(1).nullable().catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** How large everything in the windows is drawn; 1 is the usual size. */
  textSize: z.number().min(0.5).max(3).catch(1),
  recent: z.array(RecentEntry).max(recentLimit).catch([]),
  /** Absolute paths of the reviews that were open when the program was last quit, to be opened at its next start. */
  openAtQuit: z.array(z.string().min(1)).max(recentLimit).catch([]),
  /** Frames of windows: `home`, and each review by its id. */
  windows: z.record(z.string(), Frame).catch({}),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of a first run. */
export function firstSettings(installId: string): Settings {
  return {
    version: 1,
    installId,
    reviewerName: null,
    theme: 'system',
    textSize: 1,
    recent: [],
    openAtQuit: [],
    windows: {},
  };
}

/** Puts a review at the head of the recent ones; the same folder or the same id at the same path is one entry. */
export function withRecent(settings: Settings, entry: RecentEntry): Settings {
  const others = settings.recent.filter((known) => known.path !== entry.path);
  return { ...settings, recent: [entry, ...others].slice(0, recentLimit) };
}

/** Keeps a window's frame; frames of reviews that are no longer among the recent ones are dropped. */
export function withFrame(settings: Settings, window: string, frame: Frame): Settings {
  const wanted = new Set(['home', window, ...settings.recent.map(({ id }) => id)]);
  const kept = Object.entries(settings.windows).filter(([name]) => wanted.has(name));
  return { ...settings, windows: { ...Object.fromEntries(kept), [window]: frame } };
}
