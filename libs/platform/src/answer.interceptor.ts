import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { ActAnswer } from './acts';

/** Turns an act's answer into status, ETag and body. */
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof ActAnswer)) return answer;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        void reply.status(answer.status).header('etag', `"${answer.position}"`);
        return answer.body;
      }),
    );
  }
}
