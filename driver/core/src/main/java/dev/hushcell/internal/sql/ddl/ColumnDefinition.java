package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/**
 * A column of CREATE TABLE or ALTER TABLE.
 *
 * @param span the whole definition
 * @param name of the column
 * @param type empty where a query gives the columns their types
 * @param traits the clauses after the type, in order
 */
public record ColumnDefinition(
    Span span, Token name, Optional<TypeText> type, List<ColumnTrait> traits) {
  public ColumnDefinition {
    traits = List.copyOf(traits);
  }
}
