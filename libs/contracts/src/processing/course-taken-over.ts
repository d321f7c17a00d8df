import { Receipt } from '../intake/receipt';

/** Private: processing heard the hand-over; its decisions rest on this copy. */
export class CourseTakenOver extends Receipt {}
