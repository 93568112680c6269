package dev.hushcell.quarkus;

import io.agroal.api.AgroalDataSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;

/** Adds an address, and tells how many of it there are. */
@Path("/contacts")
public class Greeting {
  private final AgroalDataSource source;

  Greeting(AgroalDataSource source) {
    this.source = source;
  }

  /** Returns a word that the test changes, and a count. */
  @GET
  public String greet() throws SQLException {
    Contacts.create(source);
    int next = Contacts.found(source, "ada@example.com").size();
    Contacts.add(source, next, "ada@example.com");
    return "first " + Contacts.found(source, "ada@example.com").size();
  }
}
