// Loaded before a service (node --require): the service ends in good order when the process that started it has died.
// The channel to the parent closes even when the parent was killed by SIGKILL.
const GRACE_MS = 10_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The listener alone would keep the process alive.
process.channel?.unref();
