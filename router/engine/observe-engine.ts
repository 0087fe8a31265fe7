import type { Engine, EngineStatistics } from './engine.ts';

/** Has the statistics of an engine read until the function it returns is called. */
export type EngineObserver = (read: () => EngineStatistics) => () => void;

/** The same engine, observed until it is closed. */
export function observeEngine(engine: Engine, observer: EngineObserver): Engine {
  const end = observer(() => engine.statistics());
  return {
    ...engine,
    async close() {
      try {
        await engine.close();
      } finally {
        end();
      }
    },
  };
}
