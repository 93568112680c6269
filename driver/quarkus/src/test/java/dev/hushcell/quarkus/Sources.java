package dev.hushcell.quarkus;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** The two data sources of an application. */
@ApplicationScoped
public class Sources {
  private final AgroalDataSource h2;
  private final AgroalDataSource postgresql;

  Sources(AgroalDataSource h2, @DataSource("archive") AgroalDataSource postgresql) {
    this.h2 = h2;
    this.postgresql = postgresql;
  }

  AgroalDataSource h2() {
    return h2;
  }

  AgroalDataSource postgresql() {
    return postgresql;
  }
}
