package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.testing.script.PlanText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UPDATE and DELETE of MySQL that join the tables they change with each other and with others. */
class MysqlJoinedChangeTests {
  private static final Database MYSQL = MysqlDatabase.all().get(0);

  private final TextPlanner planner = planner(Access.unlimited());
  private final MysqlSchema schema = new MysqlSchema();

  private static TextPlanner planner(Access access) {
    return new TextPlanner(MYSQL.types(), MYSQL.rules(), access, TrustedObjects.nothing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update contact c join plain_two p on p.id = c.id set c.email = ?, p.word = ? where c.note = ?"
            + "|update contact c join plain_two p on p.id = c.id set c.email = {email=}, p.word = ?"
            + " where c.note = {note~}",
        "update contact, plain_two set contact.email = 'x', word = 'y' where contact.id = plain_two.id"
            + "|update contact, plain_two set contact.email = {email=}, word = 'y' where contact.id"
            + " = plain_two.id",
        "update contact c, second s set c.email = s.owner where s.id = c.id"
            + "|update contact c, second s set c.email = s.owner where s.id = c.id",
        "update contact c, second s set c.email = s.owner, s.owner = c.email where s.owner <=> c.email"
            + "|update contact c, second s set c.email = s.owner, s.owner = c.email where s.owner"
            + " <=> c.email",
        "update contact a join contact b on a.email = b.email set a.note = ? where b.note = ?"
            + "|update contact a join contact b on a.email = b.email set a.note = {note=} where"
            + " b.note = {note~}",
        "update plain_two p left join contact c on c.id = p.id and c.email = ? set p.word = ?"
            + "|update plain_two p left join contact c on c.id = p.id and c.email = {email~} set"
            + " p.word = ?",
        "update contact c join (select id, owner o from second where note = ?) q on q.o = c.email set"
            + " c.note = ?"
            + "|update contact c join (select id, owner o from second where note = {note~}) q on"
            + " q.o = c.email set c.note = {note=}",
        "update plain_two p join mails m on m.mail = ? set p.word = 'x'"
            + "|update plain_two p join mails m on m.mail = {email~} set p.word = 'x'",
        "update contact c join plain_two p using (id) set email = coalesce(?, email) limit 3"
            + "|update contact c join plain_two p using (id) set email = coalesce({email=}, email)"
            + " limit 3",
        "update low_priority contact c straight_join (second s join plain_two p on p.id = s.id) on"
            + " c.email = s.owner set c.note = ?, s.note = ?, p.word = ?"
            + "|update low_priority contact c straight_join (second s join plain_two p on p.id ="
            + " s.id) on c.email = s.owner set c.note = {note=}, s.note = {note=}, p.word = ?",
        "delete c from contact c join plain_one p on p.id = c.id where c.email = ?"
            + "|delete c from contact c join plain_one p on p.id = c.id where c.email = {email~}",
        "delete c, s from contact c join second s on s.owner = c.email where c.note = ?"
            + "|delete c, s from contact c join second s on s.owner = c.email where c.note = {note~}",
        "delete p from plain_one p join contact c on c.id = p.id where c.email = ?"
            + "|delete p from plain_one p join contact c on c.id = p.id where c.email = {email~}",
        "delete from c, p using contact as c inner join plain_one as p where c.email = 'x'"
            + "|delete from c, p using contact as c inner join plain_one as p where c.email ="
            + " {email~}",
        "delete contact.*, s.* from contact, second s where contact.email = s.owner"
            + "|delete contact.*, s.* from contact, second s where contact.email = s.owner",
        "delete c from contact c left join second s on s.owner = c.email where s.id is null"
            + "|delete c from contact c left join second s on s.owner = c.email where s.id is null"
      })
  void changesWhatItJoins(String sql, String expected) {
    assertThat(PlanText.rendered((Touching) plan(sql))).isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update contact c join plain_two p on p.id = c.id set c.email = p.word | HC-2113",
        "update plain_two p join contact c on c.id = p.id set p.word = c.email | HC-2112",
        "update contact c join second s on s.id = c.id set c.note = s.note | HC-2114",
        "update contact c join second s on s.id = c.id set note = ? | HC-2103",
        "update contact a join contact b on a.id = b.id set email = ? | HC-2103",
        "update contact a join contact b on a.id = b.id set a.email = ?, b.email = ? | HC-2100",
        "update contact c join plain_two p on p.id = c.id set q.email = ? | HC-2102",
        "update contact c join plain_two p on p.id = c.id set c.missing = ? | HC-2102",
        "update contact c join plain_two p on p.id = c.id set contact.email = ? | HC-2102",
        "update contact c join (select id, word from plain_two) q on q.id = c.id set q.word = ?|HC-2102",
        "update mails m join contact c on c.email = m.mail set m.mail = ? | HC-2118",
        "update mails m join contact c on c.email = m.mail set m.mail = ?, c.note = ? | HC-2118",
        "update plain_two p join mails m on m.mail = ? set p.word = m.mail | HC-2112",
        "update ignore plain_two p join contact c on c.id = p.id set c.email = ? | HC-2141",
        "update contact c, plain_two p set (c.email, p.word) = (?, ?) | HC-2100",
        "delete contact from contact c join plain_one p on p.id = c.id where c.email = ? | HC-2100",
        "delete a, b from contact a join contact b on a.email = b.email where a.id < b.id | HC-2100",
        "delete x from contact c join plain_one p on p.id = c.id where c.email = ? | HC-2100",
        "delete m from mails m join contact c on c.email = m.mail | HC-2118",
        "delete q from contact c, (select id from plain_one) q where q.id = c.id | HC-2100"
      })
  void refusesWhatIsNotCertain(String sql, String code) {
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("[" + code);
  }

  @Test
  void readsATableOnlyWithoutItsTriggers() {
    schema.trigger = "insert into contact (id) values (new.id)";
    assertThat(plan("update contact c join plain_one p on p.id = c.id set c.email = ?"))
        .isInstanceOf(Touching.class);
    assertThat(plan("delete c from contact c join plain_one p on p.id = c.id"))
        .isInstanceOf(Touching.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update contact c join plain_one p on p.id = c.id set c.email = ?, p.id = 3",
        "update plain_two t join plain_one p on p.id = t.id set p.id = 3",
        "update plain_two t, plain_one p set id = 3",
        "update plain_two t, plain_one p set unseen = 3",
        "delete p from contact c join plain_one p on p.id = c.id",
        "delete c, p from contact c join plain_one p on p.id = c.id"
      })
  void refusesATableWhoseTriggerReachesWhatIsProtected(String sql) {
    schema.trigger = "insert into contact (id) values (new.id)";
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("[HC-2118]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update plain_two t join plain_one p on p.id = t.id set p.id = 3, t.word = ?",
        "update scratch s join plain_one p on p.id = s.id set s.unseen = ?",
        "delete p, t from plain_one p, plain_two t where p.id = t.id"
      })
  void passesOthers(String sql) {
    assertThat(plan(sql)).isInstanceOf(StatementPlan.Untouched.class);
  }

  /** Of a table that only the server knows nobody can tell that it has such a column. */
  @Test
  void refusesAColumnOfAnUnknownTableThatIsNamedLikeAProtectedOne() {
    assertThatThrownBy(
            () -> plan("update scratch s join plain_one p on p.id = s.id set s.contact = ?"))
        .hasMessageContaining("[HC-21");
  }

  @Test
  void changesTablesThatOnlyTheServerKnows() {
    String sql = "update scratch s join contact c on c.id = s.id set s.x = ?, c.email = ?";
    assertThat(PlanText.rendered((Touching) plan(sql)))
        .isEqualTo(
            "update scratch s join contact c on c.id = s.id set s.x = ?, c.email = {email=}");
    assertThatThrownBy(
            () -> plan("update scratch s join contact c on c.id = s.id set s.x = c.email"))
        .hasMessageContaining("[HC-2112]");
  }

  @Test
  void keepsACellThatWasNotReadByItsTable() {
    WriteOnly rule = new WriteOnly(Optional.empty(), "contact", "email", OnRead.NULL, false);
    TextPlanner limited = planner(new Access("web", List.of(rule)));
    String sql = "update plain_two p join contact c on c.id = p.id set c.email = ?, p.word = ?";
    assertThat(PlanText.rendered((Touching) limited.plan(sql, schema, schema.protection())))
        .isEqualTo(
            "update plain_two p join contact c on c.id = p.id set c.email ="
                + " COALESCE({email=}, c.`email`), p.word = ?");
  }

  private StatementPlan plan(String sql) {
    return planner.plan(sql, schema, schema.protection());
  }
}
