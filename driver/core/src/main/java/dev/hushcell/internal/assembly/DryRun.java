package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.assembly.StatusSource.ProtectionFacts;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dryrun.AssessingPlanner;
import dev.hushcell.internal.dryrun.Assessment;
import dev.hushcell.internal.dryrun.DeclaredLedger;
import dev.hushcell.internal.dryrun.DryRunFault;
import dev.hushcell.internal.dryrun.DryRunGuard;
import dev.hushcell.internal.dryrun.PlainPreview;
import dev.hushcell.internal.explain.Explainer;
import dev.hushcell.internal.jdbc.CellLimits;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.jdbc.SessionParts;
import dev.hushcell.internal.keyring.ledger.ColumnsToActivate;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.observe.Observer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A database in which nothing is protected yet: its statements are sent as they are, and it is told
 * what would become of them. Ends for good as soon as anything in it is protected.
 *
 * @param known where it is, and what is in it
 * @param declared what the configuration would protect
 * @param watch makes sure that nothing is protected
 * @param planner plans as if it were
 * @param plain plans what is sent
 * @param assessment takes what is found
 */
record DryRun(
    KnownDatabase known,
    Protection declared,
    DryRunGuard watch,
    TextPlanner planner,
    CachedPlanner plain,
    Assessment assessment)
    implements SharedDatabase {

  /** The database is looked at over each connection. */
  @Override
  public void check() {}

  @Override
  public Connection wrap(RealConnection real, Runnable closed, PhysicalConnection physical)
      throws SQLException {
    Connection raw = real.raw();
    Database database = known.kind();
    // Nothing is protected that a wrong answer could reveal, and a pool may have one connection.
    SessionSchema view = SessionSchema.alone(database.catalog(raw), known.schema());
    DeclaredLedger ledger = DeclaredLedger.of(declared).watched(watch, raw);
    if (raw.getAutoCommit()) { // else a question would begin a transaction before its settings
      known.names().tell(view, ledger.current().epoch());
      view.currentSchema(); // refuses at connect what would be refused at every statement
    }
    Telling telling = new Telling(view, real);
    return SealedConnections.wrap(
        raw,
        new SessionParts(
            new AssessingPlanner(database.rules().language(), plain, telling::explain, assessment),
            UnaryOperator.identity(), // what is told of a text says what becomes of its escapes
            view,
            ledger,
            column -> {
              throw new IllegalStateException("a dry run seals and opens nothing");
            },
            database.types(),
            database.driver(),
            known.failures(),
            Access.unlimited(),
            known.limits().unwrapAllowed(),
            known.limits().catalogueShown(),
            telling,
            known.shared() ? closed : () -> closeAnd(closed),
            new Observer() {},
            AuditTrail.NONE,
            CellLimits.NONE),
        physical);
  }

  @Override
  public CatalogueImport importCatalogue(String exported, ImportOptions options) {
    throw noKeys();
  }

  private static RuntimeException noKeys() {
    return DryRunFault.NOTHING_PROTECTED.fault(
        "a dry run has no keys; remove dry-run from the configuration first");
  }

  private void closeAnd(Runnable next) {
    close();
    next.run();
  }

  private final class Telling implements StatusSource {
    private final SessionSchema view;
    private final RealConnection real;

    Telling(SessionSchema view, RealConnection real) {
      this.view = view;
      this.real = real;
    }

    @Override
    public ProtectionFacts facts() throws SQLException {
      return new ProtectionFacts(
          known.limits().fips(),
          "not opened in a dry run",
          List.of(),
          known.limits().declared(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          real.link(known.kind()),
          real.disk(known.kind()),
          dryRun());
    }

    @Override
    public Optional<DryRunReport> dryRun() {
      return Optional.of(assessment.report());
    }

    @Override
    public Lexer lexer() {
      return known.lexer(view);
    }

    @Override
    public List<String> catalogueDefinition(String schemaName) throws SQLException {
      return known.catalogueDefinition(real.raw(), schemaName);
    }

    @Override
    public Explanation explain(String sql) {
      Escapes escapes = new Escapes(real.raw(), known.kind().driver(), this::lexer);
      return new Explainer(
              planner::plan,
              view,
              () -> declared,
              new PlainPreview(new ColumnsToActivate(known.kind().tables()), real.raw(), declared),
              known.limits().access(),
              lexer(),
              known::requireFit)
          .explain(escapes.translated(sql));
    }

    @Override
    public Keys keys() {
      throw noKeys();
    }

    @Override
    public Columns columns() {
      throw noKeys();
    }

    @Override
    public Erasures erasures() {
      throw noKeys();
    }

    @Override
    public AuditReport verifyAudit(List<Path> files, AuditTerms terms) {
      throw noKeys();
    }

    @Override
    public Protection protection() {
      return declared;
    }
  }

  @Override
  public void close() {
    assessment.close();
  }
}
