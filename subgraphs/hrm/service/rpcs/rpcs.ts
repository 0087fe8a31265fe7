import { HrmServiceService } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { createDepartmentHandlers } from './department.ts';
import { createEmployeeHandlers } from './employee.ts';
import { createLeaveHandlers } from './leave.ts';

/** The RPCs of `erp.hrm.v1.HrmService` over the use cases. */
export function createHrmService(dependencies: HrmDependencies): BoundService {
  return bindService(HrmServiceService, {
    ...createEmployeeHandlers(dependencies),
    ...createDepartmentHandlers(dependencies),
    ...createLeaveHandlers(dependencies),
  });
}
