package dev.hushcell.spring;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Refuse migrations by a URL of their own that has no prefix, before they run. */
final class MigrationPostProcessors {
  private MigrationPostProcessors() {}

  /** For Flyway, which another bean starts. */
  record ForFlyway(ProtectionCheck check) implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (bean instanceof Flyway flyway) {
        require(check, flyway.getConfiguration().getDataSource(), name);
      }
      return bean;
    }
  }

  /** For Liquibase, which runs when its bean is initialized. */
  record ForLiquibase(ProtectionCheck check) implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      if (bean instanceof SpringLiquibase liquibase) {
        require(check, liquibase.getDataSource(), name);
      }
      return bean;
    }
  }

  private static void require(ProtectionCheck check, DataSource source, String name) {
    if (source != null) {
      check.require(source, name);
    }
  }
}
