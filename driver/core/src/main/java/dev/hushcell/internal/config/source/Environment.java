package dev.hushcell.internal.config.source;

import dev.hushcell.policy.SettingSource;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a configuration is read from besides its own text; a test has its own. */
public interface Environment {
  Optional<String> environment(String name);

  Optional<String> property(String name);

  Set<String> variables();

  Set<String> properties();

  Path directory();

  /** Returns all class path resources of this name, each once. */
  List<URL> resources(String name) throws IOException;

  default Indexes indexes() {
    return Indexes.NONE;
  }

  default SecretSources secretSources() {
    return SecretSources.load();
  }

  default SettingSources settingSources() {
    return SettingSources.load();
  }

  default byte[] file(Path path) throws IOException {
    return Files.readAllBytes(path);
  }

  static Environment ofProcess() {
    return new OfProcess();
  }

  final class OfProcess implements Environment {
    @Override
    public Optional<String> environment(String name) {
      return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> property(String name) {
      return Optional.ofNullable(System.getProperty(name));
    }

    @Override
    public Set<String> variables() {
      return System.getenv().keySet();
    }

    @Override
    public Set<String> properties() {
      return System.getProperties().stringPropertyNames();
    }

    @Override
    public Path directory() {
      return Path.of("");
    }

    @Override
    public List<URL> resources(String name) throws IOException {
      Map<String, URL> found = new LinkedHashMap<>();
      for (ClassLoader loader : Loaders.ofThisThread()) {
        for (URL url : Collections.list(loader.getResources(name))) {
          found.putIfAbsent(url.toExternalForm(), url);
        }
      }
      return new ArrayList<>(found.values());
    }

    @Override
    public Indexes indexes() {
      return Indexes.load(Loaders.ofThisThread());
    }
  }

  /** What frameworks say about settings and configurations. */
  final class SettingSources {
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
}
