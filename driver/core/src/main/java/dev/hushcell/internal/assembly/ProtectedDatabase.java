package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.ErasureStatus;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.assembly.StatusSource.ProtectionFacts;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.erasing.Erasing;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.explain.Explainer;
import dev.hushcell.internal.jdbc.CellLimits;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.jdbc.SessionParts;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.ColumnLimit;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One database with its protection: what its connections share once it is known where it is.
 *
 * @param known where it is, and what is in it
 * @param ledger what is protected, and the data keys
 * @param limited the ledger as its connections may use it
 * @param cells seals and opens
 * @param planner plans SQL
 * @param administration for an administrator
 * @param observer told of refusals
 * @param cellLimits how many cells its connections may open
 */
record ProtectedDatabase(
    KnownDatabase known,
    Ledger ledger,
    LimitedLedger limited,
    SealedColumns cells,
    CachedPlanner planner,
    Administration administration,
    Observer observer,
    CellLimits cellLimits)
    implements SharedDatabase {
  /**
   * What administrators work with.
   *
   * @param keyStores have the key-encryption keys; closed by whoever opened them
   * @param keys what is done with data keys and key-encryption keys
   * @param columns what is done with columns that have values
   * @param erasures what is needed to forget persons
   * @param audits take down which cells are used
   */
  record Administration(
      OpenKeyStores keyStores, Keys keys, Columns columns, ErasureParts erasures, Audits audits) {}

  /** Reads what is protected; throws when configuration and catalogue contradict each other. */
  @Override
  public void check() {
    limited.current();
    administration.erasures().tellOnce(this, ledger);
  }

  private Erasing erasing() {
    return administration.erasures().of(this, ledger);
  }

  @Override
  public Connection wrap(RealConnection real, Runnable closed, PhysicalConnection physical)
      throws SQLException {
    Connection raw = real.raw();
    Database database = known.kind();
    InformationSchema session = database.catalog(raw);
    SessionSchema view =
        known.shared() && !database.isAskedBySession()
            ? SessionSchema.of(session, known.schema())
            : SessionSchema.alone(session, known.schema());
    if (raw.getAutoCommit()) { // else a question would begin a transaction before its settings
      view.currentSchema(); // refuses at connect what would be refused at every statement
      known.names().tell(view, limited.current().epoch());
    }
    Escapes escapes = new Escapes(raw, database.driver(), () -> known.lexer(view));
    Runnable after = known.shared() ? closed : () -> closeAnd(closed);
    return SealedConnections.wrap(
        raw,
        new SessionParts(
            planner,
            escapes::translated,
            view,
            limited,
            cells,
            database.types(),
            database.driver(),
            known.failures(),
            known.limits().access(),
            known.limits().unwrapAllowed(),
            known.limits().catalogueShown(),
            new Telling(view, real, escapes),
            after,
            observer,
            administration.audits().of(raw),
            cellLimits),
        physical);
  }

  @Override
  public CatalogueImport importCatalogue(String exported, ImportOptions options) {
    return ledger.exchange().putBack(exported, options);
  }

  private Explainer explainer(SessionSchema view) {
    return new Explainer(
        planner.uncached()::plan,
        view,
        limited::current,
        limited,
        known.limits().access(),
        known.lexer(view),
        known::requireFit);
  }

  /** What a connection hands out; not this record, which has more than is to be told. */
  private final class Telling implements StatusSource {
    private final SessionSchema view;
    private final RealConnection real;
    private final Escapes escapes;

    Telling(SessionSchema view, RealConnection real, Escapes escapes) {
      this.view = view;
      this.real = real;
      this.escapes = escapes;
    }

    @Override
    public List<String> catalogueDefinition(String schema) throws SQLException {
      return known.catalogueDefinition(real.raw(), schema);
    }

    @Override
    public Explanation explain(String sql) {
      return explainer(view).explain(escapes.translated(sql));
    }

    @Override
    public Optional<DryRunReport> dryRun() {
      return Optional.empty();
    }

    @Override
    public Lexer lexer() {
      return known.lexer(view);
    }

    @Override
    public ProtectionFacts facts() throws SQLException {
      return ProtectedDatabase.this.facts(real);
    }

    @Override
    public Keys keys() {
      return administration.keys();
    }

    @Override
    public Columns columns() {
      return administration.columns();
    }

    @Override
    public Erasures erasures() {
      return new AdministeredErasures(erasing());
    }

    @Override
    public AuditReport verifyAudit(List<Path> files, AuditTerms terms) {
      return administration.audits().verify(files, terms);
    }

    @Override
    public Protection protection() {
      return ledger.current();
    }
  }

  private void closeAnd(Runnable next) {
    try {
      close();
    } finally {
      next.run();
    }
  }

  ProtectionFacts facts(RealConnection real) throws SQLException {
    List<ProtectedColumn> columns =
        ledger.current().activated().values().stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> !ledger.mayBeAbsent(column.name()))
            .map(known.limits().access()::declared)
            .sorted(Comparator.comparing(column -> column.name().toString()))
            .toList();
    return new ProtectionFacts(
        known.limits().fips(),
        administration.keyStores().describe(),
        ledger.status(),
        known.limits().declared(),
        columns,
        droppedChecks(real.raw()),
        columns.stream().map(this::length).toList(),
        columns.stream().flatMap(column -> limit(column.name()).stream()).toList(),
        Stream.concat(ledger.open().stream(), erasing().open().stream()).toList(),
        real.link(known.kind()),
        real.disk(known.kind()),
        Optional.empty());
  }

  private Optional<ColumnLimit> limit(ColumnName name) {
    return known.limits().access().limit(name).map(each -> new ColumnLimit(name, each.shown()));
  }

  private CellLength length(ProtectedColumn column) {
    TypeKnowledge types = known.kind().types();
    return new CellLength(column.name(), types.keyLength(column), types.longestKey());
  }

  private List<DroppedCheck> droppedChecks(Connection raw) throws SQLException {
    List<DroppedCheck> found = new ArrayList<>();
    for (var catalogue : ledger.status()) {
      found.addAll(known.kind().tables().droppedChecks(raw, catalogue.schema()));
    }
    return found;
  }

  @Override
  public void close() {
    cells.close();
    ledger.close();
  }

  /** Forgets persons in the database that some connections share. */
  private record AdministeredErasures(Erasing erasing) implements Erasures {
    @Override
    public ErasureReport foresee(String subject, String value) throws SQLException {
      return SqlErrors.guard(() -> erasing.foresee(subject, value));
    }

    @Override
    public ErasureReport erase(String subject, String value) throws SQLException {
      return SqlErrors.guard(() -> erasing.erase(subject, value));
    }

    @Override
    public List<ErasureReport> replay() throws SQLException {
      return SqlErrors.guard(erasing::replay);
    }

    @Override
    public ErasureStatus status() throws SQLException {
      return SqlErrors.guard(erasing::status);
    }
  }
}
