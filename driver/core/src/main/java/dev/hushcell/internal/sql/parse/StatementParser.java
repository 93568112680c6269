package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.BareValues;
import dev.hushcell.internal.sql.form.DeltaTable;
import dev.hushcell.internal.sql.form.NamePlaces;
import dev.hushcell.internal.sql.form.ParsedStatement;
import dev.hushcell.internal.sql.form.ParserForms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;

/**
 * Turns the tokens of one statement into a tree that provably says the same, or refuses.
 *
 * <p>Safe for use by many threads. Owns a few threads while big statements come; close it.
 */
public final class StatementParser implements AutoCloseable {
  /** The most characters that a statement may have. */
  public static final int LONGEST = StatementLimits.LENGTH;

  /** Up to here a statement is parsed in the thread that asks: 50 µs to some milliseconds. */
  private static final int SMALL_TOKENS = 1000;

  private static final int SMALL_DEPTH = 20;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** What most applications send first. */
  private static final List<String> USUAL =
      List.of(
          "SELECT t.a, u.b AS c FROM t INNER JOIN u ON t.a = u.a WHERE t.a = ? AND u.b IN (1, 'x')"
              + " ORDER BY t.a",
          "INSERT INTO t (a, b) VALUES (?, 'x')",
          "UPDATE t SET a = ? WHERE b = 1",
          "DELETE FROM t WHERE a = ?");

  private final ParserForms forms;
  private final TokenGuard guard;
  private final ParseThreads threads;

  /** Builds the parser of one kind of database. */
  public StatementParser(ParserForms forms) {
    this(forms, LIMIT);
  }

  StatementParser(ParserForms forms, Duration limit) {
    this.forms = forms;
    this.guard = new TokenGuard(Lexer.ofNormalText());
    this.threads = new ParseThreads(limit);
  }

  /** Loads the classes that usual statements need, which a first statement would wait for. */
  public static void warmUp() {
    TokenGuard guard = new TokenGuard(Lexer.ofNormalText());
    for (String text : USUAL) {
      try {
        Statement tree = CCJSqlParserUtil.newParser(text).Statement();
        boolean unused = guard.same(text, tree.toString());
      } catch (ParseException e) {
        throw new IllegalStateException("the parser does not understand: " + text, e);
      }
    }
  }

  /**
   * Parses one statement.
   *
   * @param piece from {@link Tokens#split()}
   * @throws Fault when it is not understood completely
   */
  public ParsedStatement parse(Tokens piece) {
    int depth = StatementLimits.check(piece);
    if (!piece.doubts().isEmpty()) {
      throw piece.doubts().get(0).refusal();
    }
    if (piece.language().hasBareValues()) {
      BareValues.refuse(piece);
    }
    NormalText normal = NormalText.of(piece, forms);
    boolean small = piece.size() <= SMALL_TOKENS && depth <= SMALL_DEPTH;
    int position = piece.get(0).begin();
    NamePlaces places = new NamePlaces();
    Statement tree = understood(normal, normal.text(), position, small, places);
    Map<String, ParsedStatement.Delta> deltas = new HashMap<>();
    for (DeltaTable delta : normal.deltas()) {
      Statement inside = understood(normal, normal.text(delta), position, small, places);
      deltas.put(delta.name(), new ParsedStatement.Delta(inside, delta.upsert()));
    }
    return new ParsedStatement(tree, piece, normal.words(), normal.upsert(), deltas, places);
  }

  private Statement understood(
      NormalText normal, String text, int position, boolean small, NamePlaces places) {
    try {
      Proven proven =
          small
              ? provenTree(text, position)
              : threads.run(() -> provenTree(text, position), position);
      places.take(proven.first(), normal.words());
      return proven.tree();
    } catch (Fault refused) {
      throw refused;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Fault refused ? refused : notParsed(position);
    } catch (Throwable notUnderstood) {
      // Any failure of a parser that is fed by strangers: its errors and its stack overflows too.
      // Its message quotes SQL and is dropped.
      throw notParsed(position);
    }
  }

  /** A tree, and the first of the tokens that it was made of. */
  private record Proven(Statement tree, Token first) {}

  private Proven provenTree(String text, int position) throws Exception {
    CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
    Token first = parser.getToken(1);
    Statement tree = parser.Statement();
    if (!guard.same(text, tree.toString())) {
      throw SqlFault.TREE_DIFFERS.at(
          position, "part of the statement is not understood; simplify it");
    }
    return new Proven(tree, first);
  }

  private static Fault notParsed(int position) {
    return SqlFault.NOT_PARSED.at(
        position, "the statement is in no form that is understood; simplify it");
  }

  @Override
  public void close() {
    threads.close();
  }
}
