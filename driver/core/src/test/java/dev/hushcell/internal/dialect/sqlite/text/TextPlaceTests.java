package dev.hushcell.internal.dialect.sqlite.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where SQLite takes 'q' for a name, and where for a text. */
class TextPlaceTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from 'q'",
        "select * from a join 'q'",
        "select * from a, 'q'",
        "select * from (a, 'q')",
        "select * from ('q')",
        "select a as 'q' from b",
        "select a 'q' from b",
        "select 'q'.a from b",
        "select a.'q' from b",
        "select 'q' . a from b",
        "select 'q' /* x */ . a from b",
        "select count(*) 'q' from b",
        "select 1 'q'",
        "insert into 'q' values (1)",
        "replace into 'q' values (1)",
        "update 'q' set a = 1",
        "update a set 'q' = 1",
        "update a set ('q') = (1)",
        "delete from 'q'",
        "create table 'q' (a int)",
        "create table a (b int, constraint 'q' check (b))",
        "create table a (b int references 'q' (c))",
        "create table a (b int, primary key ('q'))",
        "create table a (b int, unique ('q'))",
        "create index 'q' on a (b)",
        "create index a on 'q' (b)",
        "create view 'q' as select 1",
        "create trigger 'q' after insert on a begin select 1; end",
        "create trigger t after insert on 'q' begin select 1; end",
        "alter table 'q' add b int",
        "alter table a rename to 'q'",
        "alter table a rename column 'q' to b",
        "alter table a drop column 'q'",
        "drop table 'q'",
        "with 'q' as (select 1) select 1",
        "select * from a join b using ('q')",
        "select * from a indexed by 'q'",
        "select a collate 'q' from b",
        "savepoint 'q'",
        "analyze 'q'",
        "reindex 'q'"
      })
  void names(String sql) {
    assertThat(kind(sql)).as(sql).isEqualTo(Token.Kind.QUOTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'q'",
        "select distinct 'q'",
        "select a, 'q' from b",
        "select * from b where a = 'q'",
        "select * from b where 'q' = a",
        "select * from b where a is 'q'",
        "select * from b where a is not 'q'",
        "select * from b where a is not distinct from 'q'",
        "select * from b where a is distinct from 'q'",
        "select * from b where a in ('q')",
        "select * from b where a in ('r', 'q')",
        "select * from b where a like 'q'",
        "select * from b where a between 'q' and 1",
        "select * from b where a between 1 and 'q'",
        "select * from b where not 'q'",
        "select case 'q' when 1 then 2 end",
        "select case when 'q' then 2 end",
        "select case when 1 then 'q' end",
        "select case when 1 then 2 else 'q' end",
        "select * from a join b on 'q' = a",
        "select f('q')",
        "select f(1, 'q')",
        "select * from b order by 'q'",
        "select a from b group by 'q'",
        "select a from b group by a having 'q' = a",
        "select a from b limit 'q'",
        "insert into a values ('q')",
        "insert into a values (1, 'q')",
        "insert into a values (1), ('q')",
        "update a set b = 'q'",
        "update a set b = 1, c = 'q'",
        "delete from a where b = 'q' returning 'q'",
        "create table a (b text default 'q')",
        "create table a (b text check (b <> 'q'))",
        "attach 'q' as a"
      })
  void texts(String sql) {
    assertThat(kind(sql)).as(sql).isEqualTo(Token.Kind.STRING);
  }

  /** SQLite takes these for names too; read as texts, they are not understood. */
  @ParameterizedTest
  @ValueSource(strings = {"insert into a ('q') values (1)", "create table a ('q' int)"})
  void namesInListsAreReadAsTexts(String sql) {
    assertThat(kind(sql)).as(sql).isEqualTo(Token.Kind.STRING);
  }

  private static Token.Kind kind(String sql) {
    return new Lexer(new SqliteLanguage())
        .lex(sql).list().stream()
            .filter(token -> token.value().equals("q"))
            .findFirst()
            .orElseThrow()
            .kind();
  }
}
