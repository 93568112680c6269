package dev.hushcell;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The first program of a newcomer, for a class path of its own: connects, and says what came. */
final class FirstStepProbe {
  private FirstStepProbe() {}

  public static void main(String[] args) {
    try (Connection connection = DriverManager.getConnection(args[0], "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table contact(id int primary key, email varchar(60))");
      System.out.println("said: connected to " + connection.getMetaData().getURL());
    } catch (SQLException e) {
      System.out.println("said: " + e.getMessage());
    }
  }
}
