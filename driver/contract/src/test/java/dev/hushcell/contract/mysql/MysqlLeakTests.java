package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Traces;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Marked plaintext goes through every kind of statement, those that are refused and those that fail
 * included; then data, log of transactions, binary log, log of queries, log of slow queries and the
 * views of statements are searched for the marks.
 */
@EachMaria
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
class MysqlLeakTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email:  { search: equality, compare: exact }
        contact.phone:  {}
        contact.letter: {}
        contact.photo:  {}
        contact.born:   { search: equality }
        second.email:   { search: equality, key: contact.email, compare: exact }
      """;

  /** In front of every mark; what has it and is not protected tells that the search finds. */
  private static final String PLAIN = "plainmark";

  @Parameter Server server;
  @TempDir Path directory;
  private final List<String> marks = new ArrayList<>();
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    assumeTrue(!server.traces().isEmpty(), "the files of the server cannot be reached from here");
    scene = Scene.of(server, directory, COLUMNS);
  }

  @Test
  void noTraceHoldsAProtectedValue() throws SQLException {
    try (Connection ours = scene.ours()) {
      work(ours);
      server.flush();
      assertThat(marks).hasSizeGreaterThan(40);
      found(marks).forEach((mark, places) -> assertThat(places).as(mark).isEmpty());
      assertThat(found(PLAIN + "-name")).as("the search itself").hasSizeGreaterThan(3);
    }
  }

  @Test
  void searchFindsTheValueOfOnePathThatGoesPastTheDriver() throws SQLException {
    String mark = mark("past");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      work(ours);
      scene.run(plain, "create table past (id int primary key, word varchar(100))");
      try (PreparedStatement insert = plain.prepareStatement("insert into past values (1, ?)")) {
        insert.setString(1, mark);
        insert.executeUpdate();
      }
      scene.run(plain, "insert into past values (2, '" + mark + "')");
      server.flush();
      assertThat(found(mark).toString())
          .contains("past.ibd has it in UTF-8")
          .containsPattern("(?:ib_logfile|#ib_redo)\\d+ has it in UTF-8")
          .contains("binlog.0")
          .contains("-slow.log has it in UTF-8")
          .contains(".log has it in UTF-8")
          .contains("told of statements");
    }
  }

  private String mark(String path) {
    String mark = "mark" + server.hashCode() + "-" + marks.size() + "-" + path + "-f3a91c";
    marks.add(mark);
    return mark;
  }

  private List<String> found(String mark) throws SQLException {
    return found(List.of(mark)).get(mark);
  }

  private Map<String, List<String>> found(List<String> marks) throws SQLException {
    Map<String, List<String>> found = scene.traces().of(marks);
    Traces.in(String.join("\n", server.told()), marks)
        .forEach(
            (mark, forms) ->
                forms.forEach(form -> found.get(mark).add("told of statements " + form)));
    return found;
  }

  private void work(Connection ours) throws SQLException {
    scene.run(
        ours,
        "create table contact (id int primary key auto_increment, name varchar(100), email"
            + " varchar(100) unique, phone varchar(100), letter text, photo blob, born date)",
        "create table second (id int primary key, email varchar(100))",
        "create view mails as select id, email from contact");
    literals(ours);
    parameters(ours);
    batches(ours);
    changes(ours);
    reads(ours);
    failures(ours);
    refusals(ours);
  }

  private void literals(Connection ours) throws SQLException {
    scene.run(
        ours,
        "insert into contact (id, name, email, phone, letter) values (1, '%s-name', '%s', \"%s\", '%s')"
            .formatted(PLAIN, mark("value"), mark("quotes"), mark("letter")),
        "insert into contact set id = 2, email = '%s'".formatted(mark("set")),
        "replace into contact (id, email) values (2, '%s')".formatted(mark("replace")),
        "insert ignore into contact (id, email) values (1, '%s'), (3, '%s')"
            .formatted(mark("ignored"), mark("ignore")),
        "insert into contact (id, email) values (3, '%s') on duplicate key update email = values(email), phone = '%s'"
            .formatted(mark("upsert"), mark("update")),
        "insert into second (id, email) select id, email from contact where email = '%s'"
            .formatted(mark("copied")),
        "insert into second (id, email) select 9, '%s' from contact where id = 1"
            .formatted(mark("selected")));
  }

  private void parameters(Connection ours) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement(
            "insert into contact (name, email, phone, letter, photo, born) values (?, ?, ?, ?, ?,"
                + " ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, PLAIN + "-name");
      insert.setString(2, mark("string"));
      insert.setObject(3, mark("object"));
      insert.setNString(4, mark("national"));
      insert.setBytes(5, mark("bytes").getBytes(StandardCharsets.UTF_8));
      insert.setString(6, "2011-10-09");
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        ours.prepareStatement(
            "update contact set email = ? where email = ? or email = '%s'"
                .formatted(mark("mixed")))) {
      update.setString(1, mark("assigned"));
      update.setString(2, mark("compared"));
      update.executeUpdate();
    }
  }

  private void batches(Connection ours) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into contact (email, phone) values (?, ?)")) {
      for (int i = 0; i < 5; i++) {
        insert.setString(1, mark("batch"));
        insert.setString(2, mark("row"));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (Statement statement = ours.createStatement()) {
      statement.addBatch("update contact set phone = '%s' where id = 1".formatted(mark("text")));
      statement.addBatch("delete from contact where email = '%s'".formatted(mark("texts")));
      statement.executeBatch();
    }
  }

  private void changes(Connection ours) throws SQLException {
    ours.setAutoCommit(false);
    scene.run(
        ours,
        "update contact set phone = '%s' where id = 1".formatted(mark("undone")),
        "delete from contact where email = '%s'".formatted(mark("deleted")));
    ours.rollback();
    ours.setAutoCommit(true);
    scene.run(
        ours,
        "update contact set email = case when id = 1 then '%s' else email end"
            .formatted(mark("case")),
        "update contact set phone = coalesce(phone, '%s')".formatted(mark("coalesce")),
        "update contact c join second s on s.id = c.id set c.phone = '%s', s.email = '%s'"
            .formatted(mark("joined"), mark("joined too")),
        "delete s from second s join contact c on c.email = s.email where c.email = '%s'"
            .formatted(mark("joined away")),
        "update contact set phone = '%s' where id = 1 /* %s */ -- %s"
            .formatted(mark("commented"), mark("comment"), mark("dashes")),
        "delete from second where email in ('%s', '%s')".formatted(mark("in"), mark("list")));
  }

  private void reads(Connection ours) throws SQLException {
    scene.run(
        ours,
        "select * from contact where email = '%s'".formatted(mark("equal")),
        "select id from mails where email = '%s'".formatted(mark("view")),
        "select id from contact where (email, id) = ('%s', 1)".formatted(mark("pair")),
        "select id from contact where email <=> '%s'".formatted(mark("same")),
        "select c.id from contact c join second s on c.email = s.email and s.email <> '%s'"
            .formatted(mark("join")),
        "select coalesce(email, '%s') as mail from contact".formatted(mark("shown")),
        "explain select id from contact where email = '%s'".formatted(mark("explained")));
  }

  /** What the database refuses is in its logs all the same. */
  private void failures(Connection ours) throws SQLException {
    String twice = mark("twice");
    scene.run(ours, "insert into contact (email) values ('%s')".formatted(twice));
    for (String sql :
        List.of(
            "insert into contact (email) values ('%s')".formatted(twice),
            "insert into contact (email, missing) values ('%s', 1)".formatted(mark("missing")),
            "insert into contact (email, born) values ('%s', 'x%s')"
                .formatted(mark("beside"), mark("nodate")),
            "insert into contact (email) values ('%s')".formatted(mark("long") + "x".repeat(100)),
            "update contact set email = '%s' wher id = 1".formatted(mark("syntax")))) {
      assertThat(fails(ours, sql)).as(sql).isTrue();
    }
  }

  private void refusals(Connection ours) throws SQLException {
    for (String sql :
        List.of(
            "insert into contact (photo) values ('%s')",
            "update contact set email = concat('%s', 'x')",
            "select id from contact where email like '%s'",
            "select id from contact where email > '%s'",
            "set @v = (select email from contact where email = '%s')",
            "prepare s from 'update contact set email = \"%s\"'",
            "execute immediate 'update contact set email = \"%s\"'",
            "update contact set /*! email = '%s', */ name = 'x'",
            "update contact c join second s on s.id = c.id set email = '%s'",
            "create trigger t before insert on contact for each row set new.email = '%s'",
            "create procedure p() update contact set email = '%s'",
            "alter table contact alter email set default (upper('%s'))",
            "alter table contact add constraint k check (email <> '%s')",
            "do (select count(*) from contact where email = '%s')",
            "handler contact read first where email = '%s'")) {
      String marked = sql.formatted(mark("refused"));
      assertThat(fails(ours, marked)).as(marked).isTrue();
    }
  }

  private static boolean fails(Connection ours, String sql) {
    try (Statement statement = ours.createStatement()) {
      statement.execute(sql);
      return false;
    } catch (SQLException refused) {
      return true;
    }
  }
}
