import { createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@motcua/contracts';
import type { Scope } from '@motcua/event-sourcing';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { activeTraceparent } from './active-trace';
import type { Identity } from './identity';
import type { Permission, Role } from './permissions';

const permissionKey = 'motcua permission';

/** The permission that a route needs; a route without one stops the service at start. */
export const Requires = (permission: Permission | 'nobody in particular') => SetMetadata(permissionKey, permission);
export const requiredPermission = (handler: object): Permission | 'nobody in particular' | undefined =>
  Reflect.getMetadata(permissionKey, handler);

/** What the edge knows about an act before its body is read. */
export interface ActRequest {
  identity: Identity;
  /** The role under which the permission is held. */
  role: Role;
  ward: string;
  scope: Scope;
  /** Method and path pattern, e.g. `POST /wards/:ward/dossiers`. */
  route: string;
  idempotencyKey: string | undefined;
  /** Empty where there is no key to remember it under. */
  bodyHash: string;
  expectedPosition: number | undefined;
  /** Of the request's span, if it is sampled. */
  traceparent: string | null;
}

export interface AuthenticatedRequest extends FastifyRequest {
  identity: Identity;
  role: Role;
  scope: Scope;
  /** A body may name a person, and a plain hash of little text can be guessed back. */
  bodyHashKey: KeyObject;
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

const bodyHashOf = ({ params, body, bodyHashKey }: AuthenticatedRequest): string =>
  createHmac('sha256', bodyHashKey)
    .update(canonicalJson({ parameters: params, body: body ?? null }))
    .digest('hex');

export const actRequestOf = (request: AuthenticatedRequest): ActRequest => {
  const parameters = request.params as Record<string, string>;
  const ifMatch = first(request.headers['if-match']);
  const idempotencyKey = first(request.headers['idempotency-key']);
  return {
    identity: request.identity,
    role: request.role,
    ward: parameters.ward ?? '',
    scope: request.scope,
    route: `${request.method} ${request.routeOptions.url ?? request.url}`,
    idempotencyKey,
    bodyHash: idempotencyKey === undefined ? '' : bodyHashOf(request),
    expectedPosition: ifMatch === undefined ? undefined : Number(ifMatch.replaceAll(/[W/"]/g, '')),
    traceparent: activeTraceparent(),
  };
};

/** Parameter of a controller's method: who acts, where, under which conditions. */
export const Act = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  actRequestOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);

/** Parameter of a query's method: the wards that may be seen, narrowed by the ward in the path if there is one. */
export const InScope = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Scope => context.switchToHttp().getRequest<AuthenticatedRequest>().scope,
);
