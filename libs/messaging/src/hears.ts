import type { EventType, Producer } from '@motcua/contracts';
import { EventPattern } from '@nestjs/microservices';
import { everythingFrom } from './jetstream.strategy';

/** The method hears events of one type, one by one: `(event: Envelope<T>) => Promise<Outcome>`. */
export const Hears = (type: EventType): MethodDecorator => EventPattern(type) as MethodDecorator;

/** The method hears everything that a producer says, in batches, all or none: `(events: Envelope[]) => Promise<void>`. */
export const HearsAll = (producer: Producer): MethodDecorator =>
  EventPattern(everythingFrom(producer)) as MethodDecorator;
