package dev.hushcell.quarkus;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What an application does with addresses. */
final class Contacts {
  private Contacts() {}

  static void create(AgroalDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists contact (id int primary key, email varchar(60))");
    }
  }

  static void add(AgroalDataSource source, int id, String email) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into contact values (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
  }

  static List<Integer> found(AgroalDataSource source, String email) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id from contact where email = ?")) {
      select.setString(1, email);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getInt(1));
        }
      }
    }
    return ids;
  }
}
