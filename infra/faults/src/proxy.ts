import { connect, createServer, type Server, type Socket } from 'node:net';

/** Towards the server, or back to the client. */
export type Direction = 'toServer' | 'toClient';

/**
 * What the proxy does to its connections, those that stand and those that come. Bytes held back are delivered once it
 * heals, as TCP would; `cutOnReply` ends a connection when the answer to a request that matches arrives, unseen.
 */
export type Verb =
  | { kind: 'pass' }
  | { kind: 'refuse' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'throttle'; bytesPerSecond: number }
  | { kind: 'blackhole' }
  | { kind: 'halfOpen'; silent: Direction }
  | { kind: 'cutOnReply'; to: readonly string[] };

interface Connection {
  client: Socket;
  server: Socket;
  /** A request that matches was sent, and its answer has not come yet. */
  awaited: boolean;
}

/** A TCP proxy on 127.0.0.1 in front of one port: one edge of a platform that can be disturbed. */
export class Proxy {
  /** How many connections were cut by `cut` or `cutOnReply`. */
  cuts = 0;
  private verb: Verb = { kind: 'pass' };
  private readonly connections = new Set<Connection>();
  private readonly waiting = new Set<() => void>();
  private server: Server | undefined;

  private constructor(
    readonly port: number,
    private readonly targetPort: number,
  ) {}

  static async listen(port: number, targetPort: number): Promise<Proxy> {
    const proxy = new Proxy(port, targetPort);
    proxy.serve(await listening(port));
    return proxy;
  }

  async set(verb: Verb): Promise<void> {
    this.verb = verb;
    for (const look of this.waiting) look();
    if (verb.kind === 'refuse') {
      this.stopListening();
      this.cut();
    } else if (!this.server) {
      this.serve(await listening(this.port));
    }
  }

  /** Ends the connections that stand, as a reset of the network would; new ones are taken. */
  cut(): void {
    for (const { client, server } of this.connections) {
      this.cuts += 1;
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Whether the connection that the server sees from this local port goes through here. */
  owns(localPort: number): boolean {
    return [...this.connections].some(({ server }) => server.localPort === localPort);
  }

  close(): void {
    this.stopListening();
    this.cut();
    this.verb = { kind: 'pass' };
    for (const look of this.waiting) look();
  }

  private stopListening(): void {
    this.server?.close();
    this.server = undefined;
  }

  private serve(server: Server): void {
    this.server = server;
    server.on('connection', (client) => this.take(client));
  }

  private take(client: Socket): void {
    const server = connect({ port: this.targetPort, host: '127.0.0.1' });
    const connection: Connection = { client, server, awaited: false };
    this.connections.add(connection);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.connections.delete(connection);
        client.destroy();
        server.destroy();
      });
    }
    void this.forward(connection, client, server, 'toServer');
    void this.forward(connection, server, client, 'toClient');
  }

  private async forward(connection: Connection, from: Socket, to: Socket, direction: Direction): Promise<void> {
    // Each piece waits until its own moment, so that a delay delays and does not make narrow.
    const pieces: { bytes: Buffer; due: number }[] = [];
    let ended = false;
    let arrived: () => void = () => undefined;
    from.on('data', (bytes: Buffer) => {
      const { verb } = this;
      pieces.push({ bytes, due: performance.now() + (verb.kind === 'delay' ? verb.milliseconds : 0) });
      arrived();
    });
    for (const event of ['end', 'close'] as const) {
      from.once(event, () => {
        ended = true;
        arrived();
      });
    }
    for (;;) {
      const piece = pieces.shift();
      if (!piece) {
        if (ended) break;
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
        continue;
      }
      await this.untilOpen(direction, () => to.destroyed);
      await pause(piece.due - performance.now());
      if (this.verb.kind === 'throttle') await pause((piece.bytes.length / this.verb.bytesPerSecond) * 1000);
      if (to.destroyed) return;
      if (this.isCutOff(connection, piece.bytes, direction)) return;
      to.write(piece.bytes);
    }
    to.end();
  }

  private isCutOff(connection: Connection, bytes: Buffer, direction: Direction): boolean {
    const { verb } = this;
    if (verb.kind !== 'cutOnReply') return false;
    if (direction === 'toServer') {
      connection.awaited ||= verb.to.some((pattern) => bytes.includes(pattern));
      return false;
    }
    if (!connection.awaited) return false;
    this.cuts += 1;
    connection.client.resetAndDestroy();
    connection.server.destroy();
    return true;
  }

  private async untilOpen(direction: Direction, isOver: () => boolean): Promise<void> {
    while (!isOver() && this.holds(direction)) {
      await new Promise<void>((resolve) => {
        const look = () => {
          this.waiting.delete(look);
          clearTimeout(timer);
          resolve();
        };
        // The other end may go meanwhile, which nobody tells.
        const timer = setTimeout(look, 250);
        this.waiting.add(look);
      });
    }
  }

  private holds(direction: Direction): boolean {
    return this.verb.kind === 'blackhole' || (this.verb.kind === 'halfOpen' && this.verb.silent === direction);
  }
}

const pause = async (milliseconds: number): Promise<void> => {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
};

const listening = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
