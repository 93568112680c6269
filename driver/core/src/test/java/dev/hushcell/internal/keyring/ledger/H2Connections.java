package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** New connections to an H2 database; can be made to fail. */
public final class H2Connections implements CatalogueConnections {
  private final String url;
  private final String user;
  private final Optional<String> place;
  public final AtomicInteger borrowed = new AtomicInteger();
  public volatile boolean down;
  volatile Runnable afterBorrowing = () -> {};

  public H2Connections(String url, String place) {
    this(url, "sa", place);
  }

  public H2Connections(String url, String user, String place) {
    this.url = url;
    this.user = user;
    this.place = Optional.of(place).filter(text -> !text.isEmpty());
  }

  @Override
  public Connection borrow() throws SQLException {
    if (down) {
      throw new SQLException("no connection", "08001");
    }
    borrowed.incrementAndGet();
    afterBorrowing.run();
    return DriverManager.getConnection(url, user, "");
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Optional<String> place() {
    return place;
  }
}
