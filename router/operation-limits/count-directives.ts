import { type ASTNode, type DocumentNode, visit } from 'graphql';

/** Directives as they are written in a document, fragments not expanded. */
interface DirectiveCount {
  readonly total: number;
  /** The most on one field, fragment, operation or variable. */
  readonly mostOnOneNode: number;
}

/** Counts the directives of a document, without recursion. */
export function countDirectives(document: DocumentNode): DirectiveCount {
  let total = 0;
  let mostOnOneNode = 0;
  visit(document, {
    enter(node: ASTNode) {
      if (!('directives' in node) || node.directives === undefined) return;
      total += node.directives.length;
      mostOnOneNode = Math.max(mostOnOneNode, node.directives.length);
    },
  });
  return { total, mostOnOneNode };
}
