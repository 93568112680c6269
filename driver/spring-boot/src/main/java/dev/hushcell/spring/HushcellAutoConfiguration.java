package dev.hushcell.spring;

import dev.hushcell.Hushcell;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/** Takes the prefix in URLs, hands settings to the driver, and refuses to start unprotected. */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@ConditionalOnClass(name = "org.springframework.jdbc.datasource.embedded.EmbeddedDatabase")
@ImportRuntimeHints(HushcellHints.class)
public class HushcellAutoConfiguration {
  /** Built by Spring. */
  public HushcellAutoConfiguration() {}

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static ContextSettings hushcellSettings(
      Environment environment, ConfigurableListableBeanFactory beans) {
    ContextSettings settings = new ContextSettings(environment, loader(beans));
    String url = settings.property("spring.datasource.url");
    if (url != null
        && PrefixedUrl.is(url)
        && !"patched".equals(settings.property("hushcell.fips.module"))) {
      Hushcell.warmUp(); // while the rest of the application starts
    }
    return settings;
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static ProtectionCheck hushcellProtectionCheck(
      ContextSettings settings, ConfigurableListableBeanFactory beans) {
    return new ProtectionCheck(
        DeclaredColumns.of(loader(beans)), settings.application().plainDataSources());
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static PrefixPostProcessor hushcellPrefixPostProcessor(ContextSettings settings) {
    return new PrefixPostProcessor(settings);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static DataSourcePostProcessor hushcellDataSourcePostProcessor(
      ContextSettings settings, ProtectionCheck check) {
    return new DataSourcePostProcessor(settings, check);
  }

  private static ClassLoader loader(ConfigurableListableBeanFactory beans) {
    return Objects.requireNonNullElseGet(
        beans.getBeanClassLoader(), HushcellAutoConfiguration.class::getClassLoader);
  }

  /** Where the application has Flyway. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.flywaydb.core.Flyway")
  static class ForFlyway {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static MigrationPostProcessors.ForFlyway hushcellFlywayPostProcessor(ProtectionCheck check) {
      return new MigrationPostProcessors.ForFlyway(check);
    }
  }

  /** Where the application has Liquibase. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "liquibase.integration.spring.SpringLiquibase")
  static class ForLiquibase {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static MigrationPostProcessors.ForLiquibase hushcellLiquibasePostProcessor(
        ProtectionCheck check) {
      return new MigrationPostProcessors.ForLiquibase(check);
    }
  }
}
