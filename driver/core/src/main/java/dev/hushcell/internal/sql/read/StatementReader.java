package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.Cursor.Stop;
import dev.hushcell.internal.sql.tree.Statement;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads the tokens of one statement into a tree that owns each of them once, or says where it
 * stopped and what it expected. It takes time in proportion to the number of tokens, and nests as
 * deep as a limit allows.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StatementReader {
  /** The most characters that a statement may have. */
  public static final int LONGEST = 1 << 20;

  private static final List<String> KEYWORDS =
      List.of(
          """
          SELECT DISTINCT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT
          INNER LEFT RIGHT FULL OUTER CROSS NATURAL JOIN USING LIKE BETWEEN EXISTS NULL AND NOT
          CASE WHEN THEN ELSE END INSERT INTO VALUES UPDATE SET DELETE MERGE RETURNING WITH
          """
              .strip()
              .split("\\s+"));

  private final Grammar grammar;

  /** Builds the reader of one kind of database. */
  public StatementReader(Grammar grammar) {
    this.grammar = grammar;
  }

  /** What became of reading a text. */
  public sealed interface Reading {
    /** A text that is understood to its last token. */
    record Understood(Tree tree) implements Reading {}

    /**
     * A text that is not.
     *
     * @param index of the token at which reading stopped, which may be one behind the last
     * @param position of that token in the text
     * @param expected what could stand there, in words, without anything of the text
     */
    record NotUnderstood(int index, int position, String expected) implements Reading {}
  }

  /**
   * Reads one statement that must be understood.
   *
   * @param piece from {@link Tokens#split()}
   * @throws dev.hushcell.internal.fault.Fault when it is not understood completely
   */
  public Tree tree(Tokens piece) {
    StatementLimits.require(piece);
    if (!piece.doubts().isEmpty()) {
      throw piece.doubts().get(0).refusal();
    }
    Reading reading = read(piece);
    if (reading instanceof Reading.Understood understood) {
      return understood.tree();
    }
    Reading.NotUnderstood stopped = (Reading.NotUnderstood) reading;
    throw SqlFault.NOT_PARSED.at(
        stopped.position(),
        "the statement is not understood from here on; expected: "
            + stopped.expected()
            + hint(piece, stopped.index()));
  }

  /**
   * Reads one statement.
   *
   * @param piece from {@link Tokens#split()}
   */
  public Reading read(Tokens piece) {
    try {
      Cursor cursor = new Cursor(piece);
      cursor.requireReadable();
      Statement statement = new StatementReaders(new Readers(cursor, grammar), cursor).statement();
      if (!cursor.atEnd()) {
        throw cursor.stop("the end of the statement");
      }
      return owned(new Tree(statement, piece));
    } catch (Stop stop) {
      return notUnderstood(piece, stop.index(), stop.expected());
    }
  }

  /** Returns the tree, if each token has one owner in it. */
  static Reading owned(Tree tree) {
    OptionalInt disowned = tree.disowned();
    return disowned.isEmpty()
        ? new Reading.Understood(tree)
        : notUnderstood(
            tree.tokens(), disowned.getAsInt(), "a form in which each word has its meaning");
  }

  private static Reading notUnderstood(Tokens piece, int index, String expected) {
    int position =
        index < piece.size()
            ? piece.get(index).begin()
            : piece.size() == 0 ? 0 : piece.get(piece.size() - 1).end();
    return new Reading.NotUnderstood(index, position, expected);
  }

  /**
   * Returns a phrase for the end of a message with the keyword that somebody may have meant where
   * reading stopped; empty where nothing resembles one. No word of the statement stands in it. A
   * misspelled keyword is often read as an alias, so that reading stops behind it.
   *
   * @param index of the token at which reading stopped
   */
  private static String hint(Tokens piece, int index) {
    for (int i = Math.max(0, index - 1); i <= index + 1 && i < piece.size(); i++) {
      Token token = piece.get(i);
      boolean word = token.kind() == Token.Kind.WORD;
      if (word && !KEYWORDS.contains(token.value().toUpperCase(Locale.ROOT))) {
        String hint = Nearest.hint(token.value(), KEYWORDS);
        if (!hint.isEmpty()) {
          return hint;
        }
      }
    }
    return "";
  }
}
