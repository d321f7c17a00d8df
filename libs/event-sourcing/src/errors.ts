/**
 * A rule says no. The code is stable and part of the API; the message is what a clerk reads, in Vietnamese.
 * Decisions return it; `handleCommand` throws it to the edge, which knows the HTTP status.
 */
export class Rejected extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The stream has no events visible to this caller: absent, another ward's, or not heard of yet. */
export class UnknownStream extends Error {}

/** The caller stated a position (If-Match) that is not the stream's. */
export class PositionMismatch extends Error {
  constructor(readonly actual: number) {
    super(`the stream stands at position ${actual}`);
  }
}

/** Others kept appending to the stream, three times in a row. */
export class AppendConflict extends Error {}

/** The idempotency key was used before with another body. */
export class KeyReused extends Error {}
