package dev.hushcell.internal.dialect.sqlite.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.DataDefinition.AlterTable;
import dev.hushcell.internal.sql.tree.DataDefinition.CreateIndex;
import dev.hushcell.internal.sql.tree.DataDefinition.CreateTable;
import dev.hushcell.internal.sql.tree.DataDefinition.NotUnderstood;
import dev.hushcell.internal.sql.tree.DataDefinition.Other;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDdlParserTests {
  private static DataDefinition parse(String sql) {
    return new SqliteDdlParser().parse(new Lexer(new SqliteLanguage()).lex(sql).split().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a int | INT",
        "a | none",
        "a varchar(10) | VARCHAR",
        "a decimal(10, 2) | DECIMAL",
        "a double precision | DOUBLE PRECISION",
        "a unsigned big int | UNSIGNED BIG INT",
        "a int primary key | INT PrimaryKey",
        "a integer primary key autoincrement | INTEGER PrimaryKey Identity",
        "a integer primary key asc on conflict replace | INTEGER PrimaryKey Identity",
        "a text not null on conflict fail | TEXT NotNull",
        "a text null unique on conflict ignore | TEXT Nullable Unique",
        "a text constraint b not null | TEXT NotNull",
        "a text constraint b | TEXT Harmless",
        "a text check (length(a) > 3) | TEXT Check",
        "a text default 'x' | TEXT Default",
        "a text default (1 + (2)) | TEXT Default",
        "a text default -1 | TEXT Default",
        "a text default current_timestamp | TEXT Default",
        "a text collate nocase | TEXT TextForm",
        "a text collate \"binary\" | TEXT TextForm",
        "a text as (upper(b)) | TEXT Computed",
        "a text generated always as (upper(b)) stored | TEXT Computed",
        "a text as (upper(b)) virtual not null | TEXT Computed NotNull"
      })
  void columns(String column, String wanted) {
    CreateTable table = (CreateTable) parse("create table t (" + column + ", z int)");
    assertThat(table.columns()).hasSize(2);
    assertThat(shown(table.columns().get(0))).isEqualTo(wanted);
  }

  private static String shown(ColumnDefinition column) {
    String type = column.type().map(each -> each.name()).orElse("none");
    return type
        + column.traits().stream()
            .map(trait -> " " + trait.getClass().getSimpleName())
            .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "primary key (a) | 1",
        "primary key (a desc, b collate nocase) on conflict abort | 1",
        "unique (a) on conflict replace, check (a > b) | 2",
        "constraint x foreign key (a) references t (b) on delete cascade on update set null match simple deferrable initially deferred | 1",
        "constraint x check (a > 1) constraint y unique (b) | 2",
        "check (a > 1) check (b > 1) | 2"
      })
  void constraints(String constraints, int count) {
    CreateTable table = (CreateTable) parse("create table t (a int, b int, " + constraints + ")");
    assertThat(table.columns()).hasSize(2);
    assertThat(table.constraints()).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a int) strict",
        "create table t (a int) without rowid",
        "create table t (a int) without rowid, strict",
        "create table if not exists main.t (a int)",
        "create temp table t (a int)",
        "create temporary table 't' (a int)",
        "create table [t] (`a` int)",
        "create table t as select 1"
      })
  void tables(String sql) {
    assertThat(parse(sql)).isInstanceOf(CreateTable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table t rename to u",
        "alter table t rename column a to b",
        "alter table t rename a to b",
        "alter table t add column a int",
        "alter table t add a text check (a > 1)",
        "alter table main.t drop column a",
        "alter table t drop a"
      })
  void alterations(String sql) {
    assertThat(parse(sql)).isInstanceOf(AlterTable.class);
  }

  @Test
  void indexOfColumnsAndExpressions() {
    CreateIndex index =
        (CreateIndex)
            parse("create unique index if not exists main.i on t (a, 'b' desc, upper(c)) where d");
    assertThat(index.columns()).extracting(each -> each.token().value()).containsExactly("a", "b");
    assertThat(index.expressions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t",
        "create table t (a int",
        "create table t (a int) engine = x",
        "create table t (a int) with (x)",
        "create table t (a int default)",
        "create table t (a int check)",
        "create table t (a int) strict select 1",
        "create table t ('a' int)",
        "alter table t",
        "alter table t modify a text",
        "alter table t rename a",
        "create index i on t",
        "create trigger t after insert on t begin select 1; end; select 2"
      })
  void restIsNotUnderstood(String sql) {
    assertThat(parse(sql)).isInstanceOf(NotUnderstood.class);
  }

  @Test
  void whatItDoesNotKnowIsOther() {
    assertThat(parse("create virtual table t using fts5(a)")).isInstanceOf(Other.class);
  }
}
