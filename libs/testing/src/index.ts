export { goldenOf } from './golden';
export { plainCalendar } from './plain-calendar';
export { createServiceDatabase, type ServiceDatabase } from './service-database';
export { freePort, startTestNats, type TestNats } from './test-nats';
export { keysFile, startTestService, tokenFor } from './test-service';
export { until } from './until';
