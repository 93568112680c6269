package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.internal.sql.tree.TableConstraint.IndexColumn;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys, indexes and checks: those over protected columns need cells that are equal when values are.
 */
final class Constraints implements TableConstraint.Reader {
  private final DefinedTables tables;
  private final TableName table;
  private final NewColumns columns;
  private final KeyLengths keyLengths;

  Constraints(DefinedTables tables, TableName table, NewColumns columns) {
    this.tables = tables;
    this.table = table;
    this.columns = columns;
    this.keyLengths = new KeyLengths(tables.types());
  }

  void read(List<TableConstraint> constraints) {
    constraints.forEach(constraint -> constraint.accept(this));
  }

  @Override
  public void key(TableConstraint.Key key) {
    int position = columns.position(key);
    if (key.columns().isEmpty()) {
      columns.columns().forEach(column -> requireEquality(column, position));
    }
    List<ProtectedColumn> found = searchable(key.columns(), Optional.of(key.columns()), position);
    keyLengths.require(found, position);
    if (key.primary()) {
      keyLengths.requirePrimary(found, position);
    }
  }

  @Override
  public void foreignKey(TableConstraint.ForeignKey key) {
    List<Identifier> names = key.to().columns();
    for (int i = 0; i < key.columns().size(); i++) {
      Optional<Identifier> referenced =
          i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
      reference(
          columns.find(key.columns().get(i)), key.to().table(), referenced, columns.position(key));
    }
  }

  @Override
  public void check(TableConstraint.Check check) {
    columns.checks().read(check.name(), check.condition());
  }

  /** Reads the columns of an index. */
  void index(DataDefinition.CreateIndex index) {
    int position = index.table().last().token().begin();
    List<Identifier> whole = new ArrayList<>(index.columns());
    whole.removeIf(each -> isOverBeginnings(each, index.unique()));
    Optional<List<Identifier>> unique =
        Optional.of(index.columns().subList(0, index.keys())).filter(any -> index.unique());
    List<ProtectedColumn> found = searchable(whole, unique, position);
    if (!index.hashed()) {
      keyLengths.require(found, position);
    }
    index.expressions().forEach(this::requirePlain);
  }

  /**
   * Makes an index one over the beginnings of cells, where only those are compared. What many
   * values have in common cannot be unique, and of whole cells an index keeps none unique.
   */
  private boolean isOverBeginnings(Identifier name, boolean unique) {
    return columns
        .find(name)
        .filter(column -> column.hasBeginnings() && !(unique && column.narrow().isThere()))
        .filter(column -> columns.indexBeginning(name, column, unique))
        .isPresent();
  }

  private void requirePlain(Expression expression) {
    if (columns.namesProtected(expression)) {
      throw DdlFault.NOT_UNDERSTOOD.at(
          columns.position(expression),
          "the index has an expression or a condition over a protected column, where the database"
              + " would find cells; make it over the column itself or over plain ones");
    }
  }

  private List<ProtectedColumn> searchable(
      List<Identifier> names, Optional<List<Identifier>> unique, int position) {
    List<ProtectedColumn> found = new ArrayList<>();
    for (Identifier name : names) {
      columns.find(name).ifPresent(found::add);
    }
    found.forEach(column -> requireIndexable(column, unique, position));
    return found;
  }

  /**
   * Refuses an index over a column of which equal values have different cells; of those of two
   * tenants they may, where the index keeps values unique within a tenant, or none.
   *
   * @param unique what no two rows have the same in; empty where they may
   */
  private static void requireIndexable(
      ProtectedColumn column, Optional<List<Identifier>> unique, int position) {
    if (column.search() != Search.TENANT) {
      requireEquality(column, position);
      return;
    }
    String tenant = TenantKey.of(column).orElseThrow().column();
    if (unique.isPresent()
        && unique.get().stream().noneMatch(each -> each.token().value().equalsIgnoreCase(tenant))) {
      throw DdlFault.KEY_WITHOUT_SEARCH.at(
          position,
          ("%1$s has a key for each %2$s, so that equal values of two have different cells, and"
                  + " can be unique within each only; write UNIQUE (%2$s, %3$s), or leave it out")
              .formatted(column.name().shortForm(), tenant, column.name().column()));
    }
  }

  /** Reads the key of one column. */
  void key(ProtectedColumn column, boolean primary, int position) {
    requireIndexable(column, Optional.of(List.of()), position);
    if (primary) {
      keyLengths.requirePrimary(List.of(column), position);
    } else {
      keyLengths.require(List.of(column), position);
    }
  }

  /**
   * Of a cell the first bytes tell as much as all of it; of a value the first characters do not.
   */
  @Override
  public void index(TableConstraint.Index index) {
    int position = columns.position(index);
    boolean unique = index.kind() == TableConstraint.Index.Kind.UNIQUE;
    Optional<List<Identifier>> keys = Optional.of(whole(index)).filter(any -> unique);
    List<ProtectedColumn> whole = new ArrayList<>();
    for (IndexColumn part : index.columns()) {
      Optional<ProtectedColumn> column = columns.find(part.column());
      if (column.isEmpty()) {
        continue;
      }
      requireWholeValues(index, column.get());
      if (part.length().isEmpty() && isOverBeginnings(part.column(), unique)) {
        continue;
      }
      if (part.length().isPresent() && !unique && column.get().narrow().isThere()) {
        int length = CellSize.storedBeginning(column.get());
        columns.replace(part.length().get(), "(" + length + ")");
        continue;
      }
      requireIndexable(column.get(), keys, position);
      if (part.length().isPresent()) {
        beginning(index, column.get(), part.length().get());
      } else {
        whole.add(column.get());
      }
    }
    keyLengths.require(whole, position);
    index.expressions().forEach(this::requirePlain);
  }

  /** Returns the columns that are unique to their ends, if the index is. */
  private static List<Identifier> whole(TableConstraint.Index index) {
    return index.columns().stream()
        .filter(part -> part.length().isEmpty())
        .map(IndexColumn::column)
        .toList();
  }

  private void requireWholeValues(TableConstraint.Index index, ProtectedColumn column) {
    switch (index.kind()) {
      case PLAIN, UNIQUE -> {}
      case SPECIAL ->
          throw DdlFault.KEY_PREFIX.at(
              columns.position(index),
              column.name().shortForm()
                  + " is protected and can be in no index of words or places; leave it out");
    }
  }

  private void beginning(
      TableConstraint.Index index, ProtectedColumn column, IndexColumn.Length length) {
    switch (index.kind()) {
      case PLAIN -> columns.replace(length, "(" + CellSize.TELLING + ")");
      case UNIQUE, SPECIAL ->
          throw DdlFault.KEY_PREFIX.at(
              columns.position(length),
              column.name().shortForm()
                  + " is protected and cannot be kept unique by its first characters, which cells"
                  + " do not show; make the index over all of it");
    }
  }

  @Override
  public void partition(TableConstraint.Partition partition) {
    if (columns.namesProtected(partition)) {
      throw DdlFault.PARTITION.at(
          columns.position(partition),
          "a protected column decides in which partition a row is kept, but its"
              + " cells do not show it; partition by another column");
    }
  }

  void reference(Optional<ProtectedColumn> column, ColumnTrait.References reference) {
    Optional<Identifier> referenced = reference.to().columns().stream().findFirst();
    reference(column, reference.to().table(), referenced, columns.position(reference));
  }

  private void reference(
      Optional<ProtectedColumn> column, ObjectName other, Optional<Identifier> name, int position) {
    if (name.isEmpty()) {
      if (column.isPresent()) {
        throw foreign(column.get(), "name the column that it references", position);
      }
      requirePlainKey(other, position);
      return;
    }
    Optional<ProtectedColumn> referenced = referenced(other, name.get());
    if (column.isEmpty() && referenced.isEmpty()) {
      return;
    }
    ProtectedColumn named = column.or(() -> referenced).orElseThrow();
    if (column.isEmpty() || referenced.isEmpty()) {
      throw foreign(named, "protect both columns or neither", position);
    }
    requireEquality(column.get(), position);
    requireEquality(referenced.get(), position);
    if (!column.get().sharesCellsWith(referenced.get())) {
      throw foreign(named, "give both columns one key, type, scale and rule", position);
    }
  }

  /** A foreign key that names no columns refers to the primary key. */
  private void requirePlainKey(ObjectName other, int position) {
    Optional<ProtectedColumn> key = Optional.empty();
    if (tables.made(other).equals(table)) {
      key = columns.protectedKey();
    }
    Optional<TableName> found = tables.find(other).map(Relation::name);
    for (String column : found.map(tables::primaryKey).orElse(Set.of())) {
      key = key.or(() -> referenced(found.orElseThrow(), column));
    }
    if (key.isPresent()) {
      throw foreign(key.get(), "protect both columns or neither, and name them", position);
    }
  }

  private Optional<ProtectedColumn> referenced(ObjectName other, Identifier name) {
    if (tables.made(other).equals(table)) {
      return columns.find(name);
    }
    return tables
        .find(other)
        .map(Relation::name)
        .flatMap(t -> referenced(t, tables.storedColumn(name)));
  }

  private Optional<ProtectedColumn> referenced(TableName found, String column) {
    Optional<ProtectedColumn> activated = tables.activated(found, column);
    if (activated.isEmpty() && tables.rule(found, column).isPresent()) {
      throw new ActivationNeeded(found);
    }
    return activated;
  }

  /** Refuses a key or index over a column without equality search. */
  static void requireEquality(ProtectedColumn column, int position) {
    if (column.compare().isByBeginning()) {
      throw DdlFault.KEY_WITHOUT_SEARCH.at(
          position,
          column.name().shortForm()
              + " ignores case, and a key or index of this kind would compare whole cells, which"
              + " differ where values are equal; leave it out");
    }
    if (column.search() == Search.TENANT) {
      throw DdlFault.KEY_WITHOUT_SEARCH.at(
          position,
          column.name().shortForm()
              + " has a key for each tenant, so that equal values of two have different cells, and"
              + " can be in no key or index of this kind; leave it out");
    }
    if (!column.search().hasEqualCells()) {
      throw DdlFault.KEY_WITHOUT_SEARCH.at(
          position,
          column.name().shortForm()
              + " is sealed without search and can be in no key or index; declare search: equality"
              + " or leave it out");
    }
  }

  private static RuntimeException foreign(ProtectedColumn column, String remedy, int position) {
    return DdlFault.FOREIGN_KEY.at(
        position,
        "a foreign key joins "
            + column.name().shortForm()
            + " with a column of other cells, so that no row would match; "
            + remedy);
  }
}
