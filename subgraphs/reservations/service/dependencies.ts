import type { Database } from '../../kit/database/database.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { PaymentsPort } from './peers/payments-port.ts';
import type { ReservationsSettings } from './settings.ts';
import type { ReservationsTables } from './stores/tables.ts';
import type { CurrentTime } from './stores/time-store.ts';
import type { AdmissionTokens } from './waiting-room/admission-token.ts';
import type { WaitingRoom } from './waiting-room/waiting-room.ts';

/** What use cases work with. */
export interface ReservationsDependencies {
  readonly database: Database<ReservationsTables>;
  readonly clock: Clock;
  /** The time by which holds and admissions are decided. */
  readonly currentTime: CurrentTime;
  readonly settings: ReservationsSettings;
  readonly payments: PaymentsPort;
  readonly waitingRoom: WaitingRoom;
  readonly admissionTokens: AdmissionTokens;
  readonly logger: Logger;
}
