package dev.hushcell.spring;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Refuses a data source that is not protected, before anything uses it: unless its bean is named as
 * plain, its connections must be those of Hushcell, and protect each annotated column.
 */
final class ProtectionCheck {
  private final List<MappedColumn> columns;
  private final List<String> plain;

  ProtectionCheck(List<MappedColumn> columns, List<String> plain) {
    this.columns = columns;
    this.plain = plain;
  }

  boolean isPlain(String bean) {
    return plain.contains(bean);
  }

  /**
   * Checks.
   *
   * @param bean name of the bean that the data source is, or that it belongs to
   * @throws UnprotectedDataSourceException when it is not protected, or nobody knows
   */
  void require(DataSource source, String bean) {
    if (isPlain(bean)) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      Hushcell.requireDeclared(connection, columns);
      if (columns.isEmpty()) {
        Hushcell.explain(connection, "select 1"); // refuses connections that are not ours
      }
    } catch (SQLException e) {
      throw new UnprotectedDataSourceException(bean, e);
    }
  }
}
