import { runService } from '@motcua/platform';
import { reportingService } from './reporting.module';

void runService(reportingService);
