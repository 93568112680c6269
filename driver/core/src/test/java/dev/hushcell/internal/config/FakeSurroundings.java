package dev.hushcell.internal.config;

import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Environment.SettingSources;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.source.SecretSources;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Environment that a test fills. */
public class FakeSurroundings implements Environment {
  public final Map<String, String> environment = new HashMap<>();
  public final Map<String, String> properties = new HashMap<>();
  public final Map<String, List<URL>> resources = new HashMap<>();
  public Indexes indexes = Indexes.NONE;
  public SecretSources sources = new SecretSources(List.of());
  public SettingSources settings = new SettingSources(List.of());
  private final Path directory;

  public FakeSurroundings(Path directory) {
    this.directory = directory;
  }

  public void addResource(String name, Path file) throws IOException {
    resources.computeIfAbsent(name, n -> new ArrayList<>()).add(file.toUri().toURL());
  }

  @Override
  public Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  @Override
  public Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  @Override
  public Set<String> variables() {
    return environment.keySet();
  }

  @Override
  public Set<String> properties() {
    return properties.keySet();
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public List<URL> resources(String name) {
    return resources.getOrDefault(name, List.of());
  }

  @Override
  public Indexes indexes() {
    return indexes;
  }

  @Override
  public SecretSources secretSources() {
    return sources;
  }

  @Override
  public SettingSources settingSources() {
    return settings;
  }
}
