import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { RowOf } from '../../../kit/database/row-codec.ts';
import { type BooleanColumn } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { User, UserStatus } from '../model/user.ts';
import { type AuthTables, memberColumns } from './tables.ts';

/** Which users a list shows. */
interface UserFilter {
  readonly search?: string | undefined;
  readonly role?: string | undefined;
  readonly status?: UserStatus | undefined;
}

/** Reads users as members of one organization; every function sees that organization only. */
export interface UserStore {
  /** Throws NOT_FOUND. */
  find(organizationId: string, userId: string): Promise<User>;
  /** The members there are, in any order. */
  findByIds(organizationId: string, userIds: readonly string[]): Promise<readonly User[]>;
  /** By display name. */
  list(organizationId: string, filter: UserFilter, page: PageRequest | undefined): Promise<KeysetPage<User>>;
  /** Active members with at least one of the roles, each once. */
  listIdsWithRoles(organizationId: string, roles: readonly string[]): Promise<readonly string[]>;
  countActiveOwners(organizationId: string): Promise<number>;
}

/** @param connection the database, or a transaction of it */
export function createUserStore(connection: Kysely<AuthTables>): UserStore {
  const withRoles = async (organizationId: string, rows: readonly MemberRow[]): Promise<User[]> => {
    if (rows.length === 0) return [];
    const userIds = rows.map((row) => row.id);
    const roles = await selectRoles(connection, { organizationId, userIds });
    const rolesOf = Map.groupBy(roles.rows, (row) => row.user_id);
    return rows.map((row) => ({
      ...memberColumns.toEntity(row),
      organizationId,
      roles: (rolesOf.get(row.id) ?? []).map(({ role }) => role),
    }));
  };

  const findByIds: UserStore['findByIds'] = async (organizationId, userIds) => {
    if (userIds.length === 0) return [];
    const { rows } = await selectByIds(connection, { organizationId, userIds });
    return withRoles(organizationId, rows);
  };

  return {
    find: async (organizationId, userId) => {
      const [user] = await findByIds(organizationId, [userId]);
      if (!user) throw notFound('User', userId);
      return user;
    },
    findByIds,
    list: async (organizationId, filter, page) => {
      let query = selectMembers(connection, organizationId);
      const { search, role, status } = filter;
      if (search) query = query.where(containsText(sql.ref('users.search_folded'), search));
      if (status) query = query.where('users.status', '=', status);
      if (role !== undefined) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('membership_roles')
              .select('membership_roles.role')
              .whereRef('membership_roles.user_id', '=', 'users.id')
              .where('membership_roles.organization_id', '=', organizationId)
              .where('membership_roles.role', '=', role),
          ),
        );
      }
      const found = await readKeysetPage(
        query,
        [
          { column: 'users.display_name_folded', as: 'display_name_folded', direction: 'asc' },
          { column: 'users.id', as: 'id', direction: 'asc' },
        ],
        page,
      );
      return { rows: await withRoles(organizationId, found.rows), page: found.page };
    },
    listIdsWithRoles: async (organizationId, roles) => {
      if (roles.length === 0) return [];
      const rows = await connection
        .selectFrom('memberships')
        .innerJoin('membership_roles', (join) =>
          join
            .onRef('membership_roles.user_id', '=', 'memberships.user_id')
            .onRef('membership_roles.organization_id', '=', 'memberships.organization_id'),
        )
        .where('memberships.organization_id', '=', organizationId)
        .where('memberships.status', '=', 'ACTIVE')
        .where('membership_roles.role', 'in', [...roles])
        .select('memberships.user_id')
        .distinct()
        .orderBy('memberships.user_id')
        .execute();
      return rows.map((row) => row.user_id);
    },
    countActiveOwners: async (organizationId) => {
      const row = await connection
        .selectFrom('memberships')
        .innerJoin('membership_roles', (join) =>
          join
            .onRef('membership_roles.user_id', '=', 'memberships.user_id')
            .onRef('membership_roles.organization_id', '=', 'memberships.organization_id'),
        )
        .where('memberships.organization_id', '=', organizationId)
        .where('memberships.status', '=', 'ACTIVE')
        .where('membership_roles.role', '=', 'owner')
        .select(sql<number | bigint>`count(*)`.as('owners'))
        .executeTakeFirstOrThrow();
      return Number(row.owners);
    },
  };
}

/**
 * Members with the columns the organization may see: of a person with an account elsewhere who has not accepted
 * the invitation, only the email address. Search, order and cursors know no more than that either.
 */
function selectMembers(connection: Kysely<AuthTables>, organizationId: string) {
  const isVisible = sql<boolean>`(memberships.has_joined or users.password_hash is null)`;
  return connection
    .selectFrom(
      connection
        .selectFrom('users')
        .innerJoin('memberships', 'memberships.user_id', 'users.id')
        .where('memberships.organization_id', '=', organizationId)
        .select(['users.id', 'users.email', 'users.version', 'memberships.status'])
        .select([
          sql<string>`case when ${isVisible} then users.first_name else '' end`.as('first_name'),
          sql<string>`case when ${isVisible} then users.last_name else '' end`.as('last_name'),
          sql<string | null>`case when ${isVisible} then users.username end`.as('username'),
          sql<string>`case when ${isVisible} then users.display_name else users.email end`.as('display_name'),
          // An email address is kept without case, so that it is its own compare form.
          sql<string>`case when ${isVisible} then users.display_name_folded else users.email end`.as(
            'display_name_folded',
          ),
          sql<string>`case when ${isVisible} then users.search_folded else users.email end`.as(
            'search_folded',
          ),
          sql<BooleanColumn>`case when ${isVisible} then users.is_mfa_enabled else false end`.as(
            'is_mfa_enabled',
          ),
          sql<string | null>`case when ${isVisible} then users.last_login_at end`.as('last_login_at'),
          sql<string | null>`case when ${isVisible} then users.email_proven_at end`.as('email_proven_at'),
          sql<string>`case when ${isVisible} then users.created_at else memberships.created_at end`.as(
            'created_at',
          ),
          sql<string>`case when ${isVisible} then users.updated_at else memberships.created_at end`.as(
            'updated_at',
          ),
        ])
        .as('users'),
    )
    .selectAll('users');
}

interface OfMembers {
  readonly organizationId: string;
  readonly userIds: readonly string[];
}

const selectByIds = keepStatement((connection: Kysely<AuthTables>, { organizationId, userIds }: OfMembers) =>
  selectMembers(connection, organizationId)
    .where('users.id', 'in', [...userIds])
    .compile(),
);

const selectRoles = keepStatement((connection: Kysely<AuthTables>, { organizationId, userIds }: OfMembers) =>
  connection
    .selectFrom('membership_roles')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', 'in', [...userIds])
    .orderBy('role')
    .compile(),
);

type MemberRow = RowOf<typeof memberColumns>;
