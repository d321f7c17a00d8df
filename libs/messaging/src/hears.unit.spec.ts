import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { isObservable, lastValueFrom } from 'rxjs';
import { Hears, HearsAll } from './hears';
import { everythingFrom } from './jetstream.strategy';

class DatabaseAway extends Error {}

@Controller()
class Listener {
  @Hears('DossierReceived')
  async one(): Promise<void> {
    throw new DatabaseAway();
  }

  @HearsAll('intake')
  async all(): Promise<void> {
    throw new DatabaseAway();
  }
}

@Module({ controllers: [Listener] })
class ListeningModule {}

class Handlers extends Server implements CustomTransportStrategy {
  listen(callback: () => void): void {
    callback();
  }
  close(): void {}
  on(): never {
    throw new Error('nothing to listen to');
  }
  unwrap<T>(): T {
    return undefined as T;
  }
}

describe('a listener', () => {
  it.each(['DossierReceived', everythingFrom('intake')])(
    'of %s fails with what it threw, whatever Nest makes of it',
    async (pattern) => {
      const app = await NestFactory.create(ListeningModule, new FastifyAdapter(), { logger: false });
      await app.init();
      const strategy = new Handlers();
      // As a worker does it: when the application stands already.
      await app.connectMicroservice({ strategy }, { inheritAppConfig: false }).listen();
      const call = async () => {
        const answer = await strategy.getHandlers().get(pattern)?.({});
        return isObservable(answer) ? lastValueFrom(answer, { defaultValue: undefined }) : answer;
      };
      await expect(call()).rejects.toThrow(DatabaseAway);
      await app.close();
    },
  );
});
