package dev.hushcell.internal.jdbc;

import dev.hushcell.HushcellConnectionPoolDataSource;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.HushcellDriver;
import dev.hushcell.HushcellXaDataSource;
import dev.hushcell.internal.jdbc.WalkSubject.Scenery;
import dev.hushcell.testing.TestKeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The driver and the data sources among what is walked. Their connections are those of an H2. */
final class WalkSources {
  private static final Path CONFIGURATION = configuration();

  private WalkSources() {}

  static List<WalkSubject> all() {
    return List.of(
        new WalkSubject("driver", Driver.class, false, s -> new HushcellDriver()),
        new WalkSubject("data source", DataSource.class, false, WalkSources::source),
        new WalkSubject("data source by url", DataSource.class, false, s -> byUrl()),
        new WalkSubject("xa source", XADataSource.class, false, WalkSources::distributed),
        new WalkSubject("pool source", ConnectionPoolDataSource.class, false, WalkSources::pooled));
  }

  private static Path configuration() {
    try {
      Path directory = Files.createTempDirectory("walk");
      Path password = Files.writeString(directory.resolve("password"), "correct horse battery");
      String keys = TestKeyStore.section(directory.resolve("keys"), password);
      return Files.writeString(
          directory.resolve("hushcell.yaml"), keys + "columns: { contact.note: {} }\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String database() {
    return "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  private static JdbcDataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:" + database());
    return source;
  }

  private static HushcellDataSource source(Scenery s) {
    JdbcDataSource h2 = h2();
    s.stub.answering("DataSource.getConnection", given -> opened(h2::getConnection));
    HushcellDataSource source = new HushcellDataSource(s.stub.make(DataSource.class));
    source.setConfig(CONFIGURATION.toString());
    return source;
  }

  private static HushcellDataSource byUrl() {
    HushcellDataSource source = new HushcellDataSource();
    source.setUrl("jdbc:hushcell:" + database());
    source.setConfig(CONFIGURATION.toString());
    return source;
  }

  private static HushcellXaDataSource distributed(Scenery s) {
    JdbcDataSource h2 = h2();
    s.stub.answering("XADataSource.getXAConnection", given -> opened(h2::getXAConnection));
    HushcellXaDataSource source = new HushcellXaDataSource(s.stub.make(XADataSource.class));
    source.setConfig(CONFIGURATION.toString());
    return source;
  }

  private static HushcellConnectionPoolDataSource pooled(Scenery s) {
    JdbcDataSource h2 = h2();
    s.stub.answering(
        "ConnectionPoolDataSource.getPooledConnection", given -> opened(h2::getPooledConnection));
    HushcellConnectionPoolDataSource source =
        new HushcellConnectionPoolDataSource(s.stub.make(ConnectionPoolDataSource.class));
    source.setConfig(CONFIGURATION.toString());
    return source;
  }

  private interface Opening {
    Object open() throws SQLException;
  }

  private static Object opened(Opening opening) {
    try {
      return opening.open();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
