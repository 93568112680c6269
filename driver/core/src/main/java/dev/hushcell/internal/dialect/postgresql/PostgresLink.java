package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Database.LinkExam;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.dialect.Hosts;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The link of pgjdbc. Behind a pooler, the server sees the pooler's link and the options govern the
 * link to the pooler: both must be safe.
 */
final class PostgresLink implements LinkExam {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final String REMEDY =
      "write sslmode=verify-full and sslrootcert=<file with the certificate of the authority>";

  private static final Set<String> VERIFYING_MODES = Set.of("verify-full", "verify-ca");

  /** Factories that verify a certificate when the mode says so. */
  private static final Set<String> VERIFYING =
      Set.of(
          "org.postgresql.ssl.LibPQFactory",
          "org.postgresql.ssl.jdbc4.LibPQFactory",
          "org.postgresql.ssl.DefaultJavaSSLFactory");

  /** What weakens verify-full, and may also stand in a file that the driver finds by itself. */
  private static final List<String> WEAKENING =
      List.of("sslfactory", "sslhostnameverifier", "gssEncMode");

  private static final String DEFAULTS = "org/postgresql/driverconfig.properties";

  private static final String UNIX_SOCKETS = "org.newsclub.net.unix.";

  /** Options that lead elsewhere than the address in front of them. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?i).*[?&](PG)?(host|service)=.*");

  private static final String FOUND =
      "SELECT s.ssl, s.version, s.cipher, pg_catalog.host(pg_catalog.inet_client_addr())"
          + " FROM pg_catalog.pg_stat_ssl s WHERE s.pid = pg_catalog.pg_backend_pid()";

  @Override
  public DriverPromise promised(DriverOptions options) {
    Reach reach = reach(options);
    String mode = mode(options);
    String doubt = doubt(options);
    boolean full = mode.equals("verify-full");
    if (!doubt.isEmpty() || !VERIFYING_MODES.contains(mode)) {
      String reason = doubt.isEmpty() ? "sslmode=" + mode : doubt;
      return new DriverPromise(reach, Certificate.UNVERIFIED, reason, REMEDY);
    }
    Optional<String> verifier = options.told("sslhostnameverifier");
    return new DriverPromise(
        reach,
        full && verifier.isEmpty() ? Certificate.VERIFIED : Certificate.ANY_NAME,
        "sslmode=" + mode + verifier.map(name -> ", sslhostnameverifier=" + name).orElse(""),
        REMEDY + (verifier.isEmpty() ? "" : ", and leave sslhostnameverifier out"));
  }

  /** A factory of sockets may lead anywhere, but for one that has sockets of the machine only. */
  private static Reach reach(DriverOptions options) {
    boolean direct =
        options.told("socketFactory").filter(name -> !name.startsWith(UNIX_SOCKETS)).isEmpty();
    return direct
        ? options.told("PGHOST").map(Hosts::reachOf).orElse(Reach.NETWORK)
        : Reach.NETWORK;
  }

  /** Without a mode, {@code ssl} alone means to verify all, and nothing means to try TLS. */
  private static String mode(DriverOptions options) {
    Optional<String> ssl = options.told("ssl");
    String unsaid =
        ssl.filter(on -> on.isEmpty() || on.equalsIgnoreCase("true")).isPresent()
            ? "verify-full"
            : "prefer";
    return options.told("sslmode").orElse(unsaid).toLowerCase(Locale.ROOT);
  }

  /** Returns what makes the mode worth nothing. */
  private static String doubt(DriverOptions options) {
    if (!options.areOf("org.postgresql")) {
      return "this is not the driver whose options are known";
    }
    Optional<String> factory = options.told("sslfactory").filter(name -> !VERIFYING.contains(name));
    if (factory.isPresent()) {
      return "sslfactory=" + factory.get() + " is not known to verify";
    }
    String gss = options.told("gssEncMode").orElse("allow");
    if (!gss.equalsIgnoreCase("allow") && !gss.equalsIgnoreCase("disable")) {
      return "gssEncMode=" + gss + " goes before TLS";
    }
    return defaults(options.loader());
  }

  private static String defaults(@Nullable ClassLoader loader) {
    ClassLoader used = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    try {
      for (URL each : Collections.list(used.getResources(DEFAULTS))) {
        Properties found = new Properties();
        try (InputStream in = each.openStream()) {
          found.load(in);
        }
        for (String name : WEAKENING) {
          if (found.containsKey(name)) {
            return name + " in " + DEFAULTS + " may go round it";
          }
        }
      }
      return "";
    } catch (IOException e) {
      return DEFAULTS + " cannot be read";
    }
  }

  @Override
  public Reach reach(String url) {
    String rest = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
    boolean unnamed = !rest.startsWith("//") || rest.startsWith("///");
    return unnamed || ELSEWHERE.matcher(rest).matches()
        ? Reach.NETWORK
        : Hosts.reachOf(rest.substring(2).split("[/?]", 2)[0]);
  }

  @Override
  public LinkStatus found(Connection connection, DriverPromise promise) throws SQLException {
    return Rows.first(
            connection,
            FOUND,
            row -> {
              Optional<String> client = Optional.ofNullable(row.getString(4));
              boolean local = client.map(Hosts::isLocal).orElse(true); // a socket of the machine
              return new LinkStatus(
                  local ? promise.reach() : Reach.NETWORK,
                  Optional.of(row.getBoolean(1)),
                  Optional.ofNullable(row.getString(2)),
                  Optional.ofNullable(row.getString(3)),
                  promise.certificate(),
                  promise.reason());
            })
        .orElseGet(() -> untold(promise));
  }

  private static LinkStatus untold(DriverPromise promise) {
    return new LinkStatus(
        Reach.NETWORK,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        promise.certificate(),
        promise.reason());
  }
}
