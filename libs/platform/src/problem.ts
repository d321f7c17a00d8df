/** An answer that is an error by this service's own doing: RFC 9457 problem details with a stable code. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly headers: Record<string, string> = {},
    readonly errors?: { field: string; problem: string }[],
  ) {
    super(detail);
  }
}
