import { openOnPostgres } from './open-waiting-rooms.ts';
import { testWaitingRoom } from './waiting-room-contract.ts';

testWaitingRoom(openOnPostgres);
