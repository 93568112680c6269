package dev.hushcell.internal.config.source;

import dev.hushcell.policy.SettingSource;
import java.util.List;
import java.util.Optional;

/** What frameworks say about settings and configurations. */
public final class SettingSources {
  private final List<SettingSource> all;

  public SettingSources(List<SettingSource> all) {
    this.all = List.copyOf(all);
  }

  /** Finds those of the application, then those beside the driver. */
  static SettingSources load() {
    return new SettingSources(Loaders.providers(SettingSource.class, "settings"));
  }

  /** Returns what the first that knows says about a setting. */
  public Optional<String> setting(String name) {
    return all.stream().flatMap(each -> each.setting(name).stream()).findFirst();
  }

  Optional<SettingSource> meantBy(String location) {
    return all.stream().filter(each -> location.startsWith(each.name() + ":")).findFirst();
  }
}
