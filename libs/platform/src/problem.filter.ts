import { AppendConflict, KeyReused, PositionMismatch, Rejected, UnknownStream } from '@motcua/event-sourcing';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from './database';
import { Problem } from './problem';
import { ReferenceNotReady } from './reference-data';

/** From whatever was thrown to problem+json; the one place where failures meet HTTP. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof Rejected) return new Problem(409, error.code, error.message);
  if (error instanceof UnknownStream) {
    return new Problem(404, 'unknown', 'Không tìm thấy hồ sơ; nếu vừa được tạo ở nơi khác, hãy thử lại sau giây lát.', {
      'retry-after': '1',
    });
  }
  if (error instanceof PositionMismatch) {
    return new Problem(412, 'changed-meanwhile', 'Hồ sơ đã có thay đổi; hãy tải lại rồi thực hiện lại.', {
      etag: `"${error.actual}"`,
    });
  }
  if (error instanceof KeyReused) {
    return new Problem(422, 'key-reused', 'Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.');
  }
  if (error instanceof AppendConflict) {
    return new Problem(409, 'busy', 'Nhiều người cùng thao tác trên hồ sơ này; hãy thử lại.', { 'retry-after': '1' });
  }
  if (error instanceof ReferenceNotReady) {
    return new Problem(503, 'not-ready', 'Dữ liệu danh mục chưa sẵn sàng; hãy thử lại sau giây lát.', {
      'retry-after': '2',
    });
  }
  if (error instanceof HttpException) return new Problem(error.getStatus(), 'http', error.message);
  if (isDatabaseAway(error)) {
    return new Problem(503, 'database-away', 'Hệ thống tạm thời chưa ghi nhận được; hãy thử lại.', {
      'retry-after': '2',
    });
  }
  return new Problem(500, 'internal', 'Lỗi hệ thống; yêu cầu chưa được ghi nhận. Hãy thử lại hoặc báo quản trị.');
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly report: (error: unknown, request: { method: string; route: string }) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.report(error, { method: request.method, route: request.routeOptions.url ?? '' });
    void reply
      .status(problem.status)
      .headers(problem.headers)
      .type('application/problem+json; charset=utf-8')
      .send({
        type: `urn:motcua:problem:${problem.code}`,
        title: problem.code,
        status: problem.status,
        code: problem.code,
        detail: problem.message,
        ...(problem.errors && { errors: problem.errors }),
      });
  }
}
