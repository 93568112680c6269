package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.Keys;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.sql.Lexer;
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
}
