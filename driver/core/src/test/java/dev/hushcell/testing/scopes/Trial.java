package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.Finding.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts statements to a plain database and to a protected one of the same content.
 *
 * <p>Whether a value may leave in clear is not asked of any planner but of the database: for each
 * mark there is one more plain database in which protected columns alone have it. Where a statement
 * has another effect there as soon as its mark gives way to a neighbour, the mark met a protected
 * column.
 */
public final class Trial {
  /** Refusals that mean a fault of the driver rather than of the statement. */
  private static final List<String> FAULTS = List.of("HC-2117", "HC-2129", "HC-4015");

  private static final Pattern JOINED_UPSERT =
      Pattern.compile(" from .*(?: join |, ).* on duplicate key update ");
  private static final Pattern JOINED_UPDATE =
      Pattern.compile("(?is).*\\bupdate\\b(?:(?!\\bset\\b).)*(?:,|\\bjoin\\b).*\\bset\\b.*");

  /** MySQL says this of a query of EXCEPT or INTERSECT whose plan it cannot follow itself. */
  private static final String SERVER_FAULT = "Got error 124 - 'Wrong index given to function'";

  private static final Pattern CODE = Pattern.compile("\\[(HC-\\d{4})\\]");

  private final Session plain;
  private final Session ours;
  private final List<Session> guardedOnly;

  /**
   * Takes the databases.
   *
   * @param guardedOnly for each mark the plain database in which only protected columns have it
   */
  public Trial(Session plain, Session ours, List<Session> guardedOnly) {
    this.plain = plain;
    this.ours = ours;
    this.guardedOnly = List.copyOf(guardedOnly);
  }

  /** Runs a statement, counts what became of it, and returns what is wrong with it. */
  public Optional<Finding> examine(Statement statement, Tally tally)
      throws SQLException, IOException {
    Answer wanted = run(plain, statement, Marked::value);
    Answer got = run(ours, statement, Marked::value);
    if (wanted.isLate() || got.isLate()) {
      tally.countLate();
      return Optional.empty();
    }
    Optional<String> code = got.error().flatMap(Trial::code);
    tally.count(wanted, got, code);
    for (int mark : statement.marks()) {
      // What the plain server says of its own plain rows the protected one may say too.
      boolean told = wanted.error().filter(text -> Marked.isIn(text, mark)).isPresent();
      if (!told && Marked.isIn(got.log(), mark) && meetsGuarded(statement, mark)) {
        return Optional.of(finding(Kind.LEAK, statement, "sent " + Marked.value(mark), got));
      }
    }
    return judged(statement, wanted, got, code);
  }

  private Optional<Finding> judged(
      Statement statement, Answer wanted, Answer got, Optional<String> code) {
    if (code.isPresent()) {
      boolean fault = FAULTS.contains(code.get());
      return fault ? Optional.of(finding(Kind.FAULT, statement, "", got)) : Optional.empty();
    }
    if (isOfServer(got) || isOfServer(wanted)) {
      return Optional.empty();
    }
    if (wanted.error().filter(Trial::isOfLength).isPresent()) {
      return Optional.empty();
    }
    if (got.failed() || wanted.failed()) {
      Kind kind = got.failed() ? Kind.RAW : Kind.ANSWERED;
      return got.failed() && wanted.failed()
          ? Optional.empty()
          : Optional.of(finding(kind, statement, "plain: " + wanted.without(got), got));
    }
    if (wanted.sameAs(got)
        || isOfUpsert(statement, wanted, got)
        || isOfJoinedUpdate(statement, wanted, got)) {
      return Optional.empty();
    }
    String told = "plain: " + wanted.without(got);
    return Optional.of(finding(Kind.WRONG, statement, told, got.without(wanted)));
  }

  /**
   * MySQL counts a row that an upsert finds and does not change as one or none, else as two; a
   * randomized cell always changes, which the page of the database tells. Rows of a join come in an
   * order of its own, and the last one counts.
   */
  private boolean isOfUpsert(Statement statement, Answer wanted, Answer got) {
    String text = statement.text(ours.schema(), Marked::value).toString();
    return text.contains(" on duplicate key update ")
        && wanted.rows().equals(got.rows())
        && (wanted.state().equals(got.state())
            || (JOINED_UPSERT.matcher(text).find() && wanted.state().size() == got.state().size()));
  }

  /**
   * MySQL guarantees no order of the assignments of an UPDATE of several tables, nor which of
   * several rows counts that a row is joined to: its plan decides, which goes by sizes and indexes.
   */
  private boolean isOfJoinedUpdate(Statement statement, Answer wanted, Answer got) {
    String text = statement.text(ours.schema(), Marked::value).toString();
    return ours.joinsInUpdate()
        && JOINED_UPDATE.matcher(text).matches()
        && wanted.rows().equals(got.rows())
        && wanted.state().size() == got.state().size();
  }

  /** PostgreSQL minds in a recursion which length a text is declared with; cells have none. */
  private static boolean isOfLength(String error) {
    return error.startsWith("42804") && error.contains("recursive query");
  }

  private static boolean isOfServer(Answer answer) {
    return answer.error().filter(error -> error.contains(SERVER_FAULT)).isPresent();
  }

  private Finding finding(Kind kind, Statement statement, String told, Answer got) {
    String text = statement.text(ours.schema(), Marked::value).toString();
    return new Finding(kind, statement.seed(), text, "hushcell: " + got + "; " + told);
  }

  private boolean meetsGuarded(Statement statement, int mark) throws SQLException, IOException {
    Session session = guardedOnly.get(mark);
    String value = Marked.value(mark);
    String neighbour = Marked.neighbour(mark);
    Answer with = run(session, statement, Marked::value).with(value, neighbour);
    Answer without =
        run(session, statement, each -> each == mark ? neighbour : Marked.value(each))
            .with(value, neighbour);
    return !with.isLate()
        && !without.isLate()
        && (!with.sameAs(without) || !with.error().equals(without.error()));
  }

  private static Answer run(Session session, Statement statement, IntFunction<String> values)
      throws SQLException, IOException {
    return session.run(statement.text(session.schema(), values), statement.change());
  }

  private static Optional<String> code(String error) {
    Matcher matcher = CODE.matcher(error);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
