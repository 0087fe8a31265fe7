import type { Database } from '../../kit/database/database.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { AdmissionTokens } from './admission-token.ts';
import type { CurrentTime } from './current-time.ts';
import type { PaymentsPort } from './payments-port.ts';
import type { ReservationsSettings } from './settings.ts';
import type { ReservationsTables } from './tables.ts';
import type { WaitingRoom } from './waiting-room.ts';

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
