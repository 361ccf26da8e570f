/**
 * The reviews named on a command line that starts the program: arguments that end in `.sheaf` or name a
 * `review.db`. Switches, the program itself and the app's own path are passed over.
 */
export function reviewsNamed(argv: readonly string[]): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .filter((argument) => /\.sheaf[\\/]?$|(^|[\\/])review\.db$/iu.test(argument));
}
