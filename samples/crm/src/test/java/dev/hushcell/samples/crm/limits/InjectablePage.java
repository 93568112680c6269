package dev.hushcell.samples.crm.limits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the application must not have: a page that puts what it is sent into its SQL. */
@Controller
class InjectablePage {
  private final DataSource pages;

  InjectablePage(DataSource pages) {
    this.pages = pages;
  }

  /** Answers how many rows were read, and why there are no more. */
  @GetMapping(path = "/by-city", produces = "text/html")
  @ResponseBody
  String byCity(@RequestParam String city) {
    int rows = 0;
    String end = "the end";
    String sql = "select first_name, email from contact where city = '" + city + "'";
    try (var connection = pages.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        String unused = found.getString(1) + found.getString(2);
        rows++;
      }
    } catch (SQLException e) {
      end = e.getSQLState() + " " + e.getMessage();
    }
    return "<html><body>" + rows + " rows, " + end + "</body></html>";
  }
}
