import { loadConfig, ServiceConfig } from './config';

describe('the configuration', () => {
  it('names everything that is missing at once', () => {
    expect(() => loadConfig(ServiceConfig, {})).toThrow(
      /PORT[\s\S]*DATABASE_API_URL[\s\S]*NATS_URL[\s\S]*AUTH_JWKS_FILE/,
    );
  });

  it('reads numbers as numbers and keeps its defaults', () => {
    const config = loadConfig(ServiceConfig, {
      PORT: '4001',
      DATABASE_API_URL: 'postgres://a',
      DATABASE_WORKER_URL: 'postgres://w',
      NATS_URL: 'nats://n',
      AUTH_JWKS_FILE: 'keys.json',
    });
    expect(config).toMatchObject({ PORT: 4001, MOTCUA_RUN: 'both', HOST: '127.0.0.1' });
  });
});
