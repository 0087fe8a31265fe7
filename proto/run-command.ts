/**
 * Runs the work of a command of this folder. What it throws about the contracts is one line and exit code 1: the
 * author of a .proto file made the mistake, and a stack would point at the command.
 */
export function runCommand(work: () => void): void {
  try {
    work();
  } catch (error: unknown) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
