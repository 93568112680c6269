package dev.hushcell.contract;

import dev.hushcell.contract.RewritingClient.Person;
import dev.hushcell.contract.RewritingClient.Way;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The ways of writing that one database has and others have not.
 *
 * @param client who writes
 */
record RewritingWays(RewritingClient client) {
  /** Returns those of a server. */
  List<Way> of(String server) {
    return switch (server) {
      case "postgresql" ->
          List.of(
              client::meddle,
              client::cascade,
              this::throughView,
              this::throughTrigger,
              this::populate,
              this::populateFromRow,
              this::wholeRows,
              this::copyText,
              this::mergeUsing,
              this::onConflict,
              this::asReplica);
      // No INSERT without names: new columns are the last ones here, see rewriting.md.
      case "h2" -> List.of(client::meddle, client::cascade, this::mergeUsing, this::mergeInto);
      case "sqlite" -> List.of(this::replace, this::upsert, this::withoutNames);
      default ->
          List.of(
              client::meddle,
              client::cascade,
              this::throughView,
              this::throughTrigger,
              this::replace,
              this::onDuplicateKey,
              this::withoutNames);
    };
  }

  /** Returns the definitions that these ways need. */
  static List<String> definitions(String server) {
    return switch (server) {
      case "postgresql" ->
          List.of(
              "create view named as select id, name from contact",
              "create table inbox (id int, email varchar(100), name varchar(40),"
                  + " password varchar(60))",
              "create function receive() returns trigger language plpgsql as 'begin insert into"
                  + " contact (id, email, name, password) values (new.id, new.email, new.name,"
                  + " new.password); return new; end'",
              "create trigger receive after insert on inbox for each row execute function"
                  + " receive()");
      case "h2", "sqlite" -> List.of();
      default ->
          List.of(
              "create view named as select id, name from contact",
              "create table inbox (id int, email varchar(100), name varchar(40),"
                  + " password varchar(60))",
              "create trigger receive after insert on inbox for each row insert into contact"
                  + " (id, email, name, password) values (new.id, new.email, new.name,"
                  + " new.password)");
    };
  }

  private void throughView(int from, int to) throws SQLException {
    Person now = client.row(to).named(client.word());
    client.one(to, now, "update named set name = '" + now.name() + "' where id = " + to);
  }

  private void throughTrigger(int from, int to) throws SQLException {
    int made = client.fresh();
    Person person = client.person();
    client.one(made, person, "insert into inbox values " + RewritingClient.values(made, person));
  }

  private void populate(int from, int to) throws SQLException {
    int made = client.fresh();
    Person person = client.person();
    client.one(
        made,
        person,
        "insert into contact select * from jsonb_populate_record(null::contact,"
            + " jsonb_build_object('id', %d, 'email', '%s', 'name', '%s', 'password', '%s'))"
                .formatted(made, person.email(), person.name(), person.password()));
  }

  /** What the new row does not say it has from another one, of a job's columns too. */
  private void populateFromRow(int from, int to) throws SQLException {
    int made = client.fresh();
    Person person = client.row(from).with(client.word());
    client.one(
        made,
        person,
        "insert into contact select (jsonb_populate_record(c, "
            + "jsonb_build_object('id', %d, 'password', '%s'))).* from contact c where id = %d"
                .formatted(made, person.password(), from));
  }

  private void wholeRows(int from, int to) throws SQLException {
    int made = client.fresh();
    client.run("drop table if exists moved");
    client.run("create temporary table moved as select * from contact where id = " + from);
    client.run("update moved set id = " + made);
    client.one(made, client.row(from), "insert into contact select * from moved");
  }

  private void copyText(int from, int to) throws SQLException {
    int made = client.fresh();
    CopyManager copying = client.plain().unwrap(PGConnection.class).getCopyAPI();
    StringWriter text = new StringWriter();
    try {
      copying.copyOut("copy (select * from contact where id = " + from + ") to stdout", text);
      String moved = text.toString().replaceFirst("^\\d+", String.valueOf(made));
      copying.copyIn("copy contact from stdin", new StringReader(moved));
    } catch (IOException e) {
      throw new SQLException(e);
    }
    client.keep(made, client.row(from));
  }

  private void mergeUsing(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(to).with(client.row(from).password()),
        "merge into contact t using (select "
            + to
            + " as id, password from contact where id = "
            + from
            + ") s on t.id = s.id when matched then update set password = s.password"
            + " when not matched then insert (id, password) values (s.id, s.password)");
  }

  private void mergeInto(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(from),
        "merge into contact (id, email, name, password) key (id) "
            + RewritingClient.copy(to, from));
  }

  private void onConflict(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(from),
        "insert into contact (id, email, name, password) "
            + RewritingClient.copy(to, from)
            + " on conflict (id) do update set (email, name, password) ="
            + " (excluded.email, excluded.name, excluded.password)");
  }

  private void upsert(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(from),
        "insert into contact (id, email, name, password) "
            + RewritingClient.copy(to, from)
            + " on conflict (id) do update set email = excluded.email, name = excluded.name,"
            + " password = excluded.password");
  }

  private void onDuplicateKey(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(from),
        "insert into contact (id, email, name, password) "
            + RewritingClient.copy(to, from)
            + " on duplicate key update email = values(email), name = values(name),"
            + " password = values(password)");
  }

  private void replace(int from, int to) throws SQLException {
    client.one(
        to,
        client.row(from),
        "replace into contact (id, email, name, password) " + RewritingClient.copy(to, from));
  }

  private void withoutNames(int from, int to) throws SQLException {
    int made = client.fresh();
    client.one(made, client.row(from), "insert into contact " + RewritingClient.copy(made, from));
  }

  private void asReplica(int from, int to) throws SQLException {
    client.run("set session_replication_role = replica");
    try {
      client.one(
          to,
          client.row(to).with(client.row(from).password()),
          "update contact set password = (select password from contact where id = "
              + from
              + ") where id = "
              + to);
    } finally {
      client.run("set session_replication_role = origin");
    }
  }
}
