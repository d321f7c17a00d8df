import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';

/** ISO 8601 in UTC with milliseconds, e.g. `2025-07-01T02:30:00.000Z`. */
export type Instant = string;
/** Ward-local calendar day (UTC+7), e.g. `2025-07-01`. */
export type LocalDay = string;

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const InstantField = (): PropertyDecorator =>
  Matches(instantPattern, { message: '$property must be an instant in UTC such as 2025-07-01T02:30:00.000Z' });

/** An instant to the minute, as appointments are printed. */
export const MinuteField = (): PropertyDecorator =>
  all(
    IsISO8601({ strict: true }),
    Matches(/:00\.000Z$/, { message: '$property must be a whole minute in UTC such as 2026-11-27T09:00:00.000Z' }),
  );

export const DayField = (): PropertyDecorator =>
  Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a day such as 2025-07-01' });

/** `HH:mm` on the ward's clock. */
export const MinuteOfDayField = (): PropertyDecorator =>
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of day such as 15:00' });

/** A code of reference data: letters, digits, dot, dash; also a token of a subject, so no spaces. */
export const CodeField = (options?: ValidationOptions): PropertyDecorator =>
  Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u, {
    message: '$property must be a code of letters, digits, dots and dashes, at most 80 long',
    ...options,
  });

/** A ward or unit code: one token of a NATS subject. */
export const UnitCodeField = (): PropertyDecorator =>
  Matches(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, {
    message: '$property must be a unit code of letters, digits and dashes, at most 40 long',
  });

export const TextField = (maximum = 300): PropertyDecorator => all(IsString(), MaxLength(maximum));
export const ChoiceField = (choices: readonly string[]): PropertyDecorator => IsIn([...choices]);
export const CountField = (): PropertyDecorator => all(IsInt(), Min(0));
export const IntegerField = (): PropertyDecorator => IsInt();
export const YesNoField = (): PropertyDecorator => IsBoolean();
export const IdField = (): PropertyDecorator => IsUUID();
/** An object of its own class, or a list of them. */
export const NestedField = (type: () => new () => object, options: { each?: boolean } = {}): PropertyDecorator =>
  all(Type(type), IsDefined(), ValidateNested(options));
/** The field may be null (stated as null, so that a reader sees that nothing was known). */
export const OrNull = (): PropertyDecorator => IsOptional();
