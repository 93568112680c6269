package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.DatabaseRequirements.Unproven;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.SemicolonUrl;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.dialect.sqlite.SqliteDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.model.UrlForm;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The kinds of databases that can be protected. SQL Server and MySQL are understood as text, and
 * wait for a server that keeps the contract: they need a line in the configuration.
 */
public final class Databases {
  private static final List<Database> KNOWN = known();

  private Databases() {}

  private static List<Database> known() {
    List<Database> known = new ArrayList<>(H2Database.all());
    known.addAll(PostgresDatabase.all());
    known.addAll(MysqlDatabase.all());
    known.add(new SqlServerDatabase());
    known.add(new SqliteDatabase());
    return List.copyOf(known);
  }

  static List<Database> all() {
    return KNOWN;
  }

  /** Tells whether a URL of a real driver may lead to a database that can be protected. */
  static boolean knowUrl(String url) {
    return !behind(url).isEmpty();
  }

  private static List<Database> behind(String url) {
    return KNOWN.stream().filter(each -> each.hasUrl(url)).toList();
  }

  /** Returns the kind that a URL of a real driver leads to, as far as the text tells. */
  static Optional<Database> ofUrl(String url) {
    return behind(url).stream().findFirst();
  }

  /** Tells whether a database lets nobody in for a moment, by what it answered to its URL. */
  static boolean isShut(String url, SQLException failure) {
    return behind(url).stream().anyMatch(each -> each.tables().failures().isShut(failure));
  }

  public static ConnectionTarget target(String url, Properties given, Environment surroundings) {
    return ConnectionTarget.of(url, given, surroundings, Databases::urlForm);
  }

  /** Returns how a URL carries settings; one that no kind has is refused later. */
  private static UrlForm urlForm(String url) {
    return ofUrl(url).map(Database::urls).orElseGet(SemicolonUrl::new);
  }

  /** Returns the kind of the database behind a connection; empty when it is none of them. */
  public static Optional<Database> of(Connection connection) throws SQLException {
    DatabaseMetaData driver = connection.getMetaData();
    for (Database each : KNOWN) {
      if (each.isBehind(driver)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns one of the kinds of the product behind a connection; which of them it is would have to
   * be asked.
   */
  static Optional<Database> ofProduct(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return KNOWN.stream().filter(each -> each.isProduct(product)).findFirst();
  }

  /** Refuses a URL that leads to nothing but databases that are unproven and not allowed. */
  static void requireAllowedUrl(String url, DatabaseRequirements demands) {
    if (behind(url).stream().noneMatch(each -> isAllowed(each, demands))) {
      ofUrl(url).ifPresent(first -> requireAllowed(first, demands));
    }
  }

  static void requireAllowed(Database database, DatabaseRequirements demands) {
    if (isAllowed(database, demands)) {
      return;
    }
    Unproven kind = unproven(database).orElseThrow();
    String property = "-Dhushcell.it." + kind.written();
    throw ConfigFault.UNPROVEN_DATABASE.fault(
        "statements of "
            + kind.product()
            + " are understood and tested as text, but this project has never run on a server of"
            + " this version through this driver; run the contract tests on your own (mvn verify -pl"
            + " driver/contract -am -Dhushcell.contract.servers="
            + kind.server()
            + " "
            + property
            + ".url=jdbc:… "
            + property
            + ".user=… "
            + property
            + ".password=…), and if they pass write unproven: ["
            + kind.written()
            + "] into the configuration");
  }

  private static boolean isAllowed(Database database, DatabaseRequirements demands) {
    return unproven(database).filter(Predicate.not(demands.unproven()::contains)).isEmpty();
  }

  private static Optional<Unproven> unproven(Database database) {
    return Arrays.stream(Unproven.values())
        .filter(each -> each.product().equals(database.name()))
        .findFirst();
  }

  /** Returns the schemas, in lower case, that belong to a database of any kind itself. */
  public static Set<String> systemSchemas() {
    return KNOWN.stream()
        .flatMap(each -> each.systemSchemas().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the end of a message about a word in a URL that may be meant for one of all kinds. */
  static String nearest(String word) {
    List<String> words =
        KNOWN.stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace(" ", ""))
            .distinct()
            .toList();
    return word.isEmpty() ? "" : Nearest.hint(word, words);
  }

  static String names() {
    return KNOWN.stream().map(Database::name).distinct().collect(Collectors.joining(", "));
  }
}
