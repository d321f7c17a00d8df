/** An error whose message is a whole sentence for the person at the screen: it is printed without a stack. */
export function plainError(sentence: string): Error {
  return Object.assign(new Error(sentence), { plain: true });
}

export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOSPC')
    return 'The disk is full: please free at least 1 GiB and start again.';
  return 'plain' in error ? error.message : (error.stack ?? error.message);
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
