/** Makes the compiler prove that every case was handled; reaching it at run time is a broken invariant. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
