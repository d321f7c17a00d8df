import type { Multipart } from '@fastify/multipart';
import { describeErrors, type Scan } from '@motcua/contracts';
import { Problem } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { BlobStore, type IncomingBlob } from '../blob-store/blob-store';

export const largestScan = 50 * 1024 ** 2;

interface Received {
  fields: Record<string, unknown>;
  blob: IncomingBlob | undefined;
  truncated: boolean;
}

/** From a multipart request to bytes on disk and the scan that an event may state. */
@Injectable()
export class ScanUploads {
  constructor(private readonly blobs: BlobStore) {}

  /**
   * `bytesPresent` is looked up after keeping: an event must never name bytes that are not there.
   * Errors: `Problem` 400, 413, 415; nothing is kept then.
   */
  async keep<T extends { componentCode: string; pages: number }>(
    wardCode: string,
    request: FastifyRequest,
    shape: new () => T,
  ): Promise<{ scan: Scan; bytesPresent: boolean }> {
    const received = await this.receive(request);
    const { blob } = received;
    try {
      const { componentCode, pages } = checkFields(received, shape);
      if (received.truncated) {
        throw new Problem(
          413,
          'too-large',
          'Tệp quét lớn hơn 50 MB; hãy quét với độ phân giải thấp hơn hoặc tách tệp.',
        );
      }
      if (!blob || blob.size === 0) {
        throw new Problem(400, 'bytes-absent', 'Yêu cầu không kèm tệp quét hoặc tệp rỗng; hãy chọn tệp rồi gửi lại.');
      }
      const { sha256, size, mediaType } = blob;
      if (mediaType === null) {
        throw new Problem(415, 'media-type-unknown', 'Tệp quét phải là PDF, JPEG, PNG hoặc TIFF.');
      }
      await blob.keep(wardCode);
      const bytesPresent = await this.blobs.has(wardCode, sha256);
      return { scan: { componentCode, sha256, size, mediaType, pages }, bytesPresent };
    } finally {
      await blob?.discard();
    }
  }

  private async receive(request: FastifyRequest): Promise<Received> {
    if (!request.isMultipart()) {
      throw new Problem(415, 'not-multipart', 'Tệp quét phải được gửi dưới dạng multipart/form-data.');
    }
    const received: Received = { fields: {}, blob: undefined, truncated: false };
    try {
      for await (const part of request.parts()) await this.take(part, received);
    } catch (error) {
      await received.blob?.discard();
      throw asProblem(error);
    }
    return received;
  }

  private async take(part: Multipart, received: Received): Promise<void> {
    if (part.type === 'field') {
      received.fields[part.fieldname] = part.value;
      return;
    }
    received.blob = await this.blobs.receive(part.file);
    received.truncated = part.file.truncated;
  }
}

const checkFields = <T extends object>({ fields }: Received, shape: new () => T): T => {
  const checked = plainToInstance(shape, fields, { exposeDefaultValues: true });
  const problems = describeErrors(validateSync(checked, { whitelist: true, forbidNonWhitelisted: true })).map(
    (line) => {
      const [field = '', ...rest] = line.split(': ');
      return { field, problem: rest.join(': ') };
    },
  );
  if (problems.length > 0) {
    const names = problems.map(({ field }) => field).join(', ');
    throw new Problem(400, 'invalid', `Dữ liệu chưa hợp lệ: ${names}.`, {}, problems);
  }
  return checked;
};

/** The parser's own complaints (too many parts, a body cut short) are the sender's, not ours. */
const asProblem = (error: unknown): unknown => {
  const { code, message } = error as { code?: string; message?: string };
  const ofTheParser = code?.startsWith('FST_') || /multipart|form data|premature|boundary/i.test(message ?? '');
  return ofTheParser
    ? new Problem(400, 'malformed', 'Yêu cầu tải tệp bị cắt ngang hoặc sai định dạng; hãy gửi lại.')
    : error;
};
