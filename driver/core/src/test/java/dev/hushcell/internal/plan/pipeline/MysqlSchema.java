package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small schema of MySQL: two protected tables, of which one column each has the same key, two
 * plain ones, of which one has a trigger, and a view over a protected one.
 */
final class MysqlSchema implements SchemaView {
  private static final TableName CONTACT = new TableName("crm", "contact");
  private static final TableName SECOND = new TableName("crm", "second");
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "contact", List.of("id", "name", "email", "note", "mail2"),
          "second", List.of("id", "owner", "note"),
          "plain_one", List.of("id"),
          "plain_two", List.of("id", "word"));

  String mode = "";
  String trigger = "";

  Protection protection() {
    ProtectedTable contact =
        new ProtectedTable(
            CONTACT,
            List.of(
                column(CONTACT, "email", 100, "mail"),
                column(CONTACT, "note", 50, "contact.note"),
                column(CONTACT, "mail2", 700, "contact.mail2")));
    ProtectedTable second =
        new ProtectedTable(
            SECOND,
            List.of(
                column(SECOND, "owner", 100, "mail"), column(SECOND, "note", 50, "second.note")));
    return new Protection(1, List.of(), Set.of(), Map.of(CONTACT, contact, SECOND, second));
  }

  private static ProtectedColumn column(TableName table, String name, int length, String key) {
    LogicalType type = MysqlDatabase.all().get(0).types().logicalType("VARCHAR(" + length + ")");
    return new ProtectedColumn(
        new ColumnName(table, name), type, Search.EQUALITY, Compare.EXACT, key, 0, Storage.BINARY);
  }

  @Override
  public String mode() {
    return mode;
  }

  @Override
  public String currentSchema() {
    return "crm";
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    Letters kept = new Letters(Unquoted.KEPT);
    Letters caseless = new Letters(Unquoted.KEPT, true);
    return new Naming(kept, kept, caseless, caseless, Naming.UNLIMITED, false);
  }

  @Override
  public Optional<Relation> find(
      String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    if (table.equals("mails")) {
      return Optional.of(
          new Relation(
              new TableName("crm", table),
              List.of("mail"),
              false,
              "select `crm`.`contact`.`email` AS `mail` from `crm`.`contact`"));
    }
    return Optional.ofNullable(TABLES.get(table))
        .map(columns -> new Relation(new TableName("crm", table), columns, true));
  }

  @Override
  public Set<String> required(TableName table) {
    return Set.of("id", "email");
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return table.table().equals("plain_one") ? List.of(new Trigger(trigger)) : List.of();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return Set.of("id");
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    return trigger.isEmpty() ? Set.of("mails") : Set.of("mails", "plain_one");
  }
}
