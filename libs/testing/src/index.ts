export { plainCalendar } from './plain-calendar';
export { createServiceDatabase, type ServiceDatabase } from './service-database';
export { startTestNats, type TestNats } from './test-nats';
export { startTestService, tokenFor } from './test-service';
export { until } from './until';
