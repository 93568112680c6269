package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement;
import java.util.List;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/**
 * Where the nodes of a tree begin in the text that the application wrote; the tree itself only
 * knows the normalised text. Immutable.
 */
public final class Positions {
  private final Tokens tokens;
  private final int[] normalBegins;
  private final int[] textBegins;

  /** Builds the places of a statement. */
  public Positions(ParsedStatement statement) {
    this.tokens = statement.tokens();
    List<Token> words = statement.words();
    this.normalBegins = new int[words.size()];
    this.textBegins = new int[words.size()];
    int begin = 0;
    for (int i = 0; i < words.size(); i++) {
      normalBegins[i] = begin;
      textBegins[i] = words.get(i).begin();
      begin += words.get(i).value().length() + 1;
    }
  }

  /** Returns the offset of a node's first token, or of the statement where a node has none. */
  public int offset(ASTNodeAccess node) {
    int word = word(node);
    return word < 0 ? tokens.get(0).begin() : textBegins[word];
  }

  /** Returns the index of a node's first token, or -1 where a node has none. */
  public int token(ASTNodeAccess node) {
    int word = word(node);
    return word < 0 ? -1 : find(textBegins[word]);
  }

  private int word(ASTNodeAccess node) {
    if (node.getASTNode() == null || node.getASTNode().jjtGetFirstToken() == null) {
      return -1;
    }
    return search(normalBegins, node.getASTNode().jjtGetFirstToken().absoluteBegin - 1);
  }

  private int find(int begin) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int here = tokens.get(middle).begin();
      if (here == begin) {
        return middle;
      }
      low = here < begin ? middle + 1 : low;
      high = here < begin ? high : middle - 1;
    }
    return -1;
  }

  private static int search(int[] begins, int begin) {
    int found = java.util.Arrays.binarySearch(begins, begin);
    return found < 0 ? -1 : found;
  }
}
