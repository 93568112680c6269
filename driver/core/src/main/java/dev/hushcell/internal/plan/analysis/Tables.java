package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedColumns;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a statement names. */
public record Tables(
    StatementReading reading,
    Function<SchemaView.Relation, List<Field>> views,
    TableChecks checks,
    Triggers triggers,
    TrustedViews trusted) {
  /**
   * Finds tables as the session sees them.
   *
   * @param views reads the text of a view: its columns are cells and plain ones, nothing else
   */
  public Tables(StatementReading reading, Function<SchemaView.Relation, List<Field>> views) {
    this(
        reading,
        views,
        new TableChecks(reading, reading.protection()),
        new Triggers(reading),
        new TrustedViews(reading, new TrustedColumns(reading), views));
  }

  /**
   * Finds a table or common table expression between FROM and WHERE; empty where the database has
   * none of the name, but may.
   */
  Optional<RelationType> source(Relation.Table table, Scope scope) {
    Name called = table.called().name();
    Optional<List<Field>> common = common(table, scope);
    if (common.isPresent()) {
      return Optional.of(RelationType.derived(called, common.get()));
    }
    Optional<SchemaView.Relation> found = look(table);
    Optional<List<Field>> passed = found.flatMap(view -> passedOn(view, table));
    if (passed.isEmpty()) {
      require(found, table);
    }
    if (found.isEmpty()) {
      requireNoMention(table);
      return Optional.empty();
    }
    triggers.requireReadable(found.get(), reading.position(table));
    return Optional.of(
        passed
            .map(fields -> new RelationType(called, reference(table, found.get()), fields, true))
            .orElseGet(() -> relation(table, found.get())));
  }

  /** Returns what a table is called that the database does not know. */
  static RelationType unknown(Relation.Table table) {
    return new RelationType(table.called().name(), null, List.of(), false);
  }

  private static @Nullable TableName reference(Relation.Table table, SchemaView.Relation found) {
    return table.alias().isPresent() ? null : found.name();
  }

  private RelationType relation(Relation.Table table, SchemaView.Relation found) {
    Name called = table.called().name();
    List<Field> fields = fields(found);
    Jobs jobs = reading.protection().jobs();
    Optional<List<String>> shown =
        jobs.reshapes(found.name())
            ? Optional.of(jobs.seen(found.name(), found.columns()))
            : Optional.empty();
    TableName reference = reference(table, found);
    return found.isTable()
        ? RelationType.ofTable(
            called, reference, found.name(), fields, found.columns().size(), shown)
        : new RelationType(called, reference, fields, true);
  }

  /**
   * Returns the columns of the common table expression that a table is; empty when it is none. One
   * that it may be or not, or that is defined further on, refuses the statement.
   */
  private Optional<List<Field>> common(Relation.Table table, Scope scope) {
    Name written = table.last().name();
    Matches<Scope.Common> found = commons(table, scope);
    if (!found.maybe().isEmpty()) {
      throw hidden(written, table);
    }
    if (found.same().isEmpty()) {
      return Optional.empty();
    }
    List<Field> fields = found.same().get(0).fields();
    if (fields == null
        || (reading.rules().has(SqlHabit.TABLES_HIDE_COMMONS) && isRelation(written))) {
      throw hidden(written, table);
    }
    return Optional.of(fields);
  }

  private Matches<Scope.Common> commons(Relation.Table table, Scope scope) {
    return schema(table).isPresent()
        ? Matches.none()
        : scope.common(table.last().name(), reading.naming());
  }

  /** Some read a table of the name rather than the common table expression. */
  private boolean isRelation(Name common) {
    return reading.schema().find(null, false, common.text(), common.quoted()).isPresent()
        || reading.mayReach(common.text());
  }

  private Fault hidden(Name common, Relation.Table table) {
    return PlanFault.NAME_HIDDEN.at(
        reading.position(table),
        common.text()
            + " may be a common table expression, or a table or another expression of such a name,"
            + " and it is not certain which one is read; give the expression another name");
  }

  /**
   * What is not found may be anything: a temporary table that only the server knows, or a word such
   * as ONLY, behind which a protected table looks like an alias.
   */
  private void requireNoMention(Relation.Table table) {
    boolean named = named(table).stream().anyMatch(reading.claims()::isMention);
    if (named || reading.claims().isMention(table.called())) {
      throw PlanFault.TABLE_MISSING.at(
          reading.position(table),
          "no table or view "
              + table.last().name().text()
              + " was found, and its name or alias may mean something protected; check the name");
    }
  }

  /** Returns the columns of a view that is known, by its text or by what is said of it. */
  private Optional<List<Field>> passedOn(SchemaView.Relation view, Relation.Table table) {
    Optional<TrustedView> said = reading.trusted().view(view.name());
    if (said.isPresent()) {
      return Optional.of(trusted.columns(view, said.get(), reading.position(table)));
    }
    return isFollowed(view) ? Optional.of(views.apply(view)) : Optional.empty();
  }

  /** Tells whether it is a view over a protected table of which the text is shown. */
  private boolean isFollowed(SchemaView.Relation relation) {
    return !relation.isTable()
        && relation.definition() != null
        && reading.mayReach(relation.name().table())
        && !reading.protection().isProtected(relation.name());
  }

  /** Finds the table that a statement changes. */
  Target target(Relation.Table table, Scope scope) {
    requireNotCommon(table, scope);
    Optional<SchemaView.Relation> found = look(table);
    require(found, table);
    if (found.isEmpty()) {
      requireNoMention(table);
      return target(table, unknown(table), found);
    }
    triggers.requireReadable(found.get(), reading.position(table));
    triggers.requireHarmless(found.get(), reading.position(table));
    return target(table, relation(table, found.get()), found);
  }

  /** Finds the table that a statement changes among the sources of a scope. */
  public Target targetAmong(Relation.Table table, Scope scope) {
    Optional<SchemaView.Relation> found = look(table);
    requireNotCommon(table, scope);
    RelationType relation =
        among(table, scope)
            .orElseThrow(
                () -> reading.notUnderstood("a target that is not a table of this schema", table));
    checks.requireHarmless(found, table, schema(table));
    found.ifPresent(each -> triggers.requireHarmless(each, reading.position(table)));
    return target(table, relation, found);
  }

  /** Returns the only relation of a scope that a table may be. */
  Optional<RelationType> among(Relation.Table table, Scope scope) {
    List<RelationType> meant = scope.relations(table.called().name(), reading.naming()).all();
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  private Target target(
      Relation.Table table, RelationType relation, Optional<SchemaView.Relation> found) {
    return new Target(
        table.last().name().text(),
        relation,
        found.flatMap(each -> reading.protection().activated(each.name())),
        reading.end(table.last()));
  }

  private void requireNotCommon(Relation.Table table, Scope scope) {
    if (!commons(table, scope).isEmpty()) {
      throw reading.notUnderstood("a change through a common table expression", table);
    }
  }

  /** Tells whether a name leads to the database of the connection, and to no other. */
  private boolean isNameHere(Relation.Table table) {
    int parts = table.name().size() + (table.hasGap() ? 1 : 0);
    return parts <= 2 || (parts == 3 && reading.rules().has(SqlHabit.ONE_CATALOGUE));
  }

  /** Returns the name without a catalogue that two dots follow. */
  public static List<Identifier> named(Relation.Table table) {
    return table.hasGap() ? List.of(table.last()) : table.name();
  }

  private static Optional<Name> schema(Relation.Table table) {
    List<Identifier> parts = named(table);
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2).name());
  }

  private Optional<SchemaView.Relation> look(Relation.Table table) {
    if (!isNameHere(table)) {
      throw reading.notUnderstood("a table name with a catalogue", table);
    }
    Name name = table.last().name();
    Optional<Name> schema = schema(table).or(() -> reading.ownSchema().map(Name::stored));
    if (schema.isEmpty() && reading.isQualified()) {
      throw reading.notUnderstood("a table without its schema in the text of a view", table);
    }
    return reading
        .schema()
        .find(
            schema.map(Name::text).orElse(null),
            schema.filter(Name::quoted).isPresent(),
            name.text(),
            name.quoted());
  }

  /** Refuses all but rows of a table that shares its name with what is protected at most. */
  private void require(Optional<SchemaView.Relation> found, Relation.Table table) {
    boolean plain =
        found.isPresent()
            && found.get().isTable()
            && !reading.protection().isProtected(found.get().name())
            && reading.protection().stray(found.get().name()).isEmpty()
            && reading.trusted().view(found.get().name()).isEmpty();
    if (!plain) {
      checks.requireHarmless(found, table, schema(table));
      found.ifPresent(each -> checks.requireKept(each, reading.position(table)));
    }
  }

  /** Returns the columns of a table, and takes note of it when it is protected. */
  private List<Field> fields(SchemaView.Relation relation) {
    Optional<ProtectedTable> table = reading.protection().activated(relation.name());
    table.ifPresent(reading.tables()::add);
    List<Field> fields = new ArrayList<>();
    for (String column : known(relation)) {
      Provenance provenance =
          table
              .flatMap(each -> each.column(column))
              .<Provenance>map(Provenance.Cell::new)
              .orElseGet(() -> inClear(relation.name(), column));
      fields.add(Field.ofTable(column, provenance));
    }
    return fields;
  }

  /** What a job adds where columns can be invisible is nobody else's. */
  private List<String> known(SchemaView.Relation relation) {
    Jobs jobs = reading.protection().jobs();
    List<String> known = new ArrayList<>(relation.columns());
    relation.unlisted().stream()
        .filter(each -> !jobs.hides(relation.name(), each))
        .forEach(known::add);
    return known;
  }

  private Provenance inClear(TableName table, String column) {
    return reading.protection().isPlain(table)
        ? Provenance.plain()
        : reading.permission().inClear(new dev.hushcell.policy.ColumnName(table, column));
  }
}
