package dev.hushcell.internal.plan.recorded;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.pipeline.SampleSchema;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.recorded.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of the sample as a kind of database stores and finds their names. */
public final class SampleOf implements SchemaView {
  private static final Set<String> ID = Set.of("ID");

  private final Engine engine;
  private final SampleSchema sample = new SampleSchema();
  private final List<Relation> relations;
  private final List<Routine> routines;
  private final Protection protection;

  public SampleOf(Engine engine) {
    this.engine = engine;
    this.relations = sample.relations().stream().map(this::own).toList();
    this.routines =
        sample.routines().stream()
            .map(each -> new Routine(own(each.name()), each.forms()))
            .toList();
    this.protection = sample.protection(this::stored);
  }

  /** Its schema PUBLIC is the one that unqualified names mean. */
  private String stored(String name) {
    return name.equals("PUBLIC") ? engine.schema() : engine.stored(name);
  }

  private Relation own(Relation each) {
    TableName name =
        new TableName(stored(each.name().schema()), engine.stored(each.name().table()));
    String definition = each.definition();
    return new Relation(
        name,
        each.columns().stream().map(engine::stored).toList(),
        each.isTable(),
        definition == null ? null : own(definition));
  }

  private String own(String definition) {
    String quote = engine.database().name().matches("MySQL|MariaDB") ? "`" : "\"";
    String text = engine.stored("a").equals("A") ? definition : definition.toLowerCase(Locale.ROOT);
    return text.replace("\"public\"", "\"" + engine.schema() + "\"").replace("\"", quote);
  }

  private RoutineName own(RoutineName name) {
    return new RoutineName(stored(name.schema()), engine.stored(name.routine()));
  }

  public Protection protection() {
    return protection;
  }

  @Override
  public String currentSchema() {
    return engine.schema();
  }

  @Override
  public String mode() {
    return engine.mode();
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    return engine.naming();
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    return relations.stream()
        .filter(each -> isCalled(each.name().schema(), schema, schemaQuoted))
        .filter(each -> isCalled(each.name().table(), table, tableQuoted))
        .findFirst();
  }

  /** Tells whether a stored name is meant; without one the current schema is. */
  private boolean isCalled(String stored, @Nullable String written, boolean quoted) {
    return written == null
        ? stored.equals(engine.schema())
        : engine.naming().same(Name.stored(stored), new Name(written, quoted), Kind.TABLE);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    Set<String> key = engine.stored("ACCOUNT").equals(table.table()) ? Set.of("MAIL") : ID;
    return key.stream().map(engine::stored).collect(Collectors.toSet());
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return engine.stored("CONTACT").equals(table.table()) ? List.of() : List.of(primaryKey(table));
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    return sample.reaching(foldedTableNames);
  }

  @Override
  public List<Routine> routines() {
    return routines;
  }

  @Override
  public Optional<Routine> routine(
      @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
    return routines.stream()
        .filter(each -> isCalled(each.name().schema(), schema, schemaQuoted))
        .filter(each -> isCalled(each.name().routine(), routine, routineQuoted))
        .findFirst();
  }
}
