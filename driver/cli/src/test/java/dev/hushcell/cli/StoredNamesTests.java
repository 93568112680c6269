package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class StoredNamesTests {
  @Test
  void areThoseThatAStatementWouldMean() throws SQLException {
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = h2.createStatement()) {
      statement.execute("create table person_x (mail varchar(9), \"Größe\" int)");
      statement.execute("create table personyx (mail varchar(9))");
      statement.execute("create table \"person\" (\"mail\" varchar(9), mail varchar(9))");
      statement.execute("create table \"Straße 5%\" (id int)");
      StoredNames names = new StoredNames(h2);

      TableName folded = new TableName("PUBLIC", "PERSON_X");
      assertThat(names.table("public.person_x")).isEqualTo(folded);
      assertThat(names.table("PUBLIC.Person_X")).isEqualTo(folded);
      assertThat(names.column(folded, "Mail")).isEqualTo("MAIL");
      assertThat(names.column(folded, "Größe")).isEqualTo("Größe");

      TableName exact = new TableName("PUBLIC", "person");
      assertThat(names.table("public.person")).isEqualTo(exact);
      assertThat(names.column(exact, "mail")).isEqualTo("mail");
      assertThat(names.table("public.Straße 5%")).isEqualTo(new TableName("PUBLIC", "Straße 5%"));
    }
  }

  @Test
  void areAsTypedWhereNothingIsThere() throws SQLException {
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      StoredNames names = new StoredNames(h2);
      TableName nothing = new TableName("public", "person");
      assertThat(names.table("public.person")).isEqualTo(nothing);
      assertThat(names.column(nothing, "mail")).isEqualTo("mail");
    }
  }
}
