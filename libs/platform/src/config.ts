import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Max, Min, validateSync } from 'class-validator';

/** Every variable that any service reads; `.env.example` lists them with their meaning. */
export class ServiceConfig {
  @IsIn(['api', 'worker', 'both']) MOTCUA_RUN: 'api' | 'worker' | 'both' = 'both';
  @IsString() HOST = '127.0.0.1';
  @IsInt() @Min(0) @Max(65_535) PORT: number;
  /** Role of the requests: row-level security forced. */
  @IsString() DATABASE_API_URL: string;
  /** Role of relay, consumers and rebuild: sees all wards. */
  @IsString() DATABASE_WORKER_URL: string;
  @IsString() NATS_URL: string;
  /** Public keys (JWKS) of who may issue tokens. */
  @IsString() AUTH_JWKS_FILE: string;
  @IsIn(['debug', 'info', 'warn', 'error']) LOG_LEVEL = 'info';
  /** The collector's address for OTLP over HTTP; without it no trace is recorded. */
  @IsOptional() @IsUrl({ require_tld: false }) OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  /** Share of the traces that is recorded where the caller does not say. */
  @IsNumber() @Min(0) @Max(1) OTEL_TRACES_SAMPLER_ARG: number = 0.01;
  /** Bytes that the stream of dossiers may hold. */
  @IsOptional() @IsInt() STREAM_MAX_BYTES?: number;
  /** Places to fail at, for fault runs only; see failpoints.ts. */
  @IsOptional() @IsString() MOTCUA_FAILPOINTS?: string;
}

/** Reads the environment once; lists every problem at once. */
export const loadConfig = <T extends object>(
  type: new () => T,
  environment: Record<string, string | undefined> = process.env,
): Readonly<T> => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(type, given, { enableImplicitConversion: true, exposeDefaultValues: true });
  const problems = validateSync(config, { forbidUnknownValues: false }).map(
    ({ property, constraints }) => `  ${property}: ${Object.values(constraints ?? {}).join('; ')}`,
  );
  if (problems.length > 0) {
    throw new Error(`The configuration is not complete (see .env.example):\n${problems.join('\n')}`);
  }
  return Object.freeze(config);
};
