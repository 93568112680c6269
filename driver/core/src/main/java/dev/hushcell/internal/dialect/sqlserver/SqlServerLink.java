package dev.hushcell.internal.dialect.sqlserver;

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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The link of the driver of SQL Server; never seen on a server by this project. */
final class SqlServerLink implements LinkExam {
  private static final String REMEDY =
      "write encrypt=true and trustServerCertificate=false (trustStore=<store with the certificate of"
          + " the authority> where the JVM does not trust it), and leave trustManagerClass out";

  /** What the driver takes for encryption of the whole session. */
  private static final Set<String> ENCRYPTING = Set.of("true", "mandatory", "strict");

  private static final Pattern ELSEWHERE = Pattern.compile("server(?:name)?\\s*=|failover");

  private static final String CLIENT =
      "SELECT CAST(CONNECTIONPROPERTY('client_net_address') AS NVARCHAR(60))";

  /** Needs VIEW SERVER STATE. */
  private static final String FOUND =
      "SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID";

  @Override
  public DriverPromise promised(DriverOptions options) {
    Optional<String> partner = options.told("failoverPartner").filter(name -> !name.isEmpty());
    Reach reach =
        partner.isEmpty()
            ? options.told("serverName").map(Hosts::reachOf).orElse(Reach.NETWORK)
            : Reach.NETWORK;
    String encrypt = options.told("encrypt").orElse("not known").toLowerCase(Locale.ROOT);
    String trust = options.told("trustServerCertificate").orElse("not known");
    Optional<String> manager = options.told("trustManagerClass").filter(name -> !name.isEmpty());
    boolean verified =
        options.areOf("com.microsoft.sqlserver.jdbc")
            && ENCRYPTING.contains(encrypt)
            && (encrypt.equals("strict") || trust.equalsIgnoreCase("false"))
            && manager.isEmpty();
    return new DriverPromise(
        reach,
        verified ? Certificate.VERIFIED : Certificate.UNVERIFIED,
        "encrypt="
            + encrypt
            + ", trustServerCertificate="
            + trust
            + manager.map(name -> ", trustManagerClass=" + name).orElse(""),
        REMEDY);
  }

  /** Not when a setting behind the address may name another server. */
  @Override
  public Reach reach(String url) {
    int begin = url.indexOf("//");
    String[] parts = begin < 0 ? new String[] {""} : url.substring(begin + 2).split(";", 2);
    String host = parts[0].split("\\\\", 2)[0];
    boolean elsewhere =
        parts.length > 1 && ELSEWHERE.matcher(parts[1].toLowerCase(Locale.ROOT)).find();
    return host.isEmpty() || elsewhere ? Reach.NETWORK : Hosts.reachOf(host);
  }

  @Override
  public LinkStatus found(Connection connection, DriverPromise promise) throws SQLException {
    boolean local =
        Rows.of(connection, CLIENT, row -> String.valueOf(row.getString(1))).stream()
            .anyMatch(address -> address.startsWith("<local") || Hosts.isLocal(address));
    return new LinkStatus(
        local ? promise.reach() : Reach.NETWORK,
        encrypted(connection),
        Optional.empty(),
        Optional.empty(),
        promise.certificate(),
        promise.reason());
  }

  private static Optional<Boolean> encrypted(Connection connection) {
    try {
      return Rows.first(connection, FOUND, row -> "TRUE".equalsIgnoreCase(row.getString(1)));
    } catch (SQLException withoutTheRight) {
      return Optional.empty();
    }
  }
}
