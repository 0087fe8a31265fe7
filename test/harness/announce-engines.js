/** Before a run: says which engine its contracts leave out. */
export default function announceEngines(_globalConfig, projectConfig) {
  if (projectConfig.globals.testEngines !== undefined || process.env.ERP_TEST_DATABASE_URL) return;
  process.stderr.write('Contracts run on SQLite alone: ERP_TEST_DATABASE_URL is not set.\n');
}
