package dev.hushcell.spring.actuator;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code hushcell}: for each data source what {@code hushcell status} tells. It names
 * columns and keys, and is not exposed over HTTP unless the application says so.
 */
@Endpoint(id = "hushcell")
public final class HushcellEndpoint {
  private final ProtectedDataSources sources;

  HushcellEndpoint(ProtectedDataSources sources) {
    this.sources = sources;
  }

  /** Returns the state of each data source by the name of its bean. */
  @ReadOperation
  public Map<String, Object> status() throws SQLException {
    Map<String, Object> all = new LinkedHashMap<>();
    sources.ask().forEach((name, known) -> all.put(name, Summary.status(known)));
    return all;
  }
}
