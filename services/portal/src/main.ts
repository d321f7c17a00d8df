import { runPortal } from './portal';

void runPortal();
