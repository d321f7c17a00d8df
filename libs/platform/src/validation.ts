import { describeErrors } from '@motcua/contracts';
import { ValidationPipe } from '@nestjs/common';
import { Problem } from './problem';

/** Shapes of requests: unknown fields are refused, every failing field is named, no value is repeated. */
export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => {
      const problems = describeErrors(errors).map((line) => {
        const [field = '', ...rest] = line.split(': ');
        return { field, problem: rest.join(': ') };
      });
      return new Problem(
        400,
        'invalid',
        `Dữ liệu chưa hợp lệ: ${problems.map(({ field }) => field).join(', ')}.`,
        {},
        problems,
      );
    },
  });
