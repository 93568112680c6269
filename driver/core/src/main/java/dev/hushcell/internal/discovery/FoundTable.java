package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Types;
import java.util.List;
import java.util.Set;

/**
 * A table as the database describes it.
 *
 * @param name schema and table
 * @param columns its columns in order
 * @param unique columns of unique indexes and of the primary key
 * @param indexed columns of any index
 * @param linked columns that a foreign key links with others
 */
record FoundTable(
    TableName name,
    List<Column> columns,
    Set<String> unique,
    Set<String> indexed,
    Set<String> linked) {
  Column column(ColumnName name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * A column as the database describes it.
   *
   * @param jdbcType a constant of {@link Types}
   * @param typeName name of its type in the database
   */
  record Column(ColumnName name, int jdbcType, String typeName) {
    boolean isText() {
      return switch (jdbcType) {
        case Types.CHAR,
            Types.VARCHAR,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGVARCHAR,
            Types.LONGNVARCHAR ->
            true;
        default -> false;
      };
    }

    boolean isExactNumber() {
      return switch (jdbcType) {
        case Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> true;
        default -> false;
      };
    }

    /** Large objects are not read, and cannot be protected. */
    boolean isLarge() {
      return switch (jdbcType) {
        case Types.CLOB, Types.NCLOB, Types.BLOB, Types.SQLXML, Types.LONGVARBINARY -> true;
        default -> false;
      };
    }

    boolean isRead() {
      return isText() || isExactNumber();
    }

    boolean canHold(Kind kind) {
      return switch (jdbcType) {
        case Types.BOOLEAN, Types.BIT, Types.ARRAY, Types.STRUCT -> false;
        case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> kind == Kind.BIRTHDAY;
        case Types.TIME, Types.TIME_WITH_TIMEZONE -> false;
        case Types.BINARY, Types.VARBINARY -> kind == Kind.PASSWORD || kind == Kind.TOKEN;
        case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.SMALLINT, Types.TINYINT ->
            kind == Kind.SENSITIVE;
        case Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC ->
            kind != Kind.ADDRESS
                && kind != Kind.EMAIL
                && kind != Kind.IBAN
                && kind != Kind.BIRTHDAY;
        default -> !isLarge();
      };
    }

    /** Tells whether cells can keep the equality of its values. */
    boolean canBeSearched() {
      return switch (jdbcType) {
        case Types.REAL, Types.FLOAT, Types.DOUBLE -> false;
        default -> true;
      };
    }
  }
}
