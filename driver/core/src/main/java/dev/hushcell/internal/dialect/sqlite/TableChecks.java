package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Definition;
import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition.CreateTable;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
          add(check.name(), check.condition());
        }
      }
    }
    for (TableConstraint constraint : create.constraints()) {
      if (constraint instanceof TableConstraint.Check check) {
        add(check.name(), check.condition());
      }
    }
  }

  private void add(Optional<Identifier> constraint, Expression condition) {
    int begin = condition.place().from(read.tokens());
    String text = read.tokens().text().substring(begin, condition.place().to(read.tokens()));
    String name = constraint.map(each -> each.token().value()).orElse("");
    List<Token> words = condition.place().in(read.tokens());
    for (ColumnDefinition column : create.columns()) {
      Token called = column.name().token();
      if (words.stream().anyMatch(each -> isNameOf(each, called))) {
        found.add(new Check(new ColumnName(table, called.value()), name, text));
      }
    }
  }

  private static boolean isNameOf(Token token, Token column) {
    return token.isName() && SqliteSchema.isSame(token.value(), column.value());
  }
}
