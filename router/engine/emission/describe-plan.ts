import type { CompiledPlan } from './compile-plan.ts';
import { pathTo } from './place.ts';

/** The requests of a plan in the order in which they may be sent, as text. */
export function describePlan({ steps, sizeBytes }: CompiledPlan): string {
  const lines: string[] = [];
  for (const { requests } of steps)
    requests.forEach((request, index) => {
      const after =
        request.after.length === 0 ? '' : ` after ${request.after.map((one) => one + 1).join(', ')}`;
      const exact = request.isExact ? ', numbers kept as written' : '';
      lines.push(`${index + 1}. ${request.subgraph} ${request.kind}${after}${exact}`);
      for (const { fetches } of request.targets)
        for (const { position } of fetches)
          lines.push(
            `   for ${pathTo(position)
              .map(({ slot }) => slot.key)
              .join('.')}`,
          );
      lines.push(`   ${request.text}`);
    });
  const count = steps.reduce((sum, { requests }) => sum + requests.length, 0);
  return [`${count} request(s), about ${Math.ceil(sizeBytes / 1024)} KiB compiled`, ...lines].join('\n');
}

/** The generated functions of a plan. */
export function describeSource({ steps, projectionSource }: CompiledPlan): string {
  const collectors = steps.flatMap(({ requests }) =>
    requests.flatMap(({ targets, subgraph }) =>
      targets.map(({ source }) => `// entities of ${subgraph}\n${source}`),
    ),
  );
  return [...collectors, `// response\n${projectionSource}`].join('\n\n');
}
