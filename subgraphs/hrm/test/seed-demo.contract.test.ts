import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { cpuTimeOf } from '../../../test/harness/cpu-time.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { acme, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import { seedDemo } from '../service/demo/seed-demo.ts';
import { migrations } from '../service/migrations/migrations.ts';
import { countWorkingDays } from '../service/model/working-days.ts';
import type { HrmTables } from '../service/stores/tables.ts';
import { type HrmUnderTest, startHrm } from './start-hrm.ts';

const clock = () => new Date('2026-05-13T09:00:00Z');
const readAll = ['hrm:employee:read', 'hrm:department:read', 'hrm:leave:read', 'hrm:salary:read'];
const employee = demoUserByEmail('employee@acme.example');
const acmeHr = userViewer(readAll, { organizationId: acme.id });

describeOnEngines('the demo data of hrm', (engine) => {
  let hrm: HrmUnderTest;
  let database: Database<HrmTables>;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase(), seedDemo: true, clock });
    database = await openDatabase<HrmTables>({ url: await engine.emptyDatabase(), schema: 'hrm' });
    await migrate(database, migrations);
  });
  afterAll(async () => {
    await hrm.close();
    await database.close();
  });

  test('the demo staff is there, with its reporting tree and leave in every state', async () => {
    const data = await hrm.run<{ leaveRequests: { nodes: Array<{ status: string }> } }>(
      acmeHr,
      `{ employees { totalCount } departments { totalCount } orgChart(depth: 10) { size roots { employee { name } reports { employee { name } } } }
       leaveRequests(first: 100) { totalCount nodes { status employee { name } } } onLeave: employees(status: ON_LEAVE) { nodes { name } }
       upcoming: employees(status: UPCOMING) { nodes { name } } }`,
    );
    expect(data).toMatchObject({
      employees: { totalCount: 22 },
      departments: { totalCount: 4 },
      orgChart: { size: 21, roots: [{ employee: { name: 'Olivia Okafor' } }] },
      leaveRequests: { totalCount: 18 },
      upcoming: { nodes: [{ name: 'Tom Tanaka' }] },
      onLeave: { nodes: [{ name: 'Irene Ivanova' }, { name: 'Luca Lombardi' }] },
    });
    expect(new Set(data.leaveRequests.nodes.map((node) => node.status))).toEqual(
      new Set(['PENDING', 'APPROVED', 'REJECTED', 'CANCELLED']),
    );
  });

  test('a demo user finds its own employee, the other organization sees its own staff only', async () => {
    const self = userViewer(['hrm:employee:read', 'hrm:leave:request'], {
      userId: employee.id,
      organizationId: acme.id,
    });
    const own = await hrm.run(self, '{ myEmployee { name salary { currency } manager { name } } }');
    expect(own).toEqual({
      myEmployee: { name: 'Emma Eriksson', salary: { currency: 'EUR' }, manager: { name: 'Bruno Bianchi' } },
    });
    const globexHr = userViewer(readAll, { organizationId: globex.id });
    const foreign = await hrm.run(globexHr, '{ employees { totalCount } leaveRequests { totalCount } }');
    expect(foreign).toEqual({ employees: { totalCount: 3 }, leaveRequests: { totalCount: 2 } });
  });

  test('seeding twice changes nothing, is little work and publishes nothing', async () => {
    const cpuMs = await cpuTimeOf(() =>
      Promise.all([seedDemo({ database, clock }), seedDemo({ database, clock })]),
    );
    expect(cpuMs).toBeLessThan(1_000);
    const before = await database.kysely.selectFrom('employees').selectAll().orderBy('id').execute();
    await seedDemo({ database, clock: () => new Date('2026-08-01T00:00:00Z') });
    expect(await database.kysely.selectFrom('employees').selectAll().orderBy('id').execute()).toEqual(before);
    expect(before).toHaveLength(25);
    const { rows } = await sql`select * from outbox`.execute(database.kysely);
    expect(rows).toEqual([]);
  });

  test('the demo leave keeps the rules: working days, no overlap, nothing beyond the balance', async () => {
    const rows = await database.kysely.selectFrom('leave_requests').selectAll().execute();
    expect(rows).toHaveLength(20);
    for (const row of rows) expect(row.days).toBe(countWorkingDays(row.first_day, row.last_day));
    const open = rows.filter((row) => row.status === 'PENDING' || row.status === 'APPROVED');
    for (const [index, row] of open.entries()) {
      for (const other of open.slice(index + 1)) {
        if (row.employee_id !== other.employee_id) continue;
        expect(row.first_day > other.last_day || row.last_day < other.first_day).toBe(true);
      }
    }
    const { employees: staff } = await hrm.run<{
      employees: { nodes: Array<{ leaveBalance: { remainingDays: number; entitledDays: number } }> };
    }>(acmeHr, '{ employees(first: 100) { nodes { leaveBalance { remainingDays entitledDays } } } }');
    expect(staff.nodes.every(({ leaveBalance }) => leaveBalance.remainingDays >= 0)).toBe(true);
    expect(
      staff.nodes.some(({ leaveBalance }) => leaveBalance.remainingDays < leaveBalance.entitledDays),
    ).toBe(true);
  });
});
