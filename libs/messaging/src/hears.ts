import type { EventType, Producer } from '@motcua/contracts';
import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { everythingFrom } from './jetstream.strategy';

/** Nest hides what a handler threw; the settlement of a message depends on it. */
@Catch()
class KeepCause implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

const hears = (pattern: string | string[]): MethodDecorator =>
  applyDecorators(EventPattern(pattern) as MethodDecorator, UseFilters(new KeepCause()));

/** The method hears events of these types, one by one: `(event: Envelope<T>) => Promise<Outcome>`. */
export const Hears = (...types: EventType[]): MethodDecorator => hears(types);

/** The method hears everything that a producer says, in batches, all or none: `(events: Envelope[]) => Promise<void>`. */
export const HearsAll = (producer: Producer): MethodDecorator => hears(everythingFrom(producer));
