package dev.hushcell.contract.escapes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Traces;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * No server sees a comment that names a protected table or column, in statements that touch
 * neither, as Hibernate writes it; it sees all others.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class CommentTests {
  private static final String SECRET = "Zq7commentWord";
  private static final String KEPT = "Zq7keptWord";

  private static final List<String> STATEMENTS =
      List.of(
          "/* update Contact c set c.email='S' */ select id from place",
          "select id -- contact: 'S'\n from place",
          "select id from place /* \"EMAIL\" = S */",
          "insert into place (id) values (7) /* S contact */",
          "update place set id = 8 /* where contact.id = 'S' */ where id = 7",
          "delete from place /* see contact\n S */ where id = 8",
          "create table /* like contact 'S' */ later (id int)",
          "drop table later -- contact S",
          "select 1 /* a */ /* Contact: S */ from place");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areNotSentWhereTheyNameWhatIsProtected() throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server, directory, "columns:\n  contact.email: { search: equality, compare: exact }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "create table place (id int primary key, name varchar(60))",
          "insert into contact values (1, 'a')",
          "/* " + KEPT + " */ insert into place values (3, '" + KEPT + "')");
      for (String each : statements()) {
        try (Statement statement = ours.createStatement()) {
          statement.execute(each.replace("S", SECRET));
        }
      }
      try (PreparedStatement statement =
          ours.prepareStatement(STATEMENTS.get(0).replace("S", SECRET) + " where id = ?")) {
        statement.setInt(1, 1);
        statement.execute();
      }
    }
    server.flush();
    List<String> seen = new ArrayList<>(scene.traces().of(SECRET));
    seen.addAll(Traces.in(String.join("\n", server.told()), SECRET));
    assertThat(seen).isEmpty();
    if (!server.traces().isEmpty()) {
      assertThat(scene.traces().of(KEPT)).as("the search itself").isNotEmpty();
    }
  }

  private List<String> statements() {
    List<String> all = new ArrayList<>(STATEMENTS);
    if (server.name().matches("maria.*|mysql.*")) {
      all.add("select id # contact S\n from place");
    }
    if (server.name().equals("postgresql")) {
      all.add("select id /* /* contact */ S */ from place");
    }
    return all;
  }
}
