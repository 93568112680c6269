package dev.hushcell.internal.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that have values are rewritten where the exchange was seen on a server. */
class RewritableTests {
  @Test
  void mariaDbOnly() {
    List<Database> all = MysqlDatabase.all();
    assertThat(all).isNotEmpty();
    for (Database database : all) {
      assertThat(database.rewriting().isPresent()).isEqualTo(database.name().contains("MariaDB"));
    }
  }
}
