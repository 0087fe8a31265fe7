/** Commands of a Markdown file that claims to be executable: the contents of its `sh` blocks. */
interface ReadmeCommands {
  /** Command lines the gate runs itself, in clean clones: installing, starting, testing. */
  readonly gateCommands: readonly string[];
  /** Everything else, block by block, to be run in order in one shell against a running system. */
  readonly blocks: readonly string[];
}

const gateCommandPattern = /^npm (ci|start|test|run (check|test:real|bench|fuzz))( |$)/;

/** Reads the `sh` blocks; a block of gate commands holds nothing else. */
export function readReadmeCommands(markdown: string): ReadmeCommands {
  const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  const isGateBlock = (block: string): boolean => gateCommandPattern.test(block);
  return {
    gateCommands: blocks
      .filter(isGateBlock)
      .flatMap((block) => block.split('\n'))
      .flatMap((line) => line.replace(/#.*$/, '').split('&&'))
      .map((command) => command.trim())
      .filter((command) => command !== ''),
    blocks: blocks.filter((block) => !isGateBlock(block)),
  };
}
