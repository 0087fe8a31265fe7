import type { Records } from './records.ts';

interface StockRow {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly available: number;
  readonly held: number;
  /** Tickets of reservations that were confirmed, whatever became of them. */
  readonly sold: number;
  readonly valid: number;
  readonly used: number;
  readonly voided: number;
}

/**
 * What must hold at every committed state: nothing oversold, capacity = available + held + valid + used, and as many
 * tickets of a kind as were ever paid for; no buyer with more tickets than one may have. One statement each, so that
 * one state is read.
 */
export async function stockViolations(records: Records): Promise<string[]> {
  const rows = await records.read<StockRow>(
    'reservations',
    `select t.id, t.name, t.capacity, t.available,
       cast(coalesce(sum(case when r.status = 'HELD' then i.quantity else 0 end), 0) as bigint) as held,
       cast(coalesce(sum(case when r.confirmed_at is not null then i.quantity else 0 end), 0) as bigint) as sold,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'VALID') as valid,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'USED') as used,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'VOID') as voided
     from ticket_types t
     left join reservation_items i on i.ticket_type_id = t.id
     left join reservations r on r.id = i.reservation_id
     group by t.id, t.name, t.capacity, t.available`,
  );
  const greedy = await records.read(
    'reservations',
    `select r.event_id, r.user_id, e.max_tickets_per_buyer, sum(case when r.status = 'HELD'
         then (select sum(i.quantity) from reservation_items i where i.reservation_id = r.id)
         else (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') end) as tickets
     from reservations r join events e on e.id = r.event_id
     where r.status in ('HELD', 'CONFIRMED') and r.customer_id is null and e.max_tickets_per_buyer is not null
     group by r.event_id, r.user_id, e.max_tickets_per_buyer
     having sum(case when r.status = 'HELD'
         then (select sum(i.quantity) from reservation_items i where i.reservation_id = r.id)
         else (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') end)
       > e.max_tickets_per_buyer`,
  );
  const stock = rows
    .filter(
      ({ capacity, available, held, sold, valid, used, voided }) =>
        available < 0 || available + held + valid + used !== capacity || sold !== valid + used + voided,
    )
    .map((row) => `stock: ${JSON.stringify(row)}`);
  return [...stock, ...greedy.map((row) => `more tickets than one buyer may have: ${JSON.stringify(row)}`)];
}
