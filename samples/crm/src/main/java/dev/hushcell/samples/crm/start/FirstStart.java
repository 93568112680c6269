package dev.hushcell.samples.crm.start;

import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes what the application needs before it can start, where it is not there: a directory for its
 * owner only, and in it a password for the key store, one for the file of the database, and the
 * configuration that names the key store. What is there already is left alone.
 *
 * <p>Then tells the driver, by system properties, where the configuration is and which profile
 * holds for whoever names none; so that the settings of the data source are those of any other.
 */
public final class FirstStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    try {
      Home home = Home.at(Path.of(environment.getRequiredProperty("crm.home")));
      home.password("keys.password");
      // Behind the blank would stand the password of H2's user, who has none.
      Map<String, Object> disk = Map.of("crm.disk-password", home.password("disk.password") + " ");
      environment.getPropertySources().addLast(new MapPropertySource("disk", disk));
      boolean h2 = environment.getRequiredProperty("spring.datasource.url").contains(":h2:");
      home.template("hushcell.yaml", "hushcell.yaml", h2 ? "utf-16" : "code-point");
      setUnlessSet("hushcell.config", home.file("hushcell.yaml").toString(), environment);
      if (!environment.getRequiredProperty("crm.role").equals("router")) {
        setUnlessSet("hushcell.profile", "web", environment);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the directory of the CRM cannot be made", e);
    }
  }

  private static void setUnlessSet(String name, String value, Environment environment) {
    if (environment.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
