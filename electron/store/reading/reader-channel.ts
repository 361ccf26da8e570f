/** How a reader process ended. */
export interface ReaderExit {
  readonly code: number | null;
  /** It ended itself because its heap was full. */
  readonly outOfMemory: boolean;
}

/** The way to one reader process, however it was started: a forked process, or a utility process of the app. */
export interface ReaderChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also after `kill`. */
  onExit(listener: (exit: ReaderExit) => void): void;
  /** Ends the process at once. */
  kill(): void;
  /** Bytes that the process holds in memory; null where the system does not tell. */
  memoryBytes(): Promise<number | null>;
}
