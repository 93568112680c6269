package dev.hushcell.spring;

import dev.hushcell.spring.settings.SettingsException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Makes the prefix in a URL enough: Spring Boot derives the class of the driver from a URL, and
 * does not know ours. The classes are named since each generation of Spring Boot has them
 * elsewhere.
 */
final class PrefixPostProcessor implements BeanPostProcessor {
  /** Those with {@code url} and {@code driverClassName}, before they are used. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "org.springframework.boot.autoconfigure.jdbc.DataSourceProperties",
          "org.springframework.boot.jdbc.autoconfigure.DataSourceProperties",
          "org.springframework.boot.autoconfigure.flyway.FlywayProperties",
          "org.springframework.boot.flyway.autoconfigure.FlywayProperties",
          "org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties",
          "org.springframework.boot.liquibase.autoconfigure.LiquibaseProperties");

  private static final String VENDOR = "{vendor}";

  private final ContextSettings settings;

  PrefixPostProcessor(ContextSettings settings) {
    this.settings = settings;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (PROPERTIES.contains(bean.getClass().getName())) {
      complete(PropertyAccessorFactory.forBeanPropertyAccess(bean));
    }
    return bean;
  }

  private void complete(BeanWrapper bean) {
    if (bean.getPropertyValue("url") instanceof String url && PrefixedUrl.isOfContainer(url)) {
      refuseUnlessPlain(url);
    }
    if (PrefixedUrl.is(bean.getPropertyValue("url"))) {
      // Also where another class is named, such as that of the database: it takes no such URL.
      bean.setPropertyValue("driverClassName", PrefixedUrl.DRIVER);
    }
    if (bean.isWritableProperty("locations")
        && bean.getPropertyValue("locations") instanceof List<?> locations) {
      Object own = bean.getPropertyValue("url");
      String url = own instanceof String text ? text : settings.property("spring.datasource.url");
      if (url != null && PrefixedUrl.is(url)) {
        PrefixedUrl.vendor(url)
            .ifPresent(
                vendor ->
                    bean.setPropertyValue(
                        "locations",
                        locations.stream()
                            .map(each -> each.toString().replace(VENDOR, vendor))
                            .toList()));
      }
    }
  }

  private void refuseUnlessPlain(String url) {
    if (PrefixedUrl.is(url) || settings.application().plainDataSources().isEmpty()) {
      throw new SettingsException(
          "a URL of Testcontainers (jdbc:tc:…) cannot be protected, with or without the prefix",
          "Declare the container with @ServiceConnection instead: its URL gets the prefix.");
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!settings.application().wrapsGivenConnections()) {
      return bean;
    }
    if (PROPERTIES.contains(bean.getClass().getName())) {
      BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(bean);
      if (properties.isReadableProperty("jndiName")
          && properties.getPropertyValue("jndiName") == null
          && !settings.application().plainDataSources().contains("dataSource")) {
        EmbeddedUrl.of(bean).ifPresent(url -> url.writeInto(properties));
      }
    }
    return GivenDetails.prefixed(bean);
  }
}
