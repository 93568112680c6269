package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a database must be like to be connected to.
 *
 * @param unproven databases to connect to although the project never ran on one
 * @param transport what the link must be
 * @param atRest whether the database must encrypt its disk
 */
public record DatabaseRequirements(
    Set<Unproven> unproven, Set<Transport> transport, boolean atRest) {
  private enum Disk {
    REQUIRE
  }

  public DatabaseRequirements {
    unproven = Set.copyOf(unproven);
    transport = Set.copyOf(transport);
  }

  /** Returns what is demanded by a file that says nothing of it. */
  public static DatabaseRequirements none() {
    return new DatabaseRequirements(Set.of(), Set.of(), false);
  }

  static DatabaseRequirements of(Section root) {
    Set<Transport> transport =
        new HashSet<>(root.choices("transport", List.of(Transport.values())));
    if (!transport.isEmpty() && !transport.contains(Transport.REQUIRE_TLS)) {
      throw ConfigFault.BAD_VALUE.at(
          root.valuePlace("transport"),
          "transport allows exceptions from nothing; write require-tls beside them, or remove it");
    }
    return new DatabaseRequirements(
        new HashSet<>(root.choices("unproven", List.of(Unproven.values()))),
        transport,
        root.choice("at-rest", List.of(Disk.values())).isPresent());
  }

  /** Tells whether each link must be verified TLS, but for what is allowed. */
  public boolean requireTls() {
    return transport.contains(Transport.REQUIRE_TLS);
  }

  public boolean allow(Transport exception) {
    return transport.contains(exception);
  }
}
