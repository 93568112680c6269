package dev.hushcell.samples.crm.keys;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.policy.TableName;
import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The columns that had values before anything was protected. The configuration of the pages does
 * not declare them, so that everybody goes on with them until a job has encrypted them; the job has
 * a configuration of its own, which is that of the pages and these declarations.
 */
@Component
final class LateColumns {
  static final String TABLE = "past_call";
  static final List<String> COLUMNS = List.of("phone", "said");

  private static final String DECLARED =
      """
        past_call.phone: { search: equality, compare: exact }
        past_call.said: {}
      """;

  private static final String CONFIGURATION = "hushcell.yaml";
  private static final String OF_JOBS = "late-columns.yaml";
  private static final Pattern SECTION = Pattern.compile("(?m)^columns:[ \\t]*(?:#.*)?\\n");
  private static final Pattern ANY_SECTION = Pattern.compile("(?m)^columns:");
  private static final Pattern OWN = Pattern.compile("(?m)^\\s+(?:\\w+\\.)?past_call\\.");

  private final OwnSource source;
  private final Home home;

  LateColumns(OwnSource source, @Value("${crm.home}") Path directory) throws IOException {
    this.source = source;
    this.home = Home.at(directory);
  }

  /** Opens a data source that declares the columns. */
  synchronized HushcellDataSource open() throws IOException {
    Path file = home.file(OF_JOBS);
    String wanted = declaring(Files.readString(home.file(CONFIGURATION)));
    if (!Files.exists(file) || !Files.readString(file).equals(wanted)) {
      home.keep(OF_JOBS, wanted.getBytes(StandardCharsets.UTF_8));
    }
    HushcellDataSource opened = source.open();
    opened.setConfig(file.toString());
    return opened;
  }

  /** Has the pages declare the columns too, from the next start on: they are ciphertext by now. */
  synchronized void declare() throws IOException {
    Path file = home.file(CONFIGURATION);
    StoreConfiguration.write(file, declaring(Files.readString(file)));
  }

  /** Returns a configuration with the declarations; the same, if its owner has put some there. */
  static String declaring(String configuration) throws IOException {
    if (OWN.matcher(configuration).find()) {
      return configuration;
    }
    Matcher section = SECTION.matcher(configuration);
    if (section.find()) {
      return new StringBuilder(configuration).insert(section.end(), DECLARED).toString();
    }
    if (ANY_SECTION.matcher(configuration).find()) {
      throw new IOException(CONFIGURATION + " has no section columns: in block form; edit it");
    }
    return configuration.stripTrailing() + "\n\ncolumns:\n" + DECLARED;
  }

  /** Returns the table as the database reports its name. */
  static TableName table(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String name = database.storesUpperCaseIdentifiers() ? TABLE.toUpperCase(Locale.ROOT) : TABLE;
    return new TableName(Objects.requireNonNull(connection.getSchema()), name);
  }

  /** Counts the rows. */
  static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery("select count(*) from " + TABLE)) {
      counted.next();
      return counted.getLong(1);
    }
  }
}
