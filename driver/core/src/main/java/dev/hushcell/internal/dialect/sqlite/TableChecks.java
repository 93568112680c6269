package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Definition;
import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.DdlStatement.CreateTable;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;

/** The CHECKs of one table, which stand in its definition and nowhere else. */
final class TableChecks {
  private final TableName table;
  private final Definition read;
  private final CreateTable create;
  private final List<Check> found = new ArrayList<>();

  private TableChecks(TableName table, Definition read, CreateTable create) {
    this.table = table;
    this.read = read;
    this.create = create;
  }

  /** Returns them, once for each column that they name. */
  static List<Check> of(TableName table, Entry entry) {
    Definition read = entry.definition();
    if (!(read.statement() instanceof CreateTable create)) {
      return List.of();
    }
    TableChecks checks = new TableChecks(table, read, create);
    checks.collect();
    return checks.found;
  }

  private void collect() {
    for (ColumnDefinition column : create.columns()) {
      for (ColumnTrait trait : column.traits()) {
        if (trait instanceof ColumnTrait.Check check) {
          add(check.span(), check.condition());
        }
      }
    }
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.Check check) {
        add(check.span(), check.condition());
      }
    }
  }

  private void add(Span whole, Span condition) {
    Tokens tokens = read.tokens();
    String text = tokens.text().substring(condition.begin(), condition.end());
    boolean named = tokens.isWord(whole.from(), "CONSTRAINT");
    String name = named ? tokens.get(whole.from() + 1).value() : "";
    for (ColumnDefinition column : create.columns()) {
      if (condition.in(tokens).stream().anyMatch(each -> isNameOf(each, column.name()))) {
        found.add(new Check(new ColumnName(table, column.name().value()), name, text));
      }
    }
  }

  private static boolean isNameOf(Token token, Token column) {
    return token.isName() && SqliteSchema.isSame(token.value(), column.value());
  }
}
