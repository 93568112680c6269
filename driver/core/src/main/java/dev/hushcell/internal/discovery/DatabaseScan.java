package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Discovery;
import dev.hushcell.discovery.DiscoveryOptions;
import dev.hushcell.discovery.Kind;
import dev.hushcell.discovery.Proposal;
import dev.hushcell.internal.discovery.Sample.Quoting;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One scan over one connection. Reads only; what it keeps are names and counts. */
public final class DatabaseScan {
  private static final String OWN_PREFIX = "hushcell_";
  private static final Set<String> OWN =
      Set.of(
          "hushcell_key",
          "hushcell_column",
          "hushcell_event",
          "hushcell_manifest",
          "hushcell_erasure",
          "hushcell_tenant");

  private final Connection connection;
  private final DiscoveryOptions options;
  private final Set<String> system;
  private final Comparisons comparisons;
  private final Deadline deadline;
  private final NameHints hints = NameHints.load();
  private final List<Proposal> proposals = new ArrayList<>();
  private final Set<ColumnName> alreadyProtected = new HashSet<>();
  private final List<String> skipped = new ArrayList<>();
  private int tableCount;
  private int columnCount;

  /**
   * Prepares a scan.
   *
   * @param connection a connection of the real driver
   * @param options how much to look at
   * @param system schemas, in lower case, that belong to databases themselves
   * @param comparisons how columns are compared
   * @param nanoTime the clock
   */
  public DatabaseScan(
      Connection connection,
      DiscoveryOptions options,
      Set<String> system,
      Comparisons comparisons,
      LongSupplier nanoTime) {
    this.connection = connection;
    this.options = options;
    this.system = Set.copyOf(system);
    this.comparisons = comparisons;
    this.deadline = new Deadline(nanoTime, options.time());
  }

  /**
   * Tells how a database compares the values of a column, where cells would be compared instead.
   */
  @FunctionalInterface
  public interface Comparisons {
    enum Comparison {
      /** As cells are. */
      EXACT,
      /** Some that differ are taken for equal, but none that differ in case alone. */
      INEXACT,
      /** The case of letters does not count. */
      WITHOUT_CASE
    }

    /** Returns how; empty where cells do not keep the equality of the column at all. */
    Optional<Comparison> of(ColumnName column) throws SQLException;
  }

  /**
   * Scans. A connection outside a transaction is read in one that is read only and rolled back;
   * afterwards it is as it was.
   */
  public Discovery run() throws SQLException {
    boolean own = connection.getAutoCommit();
    if (!own) {
      return scanned(false);
    }
    boolean restricted = restrict();
    connection.setAutoCommit(false);
    try {
      return scanned(true);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      if (restricted) {
        connection.setReadOnly(false);
      }
    }
  }

  /** Makes the connection one that only reads; some drivers can do that only as they connect. */
  private boolean restrict() throws SQLException {
    if (connection.isReadOnly()) {
      return false;
    }
    try {
      connection.setReadOnly(true);
      return true;
    } catch (SQLException tooLate) {
      return false;
    }
  }

  private Discovery scanned(boolean own) throws SQLException {
    ScannedTables tables = new ScannedTables(connection.getMetaData(), system, options.schemas());
    Quoting quoting = Quoting.of(connection.getMetaData());
    Sample sample = new Sample(connection, quoting, deadline, options.rowsPerTable());
    List<ScannedTables.Place> places = tables.all();
    for (ScannedTables.Place place : places) {
      if (folded(place.name()).equals("hushcell_column")) {
        readCatalogue(tables.describe(place), quoting);
      }
    }
    for (ScannedTables.Place place : places) {
      if (!OWN.contains(folded(place.name()))) {
        table(tables, place, sample);
      }
      if (own) {
        connection.rollback(); // after a failure some databases answer nothing more before
      }
    }
    proposals.sort(Comparator.comparing(proposal -> proposal.column().toString()));
    return new Discovery(
        proposals,
        alreadyProtected.stream().sorted(Comparator.comparing(ColumnName::toString)).toList(),
        tableCount,
        columnCount,
        skipped);
  }

  private static String folded(TableName name) {
    String folded = name.table().toLowerCase(Locale.ROOT);
    return folded.startsWith(OWN_PREFIX) ? folded : "";
  }

  private void readCatalogue(FoundTable table, Quoting quoting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, column_name FROM "
                    + quoting.table(table)
                    + " WHERE column_state IN ('PENDING', 'ACTIVE')")) {
      while (rows.next()) {
        TableName name = new TableName(table.name().schema(), rows.getString(1));
        alreadyProtected.add(new ColumnName(name, rows.getString(2)));
      }
    }
  }

  private void table(ScannedTables tables, ScannedTables.Place place, Sample sample) {
    if (isUnwritable(place.name().schema() + place.name().table())) {
      skipped.add("a table whose name has control characters");
      return;
    }
    if (deadline.isOver()) {
      skipped.add(place.name() + ", the time was over");
      return;
    }
    try {
      FoundTable table = tables.describe(place);
      tableCount++;
      columnCount += table.columns().size();
      Map<FoundTable.Column, Tally> tallies = Sample.tallies(table);
      tallies.keySet().removeIf(this::isPassedOver);
      sample.read(table, tallies);
      List<Proposal> found = new ArrayList<>();
      for (Map.Entry<FoundTable.Column, Tally> each : tallies.entrySet()) {
        judgement(table, each.getKey(), each.getValue()).proposal().ifPresent(found::add);
      }
      proposals.addAll(new FittingGroups(table, tallies, sample).of(found));
    } catch (SQLException e) {
      // Its text may quote what was read.
      skipped.add(place.name() + ", the database refused it with SQLSTATE " + e.getSQLState());
    }
  }

  private boolean isPassedOver(FoundTable.Column column) {
    if (alreadyProtected.contains(column.name())) {
      return true;
    }
    if (isUnwritable(column.name().column())) {
      skipped.add("a column of " + column.name().table() + " whose name has control characters");
      return true;
    }
    if (column.isLarge()) {
      if (hints.of(column.name().column()).isPresent()) {
        skipped.add(column.name() + ", a large object");
      }
      return true;
    }
    return false;
  }

  private static boolean isUnwritable(String name) {
    return name.codePoints()
        .anyMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }

  private Judgement judgement(FoundTable table, FoundTable.Column column, Tally tally) {
    Optional<Kind> named = hints.of(column.name().column());
    return new Judgement(table, column, named, tally, comparisons);
  }

  /** The end of the time that a scan may take. */
  static final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration time) {
      this.nanoTime = nanoTime;
      this.end = nanoTime.getAsLong() + time.toNanos();
    }

    boolean isOver() {
      return end - nanoTime.getAsLong() <= 0;
    }

    /** Returns the seconds that are left, rounded up and at least one, as JDBC wants them. */
    int seconds() {
      long left = TimeUnit.NANOSECONDS.toSeconds(end - nanoTime.getAsLong()) + 1;
      return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
    }
  }
}
