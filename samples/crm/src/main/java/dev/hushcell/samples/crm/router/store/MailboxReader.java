package dev.hushcell.samples.crm.router.store;

import dev.hushcell.samples.crm.credentials.PasswordSource;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.MailServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a mailbox with everything that it signs in with, wherever that stands. */
public final class MailboxReader {
  private static final String QUERY =
      """
      select m.id, m.address, m.credentials_from, m.profile_id, m.queue_id, m.owner_id,
        m.username, m.password,
        p.incoming_host, p.incoming_port, p.outgoing_host, p.outgoing_port, p.trusted_certificate,
        p.incoming_username, p.incoming_password, p.outgoing_username, p.outgoing_password,
        q.email_username as queue_username, q.email_password as queue_password,
        u.email_username as user_username, u.email_password as user_password,
        s.uid_validity, s.last_uid, s.failures
      from mailbox m
        join mailbox_state s on s.mailbox_id = m.id
        join email_server_profile p on p.id = m.profile_id
        left join queue q on q.id = m.queue_id
        left join user_settings u on u.user_id = m.owner_id
      where m.id = ?
      """;

  private final JdbcClient database;
  private final PasswordSource passwords;

  /** Uses a pool that may read passwords, and where they are if not in the rows. */
  public MailboxReader(JdbcClient database, PasswordSource passwords) {
    this.database = database;
    this.passwords = passwords;
  }

  RoutedMailbox read(long id) {
    return database.sql(QUERY).param(id).query((row, number) -> mailbox(row)).single();
  }

  private RoutedMailbox mailbox(ResultSet row) throws SQLException {
    String certificate = row.getString("trusted_certificate");
    return new RoutedMailbox(
        row.getLong("id"),
        row.getString("address"),
        new MailServer(row.getString("incoming_host"), row.getInt("incoming_port"), certificate),
        credentials(row, Place.PROFILE_INCOMING, "incoming_username", "incoming_password"),
        new MailServer(row.getString("outgoing_host"), row.getInt("outgoing_port"), certificate),
        credentials(row, Place.PROFILE_OUTGOING, "outgoing_username", "outgoing_password"),
        new InboxPlace(row.getLong("uid_validity"), row.getLong("last_uid")),
        row.getInt("failures"));
  }

  /** Reads from where the mailbox says; of a profile, what belongs to the direction. */
  private Optional<Credentials> credentials(
      ResultSet row, Place ofProfile, String profileUsername, String profilePassword)
      throws SQLException {
    return switch (row.getString("credentials_from")) {
      case "MAILBOX" -> pair(row, Place.MAILBOX, "id", "username", "password");
      case "QUEUE" -> pair(row, Place.QUEUE, "queue_id", "queue_username", "queue_password");
      case "USER" -> pair(row, Place.USER, "owner_id", "user_username", "user_password");
      default -> pair(row, ofProfile, "profile_id", profileUsername, profilePassword);
    };
  }

  private Optional<Credentials> pair(
      ResultSet row, Place place, String owner, String username, String password)
      throws SQLException {
    SecretName name = new SecretName(place, row.getLong(owner));
    Optional<String> secret = passwords.password(name, text(row, password));
    return text(row, username).flatMap(user -> secret.map(found -> new Credentials(user, found)));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
