package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.Database.LinkExam;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.dialect.Hosts;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The link of H2, whose driver is its server too. Over {@code ssl:} it takes any host for the
 * server, and without settings of the JVM trusts a key that is public.
 */
final class H2Link implements LinkExam {
  private static final Pattern SERVER = Pattern.compile("(?i)jdbc:h2:(tcp|ssl):(?://)?([^/;]*).*");

  /** A server on the way: NULL where the session is one of this process. */
  private static final String FOUND =
      "SELECT SERVER, CLIENT_ADDR FROM INFORMATION_SCHEMA.SESSIONS"
          + " WHERE SESSION_ID = SESSION_ID()";

  private static final String REMEDY =
      "connect in the process, or over ssh, since the driver of H2 verifies no server";

  @Override
  public DriverPromise promised(DriverOptions options) {
    Map<String, String> disk = new HashMap<>();
    for (String name : H2Disk.OPTIONS) {
      options.given(name).ifPresent(value -> disk.put(name, value));
    }
    Matcher server = SERVER.matcher(options.place());
    if (!server.matches()) {
      return DriverPromise.inProcess().withDisk(disk);
    }
    return new DriverPromise(
        Hosts.reachOf(server.group(2)),
        Certificate.UNVERIFIED,
        server.group(1) + ": verifies no server",
        REMEDY,
        disk);
  }

  @Override
  public Reach reach(String url) {
    Matcher server = SERVER.matcher(url);
    return server.matches() ? Hosts.reachOf(server.group(2)) : Reach.IN_PROCESS;
  }

  /** With AUTO_SERVER the same URL leads into this process or to another one. */
  @Override
  public LinkStatus found(Connection connection, DriverPromise promise) throws SQLException {
    return Rows.first(
            connection,
            FOUND,
            row -> found(Optional.ofNullable(row.getString(1)), row.getString(2), promise))
        .orElseThrow();
  }

  private static LinkStatus found(
      Optional<String> server, @Nullable String client, DriverPromise promise) {
    if (server.isEmpty()) {
      return LinkStatus.inProcess();
    }
    boolean local = client != null && Hosts.reachOf(client) == Reach.LOOPBACK;
    boolean alone = promise.reach() != Reach.NETWORK;
    boolean tls = server.get().startsWith("ssl");
    return new LinkStatus(
        local && alone ? Reach.LOOPBACK : Reach.NETWORK,
        Optional.of(tls),
        tls ? Optional.of("TLS") : Optional.empty(),
        Optional.empty(),
        Certificate.UNVERIFIED,
        tls ? "ssl: verifies no server" : "tcp: encrypts nothing");
  }
}
