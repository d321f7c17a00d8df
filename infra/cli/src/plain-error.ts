/** Shown to the person at the screen as it stands, without a stack. */
export class PlainError extends Error {}
