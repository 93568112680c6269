package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.model.TrustedRoutine.Column;
import dev.hushcell.internal.model.TrustedRoutine.Direction;
import dev.hushcell.internal.model.TrustedRoutine.Parameter;
import dev.hushcell.internal.model.TrustedRoutine.Value;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small schema with protected columns of every kind, and what is protected in it. */
public final class SampleSchema implements SchemaView {
  private static final Value EMAIL = Value.of(named("contact.email").orElseThrow());
  private static final List<Column> PEOPLE =
      List.of(
          new Column(Optional.of("id"), Optional.empty()),
          new Column(Optional.of("mail"), EMAIL.cells()));

  static final LogicalType TEXT_100 = text(100, false);
  private static final String SCHEMA = "PUBLIC";

  private final List<Relation> relations = new ArrayList<>();
  private final Map<TableName, ProtectedTable> activated =
      new TreeMap<>(Comparator.comparing(TableName::toString));
  private final List<ColumnRule> rules = new ArrayList<>();
  private final Set<String> views = new HashSet<>();
  private long version = 1;
  private String current = SCHEMA;

  /** Makes it. */
  public SampleSchema() {
    table(SCHEMA, "CONTACT", "ID", "NAME", "EMAIL", "BACKUP", "NOTE", "MEMO", "AGE", "STATUS");
    protect("CONTACT", "EMAIL", TEXT_100, Search.EQUALITY, "mail");
    protect("CONTACT", "BACKUP", TEXT_100, Search.EQUALITY, "mail");
    protect("CONTACT", "NOTE", text(200, false), Search.NONE, "note");
    protect("CONTACT", "MEMO", text(200, false), Search.NONE, "note");
    protect("CONTACT", "AGE", number(Types.INTEGER, "INTEGER", 32, 0), Search.EQUALITY, "age");
    table(SCHEMA, "MAILBOX", "ID", "OWNER", "PASSWORD", "TITLE", "LIMITED");
    protect("MAILBOX", "OWNER", TEXT_100, Search.EQUALITY, "mail");
    protect("MAILBOX", "PASSWORD", TEXT_100, Search.NONE, "password");
    protect("MAILBOX", "LIMITED", text(20, false), Search.EQUALITY, "mail");
    table(
        SCHEMA, "TYPED", "ID", "BORN", "SEEN", "SALARY", "ACTIVE", "CODE", "TOKEN", "RAW", "RATE",
        "ZONED", "LOWERED");
    protect("TYPED", "BORN", simple(Family.DATE, "DATE", Types.DATE, 10, 0));
    protect("TYPED", "SEEN", simple(Family.TIMESTAMP, "TIMESTAMP(6)", Types.TIMESTAMP, 26, 6));
    protect("TYPED", "SALARY", number(Types.DECIMAL, "DECIMAL(10,2)", 10, 2));
    protect("TYPED", "ACTIVE", simple(Family.BOOLEAN, "BOOLEAN", Types.BOOLEAN, 1, 0));
    protect("TYPED", "CODE", simple(Family.CHAR, "CHAR(5)", Types.CHAR, 5, 0));
    protect("TYPED", "TOKEN", simple(Family.UUID, "UUID", Types.BINARY, 16, 0));
    protect("TYPED", "RAW", simple(Family.BYTES, "VARBINARY(16)", Types.VARBINARY, 16, 0));
    protect(
        "TYPED",
        "RATE",
        simple(Family.APPROXIMATE, "DOUBLE PRECISION", Types.DOUBLE, 53, 0),
        Search.NONE,
        "rate");
    protect(
        "TYPED",
        "ZONED",
        simple(
            Family.ZONED_TIMESTAMP,
            "TIMESTAMP(6) WITH TIME ZONE",
            Types.TIMESTAMP_WITH_TIMEZONE,
            32,
            6));
    lowered();
    table(SCHEMA, "OTHER", "ID", "EMAIL", "NAME", "X");
    table(SCHEMA, "THING", "ID", "LABEL", "SIZE");
    table("ARCHIVE", "CONTACT", "ID", "EMAIL");
    relations.add(new Relation(new TableName(SCHEMA, "V_CONTACT"), List.of("ID", "EMAIL"), false));
    relations.add(new Relation(new TableName(SCHEMA, "V_THING"), List.of("ID", "LABEL"), false));
    view(
        "V_MAIL", "SELECT \"ID\", \"EMAIL\" AS \"MAIL\" FROM \"PUBLIC\".\"CONTACT\"", "ID", "MAIL");
    view("V_OVER", "SELECT \"MAIL\" AS \"M\" FROM \"PUBLIC\".\"V_MAIL\"", "M");
    view(
        "V_JOIN",
        "SELECT \"C\".\"ID\", \"M\".\"PASSWORD\" AS \"P\", 'x' AS \"KIND\", NULL AS \"NIL\" FROM"
            + " \"PUBLIC\".\"CONTACT\" \"C\" INNER JOIN \"PUBLIC\".\"MAILBOX\" \"M\" ON 1=1 WHERE"
            + " \"C\".\"EMAIL\" = \"M\".\"OWNER\"",
        "ID",
        "P",
        "KIND",
        "NIL");
    view("V_LEAD", "SELECT \"TAX_ID\" FROM \"PUBLIC\".\"LEAD\"", "TAX_ID");
    view("V_LITERAL", "SELECT \"ID\" FROM \"PUBLIC\".\"CONTACT\" WHERE \"EMAIL\" = 'x'", "ID");
    view("V_BRANCH", "SELECT COALESCE(\"EMAIL\", 'x') AS \"E\" FROM \"PUBLIC\".\"CONTACT\"", "E");
    view("V_UPPER", "SELECT UPPER(\"EMAIL\") AS \"E\" FROM \"PUBLIC\".\"CONTACT\"", "E");
    view("V_BARE", "SELECT \"ID\" FROM \"CONTACT\"", "ID");
    view("V_TABLE", "TABLE \"PUBLIC\".\"MAILBOX\"", "ID", "OWNER", "PASSWORD", "TITLE", "LIMITED");
    view("V_FEWER", "SELECT \"ID\", \"EMAIL\" FROM \"PUBLIC\".\"CONTACT\"", "ID");
    view("V_GONE", "SELECT \"ID\", \"MAIL2\" FROM \"PUBLIC\".\"CONTACT\"", "ID", "MAIL2");
    view("V_PARAMETER", "SELECT \"ID\" FROM \"PUBLIC\".\"CONTACT\" WHERE \"EMAIL\" = ?", "ID");
    view("V_TWO", "SELECT \"ID\" FROM \"PUBLIC\".\"CONTACT\"; SELECT 1", "ID");
    view("V_BROKEN", "SELECT \"ID\" FROM \"PUBLIC\".\"CONTACT\" WHERE 'x", "ID");
    linked("L_LEAD", "TAX_ID");
    linked("L_GHOST", "SECRET");
    view("L_PLAIN", "SELECT \"ID\", \"LABEL\" FROM \"PUBLIC\".\"THING\"", "ID", "LABEL");
    table(SCHEMA, "LEAD", "ID", "TAX_ID");
    rule("LEAD", "TAX_ID");
    rule("GHOST", "SECRET");
    future("person", "login", Search.EQUALITY, "login");
    future("person", "secret", Search.NONE, "secret");
    future("person", "flag", Search.EQUALITY, "flag");
    future("person", "seen", Search.EQUALITY, "seen");
    future("person", "ratio", Search.EQUALITY, "ratio");
    future("person", "mail", Search.EQUALITY, "mail");
    table(SCHEMA, "ACCOUNT", "ID", "NAME", "PIN", "MAIL");
    protect("ACCOUNT", "PIN", TEXT_100, Search.NONE, "pin");
    protect("ACCOUNT", "MAIL", TEXT_100, Search.EQUALITY, "mail");
    future("account", "extra", Search.EQUALITY, "extra");
    future("account", "phone", Search.NONE, "phone");
    sized("person", "tax", "VARCHAR(20)");
    table(SCHEMA, "STRAYED", "ID", "EMAIL");
    table(SCHEMA, "TWISTED", "ID", "MAIL");
    protect("TWISTED", "PIN", TEXT_100, Search.NONE, "pin");
  }

  private void lowered() {
    ColumnName name = new ColumnName(new TableName(SCHEMA, "TYPED"), "LOWERED");
    add(
        new ProtectedColumn(
            name, text(50, true), Search.EQUALITY, Compare.LOWER, "low", 0, Storage.BINARY));
    rules.add(
        new ColumnRule(
            Optional.empty(),
            "typed",
            "lowered",
            Search.EQUALITY,
            Compare.LOWER,
            "low",
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.of(Accept.UPPER)));
  }

  private void table(String schema, String name, String... columns) {
    relations.add(new Relation(new TableName(schema, name), List.of(columns), true));
  }

  private void linked(String name, String... columns) {
    relations.add(new Relation(new TableName(SCHEMA, name), List.of(columns), false));
    views.add(Names.fold(name));
  }

  private void view(String name, String definition, String... columns) {
    relations.add(new Relation(new TableName(SCHEMA, name), List.of(columns), false, definition));
    views.add(Names.fold(name));
  }

  private void protect(String table, String column, LogicalType type) {
    protect(table, column, type, Search.EQUALITY, table + "." + column);
  }

  private void protect(String table, String column, LogicalType type, Search search, String key) {
    ColumnName name = new ColumnName(new TableName(SCHEMA, table), column);
    add(new ProtectedColumn(name, type, search, Compare.EXACT, key, 0, Storage.BINARY));
    rule(table, column);
  }

  private void add(ProtectedColumn column) {
    TableName table = column.name().table();
    List<ProtectedColumn> columns = new ArrayList<>();
    Optional.ofNullable(activated.get(table)).ifPresent(t -> columns.addAll(t.columns()));
    columns.add(column);
    activated.put(table, new ProtectedTable(table, columns));
  }

  private void rule(String table, String column) {
    rules.add(
        new ColumnRule(
            Optional.empty(),
            table.toLowerCase(java.util.Locale.ROOT),
            column,
            Search.NONE,
            Compare.UNSPECIFIED,
            "key",
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.<Accept>of()));
  }

  private void future(String table, String column, Search search, String key) {
    rules.add(
        new ColumnRule(
            Optional.empty(),
            table,
            column,
            search,
            table.equals("person") && column.equals("mail") ? Compare.EXACT : Compare.UNSPECIFIED,
            key,
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.of()));
  }

  private void sized(String table, String column, String type) {
    rules.add(
        new ColumnRule(
            Optional.empty(),
            table,
            column,
            Search.NONE,
            Compare.UNSPECIFIED,
            column,
            Optional.of(type),
            0,
            Storage.TEXT,
            Set.of()));
  }

  private static LogicalType text(int length, boolean ignoresCase) {
    String name = ignoresCase ? "VARCHAR_IGNORECASE" : "CHARACTER VARYING";
    return new LogicalType(
        Family.TEXT, "VARCHAR(" + length + ")", Types.VARCHAR, name, length, 0, ignoresCase);
  }

  private static LogicalType number(int jdbcType, String declared, long precision, int scale) {
    return simple(Family.EXACT, declared, jdbcType, precision, scale);
  }

  private static LogicalType simple(
      Family family, String declared, int jdbcType, long precision, int scale) {
    return new LogicalType(family, declared, jdbcType, declared, precision, scale, false);
  }

  @Override
  public List<Routine> routines() {
    return List.of(
        routine(SCHEMA, "SET_PASSWORD", "INTEGER;BINARY VARYING"),
        routine(SCHEMA, "FIND", "BINARY VARYING", "BINARY VARYING;INTEGER"),
        routine(SCHEMA, "TEXTUAL", "CHARACTER VARYING"),
        routine(SCHEMA, "TWO_FORMS", "BINARY VARYING", "CHARACTER VARYING"),
        routine(SCHEMA, "OBJECT", "JAVA_OBJECT"),
        routine(SCHEMA, "KEEP_TEXT", "CHARACTER VARYING"),
        routine(SCHEMA, "KEEP_LEAD", "BINARY VARYING"),
        routine(SCHEMA, "KEEP_GHOST", "BINARY VARYING"),
        routine(SCHEMA, "LEAK_CONTACT", "CHARACTER VARYING"),
        routine(SCHEMA, "COPY_CONTACT", ""),
        routine(SCHEMA, "KEEP_MAILS", "BINARY VARYING"),
        gives("MAIL_OF", "BINARY VARYING", List.of(), in("INTEGER")),
        gives("TEXT_OF", "CHARACTER VARYING", List.of(), in("INTEGER")),
        gives("PEOPLE", "", List.of("ID", "MAIL"), in("INTEGER")),
        gives("OTHER_PEOPLE", "", List.of("MAIL", "ID"), in("INTEGER")),
        gives("GET_MAIL", "", List.of(), in("INTEGER"), out("BINARY VARYING")),
        gives(
            "SWAP_MAIL",
            "",
            List.of(),
            new RoutineForm.Parameter("", true, true, "BINARY VARYING")),
        routine("ARCHIVE", "SET_PASSWORD", "INTEGER;BINARY VARYING"),
        routine("ARCHIVE", "LEAK_CONTACT", "CHARACTER VARYING"));
  }

  /** Describes a routine by its signatures, of which each has types with semicolons between. */
  private static Routine routine(String schema, String name, String... signatures) {
    return new Routine(
        new RoutineName(schema, name),
        Arrays.stream(signatures)
            .map(each -> each.isEmpty() ? List.<String>of() : List.of(each.split(";", -1)))
            .map(SampleSchema::form)
            .toList());
  }

  private static Routine gives(
      String name, String returns, List<String> columns, RoutineForm.Parameter... parameters) {
    int required = (int) Arrays.stream(parameters).filter(RoutineForm.Parameter::isIn).count();
    return new Routine(
        new RoutineName(SCHEMA, name),
        List.of(
            new RoutineForm(
                List.of(parameters),
                required,
                false,
                true,
                Optional.of(returns).filter(type -> !type.isEmpty()),
                columns)));
  }

  private static RoutineForm.Parameter in(String type) {
    return new RoutineForm.Parameter("", true, false, type);
  }

  private static RoutineForm.Parameter out(String type) {
    return new RoutineForm.Parameter("", false, true, type);
  }

  private static RoutineForm form(List<String> types) {
    return new RoutineForm(
        types.stream().map(type -> new RoutineForm.Parameter("", true, false, type)).toList(),
        types.size(),
        false,
        true,
        Optional.empty(),
        List.of());
  }

  @Override
  public Optional<Routine> routine(
      @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
    String wanted = schema == null ? current : schema;
    return routines().stream()
        .filter(each -> same(each.name().schema(), wanted, schemaQuoted && schema != null))
        .filter(each -> same(each.name().routine(), routine, routineQuoted))
        .findFirst();
  }

  /** Returns routines that a configuration vouches for. */
  public static TrustedObjects trusted() {
    return new TrustedObjects(
        List.of(
            takes("SET_PASSWORD", "plain", "mailbox.password"),
            takes("find", "contact.email"),
            takes("textual", "contact.email"),
            takes("two_forms", "contact.email"),
            takes("object", "contact.email"),
            takes("keep_text", "person.tax"),
            takes("keep_lead", "lead.tax_id"),
            takes("keep_ghost", "ghost.secret"),
            takes("gone", "contact.email"),
            takes("keep_mail", "contact.email"),
            gives("mail_of", EMAIL, List.of(), Parameter.PLAIN),
            gives("text_of", EMAIL, List.of(), Parameter.PLAIN),
            gives("people", Value.PLAIN, PEOPLE, Parameter.PLAIN),
            gives("other_people", Value.PLAIN, PEOPLE, Parameter.PLAIN),
            gives(
                "get_mail",
                Value.PLAIN,
                List.of(),
                Parameter.PLAIN,
                new Parameter(Direction.OUT, EMAIL)),
            gives("swap_mail", Value.PLAIN, List.of(), new Parameter(Direction.OUT, EMAIL)),
            TrustedRoutine.plain(new RoutineName("public", "leak_contact"))),
        List.of(
            said("v_contact", "id", "plain", "email", "contact.email"),
            said("v_mail", "id", "plain", "mail", "contact.email"),
            said("v_over", "m", "plain"),
            said("v_upper", "e", "contact.email"),
            said("v_branch", "e", "plain"),
            said("v_join", "id", "plain", "p", "contact.email", "kind", "plain", "nil", "plain"),
            said("v_literal", "id", "contact.email"),
            said("v_fewer", "id", "plain", "email", "contact.email"),
            said("v_gone", "id", "plain"),
            said("v_lead", "tax_id", "lead.tax_id"),
            said("l_lead", "tax_id", "lead.tax_id"),
            said("l_ghost", "secret", "ghost.secret"),
            said("l_plain", "id", "plain", "label", "contact.note"),
            said("other", "id", "plain", "email", "contact.note", "name", "plain", "x", "plain")),
        DroppedChecks.LISTS);
  }

  private static TrustedView said(String name, String... columns) {
    List<TrustedView.Column> named = new ArrayList<>();
    for (int i = 0; i < columns.length; i += 2) {
      named.add(new TrustedView.Column(columns[i], named(columns[i + 1])));
    }
    return new TrustedView(new TableName("public", name), named);
  }

  private static TrustedRoutine gives(
      String name, Value returns, List<Column> rows, Parameter... parameters) {
    return new TrustedRoutine(
        new RoutineName("public", name),
        Optional.of(List.of(parameters)),
        returns,
        rows.isEmpty() ? List.of() : List.of(rows));
  }

  private static TrustedRoutine takes(String name, String... parameters) {
    return new TrustedRoutine(
        new RoutineName("public", name),
        Optional.of(
            Arrays.stream(parameters)
                .map(
                    each ->
                        named(each)
                            .map(cells -> new Parameter(Direction.IN, Value.of(cells)))
                            .orElse(Parameter.PLAIN))
                .toList()),
        Value.PLAIN,
        List.of());
  }

  private static Optional<NamedColumn> named(String column) {
    String[] parts = column.split("\\.", -1);
    return parts.length < 2
        ? Optional.empty()
        : Optional.of(new NamedColumn(Optional.empty(), parts[0], parts[1]));
  }

  /** Returns what is protected, with the archive's table of the same name listed as plain. */
  public Protection protection() {
    return protection(UnaryOperator.identity());
  }

  /**
   * Returns the same under the names of another database.
   *
   * @param stored makes its names of those here
   */
  public Protection protection(UnaryOperator<String> stored) {
    Map<TableName, ProtectedTable> tables = new TreeMap<>(Comparator.comparing(Object::toString));
    activated.forEach(
        (name, table) -> {
          TableName own = named(name, stored);
          tables.put(
              own,
              new ProtectedTable(
                  own,
                  table.columns().stream()
                      .map(each -> each.as(named(each.name(), stored)))
                      .toList()));
        });
    return new Protection(
        7,
        rules,
        Set.of("archive.contact"),
        tables,
        Set.of(
            new StrayColumn(
                named(new ColumnName(new TableName(SCHEMA, "STRAYED"), "EMAIL"), stored),
                Optional.empty()),
            new StrayColumn(
                named(new ColumnName(new TableName(SCHEMA, "TWISTED"), "MAIL"), stored),
                Optional.empty())),
        Set.of(),
        Jobs.NONE,
        Set.of());
  }

  private static TableName named(TableName name, UnaryOperator<String> stored) {
    return new TableName(stored.apply(name.schema()), stored.apply(name.table()));
  }

  private static ColumnName named(ColumnName name, UnaryOperator<String> stored) {
    return new ColumnName(named(name.table(), stored), stored.apply(name.column()));
  }

  /** Returns all tables and views. */
  public List<Relation> relations() {
    return List.copyOf(relations);
  }

  void useSchema(String schema) {
    current = schema;
  }

  @Override
  public String currentSchema() {
    return current;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public void sessionMayHaveChanged() {
    version++;
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    String wanted = schema == null ? current : schema;
    return relations.stream()
        .filter(r -> same(r.name().schema(), wanted, schemaQuoted && schema != null))
        .filter(r -> same(r.name().table(), table, tableQuoted))
        .findFirst();
  }

  private static boolean same(String name, String written, boolean quoted) {
    return quoted ? name.equals(written) : Names.fold(name).equals(Names.fold(written));
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return table.table().equals("ACCOUNT") ? Set.of("MAIL") : Set.of("ID");
  }

  /** Of the tables whose definition in the corpus has one. */
  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return table.table().equals("CONTACT") ? List.of() : List.of(primaryKey(table));
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    if (foldedTableNames.equals(MysqlRules.MYSQL.sessionFunctions())) {
      return Set.of(); // no view sets anything
    }
    Set<String> reaching = new HashSet<>(views);
    reaching.addAll(Set.of("v_contact", "leak_contact", "copy_contact"));
    return reaching;
  }
}
