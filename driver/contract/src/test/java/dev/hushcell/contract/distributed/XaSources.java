package dev.hushcell.contract.distributed;

import com.mysql.cj.jdbc.MysqlXADataSource;
import dev.hushcell.contract.server.Base;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.xa.PGXADataSource;

/** The data sources of the real drivers that transaction managers use. */
public final class XaSources {
  private XaSources() {}

  /** Returns that of the driver to which the URL belongs, where it has one. */
  public static Optional<XADataSource> of(Base base) throws SQLException {
    String driver = base.url().split(":", 3)[1];
    return switch (driver) {
      case "postgresql" -> Optional.of(postgres(base));
      case "h2" -> Optional.of(h2(base));
      case "mariadb" -> Optional.of(maria(base));
      case "mysql" -> Optional.of(mysql(base));
      default -> Optional.empty();
    };
  }

  private static XADataSource postgres(Base base) {
    PGXADataSource source = new PGXADataSource();
    source.setUrl(base.url());
    source.setUser(base.user());
    source.setPassword(base.password());
    return source;
  }

  private static XADataSource h2(Base base) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(base.url());
    source.setUser(base.user());
    source.setPassword(base.password());
    return source;
  }

  private static XADataSource maria(Base base) throws SQLException {
    MariaDbDataSource source = new MariaDbDataSource(base.url());
    source.setUser(base.user());
    source.setPassword(base.password());
    return source;
  }

  private static XADataSource mysql(Base base) {
    MysqlXADataSource source = new MysqlXADataSource();
    source.setUrl(base.url());
    source.setUser(base.user());
    source.setPassword(base.password());
    return source;
  }
}
