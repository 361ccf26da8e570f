/** Lets waiting calls and messages go first; long work calls it between its chunks. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
