package dev.hushcell.samples.crm.keys;

import dev.hushcell.HushcellDataSource;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.stereotype.Component;

/**
 * Opens data sources for works of an administrator, each of which reads the configuration anew: it
 * knows a key store that was brought since the pages' pool was opened.
 */
@Component
final class OwnSource {
  private final DataSourceProperties database;

  OwnSource(DataSourceProperties database) {
    this.database = database;
  }

  /** Opens one with the configuration of the pages. */
  HushcellDataSource open() {
    HushcellDataSource source = new HushcellDataSource();
    source.setUrl(String.valueOf(database.getUrl()));
    source.setUser(Objects.requireNonNullElse(database.getUsername(), ""));
    source.setPassword(Objects.requireNonNullElse(database.getPassword(), ""));
    return source;
  }
}
