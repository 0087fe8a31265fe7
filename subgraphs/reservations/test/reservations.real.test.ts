import { systemClock } from '../../kit/values/clock.ts';
import { testReservations } from './reservations-contract.ts';
import { startOnPostgres } from './start-reservations.ts';

// With the system's clock the database's time decides, as in production.
testReservations(() => startOnPostgres({ clock: systemClock }));
