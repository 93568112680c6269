package dev.hushcell.contract.statements;

import java.util.Locale;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The tables as jOOQ's generator names them: with their schema, all in quotes. */
final class JooqTables {
  private final Product product;

  JooqTables(Product product) {
    this.product = product;
  }

  /** Returns a table. */
  Table<Record> table(String name) {
    return DSL.table(DSL.name(product.schema(), stored(name)));
  }

  /** Returns a column of text, given as table and column with a dot between. */
  Field<String> text(String column) {
    return field(column, String.class);
  }

  /** Returns a numeric column. */
  Field<Long> number(String column) {
    return field(column, Long.class);
  }

  /** Returns a column of a type. */
  <T> Field<T> field(String column, Class<T> type) {
    int dot = column.indexOf('.');
    return DSL.field(
        DSL.name(
            product.schema(), stored(column.substring(0, dot)), stored(column.substring(dot + 1))),
        type);
  }

  /** Returns a name as the database stores it. */
  String stored(String name) {
    return product.stored(name.toLowerCase(Locale.ROOT));
  }
}
