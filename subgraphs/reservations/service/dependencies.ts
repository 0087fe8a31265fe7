import type { Logger } from '../../kit/observability/logger.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { CustomerDirectory } from './peers/customer-directory.ts';
import type { PaymentsPort } from './peers/payments-port.ts';
import type { ReservationsSettings } from './settings.ts';
import type { ReservationsTables } from './stores/tables.ts';
import type { AdmissionTokens } from './waiting-room/admission-token.ts';
import type { WaitingRoom } from './waiting-room/waiting-room.ts';

/** What use cases work with. */
export interface ReservationsDependencies extends UnitDependencies<ReservationsTables> {
  readonly settings: ReservationsSettings;
  readonly payments: PaymentsPort;
  readonly customers: CustomerDirectory;
  readonly waitingRoom: WaitingRoom;
  readonly admissionTokens: AdmissionTokens;
  readonly logger: Logger;
}
