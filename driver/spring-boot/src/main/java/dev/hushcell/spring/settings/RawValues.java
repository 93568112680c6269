package dev.hushcell.spring.settings;

import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Looks at values as they are written. {@code ${env:NAME}} of the configuration file means
 * something else to Spring: a property called {@code env}, and if there is none, the text {@code
 * NAME}. A password must not become that by mistake.
 */
final class RawValues {
  private static final Pattern FILE_SYNTAX = Pattern.compile("\\$\\{(env|sys|file|spring):");

  private RawValues() {}

  static void refuseFileSyntax(Environment environment) {
    if (environment instanceof ConfigurableEnvironment all) {
      for (PropertySource<?> source : all.getPropertySources()) {
        if (source instanceof EnumerablePropertySource<?> named) {
          refuseFileSyntax(named);
        }
      }
    }
  }

  private static void refuseFileSyntax(EnumerablePropertySource<?> source) {
    for (String name : source.getPropertyNames()) {
      if (name.startsWith("hushcell.")
          && source.getProperty(name) instanceof CharSequence value
          && FILE_SYNTAX.matcher(value).find()) {
        throw new SettingsException(
            name
                + " is written as in hushcell.yaml, which Spring reads differently: ${env:NAME} would"
                + " be the text NAME.",
            "Write ${NAME} for an environment variable or any other property, and import files by"
                + " spring.config.import=configtree:/run/secrets/.");
      }
    }
  }
}
