package dev.hushcell.samples.crm.handover;

import dev.hushcell.samples.crm.credentials.PasswordSource;
import dev.hushcell.samples.crm.credentials.SecretName;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The passwords of a router that runs as its own process: in a database and under keys that the
 * pages have no access to.
 */
public final class Vault implements PasswordSource {
  private final JdbcClient database;

  /** Uses the router's own database. */
  public Vault(JdbcClient database) {
    this.database = database;
  }

  /** Keeps a password in place of an older one. */
  public void put(SecretName name, String password) {
    int changed =
        database
            .sql("update credential set secret = ? where name = ?")
            .params(password, name.toString())
            .update();
    if (changed == 0) {
      database
          .sql("insert into credential (name, secret) values (?, ?)")
          .params(name.toString(), password)
          .update();
    }
  }

  /** Forgets a password. */
  public void remove(SecretName name) {
    database.sql("delete from credential where name = ?").param(name.toString()).update();
  }

  @Override
  public Optional<String> password(SecretName name, Optional<String> inRow) {
    return database
        .sql("select c.secret from credential c where c.name = ?")
        .param(name.toString())
        .query(String.class)
        .optional();
  }
}
