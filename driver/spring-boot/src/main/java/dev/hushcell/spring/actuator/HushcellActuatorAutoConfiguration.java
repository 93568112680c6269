package dev.hushcell.spring.actuator;

import dev.hushcell.micrometer.HushcellMetrics;
import dev.hushcell.spring.HushcellAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Health, info, an endpoint and metrics, each where the application has what it is for. */
@AutoConfiguration(
    after = HushcellAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
public class HushcellActuatorAutoConfiguration {
  /** Built by Spring. */
  public HushcellActuatorAutoConfiguration() {}

  @Bean
  static ProtectedDataSources hushcellProtectedDataSources(
      ListableBeanFactory beans, Environment environment) {
    return new ProtectedDataSources(
        beans,
        Binder.get(environment)
            .bind("hushcell.plain-data-sources", Bindable.listOf(String.class))
            .orElse(List.of()));
  }

  /** With Actuator. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.annotation.Endpoint")
  static class ForActuator {
    @Bean
    @ConditionalOnAvailableEndpoint
    HushcellEndpoint hushcellEndpoint(ProtectedDataSources sources) {
      return new HushcellEndpoint(sources);
    }

    @Bean
    @ConditionalOnEnabledInfoContributor(
        value = "hushcell",
        fallback = InfoContributorFallback.DISABLE)
    ModuleInfo hushcellInfoContributor() {
      return new ModuleInfo();
    }
  }

  /** With the health of Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name =
          "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator")
  static class HealthForBoot3 {
    @Bean
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(
        "hushcell")
    HealthOfBoot3 hushcellHealthIndicator(ProtectedDataSources sources) {
      return new HealthOfBoot3(sources);
    }
  }

  /** With the health of Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name =
          "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator")
  static class HealthForBoot4 {
    @Bean
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
        "hushcell")
    HealthOfBoot4 hushcellHealthIndicator(ProtectedDataSources sources) {
      return new HealthOfBoot4(sources);
    }
  }

  /** With Micrometer. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "io.micrometer.core.instrument.MeterRegistry")
  static class ForMicrometer {
    @Bean
    @ConditionalOnMissingBean
    HushcellMetrics hushcellMetrics() {
      return new HushcellMetrics();
    }
  }
}
