export type NatsVersion = readonly [major: number, minor: number, patch: number];

/** What `nats-server --version` prints: "nats-server: v2.9.10", also "nats-server: 2.11.0-RC.1" or "dev". */
export function parseNatsVersion(output: string): NatsVersion | undefined {
  const match = /nats-server: v?(\d+)\.(\d+)\.(\d+)/.exec(output);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

export function isAtLeast(version: NatsVersion, major: number, minor: number): boolean {
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/** Fills the template of infra/nats; sync_interval came with 2.10, an older server refuses to start when it reads it. */
export function renderNatsConfig(
  template: string,
  { port, storeFolder, version }: { port: number; storeFolder: string; version: NatsVersion },
): string {
  const values: Record<string, string> = {
    port: String(port),
    storeFolder: JSON.stringify(storeFolder),
    syncInterval: isAtLeast(version, 2, 10)
      ? 'sync_interval: always'
      : '# This server is older than 2.10 and syncs every two minutes: PostgreSQL remains the record.',
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_placeholder, name: string) => values[name] ?? '');
}
