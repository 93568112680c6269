package dev.hushcell.spring.actuator;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.admin.KeyStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;

/** The data sources of the application that Hushcell protects, asked one after the other. */
final class ProtectedDataSources {
  private final ListableBeanFactory beans;
  private final Collection<String> plain;

  ProtectedDataSources(ListableBeanFactory beans, Collection<String> plain) {
    this.beans = beans;
    this.plain = plain;
  }

  /**
   * What is known of one.
   *
   * @param status what is protected, and by what
   * @param keys its keys; empty in a dry run, which has none
   */
  record Known(HushcellStatus status, Optional<KeyStatus> keys) {
    static Known of(Connection connection) throws SQLException {
      HushcellStatus status = Hushcell.status(connection);
      return new Known(
          status,
          status.dryRun().isPresent()
              ? Optional.empty()
              : Optional.of(Hushcell.keys(connection).status()));
    }
  }

  /** Asks the database and the key store behind each, by the name of its bean. */
  Map<String, Known> ask() throws SQLException {
    Map<String, Known> all = new LinkedHashMap<>();
    for (Map.Entry<String, DataSource> each : beans.getBeansOfType(DataSource.class).entrySet()) {
      if (!plain.contains(each.getKey())) {
        try (Connection connection = each.getValue().getConnection()) {
          all.put(each.getKey(), Known.of(connection));
        }
      }
    }
    return all;
  }
}
