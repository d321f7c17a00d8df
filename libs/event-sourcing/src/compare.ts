/** Order of the server's C collation for the texts that are locked in order. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
