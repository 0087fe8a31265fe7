import { z } from 'zod';
import { isConnectionHeader } from './connection-headers.ts';

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be a header name')
  .refine(
    (name) => !isConnectionHeader(name),
    'belongs to one connection or one body and is never forwarded',
  );
const headerValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must be text that fits into a header');
const headerPattern = z.string().min(1).refine(isPattern, 'must be a regular expression');
const namedOrMatching = 'needs either `named` or `matching`';

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function namesOne(rule: { readonly named?: unknown; readonly matching?: unknown }): boolean {
  return (rule.named === undefined) !== (rule.matching === undefined);
}

const propagateRule = z
  .strictObject({
    kind: z.literal('propagate'),
    named: headerName.optional(),
    matching: headerPattern.optional(),
    rename: headerName.optional(),
    default: headerValue.optional(),
  })
  .refine(namesOne, namedOrMatching)
  .refine(({ named, rename, default: value }) => named !== undefined || (rename ?? value) === undefined, {
    error: 'can have `rename` and `default` only with `named`',
  });

const insertRule = z.strictObject({ kind: z.literal('insert'), name: headerName, value: headerValue });

const removeRule = z
  .strictObject({
    kind: z.literal('remove'),
    named: headerName.optional(),
    matching: headerPattern.optional(),
  })
  .refine(namesOne, namedOrMatching);

/** What happens to headers on the way to subgraphs, in order. */
export const requestHeaderRules = z.array(
  z.discriminatedUnion('kind', [propagateRule, insertRule, removeRule]),
);

/** Which headers of subgraph answers reach the client. */
export const responseHeaderRules = z.array(
  z
    .strictObject({
      named: headerName.optional(),
      matching: headerPattern.optional(),
      rename: headerName.optional(),
      algorithm: z.enum(['first', 'last', 'append']).optional(),
    })
    .refine(namesOne, namedOrMatching),
);

/** Rules as configured; patterns are text. */
export type RequestHeaderRulesConfig = Readonly<z.infer<typeof requestHeaderRules>>;
/** Rules as configured; patterns are text. */
export type ResponseHeaderRulesConfig = Readonly<z.infer<typeof responseHeaderRules>>;
