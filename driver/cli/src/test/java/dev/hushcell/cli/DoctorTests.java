package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellStatus;
import dev.hushcell.ModuleStatus;
import dev.hushcell.cli.CommandScene.Ran;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor finds, on a database where something is wrong, and what it makes of it. */
class DoctorTests {
  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
  }

  @Test
  void aGoodDatabaseIsFine() {
    Ran good = scene.onDatabase("doctor");
    assertThat(good.code()).as(good.out() + good.err()).isZero();
    assertThat(good.out())
        .contains(
            "is in approved mode",
            "fine     link: none: the database runs in this process",
            "note     disk: plain: its files have no CIPHER",
            "note     in clear: TRACE_LEVEL_FILE=1: statements that failed",
            "the user may read and write the tables of keys in PUBLIC",
            "clocks of the database and of this machine agree",
            "1 protected column is there",
            "no searched column depends on the collation",
            "views, triggers and routines were looked at")
        .doesNotContain("TROUBLE", "ada@example.com", CommandScene.PASSWORD);
  }

  @Test
  void aLinkIsTroubleWhereItCrossesANetworkUnverified() {
    Diagnosis diagnosis = new Diagnosis();
    LayerText.judge(link(Reach.NETWORK, Certificate.VERIFIED), disk(AtRest.ENCRYPTED), diagnosis);
    LayerText.judge(link(Reach.LOOPBACK, Certificate.UNVERIFIED), disk(AtRest.PLAIN), diagnosis);
    assertThat(diagnosis.troubles()).isEmpty();
    assertThat(diagnosis.fine()).hasSize(2);
    LayerText.judge(link(Reach.NETWORK, Certificate.ANY_NAME), disk(AtRest.PARTLY), diagnosis);
    assertThat(diagnosis.troubles())
        .containsExactly(
            "link: encrypted, TLSv1.3, certificate: any name (options), to the network; see"
                + " driver/docs/defence-in-depth.md");
    assertThat(diagnosis.notes())
        .contains("in clear: log=on: texts, into the log; to change it: set log off");
  }

  private static LinkStatus link(Reach reach, Certificate certificate) {
    return new LinkStatus(
        reach, Optional.of(true), Optional.of("TLSv1.3"), Optional.empty(), certificate, "options");
  }

  @Test
  void missingGrantsAreTold() throws Exception {
    scene.plain(
        "create user reader password 'reader'",
        "grant select on schema public to reader",
        "grant update on hushcell_manifest to reader");
    Ran ran = scene.onDatabase("doctor", "--user", "reader", "--password-file", passwordOfReader());
    assertThat(ran.out())
        .as(ran.err())
        .contains("the user lacks", "INSERT on \"PUBLIC\".hushcell_key", "UPDATE on")
        .doesNotContain("SELECT on", "UPDATE on \"PUBLIC\".hushcell_manifest");
    assertThat(ran.code()).isEqualTo(1);
  }

  private String passwordOfReader() throws Exception {
    return java.nio.file.Files.writeString(directory.resolve("reader"), "reader\n").toString();
  }

  @Test
  void indexesAreJudged() throws Exception {
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\n  note.text: {}\n");
    scene.ours("create index by_email on contact (email)", "create table note (text varchar(50))");
    assertThat(scene.onDatabase("doctor").code()).isZero();
    scene.plain("create index by_text on note (text)");
    Ran ran = scene.onDatabase("doctor");
    assertThat(ran.out())
        .contains("TROUBLE  index BY_TEXT on PUBLIC.NOTE.TEXT finds nothing")
        .contains("indexes on protected columns that were looked at: 2");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void viewsTriggersAndRoutinesAreTold() throws Exception {
    scene.plain(
        "create view v_contact as select id, email from contact",
        "create view v_upper as select upper(cast(email as varchar)) as u from contact",
        "create view v_other as select 1 as one",
        "create trigger t_contact before insert on contact for each row call '"
            + QuietTrigger.class.getName()
            + "'",
        "create alias find_contact as 'int f() { return \"contact\".length(); }'",
        "create alias of_java for 'java.lang.Math.abs(int)'");
    Ran ran = scene.onDatabase("doctor");
    assertThat(ran.out())
        .contains("fine     view PUBLIC.V_CONTACT is followed")
        .contains("note     view PUBLIC.V_UPPER reaches a protected table", "[HC-")
        .contains("note     trigger T_CONTACT on PUBLIC.CONTACT is given cells")
        .contains("note     routine PUBLIC.FIND_CONTACT names a protected table")
        .contains("note     not looked at, because the database does not show", "PUBLIC.OF_JAVA")
        .doesNotContain("V_OTHER");
    assertThat(ran.code()).as("notes are no trouble").isZero();
  }

  @Test
  void jsonHasTheSame() throws SQLException {
    scene.plain("drop table contact");
    Ran ran = scene.onDatabase("doctor", "--json");
    JsonNode tree = JsonMapper.builder().build().readTree(ran.out());
    assertThat(tree.at("/troubles/0/text").asString()).contains("PUBLIC.CONTACT.EMAIL");
    assertThat(tree.at("/troubles/0/code").isNull()).isTrue();
    assertThat(tree.get("fine").size()).isPositive();
    assertThat(tree.at("/notes/0/text").asString()).startsWith("disk: plain");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void jsonHasTheCodeOfAFinding() throws SQLException {
    scene.plain("create view shouted as select upper(cast(email as varchar)) e from contact");
    JsonNode tree =
        JsonMapper.builder().build().readTree(scene.onDatabase("doctor", "--json").out());
    assertThat(tree.get("notes").valueStream())
        .filteredOn(note -> note.get("text").asString().startsWith("view PUBLIC.SHOUTED reaches"))
        .singleElement()
        .satisfies(note -> assertThat(note.get("text").asString()).contains("[" + code(note) + "]"))
        .satisfies(note -> assertThat(code(note)).startsWith("HC-"));
  }

  private static String code(JsonNode finding) {
    return finding.get("code").asString();
  }

  @Test
  void clocksThatDifferAreTrouble() throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:")) {
      Diagnosis diagnosis = new Diagnosis();
      GrantExam exam = new GrantExam(plain, diagnosis);
      exam.clocks();
      exam.judge(Duration.ofSeconds(-59));
      assertThat(diagnosis.fine()).hasSize(2);
      exam.judge(Duration.ofSeconds(90));
      exam.judge(Duration.ofSeconds(-90));
      assertThat(diagnosis.troubles().get(0)).contains("90 s ahead of");
      assertThat(diagnosis.troubles().get(1)).contains("90 s behind");
    }
  }

  @Test
  void indexesAndCollationsAreJudged() throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:")) {
      Diagnosis diagnosis = new Diagnosis();
      ColumnExam exam = new ColumnExam(plain, diagnosis);
      ProtectedColumn name = column(Family.CHAR, Compare.UNSPECIFIED);
      exam.judge(name, "BY_NAME", new CellLength(name.name(), 2705, 2704));
      exam.judge(name, "BY_NAME", new CellLength(name.name(), 2704, 2704));
      assertThat(diagnosis.troubles()).singleElement().asString().contains("2705 bytes");
      exam.collations(status(name), "OFF");
      exam.collations(status(column(Family.TEXT, Compare.EXACT)), "ENGLISH");
      assertThat(diagnosis.troubles()).hasSize(1);
      assertThat(diagnosis.notes()).singleElement().asString().contains("CHAR column");
      exam.collations(status(column(Family.TEXT, Compare.UNSPECIFIED)), "ENGLISH");
      assertThat(diagnosis.troubles()).hasSize(2);
      assertThat(diagnosis.troubles().get(1)).contains("became ENGLISH", "A.B.C");
    }
  }

  /** A driver may take the catalog for a database that it is to go to. */
  @Test
  void schemasAreNotTakenForCatalogs() throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE")) {
      for (String sql : List.of("create schema A", "create table A.B (C varchar(9) unique)")) {
        plain.createStatement().execute(sql);
      }
      Diagnosis diagnosis = new Diagnosis();
      ColumnExam exam =
          new ColumnExam(
              Picky.connection(plain, given -> given.equals("A"), "its catalog"), diagnosis);
      exam.columns(status(column(Family.TEXT, Compare.EXACT)));
      assertThat(diagnosis.fine()).containsExactly("1 protected column is there");
      exam.indexes(
          status(
              column(Family.TEXT, Compare.EXACT),
              new CellLength(column(Family.TEXT, Compare.EXACT).name(), 90, 100)));
      assertThat(diagnosis.fine()).contains("indexes on protected columns that were looked at: 1");
    }
  }

  /** SQLite has no information schema, and its driver names no schema. */
  @Test
  void databaseOfOneSchemaIsFine() throws Exception {
    String one = "jdbc:hushcell:sqlite:" + directory.resolve("one.db");
    try (Connection ours =
            DriverManager.getConnection(one + "?hushcell.config=" + scene.configuration);
        Statement statement = ours.createStatement()) {
      statement.execute(
          "create table contact (id integer primary key, email varchar(40) collate binary)");
      statement.execute("create view emails as select id, email from contact");
    }
    Ran ran = scene.run("doctor", "--url", one, "--config", scene.configuration.toString());
    assertThat(ran.out())
        .as(ran.err())
        .contains("tables that were looked at: 1", "view main.emails is followed")
        .contains("views, triggers and routines were looked at")
        .doesNotContain("TROUBLE");
    assertThat(ran.code()).isZero();
  }

  /** Where the information schema has no triggers, they are asked for as the server has them. */
  @Test
  void triggersAreFoundWhereTheInformationSchemaHasNone() throws Exception {
    scene.plain(
        "create schema sys",
        "create table sys.triggers (name varchar(9), object_id int, parent_id int)",
        "create table sys.objects (name varchar(9), object_id int, schema_id int)",
        "create table sys.schemas (name varchar(9), schema_id int)",
        "insert into sys.triggers values ('T_CONTACT', 3, 2)",
        "insert into sys.objects values ('CONTACT', 2, 1)",
        "insert into sys.schemas values ('PUBLIC', 1)");
    String plainUrl = scene.url.replace("jdbc:hushcell:", "jdbc:");
    Diagnosis diagnosis = new Diagnosis();
    try (Connection plain = DriverManager.getConnection(plainUrl, "", "")) {
      new CodeExam(
              plain,
              Picky.connection(
                  plain, sql -> sql.toString().contains("INFORMATION_SCHEMA.TRIGGERS"), "a view"),
              status(new ColumnName(new TableName("PUBLIC", "CONTACT"), "EMAIL")),
              diagnosis)
          .code();
    }
    assertThat(diagnosis.notes())
        .containsExactly(
            "trigger T_CONTACT on PUBLIC.CONTACT is given cells, not values; see that it only hands"
                + " them on");
  }

  /** A connection and what it makes, which fail where the first argument is one not liked. */
  private record Picky(Object real, Predicate<Object> refused, String what)
      implements InvocationHandler {
    static Connection connection(Connection real, Predicate<Object> refused, String what) {
      return (Connection) around(Connection.class, real, refused, what);
    }

    private static Object around(
        Class<?> type, Object real, Predicate<Object> refused, String what) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, new Picky(real, refused, what));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (arguments != null && arguments[0] != null && refused.test(arguments[0])) {
        throw new SQLException("there is no " + what);
      }
      Object made = made(method, arguments);
      Class<?> type = method.getReturnType();
      return type == DatabaseMetaData.class || type == Statement.class
          ? around(type, made, refused, what)
          : made;
    }

    private Object made(Method method, Object @Nullable [] arguments) throws Throwable {
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private static ProtectedColumn column(Family family, Compare compare) {
    return new ProtectedColumn(
        new ColumnName(new TableName("A", "B"), "C"),
        new LogicalType(family, "VARCHAR(9)", Types.VARCHAR, "VARCHAR", 9, 0, false),
        Search.EQUALITY,
        compare,
        "b.c",
        0,
        Storage.BINARY);
  }

  private static HushcellStatus status(ColumnName name) {
    ProtectedColumn like = column(Family.TEXT, Compare.EXACT);
    return status(
        new ProtectedColumn(
            name, like.type(), like.search(), like.compare(), like.key(), 0, like.storage()));
  }

  private static HushcellStatus status(ProtectedColumn column, CellLength... lengths) {
    ModuleStatus module =
        new ModuleStatus(
            "m", "1", true, "java", "0", "certified", "none", "a test", Optional.empty());
    return new HushcellStatus(
        module,
        "store",
        List.of(),
        1,
        List.of(column),
        List.of(),
        List.of(lengths),
        List.of(),
        List.of(),
        LinkStatus.inProcess(),
        disk(AtRest.PLAIN),
        Optional.empty());
  }

  private static DiskStatus disk(AtRest atRest) {
    ClearSetting log = new ClearSetting("log", "on", "texts, into the log", "set log off");
    return new DiskStatus(atRest, "as it is", List.of(log), List.of("the rest"));
  }

  /** A trigger that does nothing. */
  public static final class QuietTrigger implements org.h2.api.Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {}
  }
}
