import { z } from 'zod';
import { createErrorLookup } from '../graphql/error-table.ts';

/** Stands for every code without an entry of its own, and for every extension key. */
export const anyOther = '*';

const findGeneralCode = createErrorLookup();

const codes = z
  .record(
    z
      .string()
      .regex(
        /^(\*|[A-Za-z][\w.-]*)$/,
        'is not a code: a letter, then letters, digits, "_", "-" and ".", or "*" for every other code',
      ),
    z.union([z.number().int().min(400).max(599), z.boolean()]),
  )
  .superRefine((entries, context) => {
    for (const [code, entry] of Object.entries(entries)) {
      if (typeof entry !== 'number') continue;
      if (code === anyOther || findGeneralCode(code) !== undefined) {
        const message = 'has a status already: true or false says whether it reaches clients';
        context.addIssue({ code: 'custom', path: [code], message });
      }
    }
  });

const settings = {
  codes: codes.describe(
    'Which error codes of subgraphs reach clients, `{ OUT_OF_STOCK: 409 }`: the HTTP status of a code of this graph, `true` (status 500) or `false`; `*` is every code without an entry. Default of `*`: in development all codes, otherwise the general ones of the error table that a subgraph may use. An error whose code does not reach clients is INTERNAL_SERVER_ERROR, its detail is in the log. A subgraph adds to the entries of `all`.',
  ),
  messages: z
    .boolean()
    .describe(
      'Whether the messages of these errors reach clients; otherwise a general text for the code does.',
    ),
  extensions: z
    .array(z.string().min(1))
    .describe(
      'Keys of `extensions` that reach clients besides `code`; `*` is all. Default: in development all, otherwise `fields`, `metadata`, `outcome`, `retryAfter`, `retryable`, `reason` and `argumentName`.',
    ),
  subgraphName: z
    .boolean()
    .describe(
      'Whether `extensions.service` names the subgraph an error comes from. Default: in development.',
    ),
};

const allSubgraphs = z.strictObject({
  codes: settings.codes.default({}),
  messages: settings.messages.default(true),
  extensions: settings.extensions.optional(),
  subgraphName: settings.subgraphName.optional(),
});

const oneSubgraph = z
  .strictObject(
    {
      codes: settings.codes.optional(),
      messages: settings.messages.optional(),
      extensions: settings.extensions.optional(),
      subgraphName: settings.subgraphName.optional(),
    },
    {
      error: (issue) =>
        issue.code === 'invalid_type'
          ? 'must hold what reaches clients of the errors of a subgraph'
          : undefined,
    },
  )
  .describe(
    'What differs for the subgraph of that name; it inherits from `all` where it says nothing. In the environment one JSON object for all names: `{"reviews": {"messages": false}}`.',
  );

/** The `errors` section. */
export const errorsConfig = z.strictObject({
  propagate: z
    .object({ all: allSubgraphs.prefault({}) })
    .catchall(oneSubgraph)
    .prefault({}),
});

/** Resolved `errors` section; every key of `propagate` but `all` is the name of a subgraph. */
export type ErrorsConfig = Readonly<z.infer<typeof errorsConfig>>;

/** What is said about the errors of single subgraphs, before they inherit from `all`. */
export function namedPropagationOf({
  propagate: { all: _all, ...named },
}: ErrorsConfig): Readonly<Record<string, Readonly<z.infer<typeof oneSubgraph>>>> {
  return named;
}
