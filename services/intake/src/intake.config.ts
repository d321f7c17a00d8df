import { ServiceConfig } from '@motcua/platform';
import { IsOptional, IsString, IsUrl } from 'class-validator';

export class IntakeConfig extends ServiceConfig {
  /** File with the master key of the vault: 32 bytes in base64. Without it no applicant can be read again. */
  @IsString() VAULT_KEY_FILE: string;

  /** File that says who takes money online (payments/payments-file.query.ts); without it fees are paid in cash. */
  @IsOptional() @IsString() PAYMENTS_FILE?: string;

  /** File that says who passes messages on (notifications/notifications-file.query.ts); without it nobody is told. */
  @IsOptional() @IsString() NOTIFICATIONS_FILE?: string;

  /** Where the public opens the portal: links on papers begin with it. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  PUBLIC_URL = 'http://127.0.0.1:4000';
}
