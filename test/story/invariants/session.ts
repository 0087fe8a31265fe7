import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../federation/fuzz/random.ts';
import type { ClientAnswer, GraphqlClient } from '../../harness/graphql-client.ts';
import type { Actors, TradedEvent } from './box-office.ts';
import { differences, isUnchanged, type Solitude } from './compare-shown.ts';
import { type MutationName, type Shown, type TradedMutation, tradedMutations } from './mutations.ts';
import { openOutcomes } from './open-outcomes.ts';
import { countOne, type Witness } from './witness.ts';

/** One who buys, and what a session of theirs may use. */
export interface Session extends Omit<Actors, 'buyers'> {
  readonly buyer: GraphqlClient;
  readonly events: readonly TradedEvent[];
  readonly random: Random;
  readonly witness: Witness;
  readonly allowedCodes: ReadonlySet<string>;
  /** What mutations of the run have shown, to be asked once more when everything is at rest. */
  readonly shown: ShownBefore[];
  /** Waits until no other session acts in the quiet organization, acts there alone, and lets the next one in. */
  inTurn(act: () => Promise<void>): Promise<void>;
  /** Set by an answer that left the outcome open: the first try may have its effect at any time. */
  isUncertain: boolean;
}

/** What a mutation has shown to a client. */
export interface ShownBefore {
  readonly client: GraphqlClient;
  readonly mutation: MutationName;
  readonly payload: Shown;
}

const maxAttempts = 20;
const retryPauseMs = 300;

/** A mutation that is to be made. */
export interface Step {
  readonly name: MutationName;
  readonly input: object;
  /** What is selected instead of all that the trade selects below this mutation. */
  readonly selection?: string;
}

/**
 * Makes a mutation, keeps the books on its answer and compares what it shows with the same asked afterwards; undefined
 * when it was refused. Like an impatient person it repeats what had no answer, although the first try may have had its
 * effect.
 * @param solitude who else can change what it shows
 */
export async function perform<Payload = Shown>(
  session: Session,
  client: GraphqlClient,
  name: MutationName,
  input: object,
  solitude: Solitude = 'none',
): Promise<Payload | undefined> {
  const [payload] = await performInOrder(session, client, [{ name, input }], solitude);
  return payload as Payload | undefined;
}

/**
 * The same for several mutations of one operation, which run one after the other. The last one must show what is asked
 * afterwards; one before it as far as its versions say that the later ones left it as it was.
 */
export async function performInOrder(
  session: Session,
  client: GraphqlClient,
  steps: readonly Step[],
  solitude: Solitude,
): Promise<ReadonlyArray<Shown | undefined>> {
  const aliases = steps.map((_, index) => `step${index}`);
  const operation = `mutation(${steps.map(({ name }, index) => `$input${index}: ${inputTypeOf(name)}!`).join(', ')}) {
    ${steps.map(({ name, selection = mutationOf(name).selection }, index) => `${aliases[index]}: ${name}(input: $input${index}) { ${selection} }`).join('\n')}
  }`;
  const variables = Object.fromEntries(steps.map(({ input }, index) => [`input${index}`, input]));
  const answer = await send(session, client, operation, variables);
  const payloads = aliases.map((alias) => (answer.data?.[alias] ?? undefined) as Shown | undefined);
  for (const [index, { name: mutation }] of steps.entries()) {
    const payload = payloads[index];
    if (!payload) continue;
    countOne(session.witness.done, mutation);
    // A part of the answer that was cut off is null, and so cannot be compared.
    if (faultsOf(session, client, answer).some(({ path }) => path?.[0] === aliases[index])) continue;
    const isLast = payloads.findLastIndex((other) => other !== undefined) === index;
    await compareAfterwards(session, { client, mutation, payload }, isLast ? solitude : 'none');
  }
  return payloads;
}

function inputTypeOf(name: MutationName): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
}

/** A query of a session; undefined while a part of it cannot be read. */
export async function read<Data>(
  session: Session,
  client: GraphqlClient,
  query: string,
  id: string | undefined,
): Promise<Data | undefined> {
  const answer = await send(session, client, query, { id });
  return faultsOf(session, client, answer).length === 0 ? (answer.data as Data) : undefined;
}

function mutationOf(name: MutationName): TradedMutation {
  return tradedMutations[name];
}

/** Asks for what a mutation has shown, twice, and notes what differs. */
async function compareAfterwards(session: Session, shown: ShownBefore, solitude: Solitude): Promise<void> {
  const { witness } = session;
  const { mutation } = shown;
  session.shown.push(shown);
  const after = await askAgain(session, shown);
  const isAlone = solitude === 'quiet' || (solitude !== 'none' && !session.isUncertain);
  // Where no other session changes anything, nothing can have happened before a second look.
  const last = isAlone ? after : after && (await askAgain(session, shown));
  if (!after || !last) return;
  const sights = { below: shown.payload, after, last };
  if (isAlone || isUnchanged(sights)) countOne(witness.compared, mutation);
  noteDifferences(witness, mutation, differences(sights, isAlone ? solitude : 'none'));
}

/** Asks once more for what was shown during the run: what did not change since must be what it was. */
export async function compareAtRest(session: Session, shown: ShownBefore): Promise<void> {
  const now = await askAgain(session, shown);
  if (now)
    noteDifferences(
      session.witness,
      shown.mutation,
      differences({ below: shown.payload, after: now, last: now }, 'none'),
    );
}

async function askAgain(
  session: Session,
  { client, mutation, payload }: ShownBefore,
): Promise<Shown | undefined> {
  const { query, id, read: readPayload } = mutationOf(mutation).question(payload);
  const data = await read<Shown>(session, client, query, id);
  return data && readPayload(data);
}

function noteDifferences(witness: Witness, mutation: MutationName, found: readonly string[]): void {
  witness.differences.push(...found.map((difference) => `shown by ${mutation}: ${difference}`));
}

/** Sends an operation until it has an answer, and keeps the books on it. */
async function send(
  session: Session,
  client: GraphqlClient,
  operation: string,
  variables: Record<string, unknown>,
): Promise<ClientAnswer> {
  const { witness, allowedCodes } = session;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client.send(operation, variables);
    const faults = faultsOf(session, client, answer);
    const codes = codesOf(faults);
    // What was cut off does not count: trouble that follows such answers would leave no time to work at all.
    if (!codes.some((code) => openOutcomes.has(code))) witness.answers.tick();
    for (const code of codes) {
      countOne(witness.codes, code);
      if (code !== 'OK' && !allowedCodes.has(code))
        witness.surprises.push(
          `unexpected answer: ${JSON.stringify(answer.errors)} to ${operation.slice(0, 300)} with ${JSON.stringify(variables)}`,
        );
    }
    if (codes.some((code) => openOutcomes.has(code))) session.isUncertain = true;
    // What the root field answered is done, even when something below it could not be read.
    const isOpen = answer.errors.some(
      ({ path, extensions }) => (path?.length ?? 0) <= 1 && openOutcomes.has(String(extensions['code'])),
    );
    if (!isOpen || attempt === maxAttempts) return answer;
    await pause(retryPauseMs);
  }
}

/**
 * The errors of an answer without those that are right for its viewer: the box office sees payments, and that the
 * invoices behind them are not there for it. Null in their place is compared like any other value.
 */
function faultsOf(
  { boxOffice }: Session,
  client: GraphqlClient,
  { errors }: ClientAnswer,
): ClientAnswer['errors'] {
  if (client !== boxOffice) return errors;
  return errors.filter(
    ({ path, extensions }) =>
      extensions['code'] !== 'NOT_FOUND' || path?.slice(-2).join('.') !== 'later_payment.later_invoice',
  );
}

function codesOf(errors: ClientAnswer['errors']): readonly string[] {
  return errors.length === 0
    ? ['OK']
    : [...new Set(errors.map(({ extensions }) => String(extensions['code'])))];
}
