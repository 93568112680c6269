package dev.hushcell.internal.assembly;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.Rewriter;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The columns of the database that some connections share. */
final class AdministeredColumns implements Columns {
  private final Ledger ledger;
  private final Optional<Rewriter> rewriter;
  private final String database;

  /**
   * Builds it.
   *
   * @param rewriter carries jobs out; empty where that cannot be done yet
   * @param database its kind, for messages
   */
  AdministeredColumns(Ledger ledger, Optional<Rewriter> rewriter, String database) {
    this.ledger = ledger;
    this.rewriter = rewriter;
    this.database = database;
  }

  private Rewriter rewriter() {
    return rewriter.orElseThrow(
        () ->
            KeyringFault.NOT_REWRITABLE.fault(
                "columns of "
                    + database
                    + " that have values cannot be rewritten by this version"));
  }

  @Override
  public RewritingStatus encrypt(TableName table, RewritingOptions options, ColumnProgress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          Rewriter carrying = rewriter();
          List<ProtectedColumn> columns = ledger.jobs().encryptable(table, ledger.current());
          if (columns.isEmpty()) {
            throw KeyringFault.NO_JOB.fault(
                table + " has no declared column that is not encrypted; declare it first");
          }
          carrying.requireRewritable(columns);
          if (options.dryRun()) {
            List<String> names = columns.stream().map(each -> each.name().column()).toList();
            return new RewritingStatus("", table, names, Phase.PLANNED, Instant.EPOCH);
          }
          Rewriting job = ledger.jobs().begin(table, columns, options.plainFor());
          carrying.run(job, options.alone(), progress);
          return status(ledger.jobs().require(job));
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
    return SqlErrors.guard(
        () -> {
          Rewriting found = named(job);
          rewriter().run(found, options.alone(), progress);
          return status(ledger.jobs().require(found));
        });
  }

  @Override
  public RewritingStatus pause(String job) throws SQLException {
    return SqlErrors.guard(
        () -> {
          Rewriting found = named(job);
          rewriter().pause(found);
          return status(ledger.jobs().require(found));
        });
  }

  @Override
  public RewritingStatus abandon(String job) throws SQLException {
    return SqlErrors.guard(
        () -> {
          Rewriting found = named(job);
          rewriter().abandon(found);
          return status(ledger.jobs().require(found));
        });
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
        job.table(),
        job.columns().stream().map(Rewriting.Column::name).toList(),
        Phase.valueOf(job.phase().name()),
        job.plainUntil());
  }
}
