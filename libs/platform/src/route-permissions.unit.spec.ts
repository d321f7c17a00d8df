import { Controller, Get, Module } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { Requires } from './requests';
import { assertPermissionsDeclared } from './route-permissions';

@Controller('declared')
class DeclaredController {
  @Get()
  @Requires('figures.read')
  show(): object {
    return {};
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  show(): object {
    return {};
  }
}

@Module({ controllers: [DeclaredController] })
class DeclaredModule {}

@Module({ controllers: [DeclaredController, ForgottenController] })
class ForgottenModule {}

const containerOf = async (module: object): Promise<ModulesContainer> => {
  const app = await NestFactory.createApplicationContext(module as never, { preview: true, logger: false });
  return app.get(ModulesContainer);
};

describe('a route’s permission', () => {
  it('lets a service start when every route declares one', async () => {
    const declared = await containerOf(DeclaredModule);
    expect(() => assertPermissionsDeclared(declared)).not.toThrow();
  });

  it('stops a service that forgot one, by its name', async () => {
    const forgotten = await containerOf(ForgottenModule);
    expect(() => assertPermissionsDeclared(forgotten)).toThrow('ForgottenController.show');
  });
});
