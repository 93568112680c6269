package dev.hushcell.internal.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.StillLedger;
import dev.hushcell.testing.TestFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionSettingTests {
  @Test
  void refusesProtectedTablesUnderASettingThatIsNotUnderstood() {
    assertThatThrownBy(() -> view("sql_mode ORACLE").requireUnderstood())
        .hasMessageContaining("[HC-4094]")
        .hasMessageContaining("sql_mode ORACLE");
    assertThatCode(() -> view("").requireUnderstood()).doesNotThrowAnyException();
  }

  private static SessionSchema view(String obstacle) {
    InformationSchema session = new Settled(obstacle);
    return SessionSchema.of(
        session,
        new SchemaCache(
            new TestFacts(session),
            System::nanoTime,
            new StillLedger(),
            new Reach(H2Rules.RULES, TrustedObjects.nothing())));
  }

  /** A database with nothing in it. */
  private record Settled(String obstacle) implements InformationSchema {
    @Override
    public Naming naming() {
      return Naming.of(new Naming.Letters(Naming.Unquoted.UPPER));
    }

    @Override
    public void requireSupportedSettings() {}

    @Override
    public String collation(String schema) {
      return "";
    }

    @Override
    public SessionState session() {
      return new SessionState("crm", List.of(), Set.of(), "UTC", "", obstacle);
    }

    @Override
    public Optional<Relation> relation(String schema, String name) {
      return Optional.empty();
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
