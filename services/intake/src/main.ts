import { runService } from '@motcua/platform';
import { intakeService } from './intake.module';

void runService(intakeService);
