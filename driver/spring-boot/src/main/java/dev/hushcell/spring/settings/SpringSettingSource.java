package dev.hushcell.spring.settings;

import dev.hushcell.policy.SettingSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells the driver what the environment of a Spring application says: {@code hushcell.config},
 * {@code hushcell.profile}, {@code hushcell.require}, and the configuration that is made of {@code
 * hushcell.keystore.*} and the rest. Where several applications run in the process, the newest one.
 */
public final class SpringSettingSource implements SettingSource {
  static final String NAME = "spring";

  /** Built by the service loader. */
  public SpringSettingSource() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> setting(String setting) {
    return Applications.setting(setting);
  }

  @Override
  public String configuration(String reference) throws IOException {
    return Applications.numbered(reference)
        .configuration()
        .orElseThrow(() -> new IOException("its environment has no hushcell.keystore"));
  }
}
