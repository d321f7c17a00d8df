import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface FakeReporting {
  url: string;
  /** Paths with their query, in the order in which they were asked. */
  asked: { path: string; authorization: string | undefined }[];
  answerWith: (handler: Handler) => void;
  stop: () => Promise<void>;
}

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
  };

/** Stands in for reporting where only the portal's own conduct is asked: what it passes on and what it keeps. */
export const startFakeReporting = async (): Promise<FakeReporting> => {
  let handler: Handler = answer(200, { wards: [] });
  const asked: FakeReporting['asked'] = [];
  const server: Server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answerWith: (next) => {
      handler = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
