import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { createAccessTokenRpcs } from './access-token.ts';
import { createAccountRpcs } from './account.ts';
import { createAuditEntryRpcs } from './audit-entry.ts';
import { createMailRpcs } from './mail.ts';
import { createMfaRpcs } from './mfa.ts';
import { createNotificationRpcs } from './notification.ts';
import { createOrganizationRpcs } from './organization.ts';
import { createRoleRpcs } from './role.ts';
import { createSessionRpcs } from './session.ts';
import { createUserRpcs } from './user.ts';

/** The RPCs of `erp.auth.v1.AuthService` over the use cases. */
export function createRpcs(dependencies: AuthDependencies): ServiceHandlers<AuthServiceService> {
  return {
    ...createAccountRpcs(dependencies),
    ...createSessionRpcs(dependencies),
    ...createMfaRpcs(dependencies),
    ...createUserRpcs(dependencies),
    ...createOrganizationRpcs(dependencies),
    ...createRoleRpcs(dependencies),
    ...createNotificationRpcs(dependencies),
    ...createAuditEntryRpcs(dependencies),
    ...createMailRpcs(dependencies),
    ...createAccessTokenRpcs(dependencies),
  };
}
