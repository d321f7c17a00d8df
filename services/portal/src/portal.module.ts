import { HealthCheck, HealthController } from '@motcua/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { FiguresController } from './figures/figures.controller';
import { FiguresQuery } from './figures/figures.query';
import { OwnToken } from './identity/own-token';
import { PortalConfig } from './portal.config';
import { PortalHealth } from './portal-health';
import { TrackingController } from './tracking/tracking.controller';
import { TrackingQuery } from './tracking/tracking.query';

@Module({})
export class PortalModule {
  static of(config: PortalConfig, token: OwnToken, pageFolder: string): DynamicModule {
    return {
      module: PortalModule,
      controllers: [HealthController, FiguresController, TrackingController],
      providers: [
        { provide: PortalConfig, useValue: config },
        { provide: OwnToken, useValue: token },
        FiguresQuery,
        TrackingQuery,
        {
          provide: HealthCheck,
          useFactory: (figures: FiguresQuery) => new PortalHealth(figures, pageFolder),
          inject: [FiguresQuery],
        },
      ],
    };
  }
}
