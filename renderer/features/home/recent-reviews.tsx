import { Button } from '@mantine/core';
import { formatDate } from '#renderer/ui/format.ts';
import type { RecentReview } from '#shared/contract/desktop.ts';
import styles from './home-view.module.css';
import type { Home } from './use-home.ts';

/** The reviews that were open before, as plain rows; those that are gone say so and can be forgotten. */
export function RecentReviews(props: { readonly home: Home }) {
  const { home } = props;
  return (
    <section aria-label="Recent reviews">
      <h2 className={styles.title}>Recent</h2>
      <ul className={styles.recent}>
        {home.recent.map((review) => (
          <li key={review.id} className={styles.row}>
            {review.missing ? <Missing review={review} /> : <Present review={review} home={home} />}
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              c="dimmed"
              fw={400}
              aria-label={`Forget ${review.title}`}
              onClick={() => void home.forget(review.id)}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a review lies; with the name of its folder, first, where its title does not tell it from its copies. */
function placeWords({ folder, place }: RecentReview): string {
  return folder === null ? place : `${folder} in ${place}`;
}

function Present(props: { readonly review: RecentReview; readonly home: Home }) {
  const { review, home } = props;
  return (
    <button
      type="button"
      className={styles.open}
      disabled={home.busy}
      onClick={() => void home.openRecent(review.id)}
    >
      <span className={styles.reviewTitle} dir="auto">
        {review.title}
      </span>
      <span className={styles.quiet} title={placeWords(review)}>
        {placeWords(review)}
      </span>
      <time className={styles.when} dateTime={review.lastOpened}>
        {formatDate(review.lastOpened)}
      </time>
    </button>
  );
}

function Missing(props: { readonly review: RecentReview }) {
  const { review } = props;
  return (
    <div className={styles.missing}>
      <span className={styles.reviewTitle} dir="auto">
        {review.title}
      </span>
      <span className={styles.gone}>
        Not found in {review.place}
        {review.folder === null ? '' : `: ${review.folder}`}. Moved, deleted, or on a drive that is not
        plugged in?
      </span>
      <time className={styles.when} dateTime={review.lastOpened}>
        {formatDate(review.lastOpened)}
      </time>
    </div>
  );
}
