import { traceparentOf } from '@motcua/messaging';
import { trace } from '@opentelemetry/api';

/** The `traceparent` of what is being done now; null where that is not sampled. */
export const activeTraceparent = (): string | null => traceparentOf(trace.getActiveSpan());
