import type { Migrations } from '../../../kit/database/migrate.ts';
import { createAccounts } from './0001-accounts.ts';
import { createCredentials } from './0002-credentials.ts';
import { createRecords } from './0003-records.ts';
import { addJoinedMembers } from './0004-joined-members.ts';
import { addProvenAddresses } from './0005-proven-addresses.ts';
import { addFoldedTexts } from './0006-folded-texts.ts';
import { addNamedInvitations } from './0007-named-invitations.ts';

/** The auth schema, oldest step first. */
export const migrations: Migrations = {
  '0001_accounts': createAccounts,
  '0002_credentials': createCredentials,
  '0003_records': createRecords,
  '0004_joined_members': addJoinedMembers,
  '0005_proven_addresses': addProvenAddresses,
  '0006_folded_texts': addFoldedTexts,
  '0007_named_invitations': addNamedInvitations,
};
