import { z } from 'zod';
import { createErrorLookup } from '../graphql/error-table.ts';

const findOwnCode = createErrorLookup();

/** The `errors` section. */
export const errorsConfig = z.strictObject({
  subgraphCodes: z
    .record(
      z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'is not a code: capital letters, digits and "_"'),
      z.number().int().min(400).max(599),
    )
    .default({})
    .superRefine((codes, context) => {
      for (const code of Object.keys(codes)) {
        if (findOwnCode(code) === undefined) continue;
        context.addIssue({ code: 'custom', path: [code], message: 'is a code of the router itself' });
      }
    })
    .describe(
      'Codes that only the subgraphs of this graph use, with the HTTP status of each, `{ OUT_OF_STOCK: 409 }`. A code of a subgraph that is neither here nor a general one is replaced by INTERNAL_SERVER_ERROR.',
    ),
});
