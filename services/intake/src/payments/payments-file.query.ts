import { readFileSync } from 'node:fs';
import { CodeField, describeErrors, UnitCodeField } from '@motcua/contracts';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import type { BankQr } from './bank-qr.fragment';
import type { Platform } from './payment-platform.query';

class WithSecret {
  /** Shared with the provider; signs requests and callbacks. */
  @MinLength(16) secret: string;
  @IsInt() @Min(1) @Max(43_200) validMinutes: number = 1_440;
}

class PlatformEntry extends WithSecret implements Platform {
  @CodeField() code: string;
  @IsIn(['national-portal', 'local-gateway']) manner: 'national-portal' | 'local-gateway';
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) url: string;
}

class AccountEntry {
  @UnitCodeField() wardCode: string;
  @Matches(/^\d{6}$/) bin: string;
  @Matches(/^[A-Za-z0-9]{1,19}$/) account: string;
}

class BankEntry extends WithSecret implements BankQr {
  @Type(() => AccountEntry) @ValidateNested({ each: true }) accounts: AccountEntry[];
}

/** PAYMENTS_FILE: who takes money online; what is left out does not. */
export class PaymentsFile {
  /** In development only: whoever sees its code can say that it was paid. */
  @IsOptional() @Type(() => WithSecret) @ValidateNested() simulator?: WithSecret;
  @IsOptional() @Type(() => PlatformEntry) @ValidateNested({ each: true }) platforms?: PlatformEntry[];
  @IsOptional() @Type(() => BankEntry) @ValidateNested() bank?: BankEntry;
}

/** Read once, at start. Errors: the file is unreadable or incomplete; no value of it is repeated. */
export const readPaymentsFile = (file: string): PaymentsFile => {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `PAYMENTS_FILE: ${file} can not be read as JSON (${(error as NodeJS.ErrnoException).code ?? 'syntax'}).`,
    );
  }
  const payments = plainToInstance(PaymentsFile, read, { exposeDefaultValues: true });
  const problems = describeErrors(validateSync(payments, { whitelist: true, forbidNonWhitelisted: true }));
  if (problems.length > 0) throw new Error(`PAYMENTS_FILE: ${file} is not complete:\n${problems.join('\n')}`);
  return payments;
};
