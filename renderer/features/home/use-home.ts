import { useCallback, useEffect, useState } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import type {
  NewPlace,
  OpenFailure,
  OpenOutcome,
  RecentReview,
  StartInfo,
} from '#shared/contract/desktop.ts';
import type { Making } from '#shared/contract/host.ts';

/** What the home window knows and can do. */
export interface Home {
  readonly reviewerName: string | null;
  readonly recent: readonly RecentReview[];
  readonly failures: readonly OpenFailure[];
  /** A review is being opened or made. */
  readonly busy: boolean;
  readonly setName: (name: string) => Promise<void>;
  readonly open: () => Promise<void>;
  readonly openSample: () => Promise<void>;
  /** How far the making of a review from an archive is; null while none is made. */
  readonly making: Making | null;
  readonly openArchive: () => Promise<void>;
  readonly stopMaking: () => Promise<void>;
  readonly openRecent: (id: string) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  readonly choosePlace: (title: string) => Promise<NewPlace | null>;
  readonly create: (review: NewReviewChoice) => Promise<OpenOutcome>;
  readonly tryAgain: (attemptId: string, backup: string | null) => Promise<void>;
  readonly dismiss: (attemptId: string) => void;
}

export interface NewReviewChoice {
  readonly placeId: string;
  readonly title: string;
  readonly taxonomy: 'paediatric-all' | 'none';
}

/** State of the home window, kept true to what the main process tells. */
export function useHome(info: StartInfo): Home {
  const [reviewerName, setReviewerName] = useState(info.reviewerName);
  const [recent, setRecent] = useState<readonly RecentReview[]>([]);
  const [failures, setFailures] = useState<readonly OpenFailure[]>(info.failures);
  const [busy, setBusy] = useState(false);
  const [making, setMaking] = useState<Making | null>(null);
  useEffect(() => {
    const read = () => void desktop().home.recent().then(setRecent);
    read();
    const offRecent = desktop().home.onRecentChanged(read);
    const offFailed = desktop().home.onOpenFailed((failure) => {
      setFailures((known) => [
        failure,
        ...known.filter(({ name, place }) => name !== failure.name || place !== failure.place),
      ]);
    });
    const offMaking = desktop().home.onMaking(setMaking);
    return () => {
      offMaking();
      offRecent();
      offFailed();
    };
  }, []);
  const during = useCallback(async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  }, []);
  const dismiss = (attemptId: string) =>
    setFailures((known) => known.filter((failure) => failure.attemptId !== attemptId));
  return {
    reviewerName,
    recent,
    failures,
    busy,
    setName: async (name) => {
      await desktop().setReviewerName(name);
      setReviewerName(name);
    },
    open: async () => void (await during(() => desktop().home.chooseOpenReview())),
    openSample: async () => void (await during(() => desktop().home.openSample())),
    making,
    openArchive: async () => void (await during(() => desktop().home.openArchive())),
    stopMaking: async () => void (await desktop().home.stopMaking()),
    openRecent: async (id) => void (await during(() => desktop().home.openReview(id))),
    forget: async (id) => setRecent(await desktop().home.forget(id)),
    choosePlace: (title) => desktop().home.chooseNewReview(title),
    create: (review) => during(() => desktop().home.createReview(review)),
    tryAgain: async (attemptId, backup) => {
      dismiss(attemptId);
      await during(() => desktop().home.tryAgain(attemptId, backup));
    },
    dismiss,
  };
}
