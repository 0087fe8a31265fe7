import type { Kysely } from 'kysely';
import { fromBoolean } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Membership, UserStatus } from '../model/user.ts';
import { type AuthTables, membershipColumns, membershipRoleColumns } from './tables.ts';

/** A membership that begins. */
interface NewMembership extends Membership {
  /** Whether the person founded the organization, rather than having been let in. */
  readonly isFounder?: boolean;
}

/** Reads and writes what people are in organizations; each function is about one person. */
export interface MembershipStore {
  /** Memberships in every organization and status, oldest first. */
  list(userId: string): Promise<readonly Membership[]>;
  /** @param now when it began */
  insert(userId: string, membership: NewMembership, now: Date): Promise<void>;
  /** Whether an organization of others gave the person more than the role customer, and they joined it. */
  isVouchedFor(userId: string): Promise<boolean>;
  /** Whether the person has ever been an active member; false for an invitation, also a disabled one. */
  hasJoined(organizationId: string, userId: string): Promise<boolean>;
  /** Throws NOT_FOUND. */
  setStatus(organizationId: string, userId: string, status: UserStatus): Promise<void>;
  /** Makes a membership an open invitation. */
  inviteAgain(organizationId: string, userId: string): Promise<void>;
  replaceRoles(organizationId: string, userId: string, roles: readonly string[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createMembershipStore(connection: Kysely<AuthTables>): MembershipStore {
  const insertRoles = async (
    organizationId: string,
    userId: string,
    roles: readonly string[],
  ): Promise<void> => {
    if (roles.length === 0) return;
    await connection
      .insertInto('membership_roles')
      .values(roles.map((role) => membershipRoleColumns.toRow({ userId, organizationId, role })))
      .execute();
  };
  return {
    list: async (userId) => {
      const rows = await connection
        .selectFrom('memberships')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .orderBy('organization_id')
        .execute();
      const roles = await connection
        .selectFrom('membership_roles')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('role')
        .execute();
      return rows.map((row) => ({
        organizationId: row.organization_id,
        status: row.status,
        roles: roles.filter((role) => role.organization_id === row.organization_id).map(({ role }) => role),
      }));
    },
    isVouchedFor: async (userId) => {
      const row = await connection
        .selectFrom('memberships')
        .innerJoin('membership_roles', (join) =>
          join
            .onRef('membership_roles.user_id', '=', 'memberships.user_id')
            .onRef('membership_roles.organization_id', '=', 'memberships.organization_id'),
        )
        .select('role')
        .where('memberships.user_id', '=', userId)
        .where('has_joined', '=', true)
        .where('is_founder', '=', false)
        .where('role', '!=', 'customer')
        .executeTakeFirst();
      return row !== undefined;
    },
    insert: async (userId, { organizationId, status, roles, isFounder = false }, now) => {
      const hasJoined = status !== 'INVITED';
      const membership = { userId, organizationId, status, createdAt: now, hasJoined, isFounder };
      await connection.insertInto('memberships').values(membershipColumns.toRow(membership)).execute();
      await insertRoles(organizationId, userId, roles);
    },
    hasJoined: async (organizationId, userId) => {
      const row = await connection
        .selectFrom('memberships')
        .select('has_joined')
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row !== undefined && fromBoolean(row.has_joined);
    },
    setStatus: async (organizationId, userId, status) => {
      const result = await connection
        .updateTable('memberships')
        .set(status === 'ACTIVE' ? { status, has_joined: true } : { status })
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .executeTakeFirstOrThrow();
      if (result.numUpdatedRows === 0n) throw notFound('User', userId);
    },
    inviteAgain: async (organizationId, userId) => {
      await connection
        .updateTable('memberships')
        .set({ status: 'INVITED', has_joined: false })
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .execute();
    },
    replaceRoles: async (organizationId, userId, roles) => {
      await connection
        .deleteFrom('membership_roles')
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .execute();
      await insertRoles(organizationId, userId, roles);
    },
  };
}
