package dev.hushcell.spring.actuator;

import dev.hushcell.Hushcell;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Tells the version of the FIPS module and its certificate under {@code hushcell} of the info. */
record ModuleInfo() implements InfoContributor {
  @Override
  public void contribute(Info.Builder builder) {
    try {
      builder.withDetail("hushcell", Map.of("module", Summary.module(Hushcell.status())));
    } catch (SQLException e) {
      builder.withDetail("hushcell", Map.of("module", String.valueOf(e.getMessage())));
    }
  }
}
