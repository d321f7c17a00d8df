import { readFileSync } from 'node:fs';
import { describeErrors } from '@motcua/contracts';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
  MinLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { MessageFolder } from './message-folder.query';
import { type GatewaySettings, MessageGateway } from './message-gateway.query';
import type { NotificationPort } from './notification-port.fragment';
import { Smtp, type SmtpSettings } from './smtp.query';

class SmtpEntry implements SmtpSettings {
  @IsString() @MinLength(1) host: string;
  @IsInt() @Min(1) @Max(65_535) port: number = 587;
  @IsBoolean() secure: boolean = false;
  @IsOptional() @IsString() user?: string;
  @IsOptional() @IsString() password?: string;
  /** E.g. `"Một Cửa An Thắng" <motcua@an-thang.example>`. */
  @IsString() @MinLength(3) from: string;
}

class GatewayEntry implements GatewaySettings {
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) url: string;
  @MinLength(16) token: string;
}

/** NOTIFICATIONS_FILE: who passes messages on; what is left out does not, and without any nobody is told. */
export class NotificationsFile {
  @IsOptional() @Type(() => SmtpEntry) @ValidateNested() smtp?: SmtpEntry;
  @IsOptional() @Type(() => GatewayEntry) @ValidateNested() sms?: GatewayEntry;
  @IsOptional() @Type(() => GatewayEntry) @ValidateNested() zalo?: GatewayEntry;
  /** In development: instead of a mail server and an SMS gateway. */
  @IsOptional() @IsString() folder?: string;
}

/** Read once, at start. Errors: the file is unreadable or incomplete; no value of it is repeated. */
export const readNotificationsFile = (file: string): NotificationPort[] => {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `NOTIFICATIONS_FILE: ${file} can not be read as JSON (${(error as NodeJS.ErrnoException).code ?? 'syntax'}).`,
    );
  }
  const entries = plainToInstance(NotificationsFile, read, { exposeDefaultValues: true });
  const problems = describeErrors(validateSync(entries, { whitelist: true, forbidNonWhitelisted: true }));
  if (problems.length > 0) throw new Error(`NOTIFICATIONS_FILE: ${file} is not complete:\n${problems.join('\n')}`);
  const { smtp, sms, zalo, folder } = entries;
  return [
    ...(smtp ? [new Smtp(smtp)] : []),
    ...(zalo ? [new MessageGateway('zalo', zalo)] : []),
    ...(sms ? [new MessageGateway('sms', sms)] : []),
    ...(folder ? [new MessageFolder('email', folder), new MessageFolder('sms', folder)] : []),
  ];
};
