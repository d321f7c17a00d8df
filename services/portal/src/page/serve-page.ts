import { basename } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** A hashed name never changes its content; index.html names the current ones and is asked for each time. */
const cacheControlOf = (path: string): string => {
  if (basename(path).startsWith('index.html')) return 'no-store';
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
};

/** The built page, and on every answer the headers that keep a browser from doing more than it needs. */
export const servePage = async (app: NestFastifyApplication, folder: string): Promise<void> => {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (_request, reply) => {
      void reply.headers(securityHeaders);
    });
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.headers({ 'cache-control': cacheControlOf(path), vary: 'accept-encoding' });
    },
  });
};
