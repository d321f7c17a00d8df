import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

const serviceUrl = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Not a ServiceConfig: the portal has no database and no broker yet. */
export class PortalConfig {
  /** Said to every service; the portal has nothing to do in the background. */
  @IsOptional() @IsIn(['api', 'worker', 'both']) MOTCUA_RUN: 'api' | 'worker' | 'both' = 'both';
  @IsString() HOST = '127.0.0.1';
  @IsInt() @Min(0) @Max(65_535) PORT: number;
  @IsUrl(serviceUrl) REPORTING_URL: string;
  /** For the public's look-up; without it nothing can be looked up. */
  @IsOptional() @IsUrl(serviceUrl) INTAKE_URL?: string;
  /** For the pages that are still to come. */
  @IsOptional() @IsUrl(serviceUrl) PROCESSING_URL?: string;
  @IsOptional() @IsUrl(serviceUrl) DIGITIZATION_URL?: string;
  /** Development key (JWK) with which the portal reads figures until sign-in arrives. */
  @IsString() AUTH_PRIVATE_KEY_FILE: string;
  @IsIn(['debug', 'info', 'warn', 'error']) LOG_LEVEL = 'info';
}
