package dev.hushcell.internal.assembly;

import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.RewritingForecast;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.admin.RowMove;
import dev.hushcell.admin.ScrubReport;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.rewriting.Rewriter;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The columns of the database that some connections share.
 *
 * @param rewriter carries jobs out
 * @param trial makes cells that are thrown away
 * @param access how many cells the connections may open
 */
record AdministeredColumns(Ledger ledger, Rewriter rewriter, ColumnCells trial, Access access)
    implements Columns {
  /** For how long others may wait is not asked once more after the job is on record. */
  private static final Duration MEASURED = ChronoUnit.FOREVER.getDuration();

  @Override
  public RewritingStatus encrypt(TableName table, RewritingOptions options, ColumnProgress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          List<Wish> wishes = ledger.wishes().encryptable(table, ledger.current());
          if (wishes.isEmpty()) {
            throw KeyringFault.NO_JOB.fault(
                table + " has no declared column that is not encrypted; declare it first");
          }
          return carried(Kind.ENCRYPT, wishes, Map.of(), options, progress);
        });
  }

  @Override
  public RewritingStatus change(
      TableName table,
      List<ColumnChange> changes,
      RewritingOptions options,
      ColumnProgress progress)
      throws SQLException {
    Map<String, UnaryOperator<ColumnRule>> rules = new LinkedHashMap<>();
    Map<String, Set<Accept>> accepted = new HashMap<>();
    for (ColumnChange change : changes) {
      rules.put(change.column(), rule -> ChangedRule.of(rule, change));
      accepted.put(change.column(), change.accept());
    }
    return SqlErrors.guard(
        () -> {
          if (rules.isEmpty()) {
            throw KeyringFault.NO_JOB.fault("no column of " + table + " was named");
          }
          List<Wish> wishes = ledger.wishes().changed(table, rules);
          return carried(Kind.CHANGE, wishes, accepted, options, progress);
        });
  }

  @Override
  public RewritingStatus rotateKey(
      TableName table, List<String> columns, RewritingOptions options, ColumnProgress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          Map<String, UnaryOperator<ColumnRule>> rules = new LinkedHashMap<>();
          ledger.wishes().active(table, columns).forEach(name -> rules.put(name, rule -> rule));
          List<Wish> wishes = ledger.wishes().changed(table, rules);
          return carried(Kind.CHANGE, wishes, Map.of(), options, progress);
        });
  }

  @Override
  public RewritingStatus decrypt(
      TableName table, List<String> columns, RewritingOptions options, ColumnProgress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          List<Wish> wishes = ledger.wishes().decryptable(table, columns);
          return carried(Kind.DECRYPT, wishes, Map.of(), options, progress);
        });
  }

  @Override
  public List<RowMove> misplaced(ColumnName column) throws SQLException {
    return SqlErrors.guard(() -> rewriter.rebinding().misplaced(ofRows(column)));
  }

  @Override
  public void rebind(ColumnName column, List<RowMove> moves) throws SQLException {
    SqlErrors.guardRun(() -> rewriter.rebinding().rebind(ofRows(column), moves));
  }

  /** Returns a column whose cells belong to rows; refuses one of which they may not be opened. */
  private ProtectedColumn ofRows(ColumnName name) {
    requireMayOpen(Kind.CHANGE, name);
    if (access.of(name).isPresent()) {
      throw KeyringFault.NO_MOVE.fault(
          name.shortForm()
              + " is write-only for the profile "
              + access.profile()
              + ", and its cells would be opened; connect with a profile that may read it");
    }
    return ledger
        .current()
        .activated(name.table())
        .flatMap(table -> table.column(name.column()))
        .filter(each -> each.belongsTo().isThere())
        .orElseThrow(
            () ->
                KeyringFault.NO_MOVE.fault(
                    name.shortForm() + " has no cells that belong to their rows"));
  }

  private RewritingStatus carried(
      Kind kind,
      List<Wish> wishes,
      Map<String, Set<Accept>> accepted,
      RewritingOptions options,
      ColumnProgress progress) {
    TableName table = wishes.get(0).name().table();
    wishes.forEach(wish -> requireMayOpen(kind, wish.name()));
    rewriter.require(wishes, trial, options);
    Optional<GroupLeak> leak = leak(table, wishes, accepted);
    if (options.dryRun()) {
      RewritingForecast forecast = rewriter.forecast(wishes, trial, options, leak, progress);
      List<String> names = wishes.stream().map(wish -> wish.name().column()).toList();
      return new RewritingStatus(
          "",
          RewritingStatus.Kind.valueOf(kind.name()),
          table,
          names,
          Phase.PLANNED,
          Instant.EPOCH,
          Optional.of(forecast));
    }
    Rewriting job = ledger.jobs().begin(kind, table, wishes, options.plainFor());
    progress.begun(job.id());
    rewriter.run(job, options.mayBlock(MEASURED), progress);
    return status(ledger.jobs().require(job));
  }

  /** What groups tell may be accepted by the configuration, and by whoever changes a column. */
  private Optional<GroupLeak> leak(
      TableName table, List<Wish> wishes, Map<String, Set<Accept>> accepted) {
    Protection now = ledger.current();
    Map<String, Set<Accept>> all = new HashMap<>();
    for (Wish wish : wishes) {
      String column = wish.name().column();
      Set<Accept> of = all.computeIfAbsent(column, any -> EnumSet.noneOf(Accept.class));
      of.addAll(accepted.getOrDefault(column, Set.of()));
      now.declared().stream()
          .filter(rule -> rule.speaksOf(table) && rule.speaksOf(column))
          .forEach(rule -> of.addAll(rule.accept()));
    }
    List<ProtectedColumn> present =
        now.activated(table).map(ProtectedTable::columns).orElse(List.of());
    return rewriter.bounds().require(wishes, present, trial, all);
  }

  @Override
  public ScrubReport scrub(TableName table) throws SQLException {
    return SqlErrors.guard(
        () -> {
          ledger.wishes().requireNoJob(table);
          return rewriter.scrub(table);
        });
  }

  @Override
  public List<RewritingStatus> status() throws SQLException {
    return SqlErrors.guard(
        () -> ledger.jobs().jobs().stream().map(AdministeredColumns::status).toList());
  }

  @Override
  public RewritingStatus resume(String job, RewritingOptions options, ColumnProgress progress)
      throws SQLException {
    return after(
        job,
        found -> {
          requireMayOpen(found);
          progress.begun(found.id());
          rewriter.run(found, options, progress);
        });
  }

  /** Does something with a job that is not over, and returns what it is then. */
  private RewritingStatus after(String job, Consumer<Rewriting> work) throws SQLException {
    return SqlErrors.guard(
        () -> {
          Rewriting found = named(job);
          work.accept(found);
          return status(ledger.jobs().require(found));
        });
  }

  @Override
  public List<KeyRange> ranges(String job, long rows) throws SQLException {
    return SqlErrors.guard(() -> rewriter.ranges(named(job), rows));
  }

  @Override
  public boolean fillRange(String job, KeyRange range, ColumnProgress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          Rewriting found = named(job);
          requireMayOpen(found);
          return rewriter.fill(found, range, progress);
        });
  }

  @Override
  public RewritingStatus pause(String job) throws SQLException {
    return after(job, rewriter::pause);
  }

  @Override
  public RewritingStatus abandon(String job) throws SQLException {
    return after(job, rewriter::abandon);
  }

  private void requireMayOpen(Rewriting job) {
    job.columns()
        .forEach(each -> requireMayOpen(job.kind(), new ColumnName(job.table(), each.name())));
  }

  /** A job opens all cells, unless it makes them: that takes a profile which may. */
  private void requireMayOpen(Kind kind, ColumnName column) {
    if (kind != Kind.ENCRYPT
        && access.limit(column).filter(each -> each.amounts().refuses()).isPresent()) {
      throw JdbcFault.CELL_LIMIT.fault(
          column.shortForm()
              + ": a job opens all cells, and limits: of the configuration let "
              + (access.profile().isEmpty() ? "connections" : "profile " + access.profile())
              + " open only so many; connect with a profile that has limits: none for the column");
    }
  }

  private Rewriting named(String job) {
    return ledger.jobs().jobs().stream()
        .filter(each -> each.id().equals(job) && !each.phase().isOver())
        .findFirst()
        .orElseThrow(
            () ->
                KeyringFault.NO_JOB.fault(
                    "there is no job " + job + " that is not over; look at the status"));
  }

  private static RewritingStatus status(Rewriting job) {
    return new RewritingStatus(
        job.id(),
        RewritingStatus.Kind.valueOf(job.kind().name()),
        job.table(),
        job.columns().stream().map(Rewriting.Column::name).toList(),
        Phase.valueOf(job.phase().name()),
        job.plainUntil());
  }
}
