package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueFactsTests {
  /** Whoever lends a connection may go on with it. */
  @Test
  void lentConnectionIsLeftAsItWasAlsoWhenAQuestionFails() throws SQLException {
    try (Connection lent = DriverManager.getConnection("jdbc:h2:mem:lent")) {
      lent.setAutoCommit(false);
      CatalogueFacts facts = new CatalogueFacts(new Lending(lent), new H2Database());
      assertThat(facts.ask(InformationSchema::naming).value()).isNotNull();
      assertThat(lent.getAutoCommit()).isFalse();
      assertThatThrownBy(
              () ->
                  facts.ask(
                      database -> {
                        throw SchemaFault.SETTING.fault("it is refused");
                      }))
          .hasMessageContaining("it is refused");
      assertThat(lent.getAutoCommit()).isFalse();
    }
  }

  private record Lending(Connection lent) implements CatalogueConnections {
    @Override
    public Connection borrow() {
      return lent;
    }

    @Override
    public void giveBack(Connection connection) {}

    @Override
    public Optional<String> place() {
      return Optional.empty();
    }
  }
}
