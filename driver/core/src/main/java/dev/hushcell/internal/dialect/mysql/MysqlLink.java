package dev.hushcell.internal.dialect.mysql;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link of both drivers. Behind a proxy, the server sees the proxy's link and the options govern
 * the link to the proxy: both must be safe.
 */
final class MysqlLink implements LinkExam {
  private static final String MODE = "sslMode";
  private static final String REMEDY_OF_MARIADB =
      "write sslMode=verify-full and serverSslCert=<file with the certificate of the authority>";
  private static final String REMEDY_OF_MYSQL =
      "write sslMode=VERIFY_IDENTITY and trustCertificateKeyStoreUrl=<store with the certificate of"
          + " the authority>";

  /** Either driver has its own words; each takes some of the other. */
  private static final Set<String> FULL = Set.of("VERIFY_FULL", "VERIFY_IDENTITY");

  private static final Set<String> FACTORIES =
      Set.of(
          "com.mysql.cj.protocol.StandardSocketFactory",
          "com.mysql.cj.protocol.SocksProxySocketFactory",
          "com.mysql.cj.protocol.NamedPipeSocketFactory");

  private static final Pattern ONE_HOST = Pattern.compile("jdbc:[a-z]+://[^,]*");
  private static final Pattern HOST_OPTION = Pattern.compile("(?i)[(,]host=([^),]*)");

  private static final String FOUND =
      "SHOW SESSION STATUS WHERE Variable_name IN ('Ssl_version', 'Ssl_cipher')";

  @Override
  public DriverPromise promised(DriverOptions options) {
    boolean mariaDb = options.areOf("org.mariadb.jdbc");
    String remedy = mariaDb ? REMEDY_OF_MARIADB : REMEDY_OF_MYSQL;
    Reach reach =
        mariaDb && options.told("socketFactory").isPresent()
            ? Reach.NETWORK
            : options
                .told("localSocket")
                .map(path -> Reach.LOOPBACK)
                .orElse(reach(options.place()));
    String doubt = mariaDb ? doubtOfMariaDb(options) : doubtOfMysql(options);
    if (!doubt.isEmpty()) {
      return new DriverPromise(reach, Certificate.UNVERIFIED, doubt, remedy);
    }
    String mode =
        isOneHost(options) || mariaDb
            ? options.told(MODE).orElse("not known")
            : options.given(MODE).orElse("not given");
    String folded = mode.toUpperCase(Locale.ROOT).replace('-', '_');
    Certificate certificate = Certificate.UNVERIFIED;
    if (FULL.contains(folded)) {
      certificate = Certificate.VERIFIED;
    } else if (folded.equals("VERIFY_CA")) {
      certificate = Certificate.ANY_NAME;
    }
    return new DriverPromise(reach, certificate, MODE + "=" + mode, remedy);
  }

  /** MariaDB Connector/J tells option names apart by case, and yet takes either one. */
  private static String doubtOfMariaDb(DriverOptions options) {
    if (options.isAmbiguous(MODE)) {
      return MODE + " is given several values";
    }
    if (options.place().toLowerCase(Locale.ROOT).contains("sslmode=")) {
      return "a host has an " + MODE + " of its own";
    }
    return options
        .told("tlsSocketType")
        .map(name -> "tlsSocketType=" + name + " is not known to verify")
        .orElse("");
  }

  /** Of several hosts the driver does not tell what it makes of the options. */
  private static String doubtOfMysql(DriverOptions options) {
    if (!options.areOf("com.mysql.cj")) {
      return "this is not a driver whose options are known";
    }
    Optional<String> factory =
        options.told("socketFactory").filter(name -> !FACTORIES.contains(name));
    if (factory.isPresent()) {
      return "socketFactory=" + factory.get() + " is not known to verify";
    }
    if (isOneHost(options)) {
      return "";
    }
    boolean elsewhere =
        options.given("useConfigs").isPresent() || options.given("propertiesTransform").isPresent();
    if (elsewhere || options.isAmbiguous(MODE)) {
      return MODE + " is given several values, or may be";
    }
    return options.place().contains("=") ? "hosts have options of their own" : "";
  }

  private static boolean isOneHost(DriverOptions options) {
    return ONE_HOST.matcher(options.place()).matches();
  }

  @Override
  public Reach reach(String url) {
    int begin = url.indexOf("//");
    if (begin < 0) {
      return Reach.NETWORK;
    }
    String hosts = url.substring(begin + 2).split("[/?]", 2)[0];
    if (!hosts.contains("=")) {
      return hosts.isEmpty() ? Reach.NETWORK : Hosts.reachOf(withoutUsers(hosts));
    }
    List<String> named = new ArrayList<>();
    Matcher option = HOST_OPTION.matcher(hosts);
    while (option.find()) {
      named.add(option.group(1));
    }
    return Hosts.reach(named);
  }

  private static String withoutUsers(String hosts) {
    return hosts.substring(hosts.lastIndexOf('@') + 1);
  }

  @Override
  public LinkStatus found(Connection connection, DriverPromise promise) throws SQLException {
    Map<String, String> found = new HashMap<>();
    Rows.of(connection, FOUND, row -> found.put(row.getString(1), row.getString(2)));
    String client = Rows.texts(connection, "SELECT USER()").get(0);
    boolean local = Hosts.isLocal(client.substring(client.lastIndexOf('@') + 1));
    Optional<String> cipher = named(found, "Ssl_cipher");
    return new LinkStatus(
        local ? promise.reach() : Reach.NETWORK,
        Optional.of(cipher.isPresent()),
        named(found, "Ssl_version"),
        cipher,
        promise.certificate(),
        promise.reason());
  }

  private static Optional<String> named(Map<String, String> found, String name) {
    return Optional.ofNullable(found.get(name)).filter(value -> !value.isEmpty());
  }
}
