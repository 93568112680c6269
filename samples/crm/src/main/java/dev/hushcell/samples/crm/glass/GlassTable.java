package dev.hushcell.samples.crm.glass;

import java.util.List;
import java.util.Optional;

/** A table that can be looked at, and how its rows are named. */
enum GlassTable {
  MAILBOX("mailbox", "id"),
  EMAIL_SERVER_PROFILE("email_server_profile", "id"),
  QUEUE("queue", "id"),
  USER_SETTINGS("user_settings", "user_id"),
  APP_USER("app_user", "id"),
  CONTACT("contact", "id"),
  LEAD("lead", "id"),
  ACTIVITY("activity", "id"),
  PAST_CALL("past_call", "id"),
  OUTBOX_MAIL("outbox_mail", "id"),
  ACCOUNT("account", "id");

  private static final int ROWS = 12;

  private final String table;
  private final String key;

  GlassTable(String table, String key) {
    this.table = table;
    this.key = key;
  }

  static Optional<GlassTable> named(String name) {
    return List.of(values()).stream().filter(each -> each.table.equals(name)).findAny();
  }

  String table() {
    return table;
  }

  String key() {
    return key;
  }

  /** Returns the query for the newest rows; the same for both sides. */
  String query() {
    return "select * from %s order by %s desc fetch first %d rows only".formatted(table, key, ROWS);
  }
}
