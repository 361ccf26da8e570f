import { NativeSelect } from '@mantine/core';
import styles from './pictures.module.css';

/** How many levels of a hierarchy a picture opens. */
export function DepthSelect(props: {
  readonly label: string;
  readonly depth: number;
  readonly most: number;
  readonly onDepth: (depth: number) => void;
}) {
  const { label, depth, most, onDepth } = props;
  const levels = Array.from({ length: most }, (_, at) => at + 1);
  const words = (level: number): string =>
    level === 1 ? 'top level' : level === most ? 'all levels' : `${level} levels`;
  return (
    <label className={styles.depth}>
      <span>{label}</span>
      <NativeSelect
        value={String(Math.min(depth, most))}
        data={levels.map((level) => ({ value: String(level), label: words(level) }))}
        onChange={(event) => onDepth(Number(event.currentTarget.value))}
      />
    </label>
  );
}
