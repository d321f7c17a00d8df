import { ServiceConfig } from '@motcua/platform';
import { IsString } from 'class-validator';

export class DigitizationConfig extends ServiceConfig {
  /** Where the bytes of scans are kept; replicas of the service share it. */
  @IsString() BLOB_FOLDER: string;
}
