package dev.hushcell.testing.leak;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** Everything that the objects of the driver say of themselves, and every message of a failure. */
public final class Testimony {
  private final StringWriter said = new StringWriter();
  private final PrintWriter out = new PrintWriter(said);

  /** Takes down what an object says of itself. */
  public void hear(Object object) {
    out.println(object);
  }

  /** Takes down a failure with its causes, followers and warnings. */
  public void hear(Throwable failure) {
    failure.printStackTrace(out);
    if (failure instanceof SQLException e) {
      out.println(e.getSQLState());
      for (SQLException next = e.getNextException(); next != null; next = next.getNextException()) {
        next.printStackTrace(out);
      }
    }
  }

  public void hear(SQLWarning warning) {
    for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
      out.println(each.getMessage());
    }
  }

  public String said() {
    out.flush();
    return said.toString();
  }
}
