import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { foldEmail } from '../../../kit/values/text.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toMailMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { requireOperator } from './require-operator.ts';

type MailRpcs = Pick<ServiceHandlers<AuthServiceService>, 'listMail'>;

/** RPCs about outgoing mail, for those who deliver it. */
export function createMailRpcs(dependencies: AuthDependencies): MailRpcs {
  const { mails } = unitOfWork.read(dependencies);
  return {
    listMail: async ({ page, to }, { viewer }) => {
      const { organizationId } = requireOperator(viewer);
      const recipient = to === undefined ? undefined : foldEmail(to);
      const found = await mails.list(organizationId, { recipient }, page);
      return { mails: found.rows.map(toMailMessage), page: found.page };
    },
  };
}
