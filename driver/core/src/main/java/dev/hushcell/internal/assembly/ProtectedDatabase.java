package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.cell.value.CastText;
import dev.hushcell.internal.cell.value.Conversion;
import dev.hushcell.internal.cell.value.ValueForm;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.explain.Explainer;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.jdbc.SessionParts;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One database with its protection: what its connections share once it is known where it is.
 *
 * @param database of which kind it is
 * @param keyStores have the key-encryption keys; not closed with this
 * @param ledger what is protected, and the data keys
 * @param limited the ledger as its connections may use it
 * @param cells seals and opens
 * @param planner plans SQL
 * @param schema what is known of its tables
 * @param names tells which names of the configuration the database does not have
 * @param lasting whether it outlives its process
 * @param shared whether several connections can reach it
 * @param limits what its connections may not do
 * @param keys for an administrator
 * @param columns for an administrator
 * @param observer told of refusals
 * @param audits take down which cells are used
 */
record ProtectedDatabase(
    Database database,
    OpenKeyStores keyStores,
    Ledger ledger,
    LimitedLedger limited,
    SealedColumns cells,
    CachedPlanner planner,
    SchemaCache schema,
    TrustedNames names,
    boolean lasting,
    boolean shared,
    ConnectionLimits limits,
    Keys keys,
    Columns columns,
    Observer observer,
    Audits audits)
    implements SharedDatabase {

  /** Reads what is protected; throws when configuration and catalogue contradict each other. */
  @Override
  public void check() {
    limited.current();
  }

  @Override
  public Failures failures() {
    return database.tables().failures();
  }

  @Override
  public Connection wrap(
      RealConnection real, String url, Runnable closed, PhysicalConnection physical)
      throws SQLException {
    Connection raw = real.raw();
    InformationSchema session = database.catalog(raw);
    SessionSchema view =
        shared && !database.isAskedBySession()
            ? SessionSchema.of(session, schema)
            : SessionSchema.alone(session, schema);
    if (raw.getAutoCommit()) { // else a question would begin a transaction before its settings
      view.currentSchema(); // refuses at connect what would be refused at every statement
      names.tell(view, limited.current().epoch());
    }
    Escapes escapes = new Escapes(raw, database.driver(), () -> lexer(view));
    Runnable after = shared ? closed : () -> closeAnd(closed);
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
            database.tables().failures(),
            limits.access(),
            url,
            limits.unwrapAllowed(),
            limits.catalogueShown(),
            new Telling(view, real, escapes),
            after,
            observer,
            audits.of(raw)),
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
        limits.access(),
        lexer(view),
        literal -> requireFit(literal, database.types().valueRules()));
  }

  private Lexer lexer(SessionSchema view) {
    return new Lexer(database.rules().language(), SessionFlag.in(view.mode()));
  }

  /** Refuses the value of a literal that its column does not take. */
  static void requireFit(Splice.Sealed literal, ValueRules rules) {
    Conversion conversion = ValueForm.of(literal.column(), rules).conversion();
    Object unused =
        switch (literal.use()) {
          case ASSIGNED, DEFAULT -> conversion.assigned(literal.value());
          case COMPARED_AS_CAST, COMPARED_AS_CUT ->
              CastText.of(literal.column(), rules).made(literal.value());
          case COMPARED, COMPARED_AS_WRITTEN, COMPARED_IN_LOWER_CASE, MATCHED ->
              conversion.compared(literal.value());
        };
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
      String quote = real.raw().getMetaData().getIdentifierQuoteString();
      return new CatalogueSql(quote, schema, database.tables().catalogueForm()).definition();
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
      return ProtectedDatabase.this.lexer(view);
    }

    @Override
    public ProtectionFacts facts() throws SQLException {
      return ProtectedDatabase.this.facts(real);
    }

    @Override
    public Keys keys() {
      return keys;
    }

    @Override
    public Columns columns() {
      return columns;
    }

    @Override
    public AuditReport verifyAudit(List<Path> files, AuditTerms terms) {
      return audits.verify(files, terms);
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
            .sorted(Comparator.comparing(column -> column.name().toString()))
            .toList();
    return new ProtectionFacts(
        limits.fips().module(),
        keyStores.describe(),
        ledger.status(),
        columns,
        droppedChecks(real.raw()),
        columns.stream().map(this::length).toList(),
        ledger.open(),
        real.link(database),
        real.disk(database),
        Optional.empty());
  }

  private CellLength length(ProtectedColumn column) {
    TypeKnowledge types = database.types();
    return new CellLength(column.name(), types.keyLength(column), types.longestKey());
  }

  private List<DroppedCheck> droppedChecks(Connection raw) throws SQLException {
    List<DroppedCheck> found = new ArrayList<>();
    for (var catalogue : ledger.status()) {
      found.addAll(database.tables().droppedChecks(raw, catalogue.schema()));
    }
    return found;
  }

  @Override
  public void close() {
    cells.close();
    ledger.close();
  }
}
