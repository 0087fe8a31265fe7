import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const developmentConfig: RouterConfigInput = {
  environment: 'development',
  homepage: {
    title: 'Tickets <& more>',
    links: [
      { label: 'Documentation', url: 'https://docs.example/start?a=1&b=2' },
      { label: 'Handbook', url: '/handbook' },
    ],
  },
};

/** Two routers over the subgraphs `events` and `people`: one with what development shows, one in production. */
export interface RunningHomepages {
  readonly events: ScriptedSubgraph;
  readonly people: ScriptedSubgraph;
  readonly development: TestRouter;
  readonly production: TestRouter;
  close(): Promise<void>;
}

export async function startHomepages(): Promise<RunningHomepages> {
  const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")';
  const events = await startScriptedSubgraph({ name: 'events', sdl: `${header} type Query { events: Int }` });
  const people = await startScriptedSubgraph({ name: 'people', sdl: `${header} type Query { people: Int }` });
  const development = await startRouter([events, people], developmentConfig);
  const production = await startRouter([events, people], {
    viewerToken: { secret: 'a secret of at least thirty-two bytes' },
    graphiql: { demoPassword: 'open-sesame' },
  });
  return {
    events,
    people,
    development,
    production,
    close: async () => {
      await development.close();
      await production.close();
      await events.close();
      await people.close();
    },
  };
}
