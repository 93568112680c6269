package dev.hushcell.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.StillLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SchemaCacheTests {
  private static final TableName CONTACT = new TableName("crm", "contact");

  private final AtomicLong nanos = new AtomicLong();
  private final SchemaCache cache =
      new SchemaCache(
          nanos::get, new StillLedger(), new Reach(new H2Rules(), TrustedObjects.nothing()));
  private final Altered database = new Altered();

  /** A session that was ended while it asked has not asked for the others. */
  @Test
  void asksAgainAfterAnAnswerThatDidNotArrive() {
    database.columns = List.of("id", "email");
    assertThat(columns()).containsExactly("id", "email");
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    database.isGone = true;
    assertThatThrownBy(() -> cache.renew(database)).isInstanceOf(IllegalStateException.class);
    database.isGone = false;
    database.columns = List.of("id", "email", "name");
    cache.renew(database);
    assertThat(columns()).containsExactly("id", "email", "name");
  }

  private List<String> columns() {
    return cache.relation(CONTACT, database).orElseThrow().columns();
  }

  /** A table that others alter. */
  private static final class Altered implements InformationSchema {
    private List<String> columns = List.of();
    private boolean isGone;

    @Override
    public Optional<Relation> relation(String schema, String name) {
      if (isGone) {
        throw new IllegalStateException("the connection is gone");
      }
      return Optional.of(new Relation(CONTACT, columns, true));
    }

    @Override
    public Naming naming() {
      return Naming.of(new Naming.Letters(Naming.Unquoted.LOWER));
    }

    @Override
    public void requireSupportedSettings() {}

    @Override
    public String collation() {
      return "";
    }

    @Override
    public SessionState session() {
      return new SessionState("crm", List.of(), Set.of(), "UTC", "", "");
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return Set.of();
    }

    @Override
    public List<ColumnName> columnsCalled(Set<String> names) {
      return List.of();
    }

    @Override
    public List<Source> sources() {
      return List.of();
    }
  }
}
