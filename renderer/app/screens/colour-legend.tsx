import { Menu } from '@mantine/core';
import { Palette } from 'lucide-react';
import {
  type ClaimColour,
  type Colouring,
  colouringLabels,
  colourings,
} from '#shared/domain/claim-colour.ts';
import { pageHue } from '#renderer/features/reader/hue.ts';
import styles from './colour-legend.module.css';

/** What the colours of the highlights stand for, and the choice of what they are taken from. */
export function ColourLegend(props: {
  readonly by: Colouring;
  readonly legend: readonly ClaimColour[];
  readonly onChoose: (by: Colouring) => void;
}) {
  const { by, legend, onChoose } = props;
  if (legend.length === 0 && by === 'therapy') return null;
  return (
    <div
      className={styles.legend}
      role="group"
      aria-label={`Colours by ${colouringLabels[by].toLowerCase()}`}
    >
      <Menu>
        <Menu.Target>
          <button type="button" className={styles.choose}>
            <Palette size={13} aria-hidden="true" />
            {colouringLabels[by]}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Colours of highlights by</Menu.Label>
          {colourings.map((one) => (
            <Menu.Item
              key={one}
              aria-current={one === by || undefined}
              rightSection={one === by ? '✓' : undefined}
              onClick={() => onChoose(one)}
            >
              {colouringLabels[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ul className={styles.entries} aria-label="What the colours stand for">
        {legend.map(({ words, sign, hue }) => (
          <li key={words} className={styles.entry}>
            <span className={styles.swatch} style={{ background: pageHue(hue) }} aria-hidden="true" />
            {sign === '' ? words : `${sign} ${words}`}
          </li>
        ))}
        {legend.length === 0 ? <li className={styles.none}>no claim has one yet</li> : null}
      </ul>
    </div>
  );
}
