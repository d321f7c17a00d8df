/** What is injected by name rather than by class. */
export const API_POOL = Symbol('pool of the api role');
export const WORKER_POOL = Symbol('pool of the worker role');
/** `LogDefinition[]`: the logs of this service. */
export const LOGS = Symbol('logs');
/** The `ServiceDefinition` of this process. */
export const DEFINITION = Symbol('definition');
/** The store of a log beside the main one, by its schema. */
export const storeToken = (schema: string): string => `store ${schema}`;
