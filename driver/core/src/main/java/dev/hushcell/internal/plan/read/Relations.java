package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Matches;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Scope.Common;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a statement names. */
public final class Relations {
  /** First words of what steers how a table is read. */
  private static final Set<String> HINTS =
      Set.of("PARTITION", "USE", "FORCE", "IGNORE", "WITH", "(", "INDEXED", "NOT");

  private final StatementReading reading;
  private final OtherTexts others;
  private final Triggers triggers;
  private final TrustedViews trusted;

  Relations(StatementReading reading, OtherTexts others) {
    this.reading = reading;
    this.others = others;
    this.triggers = new Triggers(reading);
    this.trusted = new TrustedViews(reading, others);
  }

  /** Finds a table or common table expression between FROM and WHERE. */
  Source source(Relation.Table table, Scope scope) {
    Name called = table.called().name();
    read(table);
    Optional<List<Output>> common = common(table, scope);
    if (common.isPresent()) {
      reading.claims().claim(named(table), Role.RELATION);
      return Sources.derived(called, common.get());
    }
    Optional<SchemaView.Relation> found = look(table);
    Optional<List<Output>> passed = found.flatMap(view -> passedOn(view, table));
    if (passed.isEmpty() && !isPlainTable(found)) {
      require(found, table);
    }
    if (found.isEmpty()) {
      requireNoMention(table);
      return new Source(called, null, List.of(), false); // which claims nothing
    }
    reading.claims().claim(named(table), Role.RELATION);
    triggers.requireReadable(found.get(), reading.position(table));
    TableName reference = table.alias().isPresent() ? null : found.get().name();
    return passed
        .map(columns -> new Source(called, reference, columns, true))
        .orElseGet(() -> source(called, reference, found.get()));
  }

  private Source source(Name called, @Nullable TableName reference, SchemaView.Relation table) {
    List<Output> columns = columns(table);
    Jobs jobs = reading.protection().jobs();
    Optional<List<String>> seen =
        jobs.reshapes(table.name())
            ? Optional.of(jobs.seen(table.name(), table.columns()))
            : Optional.empty();
    int listed = table.columns().size();
    return table.isTable()
        ? Source.ofTable(called, reference, table.name(), columns, listed, seen)
        : new Source(called, reference, columns, true);
  }

  /**
   * Returns the columns of the common table expression that a table is; empty when it is none. One
   * that it may be or not, or that is defined further on, refuses the statement.
   */
  private Optional<List<Output>> common(Relation.Table table, Scope scope) {
    if (schema(table).isPresent()) {
      return Optional.empty();
    }
    Name written = table.last().name();
    Matches<Common> found = scope.common(written, reading.naming());
    if (!found.maybe().isEmpty()) {
      throw hidden(written, table);
    }
    if (found.same().isEmpty()) {
      return Optional.empty();
    }
    List<Output> columns = found.same().get(0).columns();
    if (columns == null || (!reading.rules().commonsHideTables() && isRelation(written))) {
      throw hidden(written, table);
    }
    return Optional.of(columns);
  }

  /** Some read a table of the name rather than the common table expression. */
  private boolean isRelation(Name common) {
    return reading.schema().find(null, false, common.text(), common.quoted()).isPresent()
        || reading.mayReach(common.text());
  }

  private RuntimeException hidden(Name common, Relation.Table table) {
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
  private Optional<List<Output>> passedOn(SchemaView.Relation view, Relation.Table table) {
    Optional<TrustedView> said = reading.trusted().view(view.name());
    if (said.isPresent()) {
      return Optional.of(trusted.columns(view, said.get(), reading.position(table)));
    }
    return isFollowed(view) ? Optional.of(others.view(view)) : Optional.empty();
  }

  /** Tells whether it has rows of its own and nothing protected: what only shares a name. */
  private boolean isPlainTable(Optional<SchemaView.Relation> found) {
    return found.isPresent()
        && found.get().isTable()
        && !reading.protection().isProtected(found.get().name())
        && reading.protection().stray(found.get().name()).isEmpty()
        && reading.trusted().view(found.get().name()).isEmpty();
  }

  /** Finds the table that a statement changes. */
  Target target(Relation.Table table, Scope scope) {
    if (table.alias().filter(alias -> !alias.columns().isEmpty()).isPresent()) {
      throw reading.notUnderstood("a table with modifiers", table);
    }
    read(table);
    Name called = table.called().name();
    requireNotCommon(table, scope);
    Optional<SchemaView.Relation> found = look(table);
    if (!isPlainTable(found)) {
      require(found, table);
    }
    if (found.isEmpty()) {
      requireNoMention(table);
    }
    found.ifPresent(
        relation -> {
          reading.claims().claim(named(table), Role.RELATION);
          triggers.requireReadable(relation, reading.position(table));
          triggers.requireHarmless(relation, reading.position(table));
        });
    boolean aliased = table.alias().isPresent();
    Source source =
        found
            .map(each -> source(called, aliased ? null : each.name(), each))
            .orElseGet(() -> new Source(called, null, List.of(), false));
    scope.add(source);
    return target(table, source, found);
  }

  /** Finds the source that a statement changes, which was read as a source already. */
  Target targetAmong(Relation.Table table, Scope scope) {
    Name called = table.called().name();
    List<Source> sources =
        scope.sources().stream()
            .filter(each -> each.name() != null && reading.naming().mayBe(called, each.name()))
            .toList();
    Optional<SchemaView.Relation> found = look(table);
    requireNotCommon(table, scope);
    if (sources.size() != 1) {
      throw reading.notUnderstood("a target that is not a table of this schema", table);
    }
    requireHarmless(found, table);
    found.ifPresent(each -> triggers.requireHarmless(each, reading.position(table)));
    return target(table, sources.get(0), found);
  }

  private Target target(Relation.Table table, Source source, Optional<SchemaView.Relation> found) {
    return new Target(
        table.last().name().text(),
        source,
        found.flatMap(each -> reading.protection().activated(each.name())),
        reading.end(table.last()));
  }

  private void requireNotCommon(Relation.Table table, Scope scope) {
    boolean common =
        schema(table).isEmpty() && !scope.common(table.last().name(), reading.naming()).isEmpty();
    if (common) {
      throw reading.notUnderstood("a change through a common table expression", table);
    }
  }

  /** Tells whether it is a view over a protected table of which the text is shown. */
  private boolean isFollowed(SchemaView.Relation relation) {
    return !relation.isTable()
        && relation.definition() != null
        && reading.mayReach(relation.name().table())
        && !reading.protection().isProtected(relation.name());
  }

  /** Tells whether a name leads to the database of the connection, and to no other. */
  private boolean isNameHere(Relation.Table table) {
    int parts = table.name().size() + (table.hasGap() ? 1 : 0);
    return parts <= 2 || (parts == 3 && reading.rules().hasOneCatalogue());
  }

  /** Returns the name without a catalogue that two dots follow. */
  private List<Identifier> named(Relation.Table table) {
    return table.hasGap() ? List.of(table.last()) : table.name();
  }

  private Optional<Name> schema(Relation.Table table) {
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

  private void require(Optional<SchemaView.Relation> found, Relation.Table table) {
    requireHarmless(found, table);
    found.ifPresent(this::requireActivated);
    found.ifPresent(
        relation ->
            MissingColumns.require(
                relation,
                reading.protection(),
                reading.statement().tokens().codeNames(),
                reading.naming(),
                reading.position(table)));
    found.ifPresent(
        relation ->
            StrayTables.requireNone(
                reading.protection(), relation.name(), reading.position(table)));
  }

  /**
   * Takes the alias and hints; {@code ONLY}, which leaves out rows of other tables, is harmless.
   */
  private void read(Relation.Table table) {
    table.alias().ifPresent(alias -> reading.claims().claim(alias.name(), Role.INTRODUCED));
    if (table.hasGap()) {
      reading.claims().claim(table.name().get(0), Role.QUALIFIER);
    }
    takeHints(table, reading);
  }

  /** Takes the hints of a table; an index may have the name of its column. */
  public static void takeHints(Relation.Table table, StatementReading reading) {
    boolean steered = true;
    for (Part.Hint hint : table.hints()) {
      reading.claims().claim(hint.names(), Role.LABEL);
      steered &= HINTS.contains(hint.words().split(" ", 2)[0]);
    }
    if (!steered || !table.options().isEmpty()) {
      throw reading.notUnderstood("a table with modifiers", table);
    }
  }

  private void requireHarmless(Optional<SchemaView.Relation> found, Relation.Table table) {
    Name written = table.last().name();
    String name = found.map(each -> each.name().table()).orElse(written.text());
    Protection protection = reading.protection();
    boolean isProtectedTable =
        found.isPresent() && found.get().isTable() && protection.isProtected(found.get().name());
    if (isProtectedTable) {
      return;
    }
    boolean protectedView = found.isPresent() && protection.isProtected(found.get().name());
    boolean said = found.flatMap(each -> reading.trusted().view(each.name())).isPresent();
    if (protectedView || said || reading.mayReach(name)) {
      throw PlanFault.REACHES.at(
          reading.position(table),
          name + " reaches a protected table, which is not followed here; name the table itself");
    }
    if (found.isEmpty() && reading.naming().mayBe(name, reading.protectedNames())) {
      MissingTables.requireTakenUp(reading, written, schema(table));
      throw PlanFault.TABLE_MISSING.at(
          reading.position(table),
          "the protected table "
              + name
              + " does not exist in this schema"
              + MissingTables.hint(reading, written)
              + "; create it through this driver or check the schema");
    }
  }

  /** Columns that are not there yet can wait, unless none is: then the names are wrong. */
  private void requireActivated(SchemaView.Relation relation) {
    Protection protection = reading.protection();
    List<ColumnRule> open = protection.open(relation.name());
    boolean none =
        open.size() == protection.rules(relation.name()).size()
            && open.stream().noneMatch(rule -> relation.hasDeclared(rule.column()));
    for (ColumnRule rule : open) {
      boolean there = none || relation.hasDeclared(rule.column());
      if (there && !protection.isElsewhere(relation.name(), rule.column())) {
        throw new ActivationNeeded(relation.name());
      }
    }
  }

  /** Returns the columns of a table, and takes note of it when it is protected. */
  List<Output> columns(SchemaView.Relation relation) {
    Optional<ProtectedTable> table = reading.protection().activated(relation.name());
    table.filter(each -> !reading.tables().contains(each)).ifPresent(reading.tables()::add);
    List<Output> columns = new ArrayList<>();
    for (String column : known(relation)) {
      Provenance provenance =
          table
              .flatMap(each -> each.column(column))
              .<Provenance>map(Provenance.Cell::new)
              .orElseGet(() -> inClear(relation.name(), column));
      columns.add(Output.ofTable(column, provenance));
    }
    return columns;
  }

  /** What a job adds where columns can be invisible is nobody else's. */
  private List<String> known(SchemaView.Relation relation) {
    Jobs jobs = reading.protection().jobs();
    return Stream.concat(
            relation.columns().stream(),
            relation.unlisted().stream().filter(each -> !jobs.hides(relation.name(), each)))
        .toList();
  }

  private Provenance inClear(TableName table, String column) {
    return reading.protection().isPlain(table)
        ? Provenance.plain()
        : reading.permission().inClear(new ColumnName(table, column));
  }
}
