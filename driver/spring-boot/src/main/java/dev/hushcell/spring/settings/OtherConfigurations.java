package dev.hushcell.spring.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a configuration beside the one in the environment: both could be meant. */
final class OtherConfigurations {
  private static final String DEFAULT_NAME = "hushcell.yaml";

  private OtherConfigurations() {}

  static void refuse(Optional<String> named, ClassLoader loader) {
    Optional<String> other =
        named
            .or(
                () ->
                    Optional.ofNullable(loader.getResource(DEFAULT_NAME))
                        .map(found -> "classpath:" + DEFAULT_NAME))
            .or(
                () ->
                    Files.exists(Path.of(DEFAULT_NAME))
                        ? Optional.of("./" + DEFAULT_NAME)
                        : Optional.empty());
    if (other.isPresent()) {
      throw new SettingsException(
          "Spring's environment has a configuration for Hushcell (hushcell.keystore), and there is "
              + other.get()
              + "; both could be meant.",
          "Remove one of them. To keep the file and only take secrets from the environment, write"
              + " ${spring:name.of.property} in it.");
    }
  }
}
