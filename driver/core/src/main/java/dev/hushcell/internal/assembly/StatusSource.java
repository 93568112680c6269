package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.Keys;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.config.FipsUse;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.ColumnLimit;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells about the database behind a connection. */
public interface StatusSource {
  ProtectionFacts facts() throws SQLException;

  /** Returns what a dry run found so far; empty where statements are protected. */
  Optional<DryRunReport> dryRun();

  Lexer lexer();

  /** Returns the statements that make the tables of keys in a schema, and the grants. */
  List<String> catalogueDefinition(String schema) throws SQLException;

  Explanation explain(String sql);

  Keys keys();

  Columns columns();

  Erasures erasures();

  AuditReport verifyAudit(List<Path> files, AuditTerms terms);

  Protection protection();

  /**
   * What protects one database, as a status shows it.
   *
   * @param fips which modules execute its cryptography
   * @param keyStore kind and place of the key store and name of the key in use
   * @param catalogues the catalogues in the database
   * @param declared how many columns are declared
   * @param columns the columns that are activated, by name
   * @param droppedChecks the CHECKs of applications that were made without their condition
   * @param lengths how long cells get
   * @param limits how many cells the profile may open
   * @param open what an administrator has to do something about
   * @param disk what the database writes to its disk
   * @param dryRun what a dry run found so far
   */
  record ProtectionFacts(
      FipsUse fips,
      String keyStore,
      List<CatalogueOverview> catalogues,
      int declared,
      List<ProtectedColumn> columns,
      List<DroppedCheck> droppedChecks,
      List<CellLength> lengths,
      List<ColumnLimit> limits,
      List<String> open,
      LinkStatus link,
      DiskStatus disk,
      Optional<DryRunReport> dryRun) {}
}
