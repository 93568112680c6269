package dev.hushcell.frameworks.war;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** An application on an application server: writes two contacts, one of which is rolled back. */
@WebServlet("/contacts")
public final class ContactsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Resource(lookup = "java:jboss/datasources/crm")
  private transient DataSource source;

  @Resource private transient UserTransaction transaction;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      create(source);
      transaction.begin();
      insert(source, 1, "ada@example.com");
      insert(source, 2, "grace@example.com");
      transaction.commit();
      transaction.begin();
      insert(source, 3, "ada@example.com");
      transaction.rollback();
      response.setContentType("text/plain");
      response.getWriter().print(found(source, "ada@example.com"));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static void create(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table contact (id int primary key, email varchar(60))");
      Hushcell.requireProtected(
          connection,
          List.of(new MappedColumn("Contact.email", Optional.empty(), "CONTACT", "EMAIL")));
    }
  }

  private static void insert(DataSource source, int id, String email) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into contact values (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
  }

  private static String found(DataSource source, String email) throws SQLException {
    StringBuilder found = new StringBuilder();
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id, email from contact where email = ?")) {
      select.setString(1, email);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.append(rows.getInt(1)).append(' ').append(rows.getString(2)).append('\n');
        }
      }
    }
    return found.toString();
  }
}
