import type { ModulesContainer } from '@nestjs/core';
import { requiredPermission } from './requests';

/** Nest marks a route's handler with its path. */
const pathMetadata = 'path';
const methodMetadata = 'method';

/** Errors: names every HTTP route that declares no permission; such a service does not start. */
export const assertPermissionsDeclared = (modules: ModulesContainer): void => {
  const undeclared = [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype, name }) => {
      const prototype = (metatype as { prototype?: Record<string, unknown> } | null)?.prototype ?? {};
      return Object.getOwnPropertyNames(prototype)
        .map((key) => ({ key, handler: prototype[key] }))
        .filter(
          (entry): entry is { key: string; handler: object } =>
            typeof entry.handler === 'function' &&
            Reflect.hasMetadata(pathMetadata, entry.handler) &&
            Reflect.hasMetadata(methodMetadata, entry.handler),
        )
        .filter(({ handler }) => requiredPermission(handler) === undefined)
        .map(({ key }) => `${String(name)}.${key}`);
    }),
  );
  if (undeclared.length > 0) throw new Error(`these routes declare no permission: ${undeclared.join(', ')}`);
};
