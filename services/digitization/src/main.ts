import { runService } from '@motcua/platform';
import { digitizationService } from './digitization.module';

void runService(digitizationService);
