package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

  /**
   * A word under {@code transport:}: what the link to the database must be, and what may be else.
   */
  public enum Transport {
    /** Nothing but an encrypted link to a server whose certificate was verified. */
    REQUIRE_TLS,
    /** Or a link that stays on this machine. */
    ALLOW_LOOPBACK,
    /** Or a database in this process. */
    ALLOW_IN_PROCESS,
    /** Or an encrypted link of a data source, whose options nobody sees. */
    ALLOW_DATA_SOURCE,
    /** Or a certificate for whichever server, of somebody who is trusted. */
    ALLOW_ANY_NAME
  }

  /**
   * A kind of database whose statements are understood and tested as text, while the project had no
   * server of it: connections are made only where the configuration says so.
   */
  public enum Unproven {
    /** SQL Server and what speaks its protocol. */
    SQLSERVER("SQL Server", "sqlserver"),
    /** MySQL itself, but for versions that are proven; MariaDB is, through both drivers. */
    MYSQL("MySQL", "mysql-server");

    private final String product;
    private final String server;

    Unproven(String product, String server) {
      this.product = product;
      this.server = server;
    }

    /** Returns what the contract calls a server of the user's. */
    public String server() {
      return server;
    }

    /** Returns the name for messages, as {@code Database.name()} has it. */
    public String product() {
      return product;
    }

    /** Returns how it is written in the configuration and in the properties of the contract. */
    public String written() {
      return name().toLowerCase(Locale.ROOT);
    }
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
