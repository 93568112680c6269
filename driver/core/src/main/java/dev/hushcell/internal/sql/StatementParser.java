package dev.hushcell.internal.sql;

import dev.hushcell.internal.fault.Fault;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/**
 * Turns the tokens of one statement into a tree that provably says the same, or refuses.
 *
 * <p>Safe for use by many threads.
 */
public final class StatementParser implements AutoCloseable {

  /**
   * Parses one statement.
   *
   * @param piece from {@link Tokens#split()}
   * @throws Fault when it is not understood completely
   */
  public ParsedStatement parse(Tokens piece) {
    Limits.check(piece);
    if (!piece.doubts().isEmpty()) {
      throw piece.doubts().get(0).refusal();
    }
    NormalText normal = NormalText.of(piece);
    Statement tree = tree(normal.text(), piece.get(0).begin());
    return new ParsedStatement(tree, piece, normal.upsert());
  }

  private static Statement tree(String text, int position) {
    try {
      return CCJSqlParserUtil.newParser(text).Statement();
    } catch (Throwable notUnderstood) {
      // Any failure of a parser that is fed by strangers: its errors and its stack overflows too.
      // Its message quotes SQL and is dropped.
      throw SqlFault.NOT_PARSED.at(
          position, "the statement is in no form that is understood; simplify it");
    }
  }

  @Override
  public void close() {}
}
