package dev.hushcell.spring;

import dev.hushcell.spring.app.CrmApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application on a database in a directory of the test, with all that it needs as settings. */
final class Started {
  static final String PASSWORD = "correct horse battery staple";

  private final Path directory;

  Started(Path directory) {
    this.directory = directory;
  }

  /** Returns the settings of a key store that is made when it is first used. */
  List<String> keyStore() {
    return List.of(
        "hushcell.keystore.type=bcfks",
        "hushcell.keystore.path=" + directory.resolve("keys.bcfks"),
        "hushcell.keystore.password=" + PASSWORD,
        "hushcell.keystore.key=master",
        "hushcell.keystore.create=true");
  }

  String plainUrl() {
    return "jdbc:h2:file:" + directory.resolve("crm");
  }

  String url() {
    return plainUrl().replace("jdbc:", "jdbc:hushcell:");
  }

  /** Starts an application; settings are given as on the command line, and the last one counts. */
  ConfigurableApplicationContext run(Class<?> application, Stream<String> settings) {
    Map<String, String> last = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=none",
                "logging.level.root=warn",
                "spring.jpa.hibernate.ddl-auto=update",
                "spring.flyway.enabled=false",
                "spring.liquibase.enabled=false"),
            settings)
        .forEach(each -> last.put(each.substring(0, each.indexOf('=')), "--" + each));
    SpringApplication spring = new SpringApplication(application);
    spring.setMainApplicationClass(application);
    return spring.run(last.values().toArray(String[]::new));
  }

  ConfigurableApplicationContext run(String... settings) {
    return run(CrmApplication.class, Stream.concat(keyStore().stream(), Arrays.stream(settings)));
  }

  /** Returns what H2 itself has in a column, without Hushcell. */
  List<String> stored(String table, String column) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection plain = DriverManager.getConnection(plainUrl());
        Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery("select \"%s\" from \"%s\"".formatted(column, table))) {
      while (rows.next()) {
        values.add(
            rows.getObject(1) instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : rows.getString(1));
      }
    }
    return values;
  }
}
