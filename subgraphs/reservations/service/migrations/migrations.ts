import type { Migrations } from '../../../kit/database/migrate.ts';
import { createEvents } from './0001-events.ts';
import { createReservations } from './0002-reservations.ts';
import { createWaitingRooms } from './0003-waiting-rooms.ts';
import { createOrganizations } from './0004-organizations.ts';
import { addRefundedAmounts } from './0005-refunded-reservations.ts';
import { addBuyerLimits } from './0006-buyer-limits.ts';
import { addFoldedTexts } from './0007-folded-texts.ts';

/** The reservations schema, oldest step first. */
export const migrations: Migrations = {
  '0001_events': createEvents,
  '0002_reservations': createReservations,
  '0003_waiting_rooms': createWaitingRooms,
  '0004_organizations': createOrganizations,
  '0005_refunded_reservations': addRefundedAmounts,
  '0006_buyer_limits': addBuyerLimits,
  '0007_folded_texts': addFoldedTexts,
};
