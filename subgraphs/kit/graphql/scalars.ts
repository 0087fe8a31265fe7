import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCurrency } from '../values/currency.ts';

function reject(type: string, expectation: string): never {
  throw new GraphQLError(`${type} must be ${expectation}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function literalText(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
    ? node.value
    : undefined;
}

const instantPattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

function parseInstant(value: unknown): Date {
  const day = typeof value === 'string' ? instantPattern.exec(value)?.[1] : undefined;
  // `new Date` takes 30 February for 2 March: the day is checked by itself.
  const date = day !== undefined && isCalendarDate(day) ? new Date(String(value)) : undefined;
  // An offset may lead out of the years 0000 to 9999, whose texts compare in the order of time.
  if (!date || Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString()))
    return reject('DateTime', 'an RFC 3339 instant such as 2026-01-31T12:00:00Z');
  return date;
}

/** RFC 3339 instant; always written in UTC with milliseconds. Inside: a Date (ISO text is written as it is). */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value : parseInstant(value)).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(literalText(node)),
});

function isCalendarDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

function parseDate(value: unknown): string {
  return typeof value === 'string' && isCalendarDate(value)
    ? value
    : reject('Date', 'a calendar date such as 2026-01-31');
}

/** Calendar date `YYYY-MM-DD`. Inside: the same text. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: parseDate,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(literalText(node)),
});

function parseDecimal(value: unknown): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  const isDecimal = typeof text === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(text);
  return isDecimal ? text : reject('Decimal', 'a decimal number such as "12.34"');
}

/** Exact decimal number, written as text so that no client turns it into a float. */
export const decimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  serialize: parseDecimal,
  parseValue: parseDecimal,
  parseLiteral: (node) => parseDecimal(literalText(node)),
});

function parseCurrency(value: unknown): string {
  const isKnown = typeof value === 'string' && isCurrency(value);
  return isKnown ? value : reject('CurrencyCode', 'an ISO 4217 code such as EUR');
}

/** ISO 4217 alphabetic currency code. */
export const currencyCodeScalar = new GraphQLScalarType<string, string>({
  name: 'CurrencyCode',
  serialize: parseCurrency,
  parseValue: parseCurrency,
  parseLiteral: (node) => parseCurrency(literalText(node)),
});

/** Resolvers of the scalars that every subgraph's SDL may declare. */
export const scalarResolvers = {
  DateTime: dateTimeScalar,
  Date: dateScalar,
  Decimal: decimalScalar,
  CurrencyCode: currencyCodeScalar,
};
