// The health check of a container: exit code 0 when the service in it is ready.
const ready = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`, { signal: AbortSignal.timeout(4_000) })
  .then(({ ok }) => ok)
  .catch(() => false);
process.exit(ready ? 0 : 1);
