package dev.hushcell.spring.actuator;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.admin.KeyStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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
   * @param keys its keys
   */
  record Known(HushcellStatus status, KeyStatus keys) {}

  /** Asks the database and the key store behind each, by the name of its bean. */
  Map<String, Known> ask() throws SQLException {
    Map<String, Known> all = new LinkedHashMap<>();
    for (Map.Entry<String, DataSource> each : beans.getBeansOfType(DataSource.class).entrySet()) {
      if (!plain.contains(each.getKey())) {
        try (Connection connection = each.getValue().getConnection()) {
          all.put(
              each.getKey(),
              new Known(Hushcell.status(connection), Hushcell.keys(connection).status()));
        }
      }
    }
    return all;
  }
}
