package dev.hushcell.contract.statements;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of the model as a database of a kind would find them, or none of them yet. */
final class ModelSchema implements SchemaView {
  private final Model model;
  private final Product product;
  private final boolean there;

  ModelSchema(Model model, Product product, boolean there) {
    this.model = model;
    this.product = product;
    this.there = there;
  }

  @Override
  public String currentSchema() {
    return product.schema();
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    return product.naming();
  }

  private String stored(String name, boolean quoted) {
    return quoted ? name : product.stored(name);
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    if (!there || (schema != null && !product.schema().equalsIgnoreCase(schema))) {
      return Optional.empty();
    }
    String wanted = stored(table, tableQuoted && product != Product.SQLSERVER);
    return model.tables().values().stream()
        .filter(each -> product.stored(each.name()).equals(wanted))
        .map(this::relation)
        .findFirst();
  }

  private Relation relation(Model.Table table) {
    List<String> columns = table.columns().stream().map(e -> product.stored(e.name())).toList();
    return new Relation(
        new TableName(product.schema(), product.stored(table.name())), columns, true);
  }

  @Override
  public Set<String> required(TableName table) {
    Set<String> required = new HashSet<>();
    Model.Table known = table(table);
    known.columns().stream()
        .filter(each -> each.required() || known.key().contains(each.name()))
        .forEach(each -> required.add(product.stored(each.name())));
    return required;
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    Set<String> key = new HashSet<>();
    table(table).key().forEach(each -> key.add(product.stored(each)));
    return key;
  }

  private Model.Table table(TableName name) {
    return model.tables().get(name.table().toLowerCase(Locale.ROOT));
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    return Set.of();
  }
}
