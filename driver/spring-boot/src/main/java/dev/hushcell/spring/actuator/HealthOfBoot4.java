package dev.hushcell.spring.actuator;

import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of protection, for Spring Boot 4: up where database and catalogue and key store
 * answer, unknown where only the key store does not: keys in memory are still used.
 */
final class HealthOfBoot4 extends AbstractHealthIndicator {
  private final ProtectedDataSources sources;

  HealthOfBoot4(ProtectedDataSources sources) {
    super("what protects the data did not answer");
    this.sources = sources;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws SQLException {
    Map<String, ProtectedDataSources.Known> all = sources.ask();
    builder.status(all.values().stream().allMatch(Summary::isSure) ? Status.UP : Status.UNKNOWN);
    all.forEach((name, known) -> builder.withDetail(name, Summary.health(known)));
  }
}
