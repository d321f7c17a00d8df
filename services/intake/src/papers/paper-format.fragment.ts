import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** How a paper is asked for. */
export class FormatQuery {
  @ApiPropertyOptional({ enum: paperFormats, default: 'pdf' })
  @IsIn([...paperFormats])
  format: PaperFormat = 'pdf';
}
