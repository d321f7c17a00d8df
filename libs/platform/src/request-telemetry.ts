import { remoteContext, tracer } from '@motcua/messaging';
import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

interface Watched {
  route: string;
  span: Span;
  inside: Context;
}

type WatchedRequest = FastifyRequest & { watched: Watched | null };

/** Asked by machines every few seconds. */
const unwatched = /^\/(health\/|metrics$)/;

/** A span, a measured duration and a line at debug for each request, under its route: never its path, query or body. */
export const watchRequests = (fastify: FastifyInstance, metrics: Metrics, logger: Logger): void => {
  fastify.decorateRequest('watched', null);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const url = request.routeOptions.url ?? '(unknown)';
    if (unwatched.test(url)) return done();
    const route = `${request.method} ${url}`;
    const { traceparent } = request.headers;
    const parent = remoteContext(typeof traceparent === 'string' ? traceparent : undefined) ?? ROOT_CONTEXT;
    const span = tracer.startSpan(route, { kind: SpanKind.SERVER }, parent);
    if (span.isRecording()) span.setAttributes({ 'http.request.method': request.method, 'http.route': url });
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    (request as WatchedRequest).watched = { route, span, inside };
    context.with(inside, done);
  });
  // The body arrives in the connection's own context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { watched } = request as WatchedRequest;
    if (watched) context.with(watched.inside, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { watched } = request as WatchedRequest;
    if (watched) {
      const { route, span, inside } = watched;
      metrics.recordRequest(route, reply.statusCode, reply.elapsedTime / 1_000);
      if (logger.isLevelEnabled('debug')) {
        const milliseconds = Math.round(reply.elapsedTime);
        context.with(inside, () => logger.debug({ route, status: reply.statusCode, milliseconds }, 'answered'));
      }
      if (span.isRecording()) {
        span.setAttribute('http.response.status_code', reply.statusCode);
        if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    }
    done();
  });
};
