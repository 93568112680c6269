package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.util.Optional;

/** Decides whether a plain column can become a protected one. */
record Suitability(TypeKnowledge types, Protection protection) {
  ProtectedColumn require(ExistingTable table, ExistingTable.Column column, ColumnRule rule) {
    ColumnName name = new ColumnName(table.name(), column.name());
    requireNoCells(table, column, rule, name);
    rule.type().ifPresent(type -> requireType(name, type, column.declared()));
    objection(table, column, rule)
        .ifPresent(
            why -> {
              throw KeyringFault.UNSUITABLE.fault(
                  name.shortForm() + " cannot become a protected column: " + why);
            });
    ProtectedColumn made = types.derive(rule, name, column.declared(), column.collation());
    return new KeyOfRows(types).told(made, table);
  }

  /** What keeps cells but has no record was protected by a catalogue that is gone. */
  private void requireNoCells(
      ExistingTable table, ExistingTable.Column column, ColumnRule rule, ColumnName name) {
    boolean hasCheck =
        table.checksOf(column.name()).stream()
            .anyMatch(check -> types.isCellCheck(check.condition()));
    if (hasCheck || hasStorageType(column, rule, name)) {
      throw KeyringFault.GONE.fault(
          name.shortForm()
              + " keeps cells, but the catalogue of schema "
              + name.table().schema()
              + " has no record of it; restore the tables of the catalogue"
              + " (hushcell_…) from a backup. No new key is made where there may be cells"
              + " of another");
    }
  }

  private boolean hasStorageType(ExistingTable.Column column, ColumnRule rule, ColumnName name) {
    if (rule.type().isEmpty()) {
      return false;
    }
    ProtectedColumn expected = types.derive(rule, name, rule.type().get(), column.collation());
    LogicalType storage = types.logicalType(types.storageType(expected));
    LogicalType actual = types.logicalType(column.declared());
    return RuleAgreement.sameType(storage, actual)
        && !RuleAgreement.sameType(actual, expected.type());
  }

  private void requireType(ColumnName name, String configured, String actual) {
    if (!RuleAgreement.sameType(types.logicalType(configured), types.logicalType(actual))) {
      throw KeyringFault.TYPE_DIFFERS.fault(
          ("%s is %s in the database, the configuration says type: %s; correct one of the two,"
                  + " or leave type: out")
              .formatted(name.shortForm(), actual, configured));
    }
  }

  private Optional<String> objection(
      ExistingTable table, ExistingTable.Column column, ColumnRule rule) {
    if (column.hasDefault()) {
      return Optional.of("it has a DEFAULT, which the database would store in plaintext; drop it");
    }
    Optional<TenantKey> tenant = TenantKey.of(rule.key());
    if (tenant.isPresent()
        && table.columns().stream()
                .filter(each -> each.name().equalsIgnoreCase(tenant.get().column()))
                .count()
            != 1) {
      return Optional.of(
          "its table has no column "
              + tenant.get().column()
              + ", or several that differ in case alone, by which it would have a key for each"
              + " tenant; add one, or correct key.per");
    }
    if (column.computes()) {
      return Optional.of("the database computes its values; make it an ordinary column");
    }
    if (column.hasDomain()) {
      return Optional.of("its type is a domain; give it the type behind the domain");
    }
    if (column.obstacle().isPresent()) {
      return column.obstacle();
    }
    if (isGeneratedFrom(table, column)) {
      return Optional.of("a generated column is computed from it; drop that column");
    }
    boolean checked =
        table.checksOf(column.name()).stream()
            .anyMatch(check -> !types.isDroppedCheck(check.condition()));
    if (checked) {
      return Optional.of("it has a CHECK, which would be applied to cells; drop it");
    }
    if (table.hasKey(column.name(), ExistingTable.Key.PARTITION)) {
      return Optional.of(
          "the table is partitioned by it, and no cell is where its value would be; partition it by"
              + " another column");
    }
    if (rule.search() == Search.TENANT) {
      String other = tenant.orElseThrow().column();
      if (!table.isUniqueBeside(column.name(), other)) {
        return Optional.of(
            ("it is part of a key that does not keep it unique within each %1$s alone, and equal"
                    + " values of two have different cells; make it UNIQUE (%1$s, %2$s), or drop"
                    + " the key")
                .formatted(other, column.name()));
      }
    } else if (!rule.hasEqualCells() && table.isKey(column.name())) {
      return Optional.of(
          "it is part of a primary, unique or foreign key, which cells that differ where values are"
              + " equal would not keep; declare search: equality without compare: ignore-case, or"
              + " drop the key");
    }
    if (table.hasKey(column.name(), ExistingTable.Key.PARTIAL)) {
      return Optional.of(
          "an index keeps its beginning unique, or is over its words, of which a cell has none;"
              + " make it one over the whole column, or drop it");
    }
    return table.partners(new ColumnName(table.name(), column.name())).stream()
        .filter(partner -> !sharesKey(partner, table.name().schema(), rule.key()))
        .map(
            partner ->
                "a foreign key links it with "
                    + partner.shortForm()
                    + ", which is not declared with search: equality and the same key; give both"
                    + " columns one key:")
        .findFirst();
  }

  private boolean sharesKey(ColumnName partner, String schema, String key) {
    boolean onRecord =
        protection
            .activated(partner.table())
            .flatMap(table -> table.column(partner.column()))
            .filter(column -> column.hasEqualCells() && column.key().equals(key))
            .isPresent();
    boolean declared =
        protection.rules(partner.table()).stream()
            .filter(rule -> rule.column().equalsIgnoreCase(partner.column()))
            .anyMatch(rule -> rule.hasEqualCells() && rule.key().equals(key));
    return partner.table().schema().equals(schema) && (onRecord || declared);
  }

  private boolean isGeneratedFrom(ExistingTable table, ExistingTable.Column column) {
    return table.columns().stream()
        .flatMap(each -> each.generation().stream())
        .anyMatch(expression -> types.isNamedIn(expression, column.name()));
  }
}
