package dev.hushcell.spring;

import dev.hushcell.HushcellDataSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.util.ClassUtils;

/**
 * Looks at each data source before anything uses it: gives a pool the settings of the application,
 * protects a database that Spring embeds, and refuses what is not protected.
 */
final class DataSourcePostProcessor implements BeanPostProcessor, DisposableBean {
  private static final boolean HIKARI =
      ClassUtils.isPresent(
          "com.zaxxer.hikari.HikariDataSource", DataSourcePostProcessor.class.getClassLoader());
  private static final List<String> SETTINGS = List.of("hushcell.config", "hushcell.profile");

  private final ContextSettings settings;
  private final ProtectionCheck check;
  private final List<HushcellDataSource> around = new CopyOnWriteArrayList<>();

  DataSourcePostProcessor(ContextSettings settings, ProtectionCheck check) {
    this.settings = settings;
    this.check = check;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (HIKARI && bean instanceof DataSource) {
      for (String each : SETTINGS) {
        settings.application().setting(each).ifPresent(value -> Hikari.set(bean, each, value));
      }
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof DataSource source)) {
      return bean;
    }
    DataSource usable = source;
    if (source instanceof EmbeddedDatabase
        && settings.application().wrapsGivenConnections()
        && !check.isPlain(name)) {
      usable = wrapped(source);
    }
    check.require(usable, name);
    return usable;
  }

  private DataSource wrapped(DataSource inside) {
    HushcellDataSource outside = new HushcellDataSource(inside);
    setting("hushcell.config").ifPresent(outside::setConfig);
    setting("hushcell.profile").ifPresent(outside::setProfile);
    around.add(outside);
    return outside;
  }

  private Optional<String> setting(String name) {
    return settings.application().setting(name);
  }

  @Override
  public void destroy() {
    around.forEach(HushcellDataSource::close);
  }

  /** Apart, since its class may not be there. */
  private static final class Hikari {
    private Hikari() {}

    /** What stands in the URL, or is set already, stays. */
    static void set(Object bean, String name, String value) {
      if (bean instanceof com.zaxxer.hikari.HikariDataSource pool
          && PrefixedUrl.is(pool.getJdbcUrl())
          && !pool.getDataSourceProperties().containsKey(name)) {
        pool.addDataSourceProperty(name, value);
      }
    }
  }
}
