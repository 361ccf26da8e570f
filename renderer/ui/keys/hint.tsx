import { Tooltip, type TooltipProps } from '@mantine/core';
import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { KeyHint } from './key-hint.tsx';
import styles from './key-hint.module.css';

/** Milliseconds that the pointer rests on something before its tooltip comes. */
const rest = 400;

/**
 * A tooltip with the name of an action and its key. Its child needs an accessible name of its own. A screen has dozens of
 * them and shows one: until then a hint costs hardly more than its child.
 */
export function Hint(props: {
  readonly label: string;
  readonly keys?: string;
  readonly position?: TooltipProps['position'];
  readonly children: ReactElement<Record<string, unknown>>;
}) {
  const { label, keys, position = 'bottom', children } = props;
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const close = (): void => {
    clearTimeout(waiting.current);
    setTarget(null);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  useEscape(target !== null, close);
  const own = children.props;
  return (
    <>
      {cloneElement(children, {
        ...(target === null ? {} : { 'aria-describedby': id }),
        onPointerEnter: (event: PointerEvent<HTMLElement>) => {
          pass(own['onPointerEnter'], event);
          if (event.pointerType === 'touch') return;
          const { currentTarget } = event;
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => setTarget(currentTarget), rest);
        },
        onPointerLeave: (event: PointerEvent<HTMLElement>) => {
          pass(own['onPointerLeave'], event);
          close();
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          pass(own['onFocus'], event);
          if (event.currentTarget.matches(':focus-visible')) setTarget(event.currentTarget);
        },
        onBlur: (event: FocusEvent<HTMLElement>) => {
          pass(own['onBlur'], event);
          close();
        },
      })}
      {target === null ? null : (
        <Tooltip
          target={target}
          opened
          label={
            <span className={styles.hint} id={id}>
              {label}
              {keys === undefined ? null : <KeyHint keys={keys} />}
            </span>
          }
          position={position}
        />
      )}
    </>
  );
}

/** The child's own handler hears of it too. */
function pass(handler: unknown, event: SyntheticEvent): void {
  if (typeof handler === 'function') Reflect.apply(handler, undefined, [event]);
}

/** Escape takes away what covers something (WCAG 1.4.13), and does whatever else it does. */
function useEscape(shown: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!shown) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') latest.current();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [shown]);
}
