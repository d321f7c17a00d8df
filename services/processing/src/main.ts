import { runService } from '@motcua/platform';
import { processingService } from './processing.module';

void runService(processingService);
