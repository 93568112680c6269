package dev.hushcell.spring.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What the environment of one application says under {@code hushcell.}. From when it is built until
 * it is closed, the driver asks it for settings, and for secrets each time a key store is opened.
 * Thread-safe.
 */
public final class ApplicationSettings implements AutoCloseable {
  private static final String PREFIX = "hushcell.";

  private final int number = Applications.nextNumber();
  private final Binder binder;
  private final Optional<String> configuration;

  /**
   * Reads and checks.
   *
   * @throws SettingsException when something under {@code hushcell.} is no setting, or two
   *     configurations both could be meant
   */
  public ApplicationSettings(Environment environment, ClassLoader loader) {
    RawValues.refuseFileSyntax(environment);
    this.binder = Binder.get(environment);
    this.configuration = new ConfigurationText(binder, number).text();
    if (configuration.isPresent()) {
      OtherConfigurations.refuse(text("config"), loader);
    }
    Applications.add(this);
  }

  int number() {
    return number;
  }

  /** Returns the text of the configuration that the environment holds. */
  Optional<String> configuration() {
    return configuration;
  }

  /** Returns a property of any name, whichever property source has it. */
  Optional<String> property(String name) {
    return Optional.ofNullable(binder.bind(name, String.class).orElse(null));
  }

  /** Returns a setting of connections, such as {@code hushcell.config}. */
  public Optional<String> setting(String name) {
    if (name.equals(PREFIX + "config") && configuration.isPresent()) {
      return Optional.of(SpringSettingSource.NAME + ":" + number);
    }
    return name.equals(PREFIX + "require")
        ? Optional.of(texts("require")).filter(all -> !all.isEmpty()).map(all -> join(all))
        : text(name.substring(PREFIX.length()));
  }

  private static String join(List<String> all) {
    return String.join(",", all);
  }

  /** Returns the names of the beans that are meant to be plain. */
  public List<String> plainDataSources() {
    return texts("plain-data-sources");
  }

  /**
   * Tells whether databases of containers and test slices, whose URLs nobody wrote, are protected.
   */
  public boolean wrapsGivenConnections() {
    return binder.bind(PREFIX + "wrap-given-connections", Boolean.class).orElse(true);
  }

  private Optional<String> text(String name) {
    return property(PREFIX + name).filter(value -> !value.isBlank());
  }

  private List<String> texts(String name) {
    return binder.bind(PREFIX + name, Bindable.listOf(String.class)).orElse(List.of());
  }

  /** The driver does not ask any more. */
  @Override
  public void close() {
    Applications.remove(this);
  }
}
