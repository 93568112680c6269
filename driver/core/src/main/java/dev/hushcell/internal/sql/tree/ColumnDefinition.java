package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A column of CREATE TABLE or ALTER TABLE.
 *
 * @param type empty where a query gives the columns their types
 * @param traits the clauses after the type, in order
 */
public record ColumnDefinition(
    Place place, Identifier name, Optional<Part.TypeName> type, List<ColumnTrait> traits)
    implements Part {
  @Override
  public void parts(Consumer<Node> to) {
    Node.each(to, name, type, traits);
  }
}
