package dev.hushcell.internal.erasing;

import dev.hushcell.admin.ErasedTable;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SubjectRule;
import dev.hushcell.internal.model.SubjectRule.Fate;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be erased of one person, as the database is now.
 *
 * @param value who it is, in the one text that equal values have
 * @param undeclared tables that may have rows of the person and are not declared
 */
record SubjectPlan(
    SubjectRule rule, List<SubjectTable> tables, String value, List<String> undeclared) {
  static final int LONGEST_COUNTS = 4000;

  /** What no value has that somebody could mean. */
  private static final Pattern UNREADABLE = Pattern.compile("[\\x00\\uFFFD\\p{Cs}]");

  private static final List<String> ALWAYS_BEYOND =
      List.of(
          "backups, dumps and snapshots from before: after a restore, run hushcell erase --replay",
          "replicas until they have caught up, and those that are delayed on purpose",
          "the log by which the database recovers and replicates (WAL, binary log, redo), until it"
              + " is overwritten or removed",
          "logs of statements of the database, of proxies and of the application",
          "rows that triggers copied, such as tables of a history, unless they are declared",
          "caches, search indexes, files, mails and other systems that got values of the person");

  /** Makes one, or refuses what is not as it is declared. */
  static SubjectPlan of(
      Connection connection, SubjectRule rule, String value, Predicate<ColumnName> isProtected)
      throws SQLException {
    TableMatching matching = new TableMatching(rule, new FoundTables(connection), isProtected);
    List<SubjectTable> tables = matching.tables();
    return new SubjectPlan(rule, tables, canonical(tables, value), matching.undeclared(tables));
  }

  /**
   * Where tables differ in what a value is, such as {@code 0815} of texts and of numbers, it stays
   * as it was written.
   */
  private static String canonical(List<SubjectTable> tables, String value) {
    if (!UNREADABLE.matcher(value).find() && !value.isEmpty()) {
      List<String> all =
          tables.stream().map(table -> typed(table, value).canonical()).distinct().toList();
      return all.size() == 1 ? all.get(0) : value;
    }
    throw ErasureFault.NO_SUCH_VALUE.fault(
        "the value is empty, or has a character that was lost on its way here (U+FFFD), that is half"
            + " of another (a surrogate) or that is U+0000; is the character set of the terminal"
            + " that of its locale?");
  }

  private static TypedValue typed(SubjectTable table, String value) {
    return table
        .value(value)
        .orElseThrow(
            () ->
                ErasureFault.NO_SUCH_VALUE.fault(
                    "the value is none that the column can have by which rows of "
                        + table.name()
                        + " are found; texts, numbers and UUIDs are possible"));
  }

  void requireDeclared() {
    if (!undeclared.isEmpty()) {
      throw ErasureFault.UNDECLARED.fault(
          "nothing was erased, since these tables may have rows of the person and are not declared"
              + " under subject: "
              + rule.name()
              + ":\n"
              + String.join("\n", undeclared)
              + "\nDeclare what happens to their rows; keep: true where nothing does");
    }
  }

  /** Returns the catalogue whose key vouches for the record: that of the first table with one. */
  Catalogue home(Collection<Catalogue> catalogues) {
    for (SubjectTable table : tables) {
      for (Catalogue each : catalogues) {
        if (each.schema().equals(table.name().schema())) {
          return each;
        }
      }
    }
    throw ErasureFault.NO_CATALOGUE.fault(
        "no schema of the tables of "
            + rule.name()
            + " has a catalogue, whose key would sign the record; a schema gets one with its first"
            + " protected column");
  }

  List<ErasedTable> counted(Connection connection) throws SQLException {
    return each(
        connection, RowErasure::count, "nothing was changed. Mend the cause and do the same again");
  }

  List<ErasedTable> erased(Connection connection) throws SQLException {
    return each(
        connection,
        RowErasure::erase,
        "what was done so far stays done. Mend the cause and run hushcell erase --replay");
  }

  private interface Work {
    long on(RowErasure rows) throws SQLException;
  }

  /**
   * Works on each table.
   *
   * @param next what is to be done when the database fails
   */
  private List<ErasedTable> each(Connection connection, Work work, String next)
      throws SQLException {
    Quotes names = Quotes.asTold(connection);
    List<ErasedTable> done = new ArrayList<>();
    for (SubjectTable table : tables) {
      RowErasure rows = new RowErasure(connection, names, table, typed(table, value));
      done.add(told(table, worked(work, rows, next)));
    }
    return done;
  }

  /** A message of the database may quote rows, so only its codes are passed on. */
  private static long worked(Work work, RowErasure rows, String next) {
    try {
      return work.on(rows);
    } catch (SQLException e) {
      Optional<Fault> ours = SqlErrors.fault(e);
      if (ours.isPresent()) {
        throw ours.get();
      }
      TableName name = rows.table().name();
      boolean violated = String.valueOf(e.getSQLState()).startsWith("23");
      throw ErasureFault.NOT_ERASED.fault(
          "the database did not do what is declared for "
              + name
              + " ("
              + Failures.describe(e)
              + (violated
                  ? "): a constraint keeps it, such as a foreign key of a table that is declared"
                      + " behind; "
                  : "); ")
              + next);
    }
  }

  private static ErasedTable told(SubjectTable table, long rows) {
    return new ErasedTable(
        table.name(),
        ErasedTable.Fate.valueOf(table.fate().name()),
        rows,
        Stream.concat(
                table.cleared().stream(), table.set().stream().map(SubjectTable.Assignment::column))
            .toList(),
        table.kept());
  }

  /** Returns what a record keeps of rows. */
  static String counts(List<ErasedTable> tables) {
    String all =
        tables.stream()
            .map(each -> each.table() + " " + each.rows())
            .collect(Collectors.joining(", "));
    return all.substring(0, Math.min(all.length(), LONGEST_COUNTS));
  }

  /** Says where values of the person may be that no statement reaches. */
  List<String> beyond() {
    List<String> all = new ArrayList<>();
    tables.stream()
        .filter(each -> each.fate() != Fate.KEPT)
        .forEach(
            each ->
                all.add(
                    "the files of the table, until hushcell column scrub "
                        + each.name()
                        + " has run"));
    all.addAll(ALWAYS_BEYOND);
    return all;
  }
}
