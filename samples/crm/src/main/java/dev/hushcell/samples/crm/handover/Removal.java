package dev.hushcell.samples.crm.handover;

import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes passwords along that stand in the rows of their owners from the time before the router had
 * a process of its own. A row is cleared when the vault has its password.
 */
public final class Removal {
  private record Column(Place place, String table, String key, String column) {}

  private record Stored(long owner, String secret) {
    @Override
    public String toString() {
      return "Stored[owner=" + owner + "]";
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column(Place.MAILBOX, "mailbox", "id", "password"),
          new Column(Place.PROFILE_INCOMING, "email_server_profile", "id", "incoming_password"),
          new Column(Place.PROFILE_OUTGOING, "email_server_profile", "id", "outgoing_password"),
          new Column(Place.QUEUE, "queue", "id", "email_password"),
          new Column(Place.USER, "user_settings", "user_id", "email_password"));

  private final JdbcClient rows;
  private final Vault vault;

  /** Uses the router's pool of the application's database. */
  public Removal(JdbcClient rows, Vault vault) {
    this.rows = rows;
    this.vault = vault;
  }

  /** Moves all there are and returns how many. */
  public int move() {
    return COLUMNS.stream().mapToInt(this::move).sum();
  }

  private int move(Column column) {
    String query =
        "select %2$s as owner, %3$s as secret from %1$s where %3$s is not null"
            .formatted(column.table(), column.key(), column.column());
    String clearing =
        "update %1$s set %3$s = null where %2$s = ?"
            .formatted(column.table(), column.key(), column.column());
    List<Stored> found =
        rows.sql(query)
            .query((row, number) -> new Stored(row.getLong("owner"), row.getString("secret")))
            .list();
    for (Stored each : found) {
      vault.put(new SecretName(column.place(), each.owner()), each.secret());
      rows.sql(clearing).param(each.owner()).update();
    }
    return found.size();
  }
}
