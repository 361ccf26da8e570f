/** `usual` with what is given instead. */
export function withGiven<Usual extends object>(
  usual: Usual,
  given: { readonly [Key in keyof Usual]?: Usual[Key] | undefined },
): Usual {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...usual, ...Object.fromEntries(said) };
}
