package dev.hushcell.hibernate;

import java.util.Locale;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;

/** Types that Hibernate chooses by itself, and that no cell can be kept in. */
final class UnfitType {
  private static final String INSTEAD = ", which can keep no cells; write @JdbcTypeCode(SqlTypes.";

  private UnfitType() {}

  /** Tells what to write instead; empty for a column that need not change. */
  static Optional<String> of(Column column, Metadata metadata) {
    String type = column.getSqlType(metadata).toLowerCase(Locale.ROOT);
    if (type.startsWith("enum")) {
      return Optional.of("in an ENUM of the database" + INSTEAD + "VARCHAR) beside @Enumerated");
    }
    if (type.equals("oid")) {
      return Optional.of(
          "in a large object outside of the table (oid)"
              + INSTEAD
              + "LONG32VARCHAR), or LONG32VARBINARY for bytes, in place of @Lob");
    }
    return Optional.empty();
  }
}
